import type { Cell, CellLine, TableRow } from "../../document.ts";
import { Passage } from "../../passage.ts";
import { type ColumnField, columnLabels, labelKey, remarkLabels, type SheetField, sheetLabels } from "../labels.ts";
import { cellText, filledCells } from "../tables.ts";
import { isNumber } from "./numbers.ts";
import { isPlacementLabel } from "./placement.ts";

/** A label with the cells that stand behind it. */
export interface Pair {
  readonly field: SheetField | ColumnField | "remark-label";
  readonly label: Passage;
  readonly column: number;
  readonly values: readonly PairValue[];
  /** The row stands below the table of the goal's actions, and speaks of all of them. */
  readonly ofGoal?: boolean;
}

export interface PairValue {
  readonly column: number;
  readonly lines: readonly CellLine[];
}

type PairField = Pair["field"];

interface OpenPair extends Pair {
  readonly values: PairValue[];
}

/**
 * A row of labels and what stands behind each: 重点目標 | … | 部局名 | … . Null where the row does not begin with a label.
 *
 * @param columns labels of columns count too, because the table has no heads: 期限 | 3月 | 数値目標 | 2回.
 */
export function readPairs(row: TableRow, columns: boolean): Pair[] | null {
  const pairs: OpenPair[] = [];
  const [front, ...others] = filledCells(row);
  // 1 | 重点事業 | … : the number of the goal stands in front of its label.
  const number = front && others.length > 1 && isNumber(cellText(front).text) ? front : null;
  for (const cell of number ? others : filledCells(row)) {
    const text = cellText(cell);
    const last = pairs.at(-1);
    const awaiting = last !== undefined && last.values.length === 0;
    const field = labelOf(text.text, columns, last ?? null);
    const inline = field ? null : splitInline(text, columns);
    if (field) pairs.push({ field, label: text, column: cell.column, values: [] });
    else if (inline && !awaiting)
      pairs.push({ ...inline, column: cell.column, values: [{ column: cell.column, lines: inlineLines(cell, inline) }] });
    else if (last) last.values.push({ column: cell.column, lines: cell.lines });
    else return null;
  }
  const [titled] = pairs;
  if (number && (titled?.field !== "title" || titled.label.length !== cellText(others[0] ?? number).length)) return null;
  if (number) titled?.values.push({ column: number.column, lines: number.lines });
  return pairs.length > 0 ? pairs : null;
}

/** 評価 | Ａ below the table of a goal's actions: the label of a report, and one text over all columns. */
export function readClosing(row: TableRow): Pair[] | null {
  const [label, value, ...others] = filledCells(row);
  if (!label || !value || others.length > 0 || label.column > 0 || value.column > label.column + label.columnSpan) return null;
  const field = columnLabels.find(cellText(label).text);
  if (field === null || !CLOSING.has(field) || columnLabels.find(cellText(value).text) !== null) return null;
  return [{ field, label: cellText(label), column: label.column, values: [{ column: value.column, lines: value.lines }], ofGoal: true }];
}

const CLOSING: ReadonlySet<ColumnField> = new Set(["midterm", "result", "issues", "grade", "divisions"]);

function labelOf(text: string, columns: boolean, last: Pair | null): PairField | null {
  const awaiting = last !== null && last.values.length === 0;
  const bare = text.replace(NUMBER_BEHIND, "");
  const field = sheetLabels.find(text) ?? (sheetLabels.find(bare) === "title" ? "title" : reasonOf(text));
  // Behind a label that still waits for its value, the name of a plan is that value.
  if (field && !(awaiting && field === "placement")) return field;
  if (isPlacementLabel(text) && (!awaiting || /位置\s*[付づ]/u.test(text.slice(-6)))) return "placement";
  if (remarkLabels.find(text)) return last ? null : "remark-label";
  if (!columns) return null;
  const numbered = columnLabels.find(bare);
  // 優先順位 1: the number is what the label asks for.
  return columnLabels.find(text) ?? (numbered === "priority" ? null : numbered);
}

