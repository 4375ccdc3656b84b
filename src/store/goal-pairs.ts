import { mostAlike } from "../domain/goal/most-alike.ts";
import type { Connection } from "./database.ts";
import { type GoalSheet, listGoalSheets } from "./goal-store.ts";
import { groupBy } from "./rows.ts";

/** A line of the yearly list: a goal of this year beside one of last year. At least one of them is there. */
export interface GoalPair {
  readonly priority: number | null;
  readonly thisYear: GoalSheet | null;
  readonly lastYear: GoalSheet | null;
}

/**
 * The yearly list (重点目標一覧表): each department's goals of a year beside those of the year before. A goal that was written in a sheet stands beside the one that the
 * sheet carried on, whatever its department was called then; the others by priority.
 */
export async function listGoalPairs(
  db: Connection,
  municipality: string,
  { fiscalYear, departmentId = null }: { readonly fiscalYear: number; readonly departmentId?: number | null },
): Promise<{ readonly departmentId: number | null; readonly department: string | null; readonly pairs: readonly GoalPair[] }[]> {
  const now = await listGoalSheets(db, municipality, { fiscalYear, departmentId });
  const before = await listGoalSheets(db, municipality, { fiscalYear: fiscalYear - 1 });
  const links = await listContinued(db, municipality, fiscalYear);
  const carriedOn = new Set(links.values());
  const byId = new Map(before.map((sheet) => [sheet.id, sheet]));
  const continued = (sheet: GoalSheet) => byId.get(links.get(sheet.id) ?? 0) ?? null;
  const left = before.filter((sheet) => !carriedOn.has(sheet.id) && (departmentId === null || sheet.departmentId === departmentId));
  return [...groupBy([...now, ...left], (sheet) => sheet.departmentId)].map(([id, ofDepartment]) => ({
    departmentId: id,
    department: ofDepartment[0]?.department ?? null,
    pairs: pairUp(
      ofDepartment.filter((sheet) => sheet.fiscalYear === fiscalYear),
      ofDepartment.filter((sheet) => sheet.fiscalYear !== fiscalYear),
      continued,
    ),
  }));
}

/** The goals of a year that sheets carried on from the year before, with those that they were. */
export async function listContinued(db: Connection, municipality: string, fiscalYear: number): Promise<ReadonlyMap<number, number>> {
  const rows = await db
    .selectFrom("sheet")
    .where("municipality_code", "=", municipality)
    .where("fiscal_year", "=", fiscalYear)
    .select(["goal_id", "continues_goal_id"])
    .execute();
  return new Map(
    rows.flatMap(({ goal_id, continues_goal_id }) =>
      goal_id === null || continues_goal_id === null ? [] : [[goal_id, continues_goal_id]],
    ),
  );
}

/** By what the sheet carried on, else by priority, which is how the paper list has them; goals without one, or whose one is taken, by title. */
function pairUp(
  thisYear: readonly GoalSheet[],
  lastYear: readonly GoalSheet[],
  continued: (sheet: GoalSheet) => GoalSheet | null,
): GoalPair[] {
  const left = [...lastYear];
  const take = (sheet: GoalSheet | null | undefined): GoalSheet | null => {
    if (!sheet) return null;
    left.splice(left.indexOf(sheet), 1);
    return sheet;
  };
  const byPriority = thisYear.map((sheet) => {
    const before = continued(sheet);
    const beside = before === null && sheet.priority !== null ? take(left.find(({ priority }) => priority === sheet.priority)) : before;
    return { sheet, other: beside };
  });
  const pairs = byPriority.map(({ sheet, other }) => ({
    priority: sheet.priority,
    thisYear: sheet,
    lastYear: other ?? take(mostAlike(sheet.title, left)),
  }));
  return [...pairs, ...left.map((sheet) => ({ priority: sheet.priority, thisYear: null, lastYear: sheet }))];
}
