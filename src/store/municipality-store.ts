import { sql } from "kysely";
import type { Connection } from "./database.ts";

export interface Municipality {
  /** 全国地方公共団体コード; one that begins with 99 where it is provisional. */
  readonly code: string;
  /** 上田市; null where no document named it yet. */
  readonly name: string | null;
  /** It came with a document, and nobody has registered it. */
  readonly provisional: boolean;
}

/** How much the record of a municipality holds. */
export interface RecordCounts {
  readonly plans: number;
  readonly nodes: number;
  readonly indicators: number;
  readonly goals: number;
  readonly missions: number;
  readonly documents: number;
  /** Passages of its documents that no reader placed. */
  readonly unplaced: number;
}

/** By code, registered ones first. */
export async function listMunicipalities(db: Connection): Promise<Municipality[]> {
  return db.selectFrom("municipality").selectAll().orderBy("provisional").orderBy("code").execute();
}

export async function findMunicipality(db: Connection, code: string): Promise<Municipality | null> {
  return (await db.selectFrom("municipality").selectAll().where("code", "=", code).executeTakeFirst()) ?? null;
}

export async function countRecord(db: Connection, municipality: string): Promise<RecordCounts> {
  const counts = await sql<RecordCounts>`SELECT
    (SELECT count(*) FROM plan WHERE municipality_code = ${municipality}) AS plans,
    (SELECT count(*) FROM plan_node WHERE municipality_code = ${municipality}) AS nodes,
    (SELECT count(*) FROM indicator WHERE municipality_code = ${municipality}) AS indicators,
    (SELECT count(*) FROM goal WHERE municipality_code = ${municipality}) AS goals,
    (SELECT count(*) FROM mission WHERE municipality_code = ${municipality}) AS missions,
    (SELECT count(*) FROM source_document WHERE municipality_code = ${municipality}) AS documents,
    (SELECT coalesce(sum(cardinality(unplaced_starts)), 0)::bigint FROM source_document WHERE municipality_code = ${municipality}) AS unplaced`.execute(
    db,
  );
  return counts.rows[0] ?? { plans: 0, nodes: 0, indicators: 0, goals: 0, missions: 0, documents: 0, unplaced: 0 };
}

export async function recordMunicipality(tx: Connection, { code, name, provisional }: Municipality): Promise<void> {
  await tx.insertInto("municipality").values({ code, name, provisional }).execute();
}

/** Changes a municipality; a new code goes through everything that it owns. */
export async function saveMunicipality(tx: Connection, code: string, { code: changed, name, provisional }: Municipality): Promise<void> {
  await tx.updateTable("municipality").set({ code: changed, name, provisional }).where("code", "=", code).execute();
}
