import type { MeasuredYear } from "../calendar/measured-year.ts";
import { isNoValue, normalise } from "../wording/normal.ts";
import { textKey } from "../wording/text-key.ts";
import { readValue } from "../wording/value.ts";
import type { Actual, ActualReport, Measured } from "./actual.ts";
import words from "./actual-words.json" with { type: "json" };
import type { IndicatorDefinition } from "./indicator-definition.ts";

const setOf = (list: string): ReadonlySet<string> => new Set(list.split(" ").map(textKey));
const NOT_APPLICABLE = setOf(words.notApplicable);
const PENDING = setOf(words.pending);
const UNAVAILABLE = setOf(words.unavailable);
const REACHED = setOf(words.reached);
const NOT_REACHED = setOf(words.notReached);
const PRELIMINARY = new RegExp(words.preliminary.split(" ").join("|"), "u");
const BRACKETS = /^\((.*)\)$/su;
const REMARK = /\(.*\)$/su;

/**
 * What a cell says of an indicator's year: 集計中 is a status, 118.4 a final number, 118.4（速報値） a preliminary one, 達成 of a qualitative indicator that it is reached.
 *
 * @returns null where the cell says nothing: blank, a dash, ######.
 */
export function readActual(text: string, year: MeasuredYear, definition: Pick<IndicatorDefinition, "kind" | "unit">): Actual | null {
  const report = reportOf(text, definition, year);
  return report === null ? null : { ...report, year, asOf: null };
}

function reportOf(text: string, { kind, unit }: Pick<IndicatorDefinition, "kind" | "unit">, { year }: MeasuredYear): ActualReport | null {
  const word = textKey(normalise(text).trim().replace(BRACKETS, "$1").replace(REMARK, ""));
  if (NOT_APPLICABLE.has(word)) return { status: "not-applicable" };
  if (PENDING.has(word)) return { status: "pending" };
  if (UNAVAILABLE.has(word)) return { status: "unavailable", reason: text.trim() };
  if (isNoValue(text)) return null;
  const status = PRELIMINARY.test(text) ? "preliminary" : "final";
  return { status, measured: kind === "qualitative" ? saidOf(text, word) : numberOf(text, unit, year) };
}

function saidOf(text: string, word: string): Measured {
  if (REACHED.has(word)) return { kind: "reached", text, reached: true };
  return NOT_REACHED.has(word) ? { kind: "reached", text, reached: false } : { kind: "unread", text };
}

/** An actual is one number: neither a bound, nor a change, nor of another year than its column's. */
function numberOf(text: string, unit: string | null, year: number): Measured {
  const value = readValue(text, { unit, fiscalYear: year });
  if (value === null || value.value === null || value.change !== null || value.comparator !== "=") return { kind: "unread", text };
  return value.fiscalYear === year ? { kind: "number", text, value: value.value, unit: value.unit } : { kind: "unread", text };
}
