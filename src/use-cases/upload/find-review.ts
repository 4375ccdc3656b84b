import type { Connection } from "../../store/database.ts";
import { listEdits } from "../../store/draft-store.ts";
import { listUploadsOfFile, lockUpload } from "../../store/upload-store.ts";
import { heldEdits } from "./apply-edits.ts";

/** People are changing on the pages what a file was read as: what they did would not be in the record. */
export interface BeingReviewed {
  readonly kind: "being-reviewed";
  /** The names that they gave. */
  readonly by: readonly string[];
  /** How many edits hold. */
  readonly edits: number;
}

/** The review of a file in which somebody has changed something, for the municipality given, else for any. Nobody can begin one until the transaction ends. */
export async function findReview(tx: Connection, sha256: string, given: string | null): Promise<BeingReviewed | null> {
  for (const { municipality, id } of await listUploadsOfFile(tx, sha256, given)) {
    const upload = await lockUpload(tx, municipality, id);
    if (upload?.state !== "read") continue;
    const held = heldEdits(await listEdits(tx, municipality, id));
    if (held.length > 0) return { kind: "being-reviewed", by: [...new Set(held.flatMap(({ by }) => by ?? []))], edits: held.length };
  }
  return null;
}
