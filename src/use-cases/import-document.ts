import { createHash } from "node:crypto";
import type { OpenRefusal } from "../documents/formats/open-refusal.ts";
import { readFile } from "../documents/read-file.ts";
import { accept, type Result, refuse } from "../domain/result.ts";
import { recordAudit } from "../store/audit-store.ts";
import type { Connection, Database } from "../store/database.ts";
import { awaitTurn } from "../store/turn.ts";
import { findUploadByHash } from "../store/upload-store.ts";
import type { MunicipalityRefusal } from "./import/choose-municipality.ts";
import { findKept, type Imported, keepDocument } from "./import/keep-document.ts";
import { isReadingFile, readReading } from "./import/read-reading.ts";
import { type UnderWay, unlessUnderWay } from "./import/under-way.ts";
import { type BeingReviewed, findReview } from "./upload/find-review.ts";
import { importAct } from "./upload/import-act.ts";

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

  const read = isReadingFile(bytes) ? readReading(name, bytes) : await readFile(name, bytes);
  if (!read.ok) return read;
  const imported = db.transaction().execute(async (tx): Promise<Result<Imported, ImportRefusal>> => {
    // Before anything is locked: whoever accepts waits for the turn first.
    await awaitTurn(tx);
    const review = await findReview(tx, read.value.document.sha256, municipality);
    if (review) return refuse(review);
    const kept = await keepDocument(tx, { ...read.value, bytes }, { municipality, now });
    if (kept.ok && kept.value.kind === "imported") await tell(tx, kept.value.municipality.code, read.value.document.sha256, now);
    return kept;
  });
  return unlessUnderWay(imported);
}

/** Tells it in the audit trail: at the machine nobody is signed in. */
async function tell(tx: Connection, municipality: string, sha256: string, now: Date): Promise<void> {
  const upload = await findUploadByHash(tx, municipality, sha256);
  if (upload) await recordAudit(tx, municipality, [importAct("import.accept", upload, { account: null, by: null, now })]);
}
