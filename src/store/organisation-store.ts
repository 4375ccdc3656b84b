import { sql } from "kysely";
import { textKey } from "../domain/wording/text-key.ts";
import type { Connection } from "./database.ts";
import { noteReliedUnits } from "./import-journal-store.ts";
import { drawIds, insertRows } from "./rows.ts";
import type { OrganisationKind } from "./schema.ts";

/** A department (部局) or a division (課) under the name that it had from one day to another. */
export interface OrganisationUnit {
  readonly id: number;
  readonly kind: OrganisationKind;
  readonly name: string;
  /** The department of a division, where it is known. */
  readonly parentId: number | null;
  /** ISO dates: the first day, and the day after the last; null where not known or not yet. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
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

/** Keeps the units that are not known yet under their names. Returns the id of every name, by its search key. */
export async function recordUnits(
  tx: Connection,
  municipality: string,
  kind: OrganisationKind,
  names: readonly { readonly name: string; readonly parentId: number | null }[],
): Promise<ReadonlyMap<string, number>> {
  const asked = new Map<string, (typeof names)[number]>();
  for (const unit of names) {
    const key = textKey(unit.name);
    if (key !== "" && !asked.has(key)) asked.set(key, unit);
  }
  if (asked.size === 0) return new Map();
  const known = await tx
    .selectFrom("organisation_unit")
    .where("municipality_code", "=", municipality)
    .where("kind", "=", kind)
    .where("valid_to", "is", null)
    .where(sql<boolean>`name_key = ANY (${[...asked.keys()]}::text[])`)
    .select(["id", "name_key"])
    .execute();
  const ids = new Map(known.map((unit) => [unit.name_key, unit.id]));
  await noteReliedUnits(tx, municipality, [...ids.values()]);
  const missing = [...asked].filter(([key]) => !ids.has(key));
  const drawn = await drawIds(tx, missing.length);
  const rows = missing.map(([key, unit], i) => ({
    municipality_code: municipality,
    id: drawn[i] ?? 0,
    kind,
    name: unit.name,
    name_key: key,
    parent_id: unit.parentId,
    valid_from: null,
    valid_to: null,
  }));
  await insertRows(tx, "organisation_unit", rows);
  for (const row of rows) ids.set(row.name_key, row.id);
  return ids;
}

function units(db: Connection, municipality: string) {
  return db
    .selectFrom("organisation_unit")
    .where("municipality_code", "=", municipality)
    .select(["id", "kind", "name", "parent_id as parentId", "valid_from as validFrom", "valid_to as validTo"]);
}
