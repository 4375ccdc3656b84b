import type { Atom, AtomKind } from "./atoms.ts";
import type { Column, ColumnUse } from "./columns.ts";

/**
 * How badly a word fits a column, and a step from one column to the next fits what is known of tables. The figures are weights, not measures: 0 is
 * what one expects, 1 is odd, 3 and more is what happens only where nothing else explains the line.
 */
const FITS: Readonly<Record<ColumnUse, Partial<Record<AtomKind, number>> & { readonly other: number }>> = {
  name: {
    text: 0,
    labelled: 0.8,
    bracket: 0.6,
    kind: 1.5,
    code: 1,
    division: 1.2,
    remark: 1.5,
    unit: 2,
    word: 2,
    year: 2.5,
    value: 3,
    other: 3.5,
  },
  kind: { kind: 0, text: 2.5, other: 4 },
  whom: { text: 0.6, bracket: 0.8, value: 1.2, silent: 0.3, other: 4 },
  unit: { unit: 0, bracket: 0.4, silent: 0.3, text: 2, other: 4 },
  node: { code: 0, text: 1.2, other: 4 },
  code: { code: 0, value: 0.4, other: 4 },
  baseline: {
    value: 0,
    silent: 0.1,
    word: 0.5,
    labelled: 0.7,
    year: 1.2,
    bracket: 1.5,
    remark: 0.3,
    unit: 2,
    arrow: 1,
    text: 2.5,
    other: 3,
  },
  interim: {
    value: 0,
    silent: 0.1,
    word: 0.5,
    labelled: 0.7,
    year: 1.5,
    bracket: 1.5,
    remark: 0.5,
    unit: 2,
    arrow: 1,
    text: 2.5,
    other: 3,
  },
  target: { value: 0, silent: 0.1, word: 0.3, labelled: 0.7, year: 1.5, bracket: 1.5, remark: 0.3, unit: 2, arrow: 1, text: 2.3, other: 3 },
  ignored: { value: 0, silent: 0.1, word: 0.5, labelled: 0.7, year: 1.2, bracket: 1.5, unit: 2, arrow: 0.5, text: 2.5, other: 3 },
  baselineYear: { year: 0, silent: 0.2, other: 4 },
  targetYear: { year: 0, silent: 0.2, other: 4 },
  direction: { arrow: 0, word: 0.1, text: 2, other: 4 },
  note: { text: 0.4, bracket: 0.4, silent: 0.2, remark: 0.4, division: 1.2, year: 1, labelled: 0.5, value: 2, other: 1.5 },
  divisions: { division: 0, silent: 0.3, text: 2, other: 4 },
  strategy: { word: 0, silent: 0, bracket: 1, other: 5 },
};

/** What it costs that a row has nothing in a column. */
const EMPTY: Readonly<Record<ColumnUse, number>> = {
  name: 8,
  kind: 0.8,
  whom: 1.5,
  unit: 1.5,
  node: 0.1,
  code: 1,
  baseline: 3,
  interim: 2,
  target: 3.5,
  ignored: 1,
  baselineYear: 1,
  targetYear: 1,
  direction: 1,
  note: 0.8,
  divisions: 1,
  strategy: 0,
};

const VALUES: ReadonlySet<ColumnUse> = new Set(["baseline", "interim", "target", "ignored"]);
/** What never begins a name: particles, small kana, closing brackets. */
const NEVER_FIRST = /^[のをぁぃぅぇぉっゃゅょァィゥェォッャュョー、。・）)」』】]/u;
const SELDOM_FIRST = /^[にはがでとへもや]/u;
/** What a name does not end with. */
const NEVER_LAST = /[のをはがにでと、・]$/u;

export const emptyCost = ({ use }: Column): number => EMPTY[use];

export interface Surroundings {
  /** It stands before the numbers of both values, as 開催回数 does in 開催回数 803回, 開催回数 800回. */
  readonly label: boolean;
  /** A number with words behind it on its line, and only numbers before: 40 歳から 74 歳の…. */
  readonly inner: boolean;
}

