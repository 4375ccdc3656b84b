import type { Connection } from "../../store/database.ts";
import { forgetDraft, listEdits, recordEdit } from "../../store/draft-store.ts";
import { findSourceText } from "../../store/source-file-store.ts";
import { findUploadByHash } from "../../store/upload-store.ts";
import { heldEdits } from "../upload/apply-edits.ts";
import { storable } from "./storable.ts";

/**
 * Where a file that has a draft says something else now than when it was read (a newer reader), the draft's places and edits would point into a text that is not theirs:
 * the draft goes, to be read anew where it is asked for again, and what people changed is taken back, one by one, and stays in the list of its edits.
 */
export async function setDraftAside(
  tx: Connection,
  municipality: string,
  { sha256, text }: { readonly sha256: string; readonly text: string },
  { at, by }: { readonly at: Date; readonly by: string | null },
): Promise<void> {
  const upload = await findUploadByHash(tx, municipality, sha256);
  if (!upload?.counts) return;
  const known = await findSourceText(tx, municipality, sha256);
  if (known?.text === storable(text)) return;
  const edits = await listEdits(tx, municipality, upload.id);
  let number = edits.at(-1)?.number ?? 0;
  for (const { number: edit } of heldEdits(edits)) {
    number += 1;
    await recordEdit(tx, municipality, upload.id, { kind: "taken-back", edit }, { number, revision: upload.revision + 1, at, by });
  }
  await forgetDraft(tx, municipality, upload.id);
}
