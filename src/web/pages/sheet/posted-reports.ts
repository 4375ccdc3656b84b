import { isDeepStrictEqual } from "node:util";
import { readPeriod } from "../../../domain/calendar/period.ts";
import type { FormFieldName } from "../../../domain/form/form.ts";
import type { Period, Reports, TargetText } from "../../../domain/goal/goal.ts";
import type { Comparator, Value } from "../../../domain/indicator/value.ts";
import { normalise } from "../../../domain/wording/normal.ts";
import { readTargetText } from "../../../domain/wording/target-text.ts";
import { type PostedFields, readPosted } from "./posted-fields.ts";

export const NO_REPORTS: Reports = { period: null, target: null, midterm: null, result: null, issues: null, grade: null, divisions: [] };

export const COMPARATORS: readonly Comparator[] = ["=", ">=", ">", "<=", "<"];

/** What a posted form says in the columns beside an action or a step. */
export function postedReports(
  posted: PostedFields,
  at: string,
  base: Reports,
  written: ReadonlySet<FormFieldName>,
  fiscalYear: number,
): Reports {
  return {
    period: written.has("period") ? postedPeriod(posted, `${at}/period`, base.period, fiscalYear) : base.period,
    target: written.has("target") ? postedTarget(posted, `${at}/target`, base.target) : base.target,
    midterm: written.has("midterm") ? posted.textOrNull(`${at}/midterm`, base.midterm) : base.midterm,
    result: written.has("result") ? posted.textOrNull(`${at}/result`, base.result) : base.result,
    issues: written.has("issues") ? posted.textOrNull(`${at}/issues`, base.issues) : base.issues,
    grade: written.has("grade") ? posted.textOrNull(`${at}/grade`, base.grade) : base.grade,
    divisions: written.has("divisions") ? postedDivisions(posted, `${at}/divisions`, base.divisions) : base.divisions,
  };
}

/** The months as they were shown, to tell later whether somebody put them right: 2026-06/2026-10. */
export const monthsShown = (period: Period | null): string => `${period?.from ?? ""}/${period?.to ?? ""}`;

type Row = readonly [value: string, comparator: string, unit: string, fiscalYear: string];

/** What was understood of a value, as its four fields show it. */
export const shownRow = ({ value, comparator, unit, fiscalYear }: Value): Row => [
  String(value ?? ""),
  comparator ?? "",
  inField(unit ?? ""),
  String(fiscalYear ?? ""),
];

/** What was understood of the values as it was shown: a line a value. */
export const valuesShown = (target: TargetText | null): string => shownLines((target?.values ?? []).map(shownRow));

const shownLines = (rows: readonly Row[]): string => rows.flatMap((row) => (row.join("") === "" ? [] : row.join("\t"))).join("\n");

/** A field of one line holds no line feeds. */
const inField = (text: string): string => text.replace(/[\r\n]/gu, "");

function postedPeriod(posted: PostedFields, at: string, base: Period | null, fiscalYear: number): Period | null {
  const text = posted.text(at, base?.text ?? "");
  if (!posted.has(at)) return base;
  const read = text === (base?.text ?? "") ? base : readPeriod(text, fiscalYear);
  const [from, to] = [posted.typed(`${at}/from`), posted.typed(`${at}/to`)];
  if (text.trim() === "") return base && text === base.text ? base : null;
  if (from === null || to === null || !isPutRight(posted, at, `${from}/${to}`)) return read;
  return { text, from: month(posted, `${at}/from`, from, read?.from ?? null), to: month(posted, `${at}/to`, to, read?.to ?? null) };
}

function month(posted: PostedFields, pointer: string, typed: string, before: string | null): string | null {
  const plain = normalise(typed).trim();
  const [, year = "", number = ""] = /^(\d{4})[-/.年](\d{1,2})月?$/u.exec(plain) ?? [];
  if (plain === "") return null;
  if (year !== "" && Number(number) >= 1 && Number(number) <= 12) return `${year}-${number.padStart(2, "0")}`;
  posted.fault({ pointer, kind: "not-a-month", typed });
  return before;
}

