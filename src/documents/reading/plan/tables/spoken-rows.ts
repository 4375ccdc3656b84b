import { Passage } from "../../../passage.ts";
import { markOf } from "../joining.ts";
import type { Atom } from "./atoms.ts";
import { bare, yearOf } from "./column-head.ts";
import type { Column, ColumnUse } from "./columns.ts";
import type { ValueCell } from "./indicator-draft.ts";
import type { IndicatorTable, TableRowRead } from "./indicator-table.ts";

const ARROW = /(?:(?<![\s　])[\s　]+)?(?:→|⇒|➡|⇨|➔|⟶|▶|►|=>|->)[\s　]*/u;
const COLON = /(?:(?<![\s　])[\s　]+)?[:：][\s　]*/u;
/** 現状値（令和５年度）98.0％: a label with its number right behind it, its year between them. Behind a year in brackets any word may stand (目標（令和11年度）整備). */
const LABEL =
  /(?<=^|[\s　、，,：:（(／/])(?<word>現状|現況|基準|実績|当初|策定時|中間目標|中間|最終目標|目標)(?:の?数?値)?(?:[（(](?<year>[^（()）]{1,24})[)）])?[\s　]*[:：]?[\s　]*(?=(?:約|延べ?|累計|計|年間?|月|週|毎年)?[\s　]*[▲△\-－−]?[0-9０-９]|(?<=[0-9０-９元]年度?(?:末|時点)?[)）][\s　]*[:：]?[\s　]*)[^\s　])/gu;
const USES: Readonly<Record<string, ColumnUse>> = { 中間目標: "interim", 中間: "interim", 最終目標: "target", 目標: "target" };
const END = /[\s　、，,/／：:（(→⇒]{1,20}$/u;
const SAYS_VALUE = /[0-9０-９]|維持|増加|減少|実施|策定|達成|継続/u;
const LONGEST_NAME = 80;
const LONGEST_VALUE = 60;
const LONGEST_LINE = 240;

/**
 * Indicators that are told line by line, without a table: 特定健診の受診率：42.3％（令和５年度）→ 60.0％（令和11年度）, or 受診率　現状値（令和５年度）42.3％　目標値（令和11年度）60.0％. Null
 * where fewer than half of the lines are such.
 */
export function readSpokenRows(atoms: readonly Atom[]): IndicatorTable | null {
  const lines = linesOf(atoms);
  const rows: TableRowRead[] = [];
  const leftover: Passage[] = [];
  const furniture: Passage[] = [];
  for (const line of lines) {
    const text = line.slice(markOf(line.text)?.length ?? 0).trim();
    const row = tellsIndicator(text.text) ? labelledRow(text, furniture) : (arrowRow(text) ?? labelledRow(text, furniture));
    if (row) rows.push(row);
    else leftover.push(line);
  }
  return rows.length > 0 && rows.length * 2 >= lines.length ? { columns: [], rows, furniture, leftover } : null;
}

/** Whether a line tells an indicator with where it starts and where it is to go, so that it is no title whatever numbers it. */
export function tellsIndicator(text: string): boolean {
  if (text.length > LONGEST_LINE || !/目標/u.test(text)) return false;
  const uses = [...text.matchAll(LABEL)].map(({ groups }) => USES[groups?.word ?? ""] ?? "baseline");
  return uses.includes("baseline") && uses.includes("target");
}

/** Whether a line by itself tells an indicator with its values, however it does. */
export function isSpokenRow(line: Passage): boolean {
  if (line.length > LONGEST_LINE) return false;
  const text = line.slice(markOf(line.text)?.length ?? 0).trim();
  return tellsIndicator(text.text) || arrowRow(text) !== null;
}

/** Whether each of the lines says by labels what its values are, which an arrow between them does not change. */
export function tellsEach(atoms: readonly Atom[]): boolean {
  return atoms.length > 0 && linesOf(atoms).every(({ text }) => tellsIndicator(text));
}

function linesOf(atoms: readonly Atom[]): Passage[] {
  const lines: Passage[][] = [];
  for (const { text, start } of atoms) {
    const open = lines.at(-1);
    if (open && start === "space") open.push(text);
    else lines.push([text]);
  }
  return lines.map((parts) => Passage.join(parts, " "));
}

/** The last colon, or else the last white space, parts the name from its first value. */
function arrowRow(text: Passage): TableRowRead | null {
  const [first, ...others] = text.split(ARROW).map((part) => part.trim());
  if (!first || others.length === 0 || others.length > 4) return null;
  for (const separator of [COLON, /[\s　]+/u]) {
    const parts = first.split(separator);
    const value = parts.at(-1);
    if (!value || parts.length < 2) continue;
    const name = first.slice(0, first.length - value.length);
    const texts = [value, ...others];
    if (texts.some((one) => !SAYS_VALUE.test(one.text) || one.length > LONGEST_VALUE || /。/u.test(one.text))) continue;
    const uses = texts.map((_, i): ColumnUse => (i === 0 ? "baseline" : i === texts.length - 1 ? "target" : "interim"));
    return rowOf(
      name,
      texts.map((one, i) => cellOf(one, uses[i] ?? "target", null)),
    );
  }
  return null;
}

function labelledRow(text: Passage, furniture: Passage[]): TableRowRead | null {
  const labels = [...text.text.matchAll(LABEL)];
  const [first] = labels;
  if (!first) return null;
  const cells = labels.map(({ 0: label, index, groups }, i) => {
    const from = index + label.length;
    const value = text.slice(from, labels[i + 1]?.index ?? text.length);
    return cellOf(trimmed(value), USES[groups?.word ?? ""] ?? "baseline", groups?.year ? yearOf(bare(groups.year)) : null);
  });
  if (cells.some(({ text: value }) => value.length > LONGEST_VALUE || /。/u.test(value.text))) return null;
  const row = rowOf(text.slice(0, first.index), cells);
  if (row) for (const { 0: label, index } of labels) furniture.push(text.slice(index, index + label.length));
  return row;
}

function cellOf(text: Passage, use: ColumnUse, fiscalYear: number | null): ValueCell {
  const column: Column = { use, fiscalYear, unit: null, head: null };
  return { column, text, year: null };
}

function rowOf(printed: Passage, values: readonly ValueCell[]): TableRowRead | null {
  const name = trimmed(printed);
  if (bare(name.text).length < 2 || name.length > LONGEST_NAME || /。/u.test(name.text)) return null;
  const row = { node: null, path: [], code: null, kind: null, name, unit: null, values, notes: [], divisions: [], strategy: null };
  return { row, said: [name, ...values.map(({ text }) => text)] };
}

function trimmed(text: Passage): Passage {
  const front = /^[\s　、，,/／：:]*/u.exec(text.text)?.[0].length ?? 0;
  const rest = text.slice(front);
  return rest.slice(0, rest.text.replace(END, "").length);
}
