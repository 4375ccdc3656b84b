import { dayAfter } from "../../../domain/calendar/day-span.ts";
import { isThereOn, type Unit } from "../../../domain/organisation/unit.ts";
import { formatDate } from "../../ui/dates.ts";
import type { Option } from "../../ui/form-parts.tsx";
import type { Locale, Sentences } from "../../ui/sentences.ts";

/** 企画部 企画課: a division with its department before it. */
export function unitTitle(unit: Unit, units: readonly Unit[]): string {
  const department = unit.parentId === null ? undefined : units.find(({ id }) => id === unit.parentId);
  return department ? `${department.name} ${unit.name}` : unit.name;
}

/** The departments, each with its divisions after it; divisions of no department last. */
export function inTreeOrder(units: readonly Unit[]): readonly Unit[] {
  const departments = units.filter(({ kind }) => kind === "department");
  const ids = new Set(departments.map(({ id }) => id));
  const divisions = Map.groupBy(
    units.filter(({ kind }) => kind === "division"),
    ({ parentId }) => (parentId !== null && ids.has(parentId) ? parentId : null),
  );
  return [...departments.flatMap((department) => [department, ...(divisions.get(department.id) ?? [])]), ...(divisions.get(null) ?? [])];
}

/** The units that are there on a day or later, to choose from: one that begins later, or ends, says when. */
export function unitOptions(
  units: readonly Unit[],
  today: string,
  { t, locale }: { readonly t: Sentences; readonly locale: Locale },
): Option[] {
  const offered = units.filter(({ validTo }) => validTo === null || validTo > today);
  return inTreeOrder(offered).map((unit) => {
    const title = unitTitle(unit, units);
    const { validFrom, validTo } = unit;
    const note =
      validFrom !== null && !isThereOn(unit, today)
        ? t("unit.since", { day: formatDate(validFrom, locale) })
        : validTo !== null
          ? t("unit.until", { day: formatDate(dayAfter(validTo, -1), locale) })
          : null;
    return { value: String(unit.id), label: note === null ? title : `${title}（${note}）` };
  });
}
