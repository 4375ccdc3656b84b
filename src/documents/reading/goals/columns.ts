import { readEnumerator } from "../../../domain/wording/enumerator.ts";
import type { Cell, TableRow } from "../../document.ts";
import { Passage } from "../../passage.ts";
import type { Derived } from "../draft.ts";
import { type ColumnField, columnLabels, guessColumn, labelKey, namesGoal, namesPromise, remarkLabels } from "../labels.ts";
import { kindOfHeads } from "../plan/table-kind.ts";
import { cellText, filledCells } from "../tables.ts";
import { isFormTitle } from "./form-titles.ts";
import { isNumber } from "./numbers.ts";
import { isPlacementLabel } from "./placement.ts";
import { type SlotField, sidesByRepetition, sidesByYear } from "./sides.ts";
import { yearsIn } from "./years.ts";

export interface Slot {
  readonly field: SlotField | null;
  /** Of the goals that stand side by side the n-th, from 0; null for a column that all of them share. */
  readonly side: number | null;
  /** Its head as printed; empty where it has none. */
  readonly label: Passage;
  /** The column holds the titles of goals in front of their actions. */
  readonly glued: boolean;
}

export interface ColumnPlan {
  readonly slots: ReadonlyMap<number, Slot>;
  readonly sides: number;
  /** The fiscal year that the heads name, a side each. */
  readonly years: readonly (Derived<number> | null)[];
  readonly hasTitles: boolean;
}

interface HeadCell {
  readonly row: number;
  readonly column: number;
  /** Behind the last column that the head spans. */
  readonly end: number;
  /** Behind the last column up to the next head of its row: a merged head whose span the format has lost. */
  readonly reach: number;
  readonly field: ColumnField | null;
  readonly key: string;
  readonly text: Passage;
  readonly year: Derived<number> | null;
}

/** What an action's table is known by. */
const OF_ACTIONS: ReadonlySet<ColumnField> = new Set(["action", "period", "target", "midterm", "result", "issues", "grade", "divisions"]);

/** A column of titles and actions in one (重点目標と具体的な取組項目) is one of actions: its cells say which line is the title. */
const named = (text: string): ColumnField | null =>
  columnLabels.findCompound(text, "action") ??
  (isPlacementLabel(text) && /位置付け$/u.test(labelKey(text)) ? "placement" : guessColumn(text));

/** What is done takes so many characters to say; a kind (重点) or an amount (120千円) fewer. */
const WORDED = 7;

/** A table of goals has no more columns than this. */
const WIDEST = 60;

/** True for a row of heads: labels of columns only (years, and a word or two that are not known), at least one of them of a table of actions. */
export function isHeadRow(row: TableRow): boolean {
  if (filledCells(row).some(isList)) return false;
  const cells = filledCells(row).map(cellText);
  const texts = cells.map(({ text }) => text);
  // 自己評価 | ○ is a label with its grade.
  if (cells.some((text) => labelKey(text.text) === "" && yearsIn(text).length === 0 && !/\d/u.test(text.text))) return false;
  if (texts.length === 0 || texts.length > WIDEST || texts.some((text) => text.length > 120 || remarkLabels.find(text))) return false;
  // 特記事項 stands last among heads; in front it heads its row.
  if (texts.length > 1 && columnLabels.find(texts[0] ?? "") === "remark") return false;
  const exact = texts.filter((text) => columnLabels.findCompound(text) !== null);
  const isByTime = texts.filter(isPartOfYear).length > 1;
  const unknown = texts.filter((text) => named(text) === null && labelKey(text) !== "" && !(isByTime && isPartOfYear(text)));
  if (exact.length === 0 || exact.length < Math.floor(texts.length / 2) || unknown.length > texts.length / 4) return false;
  if (unknown.some((text) => text.length > 15) || isOfIndicators(texts)) return false;
  return texts.some((text) => OF_ACTIONS.has(named(text) ?? "title"));
}

