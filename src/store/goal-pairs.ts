import { likeness } from "../domain/wording/text-key.ts";
import type { Connection } from "./database.ts";
import { type GoalRow, type GoalSheet, listGoalSheets } from "./goal-store.ts";
import { groupBy } from "./rows.ts";

/** A line of the yearly list: a goal of this year beside one of last year. At least one of them is there. */
export interface GoalPair {
  readonly priority: number | null;
  readonly thisYear: GoalSheet | null;
  readonly lastYear: GoalSheet | null;
}

/** The yearly list (重点目標一覧表): each department's goals of a year beside those of the year before, by priority. */
export async function listGoalPairs(
  db: Connection,
  municipality: string,
  { fiscalYear, departmentId = null }: { readonly fiscalYear: number; readonly departmentId?: number | null },
): Promise<{ readonly departmentId: number | null; readonly department: string | null; readonly pairs: readonly GoalPair[] }[]> {
  const sheets = [
    ...(await listGoalSheets(db, municipality, { fiscalYear, departmentId })),
    ...(await listGoalSheets(db, municipality, { fiscalYear: fiscalYear - 1, departmentId })),
  ];
  return [...groupBy(sheets, (sheet) => sheet.departmentId)].map(([id, ofDepartment]) => ({
    departmentId: id,
    department: ofDepartment[0]?.department ?? null,
    pairs: pairUp(
      ofDepartment.filter((sheet) => sheet.fiscalYear === fiscalYear),
      ofDepartment.filter((sheet) => sheet.fiscalYear !== fiscalYear),
    ),
  }));
}

/** Goals are the same from year to year where at least half of their pairs of characters are. */
const ALIKE = 0.5;

/** The goal whose title is most like another, if any is like enough. */
export function mostAlike<Row extends GoalRow>(title: string, rows: readonly Row[]): Row | null {
  const ranked = rows.map((row) => ({ row, alike: likeness(row.title, title) })).sort((one, other) => other.alike - one.alike);
  const [best] = ranked;
  return best && best.alike >= ALIKE ? best.row : null;
}

/** By priority, which is how the paper list has them; goals without one, or whose one is taken, by title. */
function pairUp(thisYear: readonly GoalSheet[], lastYear: readonly GoalSheet[]): GoalPair[] {
  const left = [...lastYear];
  const take = (sheet: GoalSheet | null | undefined): GoalSheet | null => {
    if (!sheet) return null;
    left.splice(left.indexOf(sheet), 1);
    return sheet;
  };
  const byPriority = thisYear.map((sheet) => ({
    sheet,
    other: sheet.priority === null ? null : take(left.find(({ priority }) => priority === sheet.priority)),
  }));
  const pairs = byPriority.map(({ sheet, other }) => ({
    priority: sheet.priority,
    thisYear: sheet,
    lastYear: other ?? take(mostAlike(sheet.title, left)),
  }));
  return [...pairs, ...left.map((sheet) => ({ priority: sheet.priority, thisYear: null, lastYear: sheet }))];
}