function postedTarget(posted: PostedFields, at: string, base: TargetText | null): TargetText | null {
  const text = posted.text(at, base?.text ?? "");
  if (!posted.has(at)) return base;
  const read = text === (base?.text ?? "") ? base : readTargetText(text);
  if (text.trim() === "") return base && text === base.text ? base : null;
  const rows = rowsOf(posted, at);
  if (!isPutRight(posted, at, shownLines(rows))) return read;
  return { text, values: rows.flatMap((row, i) => correctedValue(posted, `${at}/values/${i}`, row, base?.values[i] ?? null) ?? []) };
}

const MOST_VALUES = 100;

const rowsOf = (posted: PostedFields, at: string): readonly Row[] =>
  Array.from({ length: Math.min(Number(posted.typed(`${at}/values`)) || 0, MOST_VALUES) }, (_, i) => rowOf(posted, `${at}/values/${i}`));

/** True where what was understood is no longer as it was shown: somebody put it right. */
const isPutRight = (posted: PostedFields, at: string, now: string): boolean => now !== (posted.typed(`${at}/shown`) ?? now);

/** What was shown as understood when somebody put it right, so that a form which is shown again still tells so; null where nobody did. */
export function shownBefore(form: URLSearchParams | null, at: string, kind: "period" | "target"): string | null {
  if (form === null) return null;
  const posted = readPosted(form);
  const now = kind === "period" ? `${posted.typed(`${at}/from`) ?? ""}/${posted.typed(`${at}/to`) ?? ""}` : shownLines(rowsOf(posted, at));
  return isPutRight(posted, at, now) ? posted.typed(`${at}/shown`) : null;
}

/** True where the page shows already what is understood of a period or target: it was so before, and the page says what it shows. */
export function isShown(form: URLSearchParams, at: string, kind: "period" | "target", before: Reports | null, now: Reports): boolean {
  if (before === null || !isDeepStrictEqual(before[kind], now[kind])) return false;
  const shown = now[kind] === null ? null : kind === "period" ? monthsShown(now.period) : valuesShown(now.target);
  return readPosted(form).typed(`${at}/${kind}/shown`) === shown;
}

const rowOf = (posted: PostedFields, at: string): Row => [
  posted.typed(`${at}/value`) ?? "",
  posted.typed(`${at}/comparator`) ?? "",
  posted.typed(`${at}/unit`) ?? "",
  posted.typed(`${at}/fiscalYear`) ?? "",
];

/** A value that somebody put right; null where its number was taken away. */
function correctedValue(posted: PostedFields, at: string, row: Row, base: Value | null): Value | null {
  if (base && row.join("\t") === shownRow(base).join("\t")) return base;
  const [typed, bound, unit, year] = row;
  const plain = normalise(typed).replace(/,/gu, "").trim();
  if (plain === "") return null;
  const value = /^-?\d{1,15}(?:\.\d{1,9})?$/u.test(plain) ? Number(plain) : null;
  if (value === null) {
    posted.fault({ pointer: `${at}/value`, kind: "not-a-number", typed });
    return base;
  }
  const comparator = COMPARATORS.find((one) => one === bound) ?? "=";
  const fiscalYear = posted.number(`${at}/fiscalYear`, base?.fiscalYear ?? null);
  const named = unit.trim() === "" ? null : normalise(unit).trim();
  return {
    text: base?.text ?? `${plain}${unit}`,
    ...{ value, unit: base && unit === inField(base.unit ?? "") ? base.unit : named, comparator },
    ...{ fiscalYear: year === "" ? null : fiscalYear, cumulative: base?.cumulative ?? false, maintain: base?.maintain ?? false },
    change: base?.change && base.value === value ? base.change : null,
  };
}

/** Each stands in a field of its own, and fields hold no line feeds; several may be typed into one, as 道路課、公園課. */
function postedDivisions(posted: PostedFields, at: string, base: readonly string[]): readonly string[] {
  if (!posted.has(at)) return base;
  const typed = posted.all(at).filter((text) => text !== "");
  if (
    typed.join("\n") ===
    base
      .map(inField)
      .filter((text) => text !== "")
      .join("\n")
  )
    return base;
  return typed.flatMap((text) => {
    const known = base.find((division) => inField(division) === text);
    return known === undefined ? text.split("、").filter((name) => name.trim() !== "") : [known];
  });
}
