import type { ActName, SheetStatus } from "../domain/cycle/cycle.ts";
import type { PhaseName } from "../domain/cycle/phase.ts";
import type { SheetBody } from "../domain/sheet/sheet-body.ts";
import type { Connection } from "./database.ts";
import type { By } from "./sheet-store.ts";

/** A save of a sheet. */
export interface SheetRevision extends By {
  readonly number: number;
  readonly phase: PhaseName;
  readonly body: SheetBody;
}

/** Something that became of a sheet. */
export interface SheetAct extends By {
  readonly number: number;
  readonly act: ActName;
  readonly phase: PhaseName;
  readonly from: SheetStatus;
  readonly to: SheetStatus;
  readonly revision: number;
}

/** The saves of a sheet after a revision (0: all), in their order. */
export async function listSheetRevisions(db: Connection, municipality: string, sheet: number, after = 0): Promise<SheetRevision[]> {
  return db
    .selectFrom("sheet_revision")
    .where("municipality_code", "=", municipality)
    .where("sheet_id", "=", sheet)
    .where("number", ">", after)
    .orderBy("number")
    .select(["number", "phase", "body", "at", "account_id as account", "by", "reason", "proxy"])
    .execute();
}

export async function findSheetRevision(
  db: Connection,
  municipality: string,
  sheet: number,
  number: number,
): Promise<SheetRevision | null> {
  const found = await db
    .selectFrom("sheet_revision")
    .where("municipality_code", "=", municipality)
    .where("sheet_id", "=", sheet)
    .where("number", "=", number)
    .select(["number", "phase", "body", "at", "account_id as account", "by", "reason", "proxy"])
    .executeTakeFirst();
  return found ?? null;
}

/** What became of a sheet, in its order. */
export async function listSheetActs(db: Connection, municipality: string, sheet: number): Promise<SheetAct[]> {
  return db
    .selectFrom("sheet_act")
    .where("municipality_code", "=", municipality)
    .where("sheet_id", "=", sheet)
    .orderBy("number")
    .select([
      ...(["number", "act", "phase", "from_status as from", "to_status as to", "revision", "at"] as const),
      ...(["account_id as account", "by", "reason", "proxy"] as const),
    ])
    .execute();
}

/** Keeps what became of a sheet, after what became of it before. The sheet is locked (lockSheet). */
export async function recordSheetAct(
  tx: Connection,
  municipality: string,
  sheet: number,
  { act, phase, from, to, revision, at, account, by, reason, proxy }: Omit<SheetAct, "number">,
): Promise<void> {
  const { last } = await tx
    .selectFrom("sheet_act")
    .where("municipality_code", "=", municipality)
    .where("sheet_id", "=", sheet)
    .select(({ fn }) => fn.max("number").as("last"))
    .executeTakeFirstOrThrow();
  await tx
    .insertInto("sheet_act")
    .values({
      ...{ municipality_code: municipality, sheet_id: sheet, number: (last ?? 0) + 1, act, phase, from_status: from, to_status: to },
      ...{ revision, at, account_id: account, by, reason, proxy },
    })
    .execute();
}
