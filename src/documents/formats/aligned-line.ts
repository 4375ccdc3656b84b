import { charWidth } from "../broken-text.ts";
import { isInk } from "./source.ts";
import type { SourceLines } from "./source-lines.ts";

/**
 * How the columns of a laid-out text are counted. width: half-width columns, as typed on a Japanese terminal; count: one for each character
 * whatever its width, as pdftotext -layout counts.
 */
export type Measure = "width" | "count";

/** A stretch of a line without a wide gap in it: a cell's text on that line, or that of several cells with single spaces between. */
export interface Part {
  /** Offsets in the source. */
  readonly start: number;
  readonly end: number;
  /** Columns from the left margin, in the text's measure. */
  readonly at: number;
  readonly to: number;
  /** In half-width columns, whatever the measure. */
  readonly width: number;
}

/** A line with more parts is no table's. */
const MOST_PARTS = 60;
const [TAB, BAR, WIDE_SPACE] = [0x09, 0x7c, 0x3000];

/**
 * The parts of a line: cut where white space is two half-width columns wide or wider; one full-width space alone stands in running text too. None for
 * a line that holds tabs or pipes (other tables' marks), and for one that is only a row of dashes.
 */
export function cutLine(lines: SourceLines, line: number, measure: Measure): Part[] {
  const { text } = lines.source;
  const end = lines.inkEnd(line);
  const parts: Part[] = [];
  let open: { start: number; end: number; at: number; to: number; width: number } | null = null;
  let at = 0;
  let space = 0;
  let spaces = 0;
  for (let i = lines.start(line); i < end; ) {
    const code = text.codePointAt(i) ?? 0;
    const size = code > 0xffff ? 2 : 1;
    const wide = charWidth(code);
    if (code === TAB || code === BAR || parts.length === MOST_PARTS) return [];
    if (isInk(text.charCodeAt(i))) {
      if (open && space >= 2 && !(spaces === 1 && space === 2)) {
        parts.push(open);
        open = null;
      }
      open ??= { start: i, end: i, at, to: at, width: -space };
      open.width += space + wide;
      space = 0;
      spaces = 0;
      open.end = i + size;
      open.to = at + (measure === "width" ? wide : 1);
    } else {
      space += code === WIDE_SPACE ? 2 : 1;
      spaces += 1;
    }
    at += measure === "width" ? wide : 1;
    i += size;
  }
  if (open) parts.push(open);
  return parts;
}

/** Offsets behind the white space inside a part at which two cells may meet. */
export function innerGaps(text: string, { start, end }: Part): number[] {
  const gaps: number[] = [];
  for (let i = start + 1; i < end; i += 1) if (isInk(text.charCodeAt(i)) && !isInk(text.charCodeAt(i - 1))) gaps.push(i);
  return gaps;
}
