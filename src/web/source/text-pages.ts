import type { Range } from "../../documents/passage.ts";

/** A line of a source text, or a piece of a very long one. Offsets into the text. */
export interface SourceLine extends Range {
  /** From 1; a piece that continues a line has that line's number. */
  readonly number: number;
  readonly continues: boolean;
}

/** A stretch of a source text that is shown on one page. */
export interface SourcePage extends Range {
  /** Number of its first line. */
  readonly firstLine: number;
}

/** A page holds at most so many lines and about so many characters: more is slow to send, to lay out and to listen to. */
const LINES_A_PAGE = 800;
const CHARACTERS_A_PAGE = 40_000;
const LONGEST_PIECE = 4_000;

/** Cuts a text into lines, and lines without end into pieces, each never between the halves of a character. */
export function* linesOf(text: string, { start, end }: Range, firstLine: number): Generator<SourceLine> {
  let number = firstLine;
  let at = start;
  let continues = start > 0 && text.charAt(start - 1) !== "\n";
  while (at < end) {
    const found = text.indexOf("\n", at);
    const lineEnd = found < 0 || found >= end ? end : found;
    const pieceEnd = lineEnd - at > LONGEST_PIECE ? cutBefore(text, at + LONGEST_PIECE) : lineEnd;
    yield { number, continues, start: at, end: pieceEnd };
    continues = pieceEnd < lineEnd;
    at = continues ? pieceEnd : lineEnd + 1;
    if (!continues) number += 1;
  }
}

/** The pages of a text, in order; at least one. */
export function pagesOf(text: string): SourcePage[] {
  const pages: SourcePage[] = [];
  let start = 0;
  let firstLine = 1;
  let lines = 0;
  for (const line of linesOf(text, { start: 0, end: text.length }, 1)) {
    if (lines >= LINES_A_PAGE || (lines > 0 && line.end - start > CHARACTERS_A_PAGE)) {
      pages.push({ start, end: line.start, firstLine });
      start = line.start;
      firstLine = line.number;
      lines = 0;
    }
    lines += 1;
  }
  pages.push({ start, end: text.length, firstLine });
  return pages;
}

/** Index of the page on which an offset stands. */
export function pageAt(pages: readonly SourcePage[], offset: number): number {
  return Math.max(
    pages.findLastIndex(({ start }) => start <= offset),
    0,
  );
}

function cutBefore(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}

const MOST_RANGES = 200;

/** Reads the places of an address: "12-40.55-60". Ascending and inside the text; null where it is no such list. */
export function readPlaces(text: string, length: number): Range[] | null {
  const ranges: Range[] = [];
  const words = text.split(".");
  if (words.length > MOST_RANGES) return null;
  for (const word of words) {
    const match = /^(\d{1,9})-(\d{1,9})$/u.exec(word);
    if (!match) return null;
    const range = { start: Number(match[1]), end: Number(match[2]) };
    const before = ranges.at(-1)?.end ?? 0;
    if (range.start < before || range.end <= range.start || range.end > length) return null;
    ranges.push(range);
  }
  return ranges;
}

/** Writes places for an address; as many as an address may hold. */
export function writePlaces(ranges: readonly Range[]): string {
  return ranges
    .slice(0, MOST_RANGES)
    .map(({ start, end }) => `${start}-${end}`)
    .join(".");
}
