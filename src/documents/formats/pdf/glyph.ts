import type { Box } from "../../layout.ts";

/**
 * Which way a text runs on the page as it is looked at. down: vertical writing, or a text turned to the right; up: one turned to the left;
 * slanted: anything between.
 */
export type Way = "right" | "down" | "up" | "left" | "slanted";

/**
 * A character where it is drawn, in points from the top left of the page.
 *
 * `u` goes with the text and `v` from line to line, so lines are put together the same way whichever way they run: u is x and v is y for a text that
 * runs to the right; where one runs down, u is y and v is -x.
 */
export interface Glyph extends Box {
  readonly text: string;
  readonly way: Way;
  /** Height of the font. */
  readonly size: number;
  readonly u0: number;
  readonly u1: number;
  /** Where the line stands on which it is written. */
  readonly v: number;
  /** White space that the file writes in front of it. */
  readonly space: string;
  readonly weight: Weight;
}

/** How heavy letters look: those of a Mincho (明朝), of a Gothic (ゴシック), and bold ones. */
export type Weight = 0 | 1 | 2;

/** How far a font reaches above and below the line, in its heights; those of Japanese fonts. */
export const ASCENT = 0.88;
export const DESCENT = 0.12;

export const centreX = ({ x, width }: Box): number => x + width / 2;
export const centreY = ({ y, height }: Box): number => y + height / 2;

/** Kanji, kana and the punctuation between them: written without spaces. */
export function isWide(char: string): boolean {
  const code = char.codePointAt(0) ?? 0;
  return code >= 0x2e80 && !(code >= 0xff61 && code <= 0xffdc);
}
