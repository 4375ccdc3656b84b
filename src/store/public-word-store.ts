import { sql } from "kysely";
import { FIRST_PROFILE, type PublicProfile } from "../domain/publication/public-profile.ts";
import type { Connection } from "./database.ts";
import type { SummaryKind } from "./publication-schema.ts";
import type { PublicationMaker } from "./publication-store.ts";
import { drawId } from "./rows.ts";

/** やさしい説明 of a thing of the record. */
export interface PlainSummary {
  readonly kind: SummaryKind;
  readonly id: number;
  /** From 1; a change names the one that it was made from, 0 where there was none. */
  readonly revision: number;
  /** Empty where it was taken away. */
  readonly text: string;
  readonly at: Date;
  readonly by: string | null;
}

export interface ExplainedTerm {
  readonly id: number;
  readonly revision: number;
  readonly term: string;
  /** ふりがな. */
  readonly reading: string | null;
  readonly explanation: string | null;
  /** 別の言い方. */
  readonly otherNames: readonly string[];
}

export interface KeptProfile {
  /** 0 where nobody has said anything yet. */
  readonly revision: number;
  readonly profile: PublicProfile;
}

export async function listSummaries(
  db: Connection,
  municipality: string,
  only: Pick<PlainSummary, "kind" | "id"> | null = null,
): Promise<PlainSummary[]> {
  let query = db.selectFrom("plain_summary").where("municipality_code", "=", municipality);
  if (only !== null) query = query.where("kind", "=", only.kind).where("item_id", "=", only.id);
  return query.orderBy("kind").orderBy("item_id").select(["kind", "item_id as id", "revision", "text", "at", "by"]).execute();
}

export async function findSummary(db: Connection, municipality: string, kind: SummaryKind, id: number): Promise<PlainSummary | null> {
  return (await listSummaries(db, municipality, { kind, id }))[0] ?? null;
}

const RECORD = { plan: "plan", node: "plan_node", indicator: "indicator", goal: "goal", mission: "mission" } as const satisfies Readonly<
  Record<SummaryKind, string>
>;

/** True where the record has the thing that a summary is to be of. */
export async function isOfRecord(db: Connection, municipality: string, kind: SummaryKind, id: number): Promise<boolean> {
  const found = await sql`SELECT 1 FROM ${sql.table(RECORD[kind])} WHERE municipality_code = ${municipality} AND id = ${id}`.execute(db);
  return found.rows.length > 0;
}

/** @returns the new revision; null where `base` is not the latest, and nothing was written. */
export async function saveSummary(
  tx: Connection,
  municipality: string,
  { kind, id, text }: Pick<PlainSummary, "kind" | "id" | "text">,
  base: number,
  { at, account, by }: PublicationMaker,
): Promise<number | null> {
  const row = { revision: base + 1, text, at, account_id: account, by };
  const saved =
    base === 0
      ? await tx
          .insertInto("plain_summary")
          .values({ municipality_code: municipality, kind, item_id: id, ...row })
          .onConflict((conflict) => conflict.columns(["municipality_code", "kind", "item_id"]).doNothing())
          .returning("revision")
          .executeTakeFirst()
      : await tx
          .updateTable("plain_summary")
          .set(row)
          .where("municipality_code", "=", municipality)
          .where("kind", "=", kind)
          .where("item_id", "=", id)
          .where("revision", "=", base)
          .returning("revision")
          .executeTakeFirst();
  return saved?.revision ?? null;
}

/** In the order in which they were explained. */
export async function listTerms(db: Connection, municipality: string): Promise<ExplainedTerm[]> {
  return db
    .selectFrom("explained_term")
    .where("municipality_code", "=", municipality)
    .where("removed_at", "is", null)
    .orderBy("id")
    .select(["id", "revision", "term", "reading", "explanation", "other_names as otherNames"])
    .execute();
}

/** Explains a term, or changes what was said of it. @returns its id and revision; null where `base` is not the latest, or where the term is explained already. */
export async function saveTerm(
  tx: Connection,
  municipality: string,
  { id, term, reading, explanation, otherNames }: Omit<ExplainedTerm, "id" | "revision"> & { readonly id: number | null },
  base: number,
  { at, account, by }: PublicationMaker,
): Promise<{ readonly id: number; readonly revision: number } | null> {
  const row = { revision: base + 1, term, reading, explanation, other_names: otherNames, at, account_id: account, by };
  const saved =
    id === null
      ? await tx
          .insertInto("explained_term")
          .values({ municipality_code: municipality, id: await drawId(tx), ...row })
          .onConflict((conflict) => conflict.doNothing())
          .returning(["id", "revision"])
          .executeTakeFirst()
      : await named(tx, municipality, id, base).set(row).returning(["id", "revision"]).executeTakeFirst();
  return saved ?? null;
}

/** False where `base` is not its latest revision. */
export async function removeTerm(
  tx: Connection,
  municipality: string,
  id: number,
  base: number,
  { at }: PublicationMaker,
): Promise<boolean> {
  const removed = await named(tx, municipality, id, base).set({ removed_at: at }).returning("id").executeTakeFirst();
  return removed !== undefined;
}

function named(tx: Connection, municipality: string, id: number, base: number) {
  return tx
    .updateTable("explained_term")
    .where("municipality_code", "=", municipality)
    .where("id", "=", id)
    .where("revision", "=", base)
    .where("removed_at", "is", null);
}

export async function findProfile(db: Connection, municipality: string): Promise<KeptProfile> {
  const row = await db
    .selectFrom("public_profile")
    .where("municipality_code", "=", municipality)
    .select(["revision", "body as profile"])
    .executeTakeFirst();
  return row ?? { revision: 0, profile: FIRST_PROFILE };
}

/** @returns the new revision; null where `base` is not the latest, and nothing was written. */
export async function saveProfile(
  tx: Connection,
  municipality: string,
  profile: PublicProfile,
  base: number,
  { at, account, by }: PublicationMaker,
): Promise<number | null> {
  const row = { revision: base + 1, body: JSON.stringify(profile), at, account_id: account, by };
  const saved =
    base === 0
      ? await tx
          .insertInto("public_profile")
          .values({ municipality_code: municipality, ...row })
          .onConflict((conflict) => conflict.column("municipality_code").doNothing())
          .returning("revision")
          .executeTakeFirst()
      : await tx
          .updateTable("public_profile")
          .set(row)
          .where("municipality_code", "=", municipality)
          .where("revision", "=", base)
          .returning("revision")
          .executeTakeFirst();
  return saved?.revision ?? null;
}
