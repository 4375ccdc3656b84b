import { readEnumerator } from "../../domain/wording/enumerator.ts";
import { charWidth } from "../broken-text.ts";
import { innerGaps, type Measure, type Part } from "./aligned-line.ts";

/** A line of a run, with the columns of its parts. */
export interface RunLine {
  /** In the source. */
  readonly line: number;
  /** Blank lines before it, not counting those of a page break. */
  readonly blank: number;
  parts: readonly Part[];
}

/** Columns nearer to each other than this are one. */
const NARROWEST: Readonly<Record<Measure, number>> = { width: 3, count: 2 };
/** A cell's text is at most so far indented inside the cell. */
const INDENT = 4;
/** How many lines must begin at an indent before it is taken for a column of its own. */
const INDENTED = 3;

/** Where the columns of a run of lines begin, the first included, ascending: the fewest starts that lie in every wide gap between two parts. */
export function columnStarts(text: string, lines: readonly RunLine[], measure: Measure): number[] {
  const first = lines.reduce((least, { parts }) => Math.min(least, parts[0]?.at ?? least), Number.POSITIVE_INFINITY);
  const gaps = lines.flatMap(({ parts }) => parts.slice(1).map(({ at }, i) => ({ from: parts[i]?.to ?? 0, at })));
  gaps.sort((a, b) => a.at - b.at);
  const starts: number[] = [first];
  let last = Number.NEGATIVE_INFINITY;
  for (const { from, at } of gaps) {
    if (from < last) continue;
    starts.push(at);
    last = at;
  }
  const indented = indentedColumn(text, lines, starts);
  if (indented !== null) starts.splice(1, 0, indented);
  return thin(starts, lines, NARROWEST[measure]);
}

/** The second column where only single spaces part it from the first (No 取組 …), known by the lines that go on in it. */
function indentedColumn(text: string, lines: readonly RunLine[], starts: readonly number[]): number | null {
  const [first = 0, second = Number.POSITIVE_INFINITY] = starts;
  const counts = new Map<number, number>();
  for (const { parts } of lines) {
    const at = parts[0]?.at ?? first;
    if (at > first + 1 && at < second) counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  const [best] = [...counts].sort(([a, m], [b, n]) => n - m || a - b);
  if (!best || best[1] < INDENTED || best[0] > first + INDENT + 2) return null;
  const outer = lines.flatMap(({ parts }) => (parts[0] && parts[0].at <= first + 1 ? [parts[0]] : []));
  const opens = outer.filter((part) => {
    const [gap] = innerGaps(text, part);
    return gap === undefined ? part.to <= best[0] : gap - part.start <= best[0] - first;
  });
  return opens.length * 3 >= outer.length * 2 ? best[0] : null;
}

/** Drops starts that stand too near to a neighbour; the one at which more parts begin stays. */
function thin(starts: readonly number[], lines: readonly RunLine[], narrowest: number): number[] {
  const begun = new Map<number, number>();
  for (const { parts } of lines) for (const { at } of parts) begun.set(at, (begun.get(at) ?? 0) + 1);
  const kept: number[] = [];
  for (const start of starts) {
    const before = kept.at(-1);
    if (before === undefined || start - before >= narrowest) kept.push(start);
    else if (kept.length > 1 && (begun.get(start) ?? 0) > (begun.get(before) ?? 0)) kept[kept.length - 1] = start;
  }
  return kept;
}

/**
 * Starts without those that only part a mark from its text ((1)  工事の実施) inside a cell: everything in the column to the left is an enumerator. The
 * first column may well hold nothing but numbers.
 */
export function withoutMarkColumns(text: string, lines: readonly RunLine[], starts: readonly number[]): number[] {
  return starts.filter((start, i) => {
    const left = starts[i - 1];
    if (left === undefined || i < 2) return true;
    const cells = lines.flatMap(({ parts }) => parts.filter(({ at, to }) => at >= left && at < start && to <= start));
    return cells.length === 0 || !cells.every((part) => isEnumerator(text.slice(part.start, part.end)));
  });
}

/** Whether the whole of a text is an enumerator or a bullet. */
export function isEnumerator(text: string): boolean {
  return text.length <= 12 && readEnumerator(`${text} x`)?.mark === text;
}

/** Joins the parts of each line that no column start lies between. */
export function joinParts(lines: readonly RunLine[], starts: readonly number[], measure: Measure): void {
  for (const line of lines) {
    const joined: Part[] = [];
    for (const part of line.parts) {
      const before = joined.at(-1);
      const apart = !before || starts.some((start) => before.at < start && before.to <= start && start <= part.at + 1);
      if (apart) joined.push(part);
      else {
        const space = part.at - before.to;
        joined[joined.length - 1] = {
          ...before,
          end: part.end,
          to: part.to,
          width: before.width + (measure === "width" ? space : space) + part.width,
        };
      }
    }
    line.parts = joined;
  }
}

/** Cuts a part at an offset; the second half is put at a column. */
export function cutPart(text: string, part: Part, offset: number, at: number, measure: Measure): [Part, Part] {
  let end = offset;
  while (end > part.start && text.charAt(end - 1).trim() === "") end -= 1;
  const left = extent(text, part.start, end);
  const right = extent(text, offset, part.end);
  return [
    { start: part.start, end, at: part.at, to: part.at + left[measure], width: left.width },
    { start: offset, end: part.end, at, to: at + right[measure], width: right.width },
  ];
}

/** How wide the source is from one offset to another, in both measures. */
export function extent(text: string, start: number, end: number): Readonly<Record<Measure, number>> {
  let width = 0;
  let count = 0;
  for (const char of text.slice(start, end)) {
    width += char === "\u3000" ? 2 : charWidth(char.codePointAt(0) ?? 0);
    count += 1;
  }
  return { width, count };
}
