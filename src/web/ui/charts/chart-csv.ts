import { writeCsv } from "../../../documents/writing/csv.ts";
import type { Chart, Mark } from "../../../domain/chart/chart.ts";
import type { Locale, Sentences } from "../sentences.ts";
import { formatMeasuredYear } from "../understood.ts";
import { remarksOf, roleOf, saidOf } from "./chart-said.ts";

const COLUMNS = ["indicator", "part", "year", "role", "value", "number", "number.to", "unit", "status", "asOf", "remarks"] as const;

/** Every mark of some charts, one a row. */
export function chartCsv(
  name: string,
  charts: readonly { readonly part: string | null; readonly chart: Chart }[],
  t: Sentences,
  locale: Locale,
): string {
  return writeCsv([
    COLUMNS.map((column) => t(`chart.csv.${column}`)),
    ...charts.flatMap(({ part, chart }) => [
      ...chart.marks.map((mark) => [name, part ?? "", ...cellsOf(mark, chart.addsUp, t, locale)]),
      ...chart.breaks.map(({ from, reason }) => [
        ...[name, part ?? "", formatMeasuredYear(from, locale, "short"), t("chart.break.mark"), "", "", "", "", "", "", reason],
      ]),
    ]),
  ]);
}

function cellsOf(mark: Mark, addsUp: boolean, t: Sentences, locale: Locale): (string | number)[] {
  const [from, to] = numbersOf(mark);
  return [
    mark.year === null ? "" : formatMeasuredYear(mark.year, locale, "short"),
    roleOf(mark, t),
    saidOf(mark, t),
    ...[from, to].map((number) => number ?? ""),
    mark.unit ?? "",
    mark.kind === "actual" ? t(`actual.status.${mark.actual.status}`) : "",
    mark.kind === "actual" ? (mark.actual.asOf ?? "") : "",
    remarksOf(mark, addsUp, t).join(" / "),
  ];
}

/** The number that a mark says, not what it adds up to; of a range, both ends. */
function numbersOf(mark: Mark): readonly [from: number | null, to: number | null] {
  switch (mark.kind) {
    case "baseline":
      return [mark.value, null];
    case "actual":
      return ["measured" in mark.actual && mark.actual.measured.kind === "number" ? mark.actual.measured.value : null, null];
    default:
      if (mark.amount.kind === "range") return [mark.amount.from, mark.amount.to];
      return [mark.amount.kind === "number" ? mark.amount.value : null, null];
  }
}
