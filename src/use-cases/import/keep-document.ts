import type { Document } from "../../documents/document.ts";
import type { Reading, TracedReading } from "../../documents/reading/reading.ts";
import { accept, type Result } from "../../domain/result.ts";
import type { Connection } from "../../store/database.ts";
import { findDocumentByHash, recordDocument, recordImport } from "../../store/document-store.ts";
import { recordUnits } from "../../store/organisation-store.ts";
import { drawIds } from "../../store/rows.ts";
import { recordSearchEntries } from "../../store/search-store.ts";
import { awaitTurn } from "../../store/turn.ts";
import { type ChosenMunicipality, chooseMunicipality, type MunicipalityRefusal } from "./choose-municipality.ts";
import type { Claim } from "./claim.ts";
import { keepGoals } from "./keep-goals.ts";
import { keepMissions } from "./keep-missions.ts";
import { keepPlaces } from "./keep-places.ts";
import { keepPlan } from "./keep-plan.ts";
import { linkPlacements } from "./link-placements.ts";
import { namedUnits } from "./named-units.ts";
import { storable } from "./storable.ts";

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
  readonly document: Pick<Document, "name" | "mediaType" | "sha256" | "text" | "oddities">;
  readonly traced: TracedReading;
  readonly bytes: Uint8Array;
}

/** Keeps a document that was read, and all that it says. To be called in a transaction: where it throws, some of it was written. */
export async function keepDocument(
  tx: Connection,
  { document, traced, bytes }: ReadDocument,
  { municipality: given, now }: { readonly municipality: string | null; readonly now: Date },
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

  const [documentId = 0, historyId = 0] = await drawIds(tx, 2);
  await recordDocument(tx, code, {
    id: documentId,
    sha256,
    name,
    mediaType: document.mediaType,
    bytes,
    text: storable(document.text),
    coverage: reading.coverage,
    unplaced: unplaced.map(({ where }, i) => ({ where, range: traced.unplacedRanges[i] ?? { start: 0, end: 0 } })),
    oddities: document.oddities,
    importedAt: now,
  });
  const kept = await keepReading(tx, code, { documentId, at: now }, reading, traced.places);
  const counts = { ...kept, unplaced: unplaced.length };
  await recordSearchEntries(tx, code, [
    { kind: "document", id: documentId, title: name, text: storable(unplaced.map(({ text }) => text).join("\n")) },
  ]);
  await recordImport(tx, code, { id: historyId, documentId, at: now, counts });
  return accept({ kind: "imported", documentId, municipality: chosen.value, counts });
}

async function keepReading(
  tx: Connection,
  municipality: string,
  { documentId, at }: { readonly documentId: number; readonly at: Date },
  reading: Omit<Reading, "unplaced">,
  places: TracedReading["places"],
): Promise<Omit<ImportCounts, "unplaced">> {
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
  };
}

/** The document that a file became, if the record has it: for the municipality given, else for any. */
export async function findKept(db: Connection, sha256: string, given: string | null): Promise<Imported | null> {
  const kept = await findDocumentByHash(db, sha256, given);
  return kept && { kind: "already-imported", documentId: kept.id, municipality: kept.municipality };
}
