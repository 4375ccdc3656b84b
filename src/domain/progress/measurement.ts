import { isSameYear, type MeasuredYear } from "../calendar/measured-year.ts";
import type { Actual } from "../indicator/actual.ts";
import type { IndicatorDefinition } from "../indicator/indicator-definition.ts";
import { seriesIn } from "../indicator/series.ts";
import { accept, type Result, refuse } from "../result.ts";
import { sumOf } from "./fraction.ts";
import type { NoRateReason } from "./no-rate.ts";

/** What an indicator stands at in a year: a number, added up where years are, or what somebody said of it. */
export type Measurement =
  | { readonly kind: "number"; readonly value: number; readonly unit: string | null }
  | { readonly kind: "reached"; readonly reached: boolean };

export type Measuring = Result<Measurement, { readonly kind: NoRateReason }>;

/** No plan adds up over more years; a hostile one must not keep a page busy. */
const MOST_YEARS = 200;

export function measurementIn(definition: IndicatorDefinition, actuals: readonly Actual[], year: MeasuredYear): Measuring {
  const { accumulation } = definition;
  const own = reportedIn(actuals, year);
  if (accumulation.kind !== "sum" || !own.ok || own.value.kind === "reached") return own;
  if (accumulation.from.kind !== year.kind) return refuse({ kind: "wrong-year-kind" });
  const count = year.year - accumulation.from.year + 1;
  if (count < 1 || count > MOST_YEARS) return refuse({ kind: "year-missing" });
  if (seriesIn(definition, accumulation.from) !== seriesIn(definition, year)) return refuse({ kind: "series-broken" });
  const values = [accumulation.startingWith];
  for (let at = 0; at < count; at += 1) {
    const found = reportedIn(actuals, { kind: year.kind, year: accumulation.from.year + at });
    // A year to which it does not apply adds nothing.
    if (!found.ok && found.refusal.kind === "not-applicable") continue;
    if (!found.ok || found.value.kind !== "number") return refuse({ kind: "year-missing" });
    values.push(found.value.value);
  }
  return accept({ ...own.value, value: sumOf(values) });
}

function reportedIn(actuals: readonly Actual[], year: MeasuredYear): Measuring {
  const actual = actuals.find((one) => isSameYear(one.year, year));
  if (!actual) return refuse({ kind: actuals.some((one) => one.year.year === year.year) ? "wrong-year-kind" : "actual-missing" });
  switch (actual.status) {
    case "pending":
      return refuse({ kind: "actual-pending" });
    case "unavailable":
      return refuse({ kind: "actual-unavailable" });
    case "not-applicable":
      return refuse({ kind: "not-applicable" });
    default:
      return actual.measured.kind === "unread" ? refuse({ kind: "actual-unread" }) : accept(actual.measured);
  }
}

/** The newest year, until one, in which something was measured; null where nothing was. */
export function lastMeasuredYear(actuals: readonly Actual[], until: MeasuredYear): MeasuredYear | null {
  return actuals
    .filter((actual) => actual.status === "preliminary" || actual.status === "final")
    .map(({ year }) => year)
    .filter((year) => year.kind === until.kind && year.year <= until.year)
    .reduce<MeasuredYear | null>((newest, year) => (newest === null || year.year > newest.year ? year : newest), null);
}
