import { accept, type Result, refuse } from "../../domain/result.ts";
import type { SheetBody } from "../../domain/sheet/sheet-body.ts";
import { hasPlace } from "../../domain/sheet/sheet-place.ts";
import { storable } from "../import/storable.ts";

/** What a person says of a sheet, or of a field of it. */
export interface CommentText {
  /** The field, by its pointer in the sheet's body; null for the whole sheet. */
  readonly pointer: string | null;
  readonly text: string;
}

/** The comments in which something is said. Each is about something that the sheet has. */
export function readComments(
  body: SheetBody,
  comments: readonly CommentText[],
): Result<readonly CommentText[], { readonly kind: "unknown-field"; readonly pointer: string }> {
  const said = comments.filter(({ text }) => text.trim() !== "");
  for (const { pointer } of said) if (pointer !== null && !hasPlace(body, pointer)) return refuse({ kind: "unknown-field", pointer });
  return accept(storable(said));
}
