import { readEnumerator } from "../../../domain/wording/enumerator.ts";
import type { Block, Cell, CellLine, Line, TableRow } from "../../document.ts";
import { Passage } from "../../passage.ts";
import { columnLabels, sheetLabels } from "../labels.ts";
import { joinText } from "../plan/joining.ts";
import { wordsOf } from "./broken-heads.ts";
import { isFormTitle } from "./form-titles.ts";
import { isPlacementLabel } from "./placement.ts";

interface Pair {
  readonly label: Passage;
  readonly words: { readonly text: Passage; readonly line: Line }[];
}

/** A label is broken into the lines of no more parts. */
const PARTS_AT_MOST = 4;
const LINES_AT_MOST = 120;

/** Labels that stand behind the value of another one in the same line: 重点目標 … 部局名 … 優先順位 …. */
const INSIDE: ReadonlySet<string> = new Set(["department", "priority", "year", "sdgs", "person"]);

/** The labels, and what stands behind each, that a conversion left as lines right over the heads of a goal's actions, up to the title of the form; null where none stand there. */
export function labelsOver(blocks: readonly Block[], end: number): { readonly rows: readonly TableRow[]; readonly from: number } | null {
  let from = end;
  while (from > 0 && end - from < LINES_AT_MOST) {
    const before = blocks[from - 1];
    if (before?.kind !== "line" || isFormTitle(before.text)) break;
    from -= 1;
  }
  for (; from < end; from += 1) {
    const lines = blocks.slice(from, end).filter((block) => block.kind === "line");
    if (!labelAt(lines, 0, false)) continue;
    const pairs = pairsOf(lines);
    const titled = pairs.some(({ label, words }) => words.length > 0 && sheetLabels.find(label.text) === "title");
    return titled ? { rows: rowsOf(pairs), from } : null;
  }
  return null;
}

/** The labels below the actions (評価 Ａ, 特記事項 …), and how many lines they take. */
export function labelsBelow(blocks: readonly Block[], from: number): { readonly rows: readonly TableRow[]; readonly length: number } {
  const lines: Line[] = [];
  for (const block of blocks.slice(from, from + LINES_AT_MOST)) {
    if (block.kind !== "line" || isFormTitle(block.text) || /^[※＊*]/u.test(block.text.text)) break;
    if (sheetLabels.find(wordsOf(block)[0]?.text ?? "") === "title") break;
    lines.push(block);
  }
  if (!labelAt(lines, 0, true)) return { rows: [], length: 0 };
  return { rows: rowsOf(pairsOf(lines, true)), length: lines.length };
}

/** A line that begins with the label of what is said of the whole goal. */
export const beginsBelow = (line: Line): boolean => labelAt([line], 0, true) !== null;

function pairsOf(lines: readonly Line[], below = false): Pair[] {
  const pairs: Pair[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at];
    const found = labelAt(lines, at, below);
    if (!line) break;
    const words = found ? found.rest : wordsOf(line);
    if (found) pairs.push({ label: found.label, words: [] });
    for (const text of words) {
      if (INSIDE.has(sheetLabels.find(text.text) ?? "") && pairs.at(-1)?.words.length !== 0) pairs.push({ label: text, words: [] });
      else pairs.at(-1)?.words.push({ text, line: found?.last ?? line });
    }
    at += found?.lines ?? 1;
  }
  return pairs;
}

interface Labelled {
  readonly label: Passage;
  readonly rest: readonly Passage[];
  readonly last: Line;
  readonly lines: number;
}

/** The label that a line begins with, or that the line and those below it are together: 総合計画におけ / る位置付け. */
function labelAt(lines: readonly Line[], at: number, below: boolean): Labelled | null {
  const parts: Passage[] = [];
  for (let count = 1; count <= PARTS_AT_MOST; count += 1) {
    const line = lines[at + count - 1];
    const [first, ...rest] = line ? wordsOf(line) : [];
    if (!line || !first) return null;
    const label = joinText([...parts, first]);
    if (isLabel(label.text, below)) return { label, rest, last: line, lines: count };
    if (rest.length > 0 || label.length > 30) return null;
    parts.push(first);
  }
  return null;
}

const OF_GOALS: ReadonlySet<string> = new Set(["midterm", "result", "issues", "grade", "remark", "divisions"]);

function isLabel(text: string, below: boolean): boolean {
  if (text.length < 2) return false;
  if (below ? sheetLabels.find(text) === "remark" : sheetLabels.find(text) !== null) return true;
  return below ? OF_GOALS.has(columnLabels.find(text) ?? "") : isPlacementLabel(text) && /付け?$|づけ$/u.test(text);
}

const rowsOf = (pairs: readonly Pair[]): TableRow[] =>
  pairs.map(({ label, words }) => ({
    cells: [cell(0, [{ text: label, item: false }]), ...(words.length > 0 ? [cell(1, linesOf(words))] : [])],
  }));

const cell = (column: number, lines: readonly CellLine[]): Cell => ({ column, columnSpan: 1, rowSpan: 1, head: false, lines });

/** A mark in front of a line opens one; what the conversion broke is joined. */
function linesOf(words: Pair["words"]): CellLine[] {
  const lines: Passage[][] = [];
  for (const [i, { text, line }] of words.entries()) {
    const open = lines.at(-1);
    const before = words[i - 1];
    const sameLine = before?.line === line;
    if (!open || (!sameLine && readEnumerator(text.text) !== null)) lines.push([text]);
    else if (sameLine && before) open.push(spaceBetween(line, before.text, text), text);
    else open.push(text);
  }
  return lines.map((parts) => ({ text: joinText(parts), item: false }));
}

/** The white space between two words of one line. */
export function spaceBetween({ text }: Line, before: Passage, next: Passage): Passage {
  const start = text.origins.indexOf(before.origins.at(-1) ?? -1) + 1;
  const end = text.origins.indexOf(next.origins[0] ?? -1);
  return end > start ? text.slice(start, end) : Passage.empty;
}
