import type { Reading } from "../../documents/reading/reading.ts";
import { textKey } from "../../domain/wording/text-key.ts";
import type { NamedUnit } from "../../store/organisation-store.ts";

/** The departments and divisions that a reading names, in its order. */
export function namedUnits({ plan, goals, missions }: Pick<Reading, "plan" | "goals" | "missions">): {
  readonly departments: readonly NamedUnit[];
  /** The divisions, under the departments whose ids by text key are given. */
  readonly divisionsOf: (departments: ReadonlyMap<string, number>) => readonly NamedUnit[];
} {
  const departments = new Map<string, string | null>();
  for (const { department, fiscalYear } of [...goals, ...missions]) {
    const day = dayOf(fiscalYear);
    // Of two years the later: the list that shows last year's results is this year's.
    if (department !== null && (departments.get(department) ?? "") <= (day ?? "")) departments.set(department, day);
  }
  return {
    departments: [...departments].map(([name, day]) => ({ name, parentId: null, day })),
    divisionsOf: (ids) => {
      const named = new Map<string, NamedUnit>();
      const name = (division: string, department: string | null, day: string | null) => {
        const parentId = department === null ? null : (ids.get(textKey(department)) ?? null);
        if (parentId !== null || !named.has(division)) named.set(division, { name: division, parentId, day });
      };
      for (const { divisions } of [...(plan?.indicators ?? []), ...(plan?.initiatives ?? [])])
        for (const division of divisions) name(division, null, null);
      for (const { actions, department, fiscalYear } of goals)
        for (const { divisions } of actions.flatMap((action) => [action, ...action.steps]))
          for (const division of divisions) name(division, department, dayOf(fiscalYear));
      return [...named.values()];
    },
  };
}

/** The day on which a fiscal year begins: what is renamed is mostly renamed on it. */
const dayOf = (fiscalYear: number | null): string | null => (fiscalYear === null ? null : `${fiscalYear}-04-01`);
