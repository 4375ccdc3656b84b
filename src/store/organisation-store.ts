import { sql } from "kysely";
import { isThereOn, type SuccessionKind, type Unit } from "../domain/organisation/unit.ts";
import { textKey } from "../domain/wording/text-key.ts";
import type { Connection } from "./database.ts";
import { noteReliedUnits } from "./import-journal-store.ts";
import { drawId, groupBy, insertRows } from "./rows.ts";
import type { OrganisationKind } from "./schema.ts";

export type OrganisationUnit = Unit;

/** A unit that a document names. */
export interface NamedUnit {
  readonly name: string;
  readonly parentId: number | null;
  /** ISO date of a day of the year that the document speaks of; null where it speaks of no year. */
  readonly day?: string | null;
}

/** What became of a unit, from a day on. */
export interface Succession {
  readonly from: number;
  readonly to: number;
  readonly at: string;
  readonly kind: SuccessionKind;
}

/** By kind, in the order in which the documents named them. */
export async function listOrganisationUnits(
  db: Connection,
  municipality: string,
  { kind = null }: { readonly kind?: OrganisationKind | null } = {},
): Promise<OrganisationUnit[]> {
  let query = units(db, municipality).orderBy("kind").orderBy("id");
  if (kind !== null) query = query.where("kind", "=", kind);
  return query.execute();
}

export async function findUnit(db: Connection, municipality: string, id: number): Promise<OrganisationUnit | null> {
  return (await units(db, municipality).where("id", "=", id).executeTakeFirst()) ?? null;
}

export async function listSuccessions(db: Connection, municipality: string): Promise<Succession[]> {
  return db
    .selectFrom("organisation_succession")
    .where("municipality_code", "=", municipality)
    .orderBy("at")
    .orderBy("successor_id")
    .select(["predecessor_id as from", "successor_id as to", "at", "kind"])
    .execute();
}

/**
 * Finds the units that a document names, each under the name that it had in the year of the document: what was renamed since is found under its old name, by a document of
 * then. Keeps those that are not known. Returns the id of every name, by its search key.
 */
export async function recordUnits(
  tx: Connection,
  municipality: string,
  kind: OrganisationKind,
  names: readonly NamedUnit[],
): Promise<ReadonlyMap<string, number>> {
  const asked = new Map<string, NamedUnit>();
  for (const unit of names) {
    const key = textKey(unit.name);
    if (key !== "" && !asked.has(key)) asked.set(key, unit);
  }
  if (asked.size === 0) return new Map();
  const known = await units(tx, municipality)
    .where("kind", "=", kind)
    .where(sql<boolean>`name_key = ANY (${[...asked.keys()]}::text[])`)
    .select("name_key")
    .orderBy("id")
    .execute();
  const ofName = groupBy(known, ({ name_key }) => name_key);
  const ids = new Map<string, number>();
  for (const [key, named] of asked) {
    const meant = unitOf(ofName.get(key) ?? [], named);
    if (meant) ids.set(key, meant.id);
  }
  await noteReliedUnits(tx, municipality, [...ids.values()]);
  for (const [key, { name, parentId }] of asked)
    if (!ids.has(key)) ids.set(key, await recordUnit(tx, municipality, { kind, name, parentId, validFrom: null }));
  return ids;
}

/**
 * Of units of one name the one that was there in the year of the document, else the one that goes on; without a year, the one that is there now. One in the department named
 * goes before. What ended before the year is none of them: another unit has taken its name up.
 */
function unitOf(candidates: readonly Unit[], { parentId, day = null }: NamedUnit): Unit | undefined {
  const there = candidates.filter((unit) => (day === null ? unit.validTo === null : isThereOn(unit, day)));
  const open = candidates.filter(({ validTo }) => validTo === null);
  const others = day === null ? candidates.slice(-1) : candidates.filter(({ validFrom }) => validFrom !== null && day < validFrom);
  const [nearest = []] = [there, open, others].filter(({ length }) => length > 0);
  return nearest.find((unit) => parentId !== null && unit.parentId === parentId) ?? nearest[0];
}

/** @returns its id. */
export async function recordUnit(
  tx: Connection,
  municipality: string,
  { kind, name, parentId, validFrom }: Omit<Unit, "id" | "validTo">,
): Promise<number> {
  const id = await drawId(tx);
  const row = { id, kind, name, name_key: textKey(name), parent_id: parentId, valid_from: validFrom, valid_to: null };
  await tx
    .insertInto("organisation_unit")
    .values({ municipality_code: municipality, ...row })
    .execute();
  return id;
}

/** From that day on the units are not there any more. */
export async function saveUnitEnds(tx: Connection, municipality: string, ids: readonly number[], at: string): Promise<void> {
  await tx
    .updateTable("organisation_unit")
    .set({ valid_to: at })
    .where("municipality_code", "=", municipality)
    .where((eb) => eb("id", "=", eb.fn.any(eb.val(ids))))
    .execute();
}

export async function recordSuccessions(tx: Connection, municipality: string, successions: readonly Succession[]): Promise<void> {
  await insertRows(
    tx,
    "organisation_succession",
    successions.map(({ from, to, at, kind }) => ({ municipality_code: municipality, predecessor_id: from, successor_id: to, at, kind })),
  );
}

function units(db: Connection, municipality: string) {
  return db
    .selectFrom("organisation_unit")
    .where("municipality_code", "=", municipality)
    .select(["id", "kind", "name", "parent_id as parentId", "valid_from as validFrom", "valid_to as validTo"]);
}
