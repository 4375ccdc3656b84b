import { scanYears } from "../calendar/year-scan.ts";
import type { Value } from "../indicator/value.ts";
import { type Folded, fold } from "./fold.ts";
import { isNoValue } from "./normal.ts";
import { readNumber } from "./number.ts";
import { type Quantity, scanQuantities } from "./quantity.ts";
import words from "./value-words.json" with { type: "json" };

/** What stands around a value's text: the unit of the column or of the name, the year of the column, the name's 累計. */
export interface ValueContext {
  readonly unit?: string | null;
  readonly fiscalYear?: number | null;
  readonly cumulative?: boolean;
}

const LONGEST_VALUE = 400;
const CUMULATIVE = /累計|累積|通算/u;
const ARROW = /^[^→]{0,40}(?:→|->|=>)\s?[^→\d]{0,20}$/u;
const REMARK = /[※*]/u;
const TAIL = new RegExp(
  `^\\s*(?:[をにがへ]|の(?=${words.acts.join("|")}))?\\s*(?:(?:${words.acts.join("|")})|[。、.]|する|します|した|目指す|を|の|に|値|率|み|量|め|ずつ|まで|へ|\\s)*$`,
  "u",
);

/**
 * Reads the text of a value (基準値, 目標値, 実績値).
 *
 * Words before the number and a bracket or ※ note behind it are taken for what they are; several numbers that are no change (A → B) give no value. The
 * text's own unit and year win over the context's. 万 and 億 written at the number multiply, a unit of the context stays as it is.
 *
 * @returns null where the text says that there is no value; a Value whose `value` is null where it says something that is no single number.
 */
export function readValue(text: string, context: ValueContext = {}): Value | null {
  if (isNoValue(text)) return null;
  const said = text.length > LONGEST_VALUE ? null : understand(text, context);
  const value = said?.value ?? null;
  return {
    text,
    value,
    unit: value === null ? null : (said?.unit ?? context.unit ?? null),
    comparator: value === null ? null : (said?.comparator ?? "="),
    fiscalYear: said?.fiscalYear ?? context.fiscalYear ?? null,
    cumulative: context.cumulative === true || (text.length <= LONGEST_VALUE && CUMULATIVE.test(text)),
    maintain: text.length <= LONGEST_VALUE && /維持/u.test(text),
    change: value === null ? null : (said?.change ?? null),
  };
}

type Understood = Pick<Value, "value" | "unit" | "comparator" | "fiscalYear" | "change">;

const NOTHING: Understood = { value: null, unit: null, comparator: null, fiscalYear: null, change: null };

function understand(text: string, context: ValueContext): Understood {
  const whole = readNumber(text);
  if (whole !== null) return { ...NOTHING, value: whole, comparator: "=" };
  const folded = fold(text);
  const scan = scanQuantities(folded, true);
  const note = REMARK.exec(scan.text)?.index ?? scan.text.length;
  const fiscalYear = yearOf(folded, scan.text, note, context.fiscalYear ?? null);
  const before = scan.quantities.filter(({ from }) => from < note);
  const outer = before.filter(({ depth }) => depth === 0);
  const heads = outer.length > 0 ? outer : before;
  const [first, second] = heads;
  if (first === undefined || heads.length > 2) return { ...NOTHING, fiscalYear };
  const last = second ?? first;
  if (!TAIL.test(outsideBrackets(scan.text.slice(last.to, note), last.depth))) return { ...NOTHING, fiscalYear };
  if (second) {
    if (first.value === null || second.value === null || !ARROW.test(scan.text.slice(first.to, second.from)))
      return { ...NOTHING, fiscalYear };
    if (first.unit !== null && second.unit !== null && first.unit !== second.unit) return { ...NOTHING, fiscalYear };
  }
  if (last.value === null) return { ...NOTHING, fiscalYear };
  return {
    value: last.value,
    unit: last.unit ?? first.unit,
    comparator: last.comparator,
    fiscalYear,
    change: second && first.value !== null && second.value !== null ? { from: first.value, to: second.value } : null,
  };
}

function outsideBrackets(text: string, depth: number): string {
  const bare = text.replace(/[([〔【][^()[\]〔〕【】]*[)\]〕】]/gu, " ");
  return depth > 0 ? bare.replace(/[)\]〕】]/gu, " ") : bare;
}

/** The year of a value: the one year that stands behind the arrow, or in the whole text, that no other number shares its brackets with. */
function yearOf(folded: Folded, text: string, note: number, known: number | null): number | null {
  const arrow = Math.max(text.lastIndexOf("→"), text.lastIndexOf("->"));
  const cut = folded.starts[Math.max(0, arrow)] ?? 0;
  const end = note < text.length ? (folded.starts[note] ?? 0) : Number.POSITIVE_INFINITY;
  const years = scanYears(folded, known).filter(({ index }) => (arrow < 0 || index > cut) && index < end);
  const [only] = years;
  if (only === undefined || years.length > 1 || only.year === null) return null;
  return only.month !== null && only.month < 4 ? only.year - 1 : only.year;
}

/**
 * Every number with its unit that a target text states, in order: totals and denominators too, but no dates, ordinals or names.
 *
 * @returns `index` is the offset of `value.text` in `text`, in code units.
 */
export function findValues(text: string): { value: Value; index: number }[] {
  const folded = fold(text);
  const { text: scanned, quantities } = scanQuantities(folded, false);
  const found: { value: Value; index: number }[] = [];
  for (let i = 0; i < quantities.length; i += 1) {
    const first = quantities[i];
    const second = quantities[i + 1];
    if (first === undefined || first.kind === "broken") continue;
    const linked =
      second?.kind === "number" && first.value !== null && second.depth === first.depth && ARROW.test(scanned.slice(first.to, second.from));
    const last = linked && second ? second : first;
    if (linked) i += 1;
    if (last.unit === null && first.unit === null && last.kind === "number") continue;
    const from = first.from - (/(?:年間?|月|週|日)\s?$/u.exec(scanned.slice(Math.max(0, first.from - 3), first.from))?.[0].length ?? 0);
    found.push(valueAt(text, folded, scanned, first, last, from));
  }
  return found;
}

function valueAt(
  text: string,
  folded: Folded,
  scanned: string,
  first: Quantity,
  last: Quantity,
  from: number,
): { value: Value; index: number } {
  const index = folded.starts[from] ?? 0;
  const end = folded.ends[last.to - 1] ?? text.length;
  const { value } = last;
  return {
    index,
    value: {
      text: text.slice(index, end),
      value,
      unit: value === null ? null : (last.unit ?? first.unit),
      comparator: value === null ? null : last.comparator,
      fiscalYear: null,
      cumulative: CUMULATIVE.test(scanned.slice(Math.max(0, from - 6), last.to + 5)),
      maintain: /維持/u.test(scanned.slice(last.to, last.to + 5)),
      change: first !== last && first.value !== null && value !== null ? { from: first.value, to: value } : null,
    },
  };
}
