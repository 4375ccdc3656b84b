import type { Range } from "../../documents/passage.ts";

/** What is left of a stretch where others are taken out; they ascend and none touches another. */
export function without({ start, end }: Range, taken: readonly Range[]): Range[] {
  const left: Range[] = [];
  let from = start;
  for (const range of taken) {
    if (range.end <= from) continue;
    if (range.start >= end) break;
    if (range.start > from) left.push({ start: from, end: range.start });
    from = range.end;
  }
  if (from < end) left.push({ start: from, end });
  return left;
}

/** The lines of a stretch of text that say something, without the white space around them. */
export function linesOf(text: string, { start, end }: Range): Range[] {
  const lines: Range[] = [];
  for (const match of text.slice(start, end).matchAll(/[^\n\r\f]+/gu)) {
    const line = match[0].trim();
    const from = start + match.index + match[0].indexOf(line);
    if (line !== "") lines.push({ start: from, end: from + line.length });
  }
  return lines;
}

/** How many characters that are no white space stand in some stretches of a text, each pair of surrogates being one. */
export function countCharacters(text: string, ranges: readonly Range[]): number {
  return ranges.reduce((sum, { start, end }) => sum + [...text.slice(start, end).replace(/\s/gu, "")].length, 0);
}
