import { readFiscalYear } from "../../domain/calendar/fiscal-year.ts";
import type { Indicator } from "../../domain/indicator/indicator.ts";
import type { Value } from "../../domain/indicator/value.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import { normalise } from "../../domain/wording/normal.ts";
import { readValue, type ValueContext } from "../../domain/wording/value.ts";
import type { NumberShape } from "./reading-shape.ts";

/** The number that a text says where a number is asked for; null where it says none, or none that may stand there. */
export function readNumber(text: string, kind: NumberShape["kind"]): number | null {
  const plain = normalise(text).trim();
  const figures = /^\d{1,9}$/u.test(plain) ? Number(plain) : null;
  if (kind === "year") return figures !== null && plain.length === 4 ? figures : readFiscalYear(text);
  if (kind === "sdg" && figures !== null) return figures >= 1 && figures <= 17 ? figures : null;
  return figures;
}

/**
 * What stands around the value of an indicator, though the draft holds only the value: the unit of the column or of the name, and the year of the column. What a
 * value has and its text does not say came from there; where there is no value, the column of the other indicators tells.
 *
 * @param field target, baseline, interimTargets/0
 */
export function contextOf(plan: Plan, index: number, field: string): ValueContext {
  const indicator = plan.indicators[index];
  if (!indicator) return {};
  const before = valueAt(indicator, field);
  const around = before && surroundings(before);
  return {
    unit: around?.unit ?? indicator.unit,
    fiscalYear: around ? around.fiscalYear : yearOfColumn(plan, index, field),
    cumulative: around?.cumulative ?? /累計|累積/u.test(normalise(indicator.name)),
  };
}

function valueAt(indicator: Indicator, field: string): Value | null {
  if (field === "baseline" || field === "target") return indicator[field];
  return indicator.interimTargets[Number(field.split("/").at(-1))] ?? null;
}

/** What a value has that its text does not say. */
function surroundings(value: Value): { unit: string | null; fiscalYear: number | null; cumulative: boolean } {
  const said = readValue(value.text);
  return {
    unit: said?.unit === value.unit ? null : value.unit,
    fiscalYear: said?.fiscalYear === value.fiscalYear ? null : value.fiscalYear,
    cumulative: value.cumulative && said?.cumulative !== true,
  };
}

/** The year that the values of the other indicators have from their column, where it is one. */
function yearOfColumn({ indicators }: Plan, index: number, field: string): number | null {
  const years = new Set(
    indicators.flatMap((indicator, i) => {
      const value = i === index ? null : valueAt(indicator, field);
      return value ? (surroundings(value).fiscalYear ?? []) : [];
    }),
  );
  const [year, ...more] = years;
  return year !== undefined && more.length === 0 ? year : null;
}
