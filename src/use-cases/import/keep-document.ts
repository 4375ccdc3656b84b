import type { Document } from "../../documents/document.ts";
import type { Reading, TracedReading } from "../../documents/reading/reading.ts";
import { accept, type Result } from "../../domain/result.ts";
import type { Connection } from "../../store/database.ts";
import { findDocumentByHash, recordDocument } from "../../store/document-store.ts";
import { recordHistory } from "../../store/history-store.ts";
import { beginImportJournal, endImportJournal } from "../../store/import-journal-store.ts";
import { recordUnits } from "../../store/organisation-store.ts";
import { drawId } from "../../store/rows.ts";
import { recordSearchEntries } from "../../store/search-store.ts";
import { awaitTurn } from "../../store/turn.ts";
import { findUploadByHash, type NewUpload, recordUpload, saveUploadState } from "../../store/upload-store.ts";
import { type Choices, chosenIndicators, keepLinks, NO_CHOICES } from "./choices.ts";
import { type ChosenMunicipality, chooseMunicipality, type MunicipalityRefusal } from "./choose-municipality.ts";
import type { Claim } from "./claim.ts";
import { keepGoals } from "./keep-goals.ts";
import { keepMissions } from "./keep-missions.ts";
import { keepPlaces } from "./keep-places.ts";
import { keepPlan } from "./keep-plan.ts";
import { keepFile } from "./keep-source.ts";
import { linkPlacements } from "./link-placements.ts";
import { namedUnits } from "./named-units.ts";
import { setDraftAside } from "./set-draft-aside.ts";
import { storable } from "./storable.ts";
import { stopAtSheets } from "./under-way.ts";

/** What is new in the record; unplaced counts the passages that no reader placed. */
export interface ImportCounts {
  readonly nodes: number;
  readonly indicators: number;
  readonly goals: number;
  /** Goals of the record that got a further revision. */
  readonly revised: number;
  readonly missions: number;
  readonly unplaced: number;
}

export type Imported =
  | {
      readonly kind: "imported";
      readonly documentId: number;
      readonly municipality: ChosenMunicipality;
      readonly counts: ImportCounts;
    }
  /** The record has this very file: nothing was changed. */
  | { readonly kind: "already-imported"; readonly documentId: number; readonly municipality: string };

/** A document that was read, and the file that it was. Its blocks are not here: of a large one they are most, and nobody needs them any more. */
export interface ReadDocument {
  readonly document: Pick<Document, "name" | "mediaType" | "sha256" | "text" | "layout" | "oddities">;
  readonly traced: TracedReading;
  /** null where the file and what it says are kept already. */
  readonly bytes: Uint8Array | null;
}

export interface KeepOptions {
  readonly municipality: string | null;
  readonly now: Date;
  /** The name of the person who accepts it; null on the command line. */
  readonly by?: string | null;
  /** What the person said of placements and indicators, by their pointers in the reading. */
  readonly choices?: Choices;
}

/**
 * Keeps a document that was read, and all that it says. To be called in a transaction: where it throws, some of it was written.
 *
 * @throws what unlessUnderWay catches, where it speaks of goals that are written in sheets.
 */
export async function keepDocument(
  tx: Connection,
  { document, traced, bytes }: ReadDocument,
  { municipality: given, now, by = null, choices = NO_CHOICES }: KeepOptions,
): Promise<Result<Imported, MunicipalityRefusal>> {
  await awaitTurn(tx);
  const { sha256 } = document;
  const { unplaced, ...said } = traced.reading;
  const reading = storable(said);
  const name = storable(document.name);
  const before = await findKept(tx, sha256, given);
  if (before) return accept(before);
  const chosen = await chooseMunicipality(tx, reading.municipality, given);
  if (!chosen.ok) return chosen;
  const { code } = chosen.value;

  if (bytes) {
    await setDraftAside(tx, code, document, { at: now, by });
    await keepFile(tx, code, document, bytes);
  }
  const uploadId = await findOrRecordUpload(tx, code, { name, sha256, receivedAt: now, by, archive: null });
  const documentId = await drawId(tx);
  await recordDocument(tx, code, {
    id: documentId,
    sha256,
    name,
    coverage: reading.coverage,
    unplaced: unplaced.map(({ where }, i) => ({ where: storable(where), range: traced.unplacedRanges[i] ?? { start: 0, end: 0 } })),
    importedAt: now,
  });
  await recordSearchEntries(tx, code, [
    { kind: "document", id: documentId, title: name, text: storable(unplaced.map(({ text }) => text).join("\n")) },
  ]);
  const importId = await beginImportJournal(tx);
  const { counts: kept } = await keepReading(tx, code, { documentId, at: now, by }, reading, traced.places, choices);
  await endImportJournal(tx);
  await stopAtSheets(tx, code, documentId);
  const counts = { ...kept, unplaced: unplaced.length };
  await saveUploadState(tx, code, uploadId, { state: "accepted", documentId });
  await recordHistory(tx, code, { id: importId, act: "import", uploadId, documentId, at: now, by, counts });
  return accept({ kind: "imported", documentId, municipality: chosen.value, counts });
}

/** Every document came as a file that somebody gave, on the command line too. */
async function findOrRecordUpload(tx: Connection, municipality: string, upload: NewUpload): Promise<number> {
  const id = await recordUpload(tx, municipality, upload);
  const found = id === null ? (await findUploadByHash(tx, municipality, upload.sha256))?.id : id;
  if (found === undefined) throw new Error(`no upload of ${upload.sha256}`);
  return found;
}

/** Keeps what a reading says, under the id of its document, and tells what became of each part. */
export async function keepReading(
  tx: Connection,
  municipality: string,
  { documentId, at, by }: { readonly documentId: number; readonly at: Date; readonly by: string | null },
  reading: Omit<Reading, "unplaced">,
  places: TracedReading["places"],
  choices: Choices,
): Promise<{ readonly counts: Omit<ImportCounts, "unplaced">; readonly claims: readonly Claim[] }> {
  const units = namedUnits(reading);
  const departments = await recordUnits(tx, municipality, "department", units.departments);
  await recordUnits(tx, municipality, "division", units.divisionsOf(departments));

  const plan = reading.plan
    ? await keepPlan(tx, municipality, documentId, reading.plan, chosenIndicators(choices))
    : { claims: [], nodes: 0, indicators: 0 };
  const origin = { documentId, at, by, departments };
  const goals = await keepGoals(tx, municipality, origin, reading.goals);
  const missions = await keepMissions(tx, municipality, origin, reading.missions);
  const name: Claim = { from: "/municipality", kind: "municipality", id: 0, to: "/name" };
  const claims = [name, ...plan.claims, ...goals.claims, ...missions.claims];
  await keepPlaces(tx, municipality, documentId, places, claims);
  await keepLinks(tx, municipality, choices.links, claims);
  await linkPlacements(tx, municipality);
  const { nodes, indicators } = plan;
  return { counts: { nodes, indicators, goals: goals.added, revised: goals.revised, missions: missions.added }, claims };
}

/** The document that a file became, if the record has it: for the municipality given, else for any. */
export async function findKept(db: Connection, sha256: string, given: string | null): Promise<Imported | null> {
  const kept = await findDocumentByHash(db, sha256, given);
  return kept && { kind: "already-imported", documentId: kept.id, municipality: kept.municipality };
}
