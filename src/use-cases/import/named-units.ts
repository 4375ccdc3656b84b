import type { Reading } from "../../documents/reading/reading.ts";
import { textKey } from "../../domain/wording/text-key.ts";

interface Named {
  readonly name: string;
  /** Id of the department of a division, where the document tells. */
  readonly parentId: number | null;
}

/** The departments and divisions that a reading names, in its order. */
export function namedUnits({ plan, goals, missions }: Pick<Reading, "plan" | "goals" | "missions">): {
  readonly departments: readonly string[];
  /** The divisions, under the departments whose ids by text key are given. */
  readonly divisionsOf: (departments: ReadonlyMap<string, number>) => readonly Named[];
} {
  const departments = [...goals, ...missions].flatMap(({ department }) => department ?? []);
  return {
    departments: [...new Set(departments)],
    divisionsOf: (ids) => {
      const named = new Map<string, Named>();
      const name = (division: string, department: string | null) => {
        const parentId = department === null ? null : (ids.get(textKey(department)) ?? null);
        if (parentId !== null || !named.has(division)) named.set(division, { name: division, parentId });
      };
      for (const { divisions } of [...(plan?.indicators ?? []), ...(plan?.initiatives ?? [])])
        for (const division of divisions) name(division, null);
      for (const { actions, department } of goals)
        for (const { divisions } of actions.flatMap((action) => [action, ...action.steps]))
          for (const division of divisions) name(division, department);
      return [...named.values()];
    },
  };
}
