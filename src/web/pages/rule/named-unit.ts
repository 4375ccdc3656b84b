import type { Unit } from "../../../domain/organisation/unit.ts";
import type { KeptIndicator } from "../../../store/indicator-store.ts";
import { findUnitByPath, unitPath } from "../../../use-cases/organisation/unit-path.ts";

/** The unit that a plan names for an indicator. Of several divisions the first; null where it names none. */
export function namedUnit(
  { divisions }: Pick<KeptIndicator, "divisions">,
  units: readonly Unit[],
  today: string,
): { readonly printed: string; readonly unit: string | null; readonly id: number | null } | null {
  const [first] = divisions;
  if (first === undefined) return null;
  const found = divisions.map((name) => findUnitByPath(units, name, today)).find(({ ok }) => ok);
  const unit = found?.ok ? found.value : null;
  return { printed: divisions.join("、"), unit: unit === null ? null : unitPath(unit, units), id: unit?.id ?? null };
}
