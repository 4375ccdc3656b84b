import { sql } from "kysely";
import type { PhaseName } from "../domain/cycle/phase.ts";
import type { Connection } from "./database.ts";
import { drawIds, insertRows } from "./rows.ts";

/** What somebody said about a sheet, or about a field of it. */
export interface SheetComment {
  readonly id: number;
  /** The field, by its pointer in the sheet's body; null for the whole sheet. */
  readonly pointer: string | null;
  readonly text: string;
  /** The revision and the phase that it is about. */
  readonly revision: number;
  readonly phase: PhaseName;
  readonly at: Date;
  readonly account: number;
  readonly by: string;
  /** When it was settled, and by whom; null while it is open. */
  readonly settledAt: Date | null;
  readonly settledBy: string | null;
}

const COLUMNS = [
  ...(["id", "pointer", "text", "revision", "phase", "at", "account_id as account", "by"] as const),
  ...(["settled_at as settledAt", "settled_by as settledBy"] as const),
] as const;

/** Every comment on a sheet, in the order in which they were made. */
export async function listSheetComments(db: Connection, municipality: string, sheet: number): Promise<SheetComment[]> {
  return db
    .selectFrom("sheet_comment")
    .where("municipality_code", "=", municipality)
    .where("sheet_id", "=", sheet)
    .orderBy("id")
    .select(COLUMNS)
    .execute();
}

/** The comment, which nobody else settles until the transaction ends. */
export async function lockSheetComment(tx: Connection, municipality: string, sheet: number, id: number): Promise<SheetComment | null> {
  const found = await tx
    .selectFrom("sheet_comment")
    .where("municipality_code", "=", municipality)
    .where("sheet_id", "=", sheet)
    .where("id", "=", id)
    .select(COLUMNS)
    .forUpdate()
    .executeTakeFirst();
  return found ?? null;
}

/** How many comments are open on each of some sheets; those without are not in it. */
export async function countOpenComments(db: Connection, municipality: string, sheets: readonly number[]): Promise<Map<number, number>> {
  const counted = await sql<{ sheet: number; count: number }>`SELECT sheet_id AS sheet, count(*)::integer AS count FROM sheet_comment
    WHERE municipality_code = ${municipality} AND settled_at IS NULL AND sheet_id = ANY (${sheets}::bigint[]) GROUP BY sheet_id`.execute(
    db,
  );
  return new Map(counted.rows.map(({ sheet, count }) => [sheet, count]));
}

/** Keeps comments that one person makes at once. Returns their ids. */
export async function recordSheetComments(
  tx: Connection,
  municipality: string,
  sheet: number,
  made: Pick<SheetComment, "revision" | "phase" | "at" | "account" | "by">,
  comments: readonly Pick<SheetComment, "pointer" | "text">[],
): Promise<number[]> {
  const ids = await drawIds(tx, comments.length);
  await insertRows(
    tx,
    "sheet_comment",
    comments.map(({ pointer, text }, i) => ({
      ...{ municipality_code: municipality, id: ids[i] ?? 0, sheet_id: sheet, pointer, text, revision: made.revision },
      ...{ phase: made.phase, at: made.at, account_id: made.account, by: made.by },
    })),
  );
  return ids;
}

/** Settles a comment, or opens it again (null). */
export async function saveSettled(
  tx: Connection,
  municipality: string,
  id: number,
  settled: { readonly at: Date; readonly by: string } | null,
): Promise<void> {
  await tx
    .updateTable("sheet_comment")
    .set({ settled_at: settled?.at ?? null, settled_by: settled?.by ?? null })
    .where("municipality_code", "=", municipality)
    .where("id", "=", id)
    .execute();
}
