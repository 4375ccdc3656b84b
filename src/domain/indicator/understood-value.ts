import { readValue } from "../wording/value.ts";
import type { Value } from "./value.ts";

/**
 * A value with what its text says where nobody has read it, and with the unit of its indicator where it has none: as readings from elsewhere hold values (12（令和5年度）, 55.0以上).
 * What was understood stays as it is.
 *
 * @param unit of the indicator.
 */
export function understood(said: Value, unit: string | null): Value {
  if (said.value !== null && said.unit !== null && said.fiscalYear !== null) return said;
  const read = readValue(said.text, { unit, fiscalYear: said.fiscalYear, cumulative: said.cumulative });
  if (read === null) return said;
  if (said.value === null)
    return { ...read, unit: read.unit ?? said.unit, maintain: read.maintain || said.maintain, change: said.change ?? read.change };
  // Where 万 is written at the number, the unit is what the text says and not the column's.
  return { ...said, unit: said.unit ?? (read.value === said.value ? read.unit : unit), fiscalYear: said.fiscalYear ?? read.fiscalYear };
}
