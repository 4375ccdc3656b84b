import { widthOf } from "../broken-text.ts";
import { isInk } from "./source.ts";
import type { SourceLines } from "./source-lines.ts";

/** A stretch of a line of a drawn table between two of its sides. Offsets of the text. */
export interface DrawnPiece {
  readonly start: number;
  readonly end: number;
  /** rule: nothing but a drawn line. */
  readonly kind: "rule" | "blank" | "text";
}

export interface DrawnLine {
  readonly line: number;
  readonly pieces: readonly DrawnPiece[];
  /** It holds no text, but a rule. */
  readonly isRule: boolean;
}

const UPRIGHT = /[│┃║｜|]/u;
/** Corners and crosses; + is one only beside a dash. */
const JOINT = /[\u250C-\u254B\u2552-\u2573]/u;
const DASHES = /^[\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2550=＝-]+$/u;
const DASH = /[\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2550=＝-]/u;
/** A row of more cells was made by no person. */
const MOST_PIECES = 200;
const LONGEST = 4000;

/** A line that begins and ends with what is drawn, and what stands between; null for any other line. */
export function readDrawnLine(lines: SourceLines, line: number): DrawnLine | null {
  const [from, to] = [lines.inkStart(line), lines.inkEnd(line)];
  if (to - from < 3 || to - from > LONGEST) return null;
  const { text } = lines.source;
  if (!isSide(text, from) || !isSide(text, to - 1)) return null;
  const pieces: DrawnPiece[] = [];
  let start = from + 1;
  for (let at = from + 1; at < to; at += 1) {
    if (!isSide(text, at)) continue;
    if (pieces.length === MOST_PIECES) return null;
    pieces.push({ start, end: at, kind: kindOf(text.slice(start, at)) });
    start = at + 1;
  }
  const rules = pieces.filter(({ kind }) => kind === "rule").length;
  const texts = pieces.filter(({ kind }) => kind === "text").length;
  return { line, pieces, isRule: rules > 0 && texts === 0 };
}

function isSide(text: string, at: number): boolean {
  const char = text.charAt(at);
  if (UPRIGHT.test(char) || JOINT.test(char)) return true;
  return char === "+" && (DASH.test(text.charAt(at + 1)) || DASH.test(text.charAt(at - 1)));
}

function kindOf(text: string): DrawnPiece["kind"] {
  if (text.length > 1 && DASHES.test(text)) return "rule";
  for (let i = 0; i < text.length; i += 1) if (isInk(text.charCodeAt(i))) return "text";
  return "blank";
}

/** Whether the character is one that only draws: │ and ─, but not | and -, which people type. */
export function isDrawn(char: string): boolean {
  return /[\u2500-\u257F]/u.test(char);
}

/** Width in half-width columns; what is drawn is one or two columns wide, as the font has it. */
export function drawnWidth(text: string, rule: 1 | 2): number {
  if (rule === 2) return widthOf(text);
  const drawn = text.match(/[\u2500-\u257F]/gu)?.length ?? 0;
  return widthOf(text) - drawn;
}