/** ① 中間支援組織の育成, and ② … below it: no head, whatever words stand there. */
const isList = ({ lines }: Cell): boolean => lines.length > 1 && lines.every(({ text }) => readEnumerator(text.text)?.ordinal != null);

const PART_OF_YEAR = /^(?:第?[1-4一二三四ⅠⅡⅢⅣ]四半期|[1-4]Q|Q[1-4]|\d{1,2}月?[~～-]\d{1,2}月|\d{1,2}月)(?:\([^()]{1,12}\))?$/u;

/** 第1四半期（4～6月）, 4～6月, 10月: the head of a column that says what is done then. */
const isPartOfYear = (text: string): boolean => text.length < 24 && PART_OF_YEAR.test(text.normalize("NFKC").replace(/\s/gu, ""));

/** The heads of a plan's indicators (指標名 | 単位 | 基準値 | 目標値): a unit or a baseline in a column of its own, and none of goals or of what is done for them. */
function isOfIndicators(texts: readonly string[]): boolean {
  const sure = texts.some((text) => {
    const field = columnLabels.findCompound(text, "action");
    return field === "action" || field === "grade" || (field === "title" && labelKey(text) !== "目標");
  });
  return (
    !sure &&
    texts.some((text) => /^(?:単位|(?:基準|現状|現況|当初|策定時)の?値)$/u.test(labelKey(text))) &&
    kindOfHeads(texts.join(" ")) === "indicators"
  );
}

/** True for a row that only says which year's columns stand below, beside heads that reach down into the next row: 優先順位 | 令和5年度 | 令和6年度. */
export function isYearRow(row: TableRow): boolean {
  const cells = filledCells(row);
  return cells.some(namesYear) && cells.every((cell) => namesYear(cell) || (cell.rowSpan > 1 && named(cellText(cell).text) !== null));
}

/** 令和5年度実績 alone over heads says whose goals stand below. */
export function namesYearOver(text: Passage, heads: TableRow | undefined): boolean {
  if (heads === undefined || text.length > 30 || yearsIn(text).length !== 1 || columnLabels.find(text.text) === null) return false;
  return !isFormTitle(text) && isHeadRow(heads);
}

function namesYear(cell: Cell): boolean {
  const text = cellText(cell);
  return text.length < 30 && yearsIn(text).length > 0 && (labelKey(text.text) === "" || named(text.text) !== null);
}

/**
 * Which column of the rows below holds what. Where heads stand over each other, the lower one counts; where that leaves columns of the body without a
 * head (a layout that put two heads into one column), heads and columns pair off in order.
 *
 * @param titled the goal's title is known already, so a column 目標 holds targets.
 */
export function planColumns(heads: readonly TableRow[], body: readonly TableRow[], titled: boolean): ColumnPlan | null {
  const cells = heads.flatMap((row, i) => headCells(row, i));
  const leaves = cells.filter((cell) => cell.field !== null || cell.key !== "").filter((cell) => !isOverridden(cell, cells));
  if (!leaves.some(({ field }) => field !== null)) return null;
  const first = Math.min(...leaves.map(({ column }) => column));
  const below = Map.groupBy(body.flatMap(filledCells), ({ column }) => column);
  const columns = [...below.keys()].sort((a, b) => a - b);
  const behind = columns.filter((column) => column >= first);
  const stacked = cells.filter(({ field }) => field !== null).sort((a, b) => a.column - b.column || a.row - b.row);

  const covers = (column: number) => (leaf: HeadCell) => leaf.column <= column && column < leaf.end;
  let placed: [number, HeadCell][];
  if (behind.every((column) => leaves.some(covers(column)))) placed = behind.flatMap((column) => pair(column, leaves.find(covers(column))));
  else if (behind.length === stacked.length) placed = behind.flatMap((column, i) => pair(column, stacked[i]));
  else if (behind.length === leaves.length) placed = behind.flatMap((column, i) => pair(column, leaves[i]));
  else
    placed = behind.flatMap((column) =>
      pair(column, leaves.find(covers(column)) ?? leaves.find((leaf) => leaf.column <= column && column < leaf.reach)),
    );
  // 区分 over ①, ②: marks, whatever their head says.
  const marked = new Set(columns.filter((column) => below.get(column)?.every((cell) => isNumber(cellText(cell).text))));
  const worded = new Set(
    columns.filter((column) => below.get(column)?.every((cell) => /\p{L}/u.test(cellText(cell).text) && cellText(cell).length >= WORDED)),
  );
  return arrange(
    placed,
    marked,
    worded,
    columns.filter((column) => column < first),
    cells,
    titled,
  );
}