/** Fit of an atom to a column. `goal` is the year of the target. */
export function fitCost(atom: Atom, column: Column, { label, inner }: Surroundings, goal: number | null): number {
  const values = VALUES.has(column.use);
  if (label) return values ? 0 : 3;
  if (inner && column.use === "name") return 0.5;
  const fits = FITS[column.use];
  return (fits[atom.kind] ?? fits.other) + (values && atom.year !== null ? yearCost(atom.year, column, goal) : 0);
}

/** A year in a cell should be that of its column; a baseline lies before the goal. */
function yearCost(year: number, { use, fiscalYear }: Column, goal: number | null): number {
  if (fiscalYear !== null) return fiscalYear === year ? 0 : 1.5;
  if (goal === null) return 0;
  if (use === "baseline") return year < goal ? 0 : 1.5;
  return use === "target" && year < goal ? 1.5 : 0;
}

/** What may stand behind a value in its cell without ending it. */
export const isAside = ({ kind }: Atom): boolean => kind === "year" || kind === "bracket" || kind === "unit" || kind === "remark";
export const saysValue = ({ kind }: Atom): boolean => kind === "value" || kind === "labelled" || kind === "silent" || kind === "word";

/** What is known of the atoms before one: `complete` where a value stands there with nothing but asides behind it. */
export interface Before {
  readonly label: boolean;
  readonly complete: boolean;
}

/** A second atom in the same cell. */
export function stayCost(before: Atom, atom: Atom, { use }: Column, { label, complete }: Before): number {
  if (VALUES.has(use)) {
    if (label) return complete ? 2 : 0;
    return complete && saysValue(atom) && atom.kind !== "word" ? 3.5 : stayInValue(before.kind, atom.kind);
  }
  const pause = atom.start === "gap" ? 0.9 : atom.start === "line" ? 0.2 : 0.25;
  if (use === "name") {
    const ended = before.kind === "bracket" && atom.start !== "space" && atom.kind === "text" && /[%％)）]$/u.test(before.text.text);
    return pause + (ended ? 0.5 : 0) - (atom.kind === "bracket" ? 0.6 : 0);
  }
  if (use === "note") return pause + (atom.kind === "remark" && atom.start !== "space" ? 2 : 0);
  if (use === "kind") return 1 + pause;
  return use === "divisions" || use === "node" ? 0.3 : 3;
}

function stayInValue(before: AtomKind, kind: AtomKind): number {
  const number = before === "value" || before === "labelled";
  if (kind === "bracket") return -1.5;
  if (kind === "year") return before === "silent" ? 0 : before === "year" ? 1 : -1.2;
  if (kind === "remark") return number || before === "year" || before === "bracket" ? 1.5 : 0;
  if (kind === "unit") return before === "value" ? -2 : 2;
  if (kind === "value" || kind === "labelled")
    return number ? 3 : before === "silent" ? 4 : before === "remark" ? 1.5 : before === "year" ? 0.4 : 0;
  if (kind === "text") return before === "text" || before === "remark" ? -2 : 1.5;
  if (kind === "word") return number ? 0 : 0.3;
  return 1;
}

/** A cell that ends here, before another begins. */
export function leaveCost(before: Atom, { use }: Column): number {
  return use === "name" && NEVER_LAST.test(before.text.text) ? 1.5 : 0;
}

/** A line that was full goes on in the next one. */
const FULL_LINE = 1.5;

/** A row that begins with this atom. */
export function rowCost(atom: Atom, before?: Atom): number {
  const place = atom.start === "space" ? 3 : before?.full && !/。$/u.test(before.text.text) ? FULL_LINE : 0;
  const text = atom.text.text;
  return place + (NEVER_FIRST.test(text) ? 2 : SELDOM_FIRST.test(text) ? 0.6 : 0);
}

/** A word that belongs to no row: a remark under the table, a sentence. */
export function looseCost(atom: Atom): number {
  if (atom.kind === "remark") return 0.8;
  if (/^(?:出典|資料|備考|[（(]?注)/u.test(atom.text.text)) return 0.8;
  return /。$/u.test(atom.text.text) && atom.text.length > 20 ? 1 : 6;
}

/** The next word or line of a remark that was begun. */
export function goOnLoose(atom: Atom): number {
  if (atom.start === "space") return 0;
  return atom.kind === "remark" ? 0.2 : Math.min(looseCost(atom), atom.kind === "text" && atom.start === "line" ? 1.5 : 6);
}
