import { readEnumerator } from "../../domain/wording/enumerator.ts";
import type { SourceLines } from "./source-lines.ts";

/** Over so many lines at most a row is broken. */
const MOST_LINES = 8;
/** From so many columns on, lines whose cells make up exactly one row are taken for that row whatever their words are. */
const WIDE = 5;
/** A cell of paragraphs or of a list ends with its markup. */
const WHOLE = /<\/(?:p|ul|ol)>$/u;
/** A cell that a layout broke in the middle of a sentence is at least so long. */
const SENTENCE = 8;

/**
 * The rows of tabs that line breaks inside their cells broke, as text taken from a PDF has them: first line -> the line after the row.
 * Lines are one row where their cells make up as many as the rows around them have, or where the words say that a cell goes on.
 */
export function findBrokenRows(lines: SourceLines): ReadonlyMap<number, number> {
  const broken = new Map<number, number>();
  for (let line = 0; line < lines.count; ) {
    let next = line;
    while (next < lines.count && !lines.isBlank(next)) next += 1;
    if (next > line + 1) readStretch(lines, line, next, broken);
    line = Math.max(next, line + 1);
  }
  return broken;
}

/** The lines between two blank ones. */
function readStretch(lines: SourceLines, first: number, end: number, broken: Map<number, number>): void {
  const cells: (readonly string[])[] = [];
  for (let line = first; line < end; line += 1) cells.push(lines.text(line).split("\t", 500));
  if (cells.every((row) => row.length === 1) || cells.some((row) => row.some((cell) => cell.startsWith('"')))) return;
  const counts = new Map<number, number>();
  for (const { length } of cells) counts.set(length, (counts.get(length) ?? 0) + 1);
  const widths = new Set([...counts].filter(([width, count]) => width > 2 && count > 1).map(([width]) => width));
  let before = 0;
  for (let at = 0; at < cells.length; ) {
    const next = endOfRow(cells, at, widths, before);
    if (next > at + 1) broken.set(first + at, first + next);
    before = widthOfRow(cells, at, next);
    at = next;
  }
}

function widthOfRow(cells: readonly (readonly string[])[], first: number, next: number): number {
  return cells.slice(first, next).reduce((sum, row) => sum + row.length - 1, 1);
}

/** The line after the row that begins at the line. */
function endOfRow(cells: readonly (readonly string[])[], first: number, widths: ReadonlySet<number>, before: number): number {
  let best = first + 1;
  let worded = true;
  let open = true;
  for (let next = first + 1; next < cells.length && next - first < MOST_LINES; next += 1) {
    const [last, start] = [cells[next - 1]?.at(-1)?.trim() ?? "", cells[next]?.[0]?.trim() ?? ""];
    if (start === "" || last === "" || WHOLE.test(last)) break;
    const says = goesOn(last, start);
    worded &&= says;
    open &&= says || !startsRow(start);
    const width = widthOfRow(cells, first, next + 1);
    const alone = cells[next]?.length === 1;
    const isTail = alone && worded && widthOfRow(cells, first, next) > 1;
    const isRow =
      widths.has(width) &&
      widthOfRow(cells, first, next) < width &&
      (worded || (open && width >= WIDE && before === width && cells[first]?.length !== 1 && !arePairs(cells.slice(first, next + 1))));
    const isHead = widths.has(width) && worded && cells[first]?.length === 1 && next === first + 1;
    if (isTail || isRow || isHead) best = next + 1;
    else if (!worded && !open) break;
  }
  return best;
}

/** Several lines of a label and a value each. */
const arePairs = (rows: readonly (readonly string[])[]): boolean => rows.length > 2 && rows.every(({ length }) => length === 2);

/** Whether a cell that ends so goes on in a line that begins so. */
function goesOn(last: string, start: string): boolean {
  if (/[、，／（(「『]$/u.test(last) || /^[、。，．）)」』ーっゃゅょッャュョ]/u.test(start)) return true;
  if (count(last, /[（(]/gu) > count(last, /[）)]/gu) && /[）)]/u.test(start)) return true;
  if (/^[（(][^（）()]*[）)]$/u.test(start)) return readEnumerator(`${start} `) === null;
  return last.length >= SENTENCE && /[ぁ-ん]$/u.test(last) && /。$/u.test(start) && !startsRow(start);
}

/** Whether a row of its own begins so: with a mark or a number alone. */
function startsRow(start: string): boolean {
  return /^[\d０-９]+$/u.test(start) || /^[・○●◇◆■□※【]/u.test(start) || readEnumerator(`${start} `) !== null;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