const pair = (column: number, head: HeadCell | undefined): [number, HeadCell][] => (head ? [[column, head]] : []);

function headCells(row: TableRow, at: number): HeadCell[] {
  const cells = filledCells(row);
  const width = row.cells.reduce((most, { column, columnSpan }) => Math.max(most, column + columnSpan), 0);
  return cells.map((cell, i): HeadCell => {
    const text = cellText(cell);
    const next = cells[i + 1]?.column ?? width;
    const [year] = yearsIn(text);
    const end = cell.column + cell.columnSpan;
    return {
      row: at,
      column: cell.column,
      end,
      reach: Math.max(end, next),
      field: named(text.text),
      key: labelKey(text.text),
      text,
      year: year ?? null,
    };
  });
}

function isOverridden(cell: HeadCell, cells: readonly HeadCell[]): boolean {
  return cells.some((other) => other.row > cell.row && other.field !== null && other.column < cell.end && cell.column < other.end);
}

function arrange(
  placed: readonly (readonly [number, HeadCell])[],
  marked: ReadonlySet<number>,
  worded: ReadonlySet<number>,
  leading: readonly number[],
  cells: readonly HeadCell[],
  titled: boolean,
): ColumnPlan {
  const years = placed.map(([column, head]) => head.year ?? yearOver(column, head, cells));
  const fields = withoutBaseline(
    titledByName(
      placed.map(([, { field, key }]) => ({ field: field === "title" && key === "目標" && titled ? "target" : field, key })),
      titled,
    ),
    years,
  );
  const hasTitles = fields.includes("title") && !titled;
  const isByTime = placed.filter(([, { text }]) => isPartOfYear(text.text)).length > 1;
  const told = withUnknownActions(fields, hasTitles, (i) => years[i] == null && worded.has(placed[i]?.[0] ?? -1));
  const settled = told.map((field, i): SlotField | null => {
    if (field === null && i === 0 && marked.has(placed[i]?.[0] ?? -1)) return "mark";
    if (opensYear(fields, years, i)) return "title";
    if (field === null && isByTime && isPartOfYear(placed[i]?.[1].text.text ?? "")) return "schedule";
    // 取組項目 | 手段, one right behind the other: two columns say of the same action what it is and how it is done.
    const isMeans = field === "action" && fields[i - 1] === "action" && placed[i - 1]?.[1] !== placed[i]?.[1];
    return isMeans ? "means" : settleField(field, told, i, hasTitles);
  });
  const sideOf = sidesByRepetition(settled) ?? sidesByYear(settled, years) ?? settled.map(() => null);
  const sides = Math.max(1, ...sideOf.map((side) => (side ?? 0) + 1));
  const slots = new Map<number, Slot>(leading.map((column) => [column, { field: "mark", side: null, label: Passage.empty, glued: false }]));
  for (const [i, [column, head]] of placed.entries())
    slots.set(column, {
      field: settled[i] ?? null,
      side: sideOf[i] ?? null,
      label: head.text,
      glued: head.field === "action" && columnLabels.findCompound(head.text.text) === "title",
    });
  const yearOf = (side: number) =>
    years.find((year, i) => year !== null && fields[i] !== null && (sideOf[i] === side || sides === 1)) ?? null;
  return { slots, sides, years: Array.from({ length: sides }, (_, side) => yearOf(side)), hasTitles };
}

