import type { Box } from "../../layout.ts";
import { ASCENT, DESCENT, type Glyph, isWide, type Way, type Weight } from "./glyph.ts";

/** Characters that stand side by side on one line, in the order in which they are read. */
export interface TextLine {
  readonly way: Way;
  readonly glyphs: readonly Glyph[];
  /** Where it begins and ends along the text, and its upper and lower edge. */
  readonly u0: number;
  readonly u1: number;
  readonly v0: number;
  readonly v1: number;
  /** Height of its font: of most of its characters. */
  readonly size: number;
  /** Of nearly all of its characters: a bold word does not make a line bold. */
  readonly weight: Weight;
}

/** So far off the line, in heights of the font, a character stands on another one. */
const OFF_LINE = 0.2;
/** Wider gaps, in heights of the font, part a line into pieces until it is known what else stands beside them. */
const GAP = 1.2;
/** So many of the characters of a line may be lighter than it: figures often have a font of their own. */
const LIGHTER = 0.25;
/** Two pieces stand on one line where so much of the lower one's height is on the height of both. */
const SHARED = 0.6;

const WAYS: readonly Way[] = ["right", "down", "up", "left", "slanted"];

/** Puts characters together to lines, from the first to the last, whichever way they run. */
export function linesOf(glyphs: readonly Glyph[]): TextLine[] {
  return WAYS.map((way) => [way, glyphs.filter((glyph) => glyph.way === way)] as const).flatMap(([way, own]) =>
    way === "slanted" ? slantedLines(own) : joinPieces(piecesOf(own)),
  );
}

/** Stretches of characters without a gap between them. */
export function piecesOf(glyphs: readonly Glyph[]): TextLine[] {
  const pieces: TextLine[] = [];
  for (const row of rowsOf(glyphs)) {
    let piece: Glyph[] = [];
    for (const glyph of row) {
      const last = piece.at(-1);
      if (last && (glyph.u0 - last.u1 > GAP * Math.max(glyph.size, last.size) || isOtherSize(glyph, last))) {
        pieces.push(lineOf(piece));
        piece = [];
      }
      piece.push(glyph);
    }
    if (piece.length > 0) pieces.push(lineOf(piece));
  }
  return pieces;
}

const isOtherSize = (one: Glyph, other: Glyph): boolean => one.size > 1.3 * other.size || other.size > 1.3 * one.size;

/** Characters on the same line of writing, from the left. */
function rowsOf(glyphs: readonly Glyph[]): Glyph[][] {
  const rows: Glyph[][] = [];
  let row: Glyph[] = [];
  for (const glyph of glyphs.toSorted((a, b) => a.v - b.v)) {
    const [first] = row;
    if (first && glyph.v - first.v > OFF_LINE * Math.min(first.size, glyph.size)) {
      rows.push(row);
      row = [];
    }
    row.push(glyph);
  }
  if (row.length > 0) rows.push(row);
  return rows.map((line) => line.sort((a, b) => a.u0 + a.u1 - b.u0 - b.u1));
}

export function joinPieces(pieces: readonly TextLine[]): TextLine[] {
  const lines: TextLine[][] = [];
  for (const piece of pieces.toSorted((a, b) => a.v0 + a.v1 - b.v0 - b.v1)) {
    const line = lines
      .slice(-LOOK_BACK)
      .find((parts) => parts.some((part) => isBeside(part, piece)) && !parts.some((part) => isOver(part, piece)));
    if (line) line.push(piece);
    else lines.push([piece]);
  }
  return lines.map((parts) =>
    parts.length === 1 && parts[0] ? parts[0] : lineOf(parts.flatMap((part) => part.glyphs).sort((a, b) => a.u0 + a.u1 - b.u0 - b.u1)),
  );
}

const LOOK_BACK = 12;

function isBeside(one: TextLine, other: TextLine): boolean {
  const shared = Math.min(one.v1, other.v1) - Math.max(one.v0, other.v0);
  return shared >= SHARED * Math.min(one.v1 - one.v0, other.v1 - other.v0);
}

