import type { MeasuredYear } from "../../../domain/calendar/measured-year.ts";
import { printedActuals } from "../../../domain/indicator/printed-actuals.ts";
import { typedActual } from "../../../domain/indicator/typed-actual.ts";
import type { ValueRow } from "../../../use-cases/indicator/list-value-rows.ts";
import { addressOf } from "../../routes.ts";
import { usePage } from "../../ui/page-context.tsx";
import { formatMeasuredYear, withUnit } from "../../ui/understood.ts";
import { Words } from "../../ui/words.tsx";
import { rowTitle } from "./grid-row.ts";
import type { UnitName } from "./value-links.ts";

/** The indicator, what it is to reach, and who else gives its values. */
export function NamedRow({ row, open, unitName }: { readonly row: ValueRow; readonly open: number; readonly unitName: UnitName }) {
  const { t, code, locale } = usePage();
  const { indicator, rule, definition } = row;
  const target = definition.targets
    .filter(({ year }) => year !== null && year.year >= open)
    .toSorted((one, other) => (one.year?.year ?? 0) - (other.year?.year ?? 0))[0];
  return (
    <>
      <a href={addressOf("indicator", { code: code ?? "", indicator: indicator.id })}>
        <Words>{rowTitle(row)}</Words>
      </a>
      <span className="line quiet">
        {[
          definition.unit === null ? null : t("values.unitOf", { unit: definition.unit }),
          rule.yearKind === "calendar" ? t("values.calendarYear") : null,
          target?.year
            ? t("values.target", { year: formatMeasuredYear(target.year, locale, "short"), target: withUnit(target.text, definition.unit) })
            : null,
        ]
          .filter((said) => said !== null)
          .join("　")}
      </span>
      {row.units.length > 1 ? (
        <span className="line quiet">
          <Words>{t("values.shared", { units: row.units.map(unitName).join("、") })}</Words>
        </span>
      ) : null}
    </>
  );
}

/** What holds of a year that is not open; what only a plan prints is marked so. */
export function ValueBefore({ row, year }: { readonly row: ValueRow; readonly year: number }) {
  const { t } = usePage();
  const kept = row.said.get(year) ?? null;
  if (kept !== null && kept.status !== "withdrawn") return <Words>{typedActual(kept)}</Words>;
  const of: MeasuredYear = { kind: row.rule.yearKind, year };
  const printed =
    row.part === null
      ? printedActuals(row.indicator.actuals, row.rule, row.rule.unit ?? row.indicator.unit).find((one) => one.year.year === of.year)
      : undefined;
  if (!printed || !("measured" in printed)) return <span className="quiet">{t("values.notGiven")}</span>;
  return (
    <>
      <Words>{printed.measured.text}</Words>
      <span className="line quiet">{t("values.printed")}</span>
    </>
  );
}
