import { sql } from "kysely";
import type { AuditActName, AuditSubject } from "../domain/audit/audit-act.ts";
import { readWritten, type WrittenAct } from "./audit-entry.ts";
import type { Connection } from "./database.ts";

/** A row of the audit trail. */
export interface AuditEntry {
  /** From 1, in the order in which they were written. */
  readonly number: number;
  /** What the row says; null where somebody made it something that this program did not write. */
  readonly written: WrittenAct | null;
  /** The row as it was hashed. */
  readonly entry: string;
  readonly hash: string;
}

/** Which rows of the trail somebody wants to see; those that every part of it is true of. */
export interface AuditFilter {
  /** ISO dates in Japan: the first and the last day. */
  readonly from?: string | null;
  readonly to?: string | null;
  /** Done by one of these accounts, or by somebody in whose name of then there is this text. */
  readonly by?: { readonly accounts: readonly number[]; readonly name: string } | null;
  readonly acts?: readonly AuditActName[] | null;
  readonly subject?: { readonly kind: AuditSubject; readonly id: number } | null;
  /** Done to a sheet that is this department's now. */
  readonly department?: number | null;
}

/** Where to begin: with rows before one of a number, the newest first, or with those after it, the oldest first. */
export type AuditStretch = { readonly before: number | null } | { readonly after: number };

/** Parts of a row as recordAudit writes it; null where it is none. */
const AT = sql`substr(e.entry, 8, 24) COLLATE "C"`;
const ACCOUNT = sql`substring(e.entry FROM '^[{]"at":"[^"]*","account":([0-9]{1,15}),')::bigint`;
const ACT = sql`substring(e.entry FROM ',"act":"([a-zA-Z.-]+)","subject":')`;
const SHEET = sql`substring(e.entry FROM ',"subject":"sheet","id":([0-9]{1,15}),"facts":')::bigint`;

/**
 * Rows of the trail in their order. The trail is searched as text: what recordAudit writes has its parts in one order, and a quote within a text is escaped, so that no text
 * reads like a part; and a row that somebody made something else of breaks no search.
 */
export async function listAudit(
  db: Connection,
  municipality: string,
  { stretch, most, filter = {} }: { readonly stretch: AuditStretch; readonly most: number; readonly filter?: AuditFilter },
): Promise<AuditEntry[]> {
  const { from = null, to = null, by = null, acts = null, subject = null, department = null } = filter;
  let query = db.selectFrom("audit_entry as e").where("e.municipality_code", "=", municipality).limit(most);
  if ("after" in stretch) query = query.where("e.number", ">", stretch.after).orderBy("e.number");
  else query = (stretch.before === null ? query : query.where("e.number", "<", stretch.before)).orderBy("e.number", "desc");
  if (from !== null) query = query.where(sql<boolean>`${AT} >= ${momentOf(from, 0)}`);
  if (to !== null) query = query.where(sql<boolean>`${AT} < ${momentOf(to, 1)}`);
  if (acts !== null) query = query.where(sql<boolean>`${ACT} = ANY (${[...acts]}::text[])`);
  if (subject !== null) query = query.where("e.entry", "like", `%,"subject":"${subject.kind}","id":${subject.id},"facts":%`);
  if (department !== null)
    query = query.where(
      sql<boolean>`${SHEET} IN (SELECT id FROM sheet WHERE municipality_code = ${municipality} AND department_id = ${department})`,
    );
  if (by !== null)
    query = query.where(
      sql<boolean>`(${ACCOUNT} = ANY (${[...by.accounts]}::bigint[]) OR e.entry LIKE ${`%,"by":"%${asWritten(by.name)}%","act":%`})`,
    );
  const rows = await query.select(["e.number", "e.entry", "e.hash"]).execute();
  return rows.map((row) => ({ ...row, written: readWritten(row.entry) }));
}

/** The moment at which a day, or so many days later one, begins in Japan, as rows tell moments. */
function momentOf(day: string, later: number): string {
  return new Date(Date.parse(`${day}T00:00:00+09:00`) + later * A_DAY_MS).toISOString();
}

const A_DAY_MS = 24 * 3_600_000;

/** A text as it stands in a row, to be looked for by LIKE. */
function asWritten(text: string): string {
  return JSON.stringify(text.toWellFormed())
    .slice(1, -1)
    .replace(/[\\%_]/gu, "\\$&");
}

/** The number of the last row; 0 where there is none. */
export async function findLastAudit(db: Connection, municipality: string): Promise<number> {
  const last = await db
    .selectFrom("audit_entry")
    .where("municipality_code", "=", municipality)
    .select(({ fn }) => fn.max("number").as("number"))
    .executeTakeFirst();
  return last?.number ?? 0;
}