/** The two share a place on the line: a mark that is set above it between two characters does not. */
function isOver(one: TextLine, other: TextLine): boolean {
  const least = 0.3 * Math.min(one.size, other.size);
  const shared = (a: { u0: number; u1: number }, b: { u0: number; u1: number }) => Math.min(a.u1, b.u1) - Math.max(a.u0, b.u0);
  if (shared(one, other) <= least) return false;
  const small = one.glyphs.length < other.glyphs.length ? one : other;
  const large = small === one ? other : one;
  return large.glyphs.some((glyph) => shared(glyph, small) > least);
}

export function lineOf(glyphs: readonly Glyph[]): TextLine {
  const sizes = glyphs.map((glyph) => glyph.size).sort((a, b) => a - b);
  const size = sizes[sizes.length >> 1] ?? 0;
  const weights = glyphs.map((glyph) => glyph.weight).sort((a, b) => a - b);
  const weight = weights[Math.floor(weights.length * LIGHTER)] ?? 0;
  let [u0, u1, v0, v1] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const glyph of glyphs) {
    u0 = Math.min(u0, glyph.u0);
    u1 = Math.max(u1, glyph.u1);
    v0 = Math.min(v0, glyph.v - ASCENT * glyph.size);
    v1 = Math.max(v1, glyph.v + DESCENT * glyph.size);
  }
  return { way: glyphs[0]?.way ?? "right", glyphs, u0, u1, v0, v1, size, weight };
}

/** A stamp across the page: one line, as it is drawn. */
function slantedLines(glyphs: readonly Glyph[]): TextLine[] {
  return glyphs.length === 0 ? [] : [lineOf(glyphs)];
}

/** Wider gaps, in heights of the font, are a space that the text has; narrower ones only set it wider. */
const WORD_GAP = 0.2;
const WIDE_GAP = 0.6;

/** The white space in front of each character of a line, as somebody would type it. */
export function spacesOf({ glyphs }: TextLine): string[] {
  const gaps = glyphs.map((glyph, i) => (i === 0 ? 0 : glyph.u0 - (glyphs[i - 1]?.u1 ?? 0)));
  const spread = isSpread(glyphs, gaps);
  return glyphs.map((glyph, i) => {
    const before = glyphs[i - 1];
    if (!before) return "";
    const gap = (gaps[i] ?? 0) / Math.max(glyph.size, before.size);
    const narrow = !isWide(glyph.text) && !isWide(before.text);
    if (gap >= FAR_GAP) return " ".repeat(Math.min(40, Math.round(gap * 2)));
    if (glyph.space.includes("\u3000") && gap > WORD_GAP) return "\u3000";
    if (glyph.space !== "" && gap > WORD_GAP / 2) return " ";
    if (narrow) return gap >= WORD_GAP ? " " : "";
    return gap >= WIDE_GAP && !spread ? " " : "";
  });
}

const FAR_GAP = 1.8;
/** What is set apart is short: a line with more gaps is running text. */
const MOST_SPREAD = 12;

/** Characters that are set apart evenly to fill a width: a title, a label (事 業 名). */
function isSpread(glyphs: readonly Glyph[], gaps: readonly number[]): boolean {
  const inner = gaps.slice(1);
  if (inner.length < 1 || inner.length > MOST_SPREAD || glyphs.some(({ space }, i) => i > 0 && space.includes("\u3000"))) return false;
  const [least, most] = [Math.min(...inner), Math.max(...inner)];
  const size = glyphs[0]?.size ?? 0;
  return least > 0.3 * size && most - least < 0.25 * size;
}

/** A line's box on the page. */
export function boxOfLine({ glyphs }: TextLine): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, width, height } of glyphs) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Where a line ends; a stop may hang over the margin. */
export function endOf({ glyphs, u1 }: TextLine): number {
  return /^[。、，．,.]$/u.test(glyphs.at(-1)?.text ?? "") ? (glyphs.at(-2)?.u1 ?? u1) : u1;
}