/** 令和4年度実績 beside this year's 目標値, 実績 and 評価 says where the target starts from: no field of a goal holds it. */
function withoutBaseline(
  fields: readonly (ColumnField | null)[],
  years: readonly (Derived<number> | null)[],
): readonly (ColumnField | null)[] {
  const latest = Math.max(...years.map((year) => year?.value ?? 0));
  const isBefore = (i: number) => years[i] != null && (years[i]?.value ?? 0) < latest;
  const reported = fields.some((field, i) => field === "result" && !isBefore(i));
  // 指標 | 令和6年度実績 | 令和7年度目標: the figures of a measure.
  const measured = fields.some((field, i) => field === "target" && years[i] == null && fields[i + 1] === "result" && isBefore(i + 1));
  if (!(reported || measured) || fields.some((field, i) => isBefore(i) && field !== "result")) return fields;
  return fields.map((field, i) => (isBefore(i) ? null : field));
}

/** A column of sentences right behind the titles, in a table without one of actions, says what is done, whatever its head calls it: 実施計画. */
function withUnknownActions(
  fields: readonly (ColumnField | null)[],
  hasTitles: boolean,
  isWorded: (at: number) => boolean,
): readonly (ColumnField | null)[] {
  const at = fields.indexOf("title") + 1;
  const reported = fields.slice(at + 1).some((field) => field === "target" || field === "result");
  if (!hasTitles || fields.includes("action") || fields[at] !== null || !reported || !isWorded(at)) return fields;
  return fields.map((field, i) => (i === at ? "action" : field));
}

/** 令和5年度重点目標 behind 令和4年度重点目標 and its results: another year's titles. */
function opensYear(fields: readonly (ColumnField | null)[], years: readonly (Derived<number> | null)[], at: number): boolean {
  const year = years[at];
  const first = fields.indexOf("title");
  return fields[at] === "title" && year != null && first < at && years[first] != null && years[first]?.value !== year.value;
}

/** 公約, or 事業名 beside 実施内容, in a table without a column of titles, names the goal. */
function titledByName(
  heads: readonly { readonly field: ColumnField | null; readonly key: string }[],
  titled: boolean,
): (ColumnField | null)[] {
  const fields = heads.map(({ field }) => field);
  const promise = heads.findIndex(({ key }) => namesPromise(key));
  if (promise >= 0 && !titled && !fields.includes("title")) return fields.map((field, i) => (i === promise ? "title" : field));
  const [first, second, ...more] = heads.flatMap(({ field, key }, i) => (field === "action" ? [{ key, i }] : []));
  const names = !titled && first && second && more.length === 0 && !fields.slice(0, second.i).includes("title") && namesGoal(first.key);
  return names ? fields.map((field, i) => (i === first.i ? "title" : field)) : fields;
}

/** 目標 beside 重点目標 holds targets; a number column in a table without titles holds the marks of the actions. */
function settleField(
  field: ColumnField | null,
  fields: readonly (ColumnField | null)[],
  at: number,
  hasTitles: boolean,
): ColumnField | "mark" | null {
  if (field === "priority" && !hasTitles) return "mark";
  if (field !== "title") return field;
  const before = fields.slice(0, at);
  return before.lastIndexOf("title") > before.lastIndexOf("action") || (before.includes("action") && !fields.slice(at).includes("action"))
    ? "target"
    : "title";
}

function yearOver(column: number, head: HeadCell, cells: readonly HeadCell[]): Derived<number> | null {
  return cells.findLast((cell) => cell.row < head.row && cell.year !== null && cell.column <= column && column < cell.reach)?.year ?? null;
}
