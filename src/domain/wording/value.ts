import type { ScannedDate } from "../calendar/date-scan.ts";
import type { Value } from "../indicator/value.ts";
import { isNoValue } from "./normal.ts";
import type { Quantity } from "./quantity.ts";
import { isChange, scanValues, type ValueScan } from "./value-scan.ts";
import { NOTHING, type Said, understand } from "./value-statement.ts";

/** What stands around a value's text: the unit of the column or of the name, the year of the column, the name's 累計. */
export interface ValueContext {
  readonly unit?: string | null;
  readonly fiscalYear?: number | null;
  readonly cumulative?: boolean;
}

/** A longer text is no value of an indicator, whatever numbers it holds. */
const LONGEST = 400;
const CUMULATIVE = /累計|累積|通算/u;
const MAINTAIN = /維持(?!管理|修繕|補修|更新|費)/u;

/**
 * Reads the text of a value (基準値, 目標値, 実績値).
 *
 * Words before the number and brackets or ※ notes behind it are taken for what they are; several numbers that are no change (A → B) give no value. The
 * text's own unit and year win over the context's. 万 and 億 written at the number multiply (20.6万人 is 206000 人); a unit of the context stays as it is
 * (20.6 in a column 万人).
 *
 * @returns null where the text says that there is no value; a Value whose `value` is null where it says something that is no single number.
 */
export function readValue(text: string, context: ValueContext = {}): Value | null {
  if (isNoValue(text)) return null;
  const short = text.length <= LONGEST;
  const said = short ? understand(text, context.fiscalYear ?? null) : NOTHING;
  return {
    text,
    value: said.value,
    unit: said.value === null ? null : unitOf(said, context.unit ?? null),
    comparator: said.value === null ? null : said.comparator,
    fiscalYear: said.yearNamed ? said.fiscalYear : (context.fiscalYear ?? null),
    cumulative: context.cumulative === true || (short && CUMULATIVE.test(text)),
    maintain: short && MAINTAIN.test(text),
    change: said.change,
  };
}

/** Where 千, 万 or 億 is written at the number and the column counts by it too (20.6万 under 万人), it is meant once. */
function unitOf(said: Said, column: string | null): string | null {
  if (said.unit !== null || column === null) return said.unit;
  return said.scaled ? column.replace(/^(?:[十百千]?[万億兆]|[百千])(?=.)/u, "") : column;
}

/** A value and where its text stands, in code units of the text that states it. */
export interface FoundValue {
  readonly value: Value;
  readonly index: number;
}

const FREQUENCY =
  /(?:(?<![\p{Script=Han}\dかカヵヶ])(?:毎[年月週日]|年間?|月間?|週間?|日)(?:に|あたり|当たり)?|\d{1,2}\s?(?:[かカヵヶ箇][年月]|年|週間?|日)に)\s?$/u;
const YEAR_BEFORE = /\uFFFC+(?:末|中|内|実績|目標|計画|見込み?|現在)?(?:までに?|に|の|は)?\s?[:、]?\s?$/u;
const YEAR_BEHIND = /^\s?[([]\s?\uFFFC+[^()[\]\d\uFFFC]{0,8}[)\]]/u;
const DURATION = new Set(["年", "日"]);
/** What a number without a unit is the value of: 参加率 75, 目標：20. A bare number anywhere else may belong to a name. */
const MEASURE_BEFORE = /(?:率|数|度|値|目標|平均|[:=])\s?$/u;

/**
 * Every number with its unit that a target text states, in order: totals and denominators too, but no dates, ordinals or names. A range (3～5回) is one value
 * without a number.
 *
 * @returns texts with the words that belong to the number: 週1回程度, 令和3年度：6分野, 13,967人→17,000人.
 */
export function findValues(text: string): FoundValue[] {
  const scan = scanValues(text, null, false);
  const found: FoundValue[] = [];
  for (let i = 0; i < scan.quantities.length; i += 1) {
    const chain = chainFrom(scan, i);
    i += chain.length - 1;
    if (isStated(scan, chain)) found.push(foundIn(text, scan, chain));
  }
  return found;
}

/** The quantities from `i` on of which each becomes the next. */
function chainFrom({ text, quantities }: ValueScan, i: number): Quantity[] {
  const chain: Quantity[] = [];
  for (let quantity = quantities[i]; quantity; quantity = quantities[i + chain.length]) {
    const last = chain.at(-1);
    if (last && !isChange(text, last, quantity)) break;
    chain.push(quantity);
  }
  return chain;
}

function isStated({ text }: ValueScan, chain: readonly Quantity[]): boolean {
  const [first] = chain;
  const unit = chain.at(-1)?.unit ?? first?.unit ?? null;
  if (!first || first.kind === "broken") return false;
  if (first.kind === "range") return /[^\d\s~.,-]/u.test(text.slice(first.from, first.to));
  if (unit === null) return first.comparator !== "=" || MEASURE_BEFORE.test(text.slice(Math.max(0, first.from - 4), first.from));
  // 5日 is a day of the month unless something says how many days.
  return (
    !DURATION.has(unit) ||
    !Number.isInteger(first.value) ||
    first.comparator !== "=" ||
    FREQUENCY.test(text.slice(Math.max(0, first.from - 8), first.from))
  );
}

function foundIn(source: string, { folded, text, dates }: ValueScan, chain: readonly Quantity[]): FoundValue {
  const [first, last] = [chain[0], chain.at(-1)];
  if (!first || !last) throw new Error("a chain holds at least one quantity");
  const own = affixes(text, dates, last);
  const from = chain.length === 1 ? own.from : affixes(text, dates, first).from;
  const { to, fiscalYear } = own;
  const value = chain.length > 2 ? null : last.value;
  const index = folded.starts[from] ?? 0;
  return {
    index,
    value: {
      text: source.slice(index, folded.ends[to - 1] ?? source.length),
      value,
      unit: value === null ? null : (last.unit ?? first.unit),
      comparator: value === null ? null : last.comparator,
      fiscalYear,
      cumulative: CUMULATIVE.test(text.slice(Math.max(0, from - 6), to + 5)),
      maintain: MAINTAIN.test(text.slice(last.to, last.to + 6)),
      change: chain.length === 2 && first.value !== null && value !== null ? { from: first.value, to: value } : null,
    },
  };
}

/** Where the words that belong to a quantity begin and end, and the year among them: 令和3年度：6分野, 週1回程度, 65％（平成27年度）. */
function affixes(text: string, dates: readonly ScannedDate[], quantity: Quantity): { from: number; to: number; fiscalYear: number | null } {
  const from = quantity.from - (FREQUENCY.exec(text.slice(Math.max(0, quantity.from - 8), quantity.from))?.[0].length ?? 0);
  const start = from - (YEAR_BEFORE.exec(text.slice(Math.max(0, from - 24), from))?.[0].length ?? 0);
  const end = quantity.to + (YEAR_BEHIND.exec(text.slice(quantity.to, quantity.to + 32))?.[0].length ?? 0);
  const before = yearWithin(dates, start, from);
  if (before !== null) return { from: start, to: quantity.to, fiscalYear: before };
  const behind = yearWithin(dates, quantity.to, end);
  return { from, to: behind === null ? quantity.to : end, fiscalYear: behind };
}

/** The fiscal year of the first date between two offsets; null where there is none or it names no year. */
function yearWithin(dates: readonly ScannedDate[], from: number, to: number): number | null {
  let [low, high] = [0, dates.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((dates[middle]?.from ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  const date = dates[low];
  return date && date.to <= to ? date.fiscalYear : null;
}
