import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { AuditActName, AuditSubject } from "../domain/audit/audit-act.ts";
import type { Connection } from "./database.ts";
import { insertRows } from "./rows.ts";

/** What was done: by whom, what, to which thing of the record, and facts of it that a person may read. No password, key or token is ever one of them. */
export interface AuditAct {
  readonly at: Date;
  /** null where nobody was signed in: the command line, a wrong password. */
  readonly account: number | null;
  readonly by: string | null;
  readonly act: AuditActName;
  readonly subject: AuditSubject | null;
  readonly id: number | null;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
}

export const NO_HASH = "0".repeat(64);

/** Any number; with that of the municipality, the lock of its audit trail. */
const AUDIT_LOCK = 7_430_003;

/**
 * Writes rows of the audit trail, each with the hash of the one before. Whoever writes next waits until the transaction has ended, so this is the last thing that it does.
 */
export async function recordAudit(tx: Connection, municipality: string, acts: readonly AuditAct[]): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(${AUDIT_LOCK}, hashtext(${municipality}))`.execute(tx);
  const last = await tx
    .selectFrom("audit_entry")
    .where("municipality_code", "=", municipality)
    .orderBy("number", "desc")
    .limit(1)
    .select(["number", "hash"])
    .executeTakeFirst();
  let { number, hash } = last ?? { number: 0, hash: NO_HASH };
  const rows = acts.map((act) => {
    const entry = JSON.stringify(asWritten(act));
    number += 1;
    hash = auditHash(hash, entry);
    return { municipality_code: municipality, number, entry, hash };
  });
  await insertRows(tx, "audit_entry", rows);
}

/** The hash of an entry: SHA-256 of the hash before it, a line feed, and the entry as it was written. */
export function auditHash(before: string, entry: string): string {
  return createHash("sha256").update(`${before}\n${entry}`).digest("hex");
}

/**
 * ok: the number of the last row that was looked at and its hash, by which a later look tells that none was cut off the end; `ends` where no row comes after it. Else the first
 * row that is not as it was written: one that was changed or put in, or one that is missing.
 */
export type AuditVerdict =
  | { readonly ok: true; readonly entries: number; readonly hash: string; readonly ends: boolean }
  | { readonly ok: false; readonly number: number; readonly why: "altered" | "missing" };

const AT_ONCE = 1_000;

/**
 * Whether the audit trail of a municipality is as it was written: no row changed, none taken out, none put in between.
 *
 * @param stretch looks at so many rows after one whose hash is taken as it stands; at all of them where nothing is said.
 */
export async function verifyAudit(
  db: Connection,
  municipality: string,
  { after = 0, most = Number.POSITIVE_INFINITY }: { readonly after?: number; readonly most?: number } = {},
): Promise<AuditVerdict> {
  const before = after === 0 ? NO_HASH : await findAuditHash(db, municipality, after);
  if (before === null) return { ok: false, number: after, why: "missing" };
  let [number, hash] = [after, before];
  while (true) {
    const limit = Math.min(AT_ONCE, after + most - number);
    if (limit === 0) return { ok: true, entries: number, hash, ends: (await findAuditHash(db, municipality, number + 1)) === null };
    const rows = await rowsAfter(db, municipality, number).limit(limit).execute();
    for (const row of rows) {
      number += 1;
      hash = auditHash(hash, row.entry);
      if (row.number !== number) return { ok: false, number, why: "missing" };
      if (row.hash !== hash) return { ok: false, number, why: "altered" };
    }
    if (rows.length < limit) return { ok: true, entries: number, hash, ends: true };
  }
}

function rowsAfter(db: Connection, municipality: string, number: number) {
  return db
    .selectFrom("audit_entry")
    .where("municipality_code", "=", municipality)
    .where("number", ">", number)
    .orderBy("number")
    .select(["number", "entry", "hash"]);
}

/** The hash of a row; null where there is no row of that number. */
export async function findAuditHash(db: Connection, municipality: string, number: number): Promise<string | null> {
  const row = await db
    .selectFrom("audit_entry")
    .where("municipality_code", "=", municipality)
    .where("number", "=", number)
    .select("hash")
    .executeTakeFirst();
  return row?.hash ?? null;
}

/** Half a character, or NUL, would be no JSON to the database that searches the trail. */
const legible = <Fact>(fact: Fact): Fact | string => (typeof fact === "string" ? fact.toWellFormed().replaceAll("\0", "\uFFFD") : fact);

function asWritten({ at, account, by, act, subject, id, facts }: AuditAct): Record<string, unknown> {
  const said = Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, legible(fact)]));
  return { at: at.toISOString(), account, by: legible(by), act, subject, id, facts: said };
}