/** ねらい・効果, 必要性・課題: a label of several words that all say why. */
function reasonOf(text: string): "background" | "purpose" | null {
  const fields = labelKey(text)
    .split("・")
    .map((word) => sheetLabels.find(word));
  const [first] = fields;
  return fields.every((field) => field === "background" || field === "purpose") ? (first as "background" | "purpose") : null;
}

/** 重点目標１, 取組内容①. */
const NUMBER_BEHIND = /(?:[0-9０-９]{1,2}|[①-⑳]|[(（][0-9０-９]{1,2}[)）])\s*$/u;

/** Labels so plain that white space behind them is enough: 重点目標 公共交通の充実. */
const PLAIN_AT_LEAST = 3;
const NUMBERED_LABEL = /^([^\s:：]{2,16}?)\s*([0-9０-９]{1,2}|[①-⑳])?\s*(?:[:：]\s*|\s+)(?=\S)/u;

export interface Inline {
  readonly field: PairField;
  readonly label: Passage;
  readonly value: Passage;
}

/** 部局名：総務部, 重点目標 公共交通の充実, 重点目標1：…: a label and its value in one text; null for anything else. */
function splitInline(text: Passage, columns: boolean): Inline | null {
  const match = NUMBERED_LABEL.exec(text.text);
  if (!match) return null;
  const [whole, word = ""] = match;
  const field = sheetLabels.find(word) ?? (columns ? columnLabels.find(word) : null);
  if (!field) return null;
  const colon = /[:：]/u.test(whole);
  if (!colon && (word.length < PLAIN_AT_LEAST || (field !== "title" && field !== "department" && field !== "priority"))) return null;
  return { field, label: text.slice(0, whole.length).trim(), value: text.slice(whole.length).trim() };
}

/** The lines of a cell without the label that its first line begins with. */
function inlineLines(cell: Cell, { label, value }: Inline): CellLine[] {
  const [first, ...others] = cell.lines;
  if (!first) return [];
  const rest = others.length === 0 ? value : first.text.slice(first.text.text.indexOf(label.text) + label.length).trim();
  return [...(rest.isBlank ? [] : [{ text: rest, item: first.item }]), ...others];
}

/** Lines that a layout has put in front of a body cell: the goal's title behind its label, the head of the column. */
export interface PeeledCell {
  readonly title: Inline | null;
  readonly field: ColumnField | null;
  readonly lines: readonly CellLine[];
  readonly labels: readonly Passage[];
}

function splitGlued(text: Passage): Inline | null {
  const label = text.match(GLUED);
  return label && { field: "title", label, value: text.slice(label.length) };
}

/** A goal's label runs into its title where a layout broke the line between them. */
const GLUED = /^重点(?:目標|施策|課題|取組|事業|項目)[0-9０-９]{0,2}(?=[^\s0-9０-９:：])/u;

/** @param glued the column holds titles and actions in one, so a label may stand in front of a title without white space. */
export function peel(cell: Cell, glued = false): PeeledCell {
  let title: Inline | null = null;
  let field: ColumnField | null = null;
  const labels: Passage[] = [];
  let at = 0;
  for (; at < cell.lines.length; at += 1) {
    const text = cell.lines[at]?.text ?? Passage.empty;
    const inline: Inline | null = title ? null : (splitInline(text, false) ?? (glued && at === 0 ? splitGlued(text) : null));
    const column = cell.lines.length > 1 ? columnLabels.find(text.text) : null;
    if (inline?.field === "title" && inline.label.length >= 4) {
      title = inline;
      labels.push(inline.label);
    } else if (column && column !== "title" && !field) {
      field = column;
      labels.push(text);
    } else break;
  }
  return { title, field, lines: cell.lines.slice(at), labels };
}
