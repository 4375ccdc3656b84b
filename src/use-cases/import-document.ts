import { createHash } from "node:crypto";
import type { OpenRefusal } from "../documents/formats/open-refusal.ts";
import { readFile } from "../documents/read-file.ts";
import { accept, type Result, refuse } from "../domain/result.ts";
import type { Database } from "../store/database.ts";
import { awaitTurn } from "../store/turn.ts";
import type { MunicipalityRefusal } from "./import/choose-municipality.ts";
import { findKept, type Imported, keepDocument } from "./import/keep-document.ts";
import { type UnderWay, unlessUnderWay } from "./import/under-way.ts";
import { type BeingReviewed, findReview } from "./upload/find-review.ts";

export interface ImportInput {
  /** As the file is called. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Code of the municipality whose document it is; null to go by what the document says. */
  readonly municipality?: string | null;
  readonly now: Date;
}

export type ImportRefusal = OpenRefusal | MunicipalityRefusal | BeingReviewed | UnderWay;

/**
 * Reads a document and keeps what it says, in one transaction: all of it or nothing.
 *
 * The same file twice changes nothing. A further document of the same plan, goals or missions is joined with what is there: nodes, indicators and goals are
 * recognised, never doubled, and a goal that says something else gets a new revision. What people are changing on the pages is theirs to accept.
 */
export async function importDocument(
  db: Database,
  { name, bytes, municipality = null, now }: ImportInput,
): Promise<Result<Imported, ImportRefusal>> {
  const before = await findKept(db, createHash("sha256").update(bytes).digest("hex"), municipality);
  if (before) return accept(before);

  const read = await readFile(name, bytes);
  if (!read.ok) return read;
  const imported = db.transaction().execute(async (tx): Promise<Result<Imported, ImportRefusal>> => {
    // Before anything is locked: whoever accepts waits for the turn first.
    await awaitTurn(tx);
    const review = await findReview(tx, read.value.document.sha256, municipality);
    return review ? refuse(review) : keepDocument(tx, { ...read.value, bytes }, { municipality, now });
  });
  return unlessUnderWay(imported);
}
