import { mostAlike } from "../../../domain/goal/most-alike.ts";
import type { PublishedOf } from "../../../domain/publication/published-item.ts";
import type { Connection } from "../../../store/database.ts";
import { listGoals } from "../../../store/goal-store.ts";
import { beginSheet } from "../../sheet/begin-sheet.ts";

/**
 * Has goals carry on those of the year before that they carried on. Where titles tell it, nothing is written; else a sheet had told it, and an accepted one tells it again.
 *
 * @param goals those whose goal of the year before is told too.
 * @returns those of which that cannot be said: no sheet is of no department.
 */
export async function restoreContinued(
  tx: Connection,
  code: string,
  goals: readonly PublishedOf<"goal">[],
  { years, at }: { readonly years: readonly PublishedOf<"year">[]; readonly at: Date },
): Promise<PublishedOf<"goal">[]> {
  const lost: PublishedOf<"goal">[] = [];
  const phases = new Map(years.map(({ id, phase }) => [id, phase]));
  for (const [year, ofYear] of Map.groupBy(goals, ({ fiscalYear }) => fiscalYear)) {
    const before = Map.groupBy(await listGoals(tx, code, { fiscalYear: year - 1 }), ({ departmentId }) => departmentId);
    for (const goal of ofYear) {
      const { id, department, continues, body } = goal;
      if (mostAlike(body.title, before.get(department) ?? [])?.id === continues) continue;
      if (department === null) {
        lost.push(goal);
        continue;
      }
      const sheet = { fiscalYear: year, departmentId: department, divisionId: null, from: { kind: "record", of: "goal", id } } as const;
      const made = { at, account: null, by: null, reason: null, proxy: false };
      const begun = await beginSheet(tx, code, { ...sheet, continues, phase: phases.get(year) ?? "set", status: "accepted" }, made);
      if (!begun.ok) throw new Error(`a sheet was not begun: ${begun.refusal.kind}`);
    }
  }
  return lost;
}
