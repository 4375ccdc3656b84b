import { accept, type Result, refuse } from "../../../domain/result.ts";
import { recordAudit } from "../../../store/audit-store.ts";
import type { Connection, Database } from "../../../store/database.ts";
import { findMunicipality, type Municipality, recordMunicipality } from "../../../store/municipality-store.ts";
import { awaitPublishing } from "../../../store/publication-store.ts";
import { recordPublishedItems } from "../../../store/published-item-store.ts";
import { isRecordEmpty, passIds, restorePublications } from "../../../store/restored-record-store.ts";
import { awaitAdministration, awaitTurn } from "../../../store/turn.ts";
import { type PublicationFileRefusal, type ReadPublications, readPublicationFile } from "./read-publication-file.ts";
import { restoreRecord } from "./restore-record.ts";

export interface Restored {
  readonly municipality: Municipality;
  readonly publications: number;
  readonly items: number;
  /** What the record cannot say, because the publication does not tell of the other thing: goal:100234 → node:100011. */
  readonly lost: readonly { readonly at: string; readonly to: string }[];
}

export type RestoreRefusal =
  | PublicationFileRefusal
  /** There is a record of the municipality: nothing is put over it. */
  | { readonly kind: "record-exists"; readonly code: string; readonly name: string }
  | { readonly kind: "publication-of-other"; readonly code: string; readonly name: string };

/**
 * Takes in what was published, word for word, with every id that it had, where there is no record yet: the publications as they were, and the record as the current one tells it. All of
 * it or nothing.
 */
export async function restoreFromFile(
  db: Database,
  { bytes, municipality: wanted, now }: { readonly bytes: Uint8Array; readonly municipality: string | null; readonly now: Date },
): Promise<Result<Restored, RestoreRefusal>> {
  const read = readPublicationFile(bytes);
  if (!read.ok) return read;
  const { code, name } = read.value.municipality;
  if (wanted !== null && wanted !== code) return refuse({ kind: "publication-of-other", code, name: name ?? "" });
  return db.transaction().execute(async (tx): Promise<Result<Restored, RestoreRefusal>> => {
    await awaitTurn(tx);
    await awaitAdministration(tx, code);
    await awaitPublishing(tx, code);
    const held = await findMunicipality(tx, code);
    if (held !== null && !(await isRecordEmpty(tx, code))) return refuse({ kind: "record-exists", code, name: held.name ?? "" });
    if (held !== null && held.name !== name) return refuse({ kind: "publication-of-other", code, name: held.name ?? "" });
    const municipality = held ?? { code, name, provisional: code.startsWith("99") };
    if (held === null) await recordMunicipality(tx, municipality);
    const lost = await restore(tx, read.value, now);
    return accept({ municipality, lost, publications: read.value.publications.length, items: read.value.current.length });
  });
}

async function restore(tx: Connection, { municipality: { code }, publications, current }: ReadPublications, now: Date) {
  const told = publications.flatMap(({ items }) => items.map(({ item }) => item));
  const ids = told.flatMap((item) => (item.kind === "node" ? [item.id, ...item.initiatives.map(({ id }) => id)] : [item.id]));
  const last = [...ids, ...publications.map(({ publication }) => publication.id)].reduce((most, id) => Math.max(most, id), 0);
  await passIds(tx, last);
  const lost = await restoreRecord(tx, code, current, now);
  await restorePublications(
    tx,
    code,
    publications.map(({ publication: { frozenAt, dueAt, publishedAt, withdrawal, ...one } }) => ({
      ...{ ...one, frozenAt: new Date(frozenAt), publishedAt: new Date(publishedAt), dueAt: dueAt === null ? null : new Date(dueAt) },
      withdrawal: withdrawal === null ? null : { at: new Date(withdrawal.at), by: null, reason: withdrawal.reason },
    })),
  );
  for (const { publication, items } of publications) await recordPublishedItems(tx, code, publication.id, items);
  const facts = { publications: publications.length, items: current.length, lost: lost.length };
  await recordAudit(tx, code, [{ at: now, account: null, by: null, act: "publication.restore", subject: null, id: null, facts }]);
  return lost;
}
