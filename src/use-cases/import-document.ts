import { createHash } from "node:crypto";
import type { Document } from "../documents/document.ts";
import { type OpenRefusal, openDocument } from "../documents/formats/open-document.ts";
import { readDocument } from "../documents/reading/read-document.ts";
import type { Reading, TracedReading } from "../documents/reading/reading.ts";
import { accept, type Result } from "../domain/result.ts";
import type { Connection, Database } from "../store/database.ts";
import { findDocumentByHash, recordDocument, recordImport } from "../store/document-store.ts";
import { recordUnits } from "../store/organisation-store.ts";
import { drawIds } from "../store/rows.ts";
import { recordSearchEntries } from "../store/search-store.ts";
import { awaitTurn } from "../store/turn.ts";
import { type ChosenMunicipality, chooseMunicipality, type MunicipalityRefusal } from "./import/choose-municipality.ts";
import type { Claim } from "./import/claim.ts";
import { keepGoals } from "./import/keep-goals.ts";
import { keepMissions } from "./import/keep-missions.ts";
import { keepPlaces } from "./import/keep-places.ts";
import { keepPlan } from "./import/keep-plan.ts";
import { linkPlacements } from "./import/link-placements.ts";
import { namedUnits } from "./import/named-units.ts";
import { storable } from "./import/storable.ts";

export interface ImportInput {
  /** As the file is called. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Code of the municipality whose document it is; null to go by what the document says. */
  readonly municipality?: string | null;
  readonly now: Date;
}

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

export type ImportRefusal = OpenRefusal | MunicipalityRefusal;

/**
 * Reads a document and keeps what it says, in one transaction: all of it or nothing.
 *
 * The same file twice changes nothing. A further document of the same plan, goals or missions is joined with what is there: nodes, indicators and goals are
 * recognised, never doubled, and a goal that says something else gets a new revision.
 */
export async function importDocument(db: Database, input: ImportInput): Promise<Result<Imported, ImportRefusal>> {
  const sha256 = createHash("sha256").update(input.bytes).digest("hex");
  const given = input.municipality ?? null;
  const before = await findKept(db, sha256, given);
  if (before) return accept(before);

  const opened = openDocument(input.name, input.bytes);
  if (!opened.ok) return opened;
  const traced = readDocument(opened.value);
  return db.transaction().execute((tx) => keep(tx, input, sha256, opened.value, traced));
}

async function keep(
  tx: Connection,
  { name, bytes, municipality: given = null, now }: ImportInput,
  sha256: string,
  document: Document,
  traced: TracedReading,
): Promise<Result<Imported, ImportRefusal>> {
  await awaitTurn(tx);
  const reading = storable(traced.reading);
  const before = await findKept(tx, sha256, given);
  if (before) return accept(before);
  const chosen = await chooseMunicipality(tx, reading.municipality, given);
  if (!chosen.ok) return chosen;
  const { code } = chosen.value;

  const [documentId = 0, historyId = 0] = await drawIds(tx, 2);
  await recordDocument(tx, code, {
    ...{ id: documentId, sha256, name: storable(name), mediaType: document.mediaType, bytes, text: storable(document.text) },
    coverage: reading.coverage,
    unplaced: reading.unplaced.map(({ text, where }, i) => ({ text, where, range: traced.unplacedRanges[i] ?? { start: 0, end: 0 } })),
    oddities: document.oddities,
    importedAt: now,
  });
  const counts = await keepReading(tx, code, { documentId, at: now }, reading, traced.places);
  await recordSearchEntries(tx, code, [
    { kind: "document", id: documentId, title: storable(name), text: reading.unplaced.map(({ text }) => text).join("\n") },
  ]);
  await recordImport(tx, code, { id: historyId, documentId, at: now, counts: { ...counts } });
  return accept({ kind: "imported", documentId, municipality: chosen.value, counts });
}

async function keepReading(
  tx: Connection,
  municipality: string,
  { documentId, at }: { readonly documentId: number; readonly at: Date },
  reading: Reading,
  places: TracedReading["places"],
): Promise<ImportCounts> {
  const units = namedUnits(reading);
  const departments = await recordUnits(
    tx,
    municipality,
    "department",
    units.departments.map((name) => ({ name, parentId: null })),
  );
  await recordUnits(tx, municipality, "division", units.divisionsOf(departments));

  const plan = reading.plan ? await keepPlan(tx, municipality, documentId, reading.plan) : { claims: [], nodes: 0, indicators: 0 };
  const origin = { documentId, at, departments };
  const goals = await keepGoals(tx, municipality, origin, reading.goals);
  const missions = await keepMissions(tx, municipality, origin, reading.missions);
  const name: Claim = { from: "/municipality", kind: "municipality", id: 0, to: "/name" };
  await keepPlaces(tx, municipality, documentId, places, [name, ...plan.claims, ...goals.claims, ...missions.claims]);
  await linkPlacements(tx, municipality);
  return {
    nodes: plan.nodes,
    indicators: plan.indicators,
    goals: goals.added,
    revised: goals.revised,
    missions: missions.added,
    unplaced: reading.unplaced.length,
  };
}

async function findKept(db: Connection, sha256: string, given: string | null): Promise<Imported | null> {
  const kept = await findDocumentByHash(db, sha256, given);
  return kept && { kind: "already-imported", documentId: kept.id, municipality: kept.municipality };
}
