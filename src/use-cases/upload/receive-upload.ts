import { stat } from "node:fs/promises";
import { accept, type Result, refuse } from "../../domain/result.ts";
import type { Database } from "../../store/database.ts";
import { findMunicipality } from "../../store/municipality-store.ts";
import { recordSourceFile } from "../../store/source-file-store.ts";
import { findUploadByHash, recordUpload } from "../../store/upload-store.ts";
import { hashFile, partsOf } from "../file-parts.ts";
import { storable } from "../import/storable.ts";

export interface ReceiveInput {
  /** Code of the municipality to which it is given. */
  readonly municipality: string;
  /** As the file is called. */
  readonly name: string;
  /** Where it lies meanwhile; it is left there. */
  readonly path: string;
  readonly by: string | null;
  readonly now: Date;
  /** The archive that it came in. */
  readonly archive?: string | null;
}

export type ReceiveRefusal =
  | { readonly kind: "unknown-municipality"; readonly code: string }
  | { readonly kind: "empty" }
  /** In bytes. */
  | { readonly kind: "too-large"; readonly bytes: number; readonly limit: number };

/** In bytes. */
const LARGEST_UPLOAD = 100_000_000;

/**
 * Takes a file into keeping, to be read when its turn comes. Once this has answered, the file is kept whatever happens.
 *
 * @returns the name under which it is kept, and known: this very file was given to the municipality before, and nothing has changed.
 */
export async function receiveUpload(
  db: Database,
  { municipality, name, path, by, now, archive = null }: ReceiveInput,
): Promise<Result<{ readonly id: number; readonly name: string; readonly known: boolean }, ReceiveRefusal>> {
  if (!(await findMunicipality(db, municipality))) return refuse({ kind: "unknown-municipality", code: municipality });
  const { size } = await stat(path);
  if (size === 0) return refuse({ kind: "empty" });
  if (size > LARGEST_UPLOAD) return refuse({ kind: "too-large", bytes: size, limit: LARGEST_UPLOAD });

  const sha256 = await hashFile(path);
  const before = await findUploadByHash(db, municipality, sha256);
  if (before) return accept({ id: before.id, name: before.name, known: true });

  // Not in one transaction: others can use the record between two parts of a large file, and parts that were kept before are not written again.
  await recordSourceFile(db, municipality, { sha256, size }, partsOf(path));
  const upload = { name: storable(name), sha256, receivedAt: now, by: by === null ? null : storable(by), archive };
  const id = await recordUpload(db, municipality, upload);
  if (id !== null) return accept({ id, name: upload.name, known: false });
  const meanwhile = await findUploadByHash(db, municipality, sha256);
  if (!meanwhile) throw new Error(`the upload of ${sha256} was not recorded`);
  return accept({ id: meanwhile.id, name: meanwhile.name, known: true });
}
