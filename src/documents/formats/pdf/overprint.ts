import type { Glyph } from "./glyph.ts";
import { piecesOf, type TextLine } from "./text-line.ts";

/** What a page writes besides its text: characters that it draws a second time to make them bold, and how kanji above which it stands are read (ふりがな). */
export interface Overprint {
  readonly glyphs: readonly Glyph[];
  readonly markup: readonly TextLine[];
}

/** A character drawn again so near to itself, in its own widths, is the same. */
const SAME = 0.35;
/** Letters above others that say how these are read are at most so large, beside theirs. */
const SMALL = 0.65;
const KANA = /^[\p{Script=Hiragana}\p{Script=Katakana}ー・]+$/u;

export function partOverprint(glyphs: readonly Glyph[]): Overprint {
  const { once, again } = partDoubles(glyphs);
  const { text, ruby } = partRuby(once);
  return { glyphs: text, markup: [...piecesOf(again), ...ruby] };
}

/** Side of the squares in which characters are looked for, in points, and how many of them lie beside each other at most. */
const SQUARE = 8;
const SQUARES = 1 << 20;
/** No square of readable text holds more. */
const CROWDED = 200;

function partDoubles(glyphs: readonly Glyph[]): { readonly once: readonly Glyph[]; readonly again: readonly Glyph[] } {
  const squares = new Map<number, Glyph[]>();
  const once: Glyph[] = [];
  const again: Glyph[] = [];
  const heavy = new Set<Glyph>();
  for (const glyph of glyphs) {
    const first = heldAt(glyph, squares);
    if (first) {
      heavy.add(first);
      again.push(glyph);
      continue;
    }
    once.push(glyph);
    const key = Math.floor(glyph.x / SQUARE) * SQUARES + Math.floor(glyph.y / SQUARE);
    const held = squares.get(key);
    if (held && held.length < CROWDED) held.push(glyph);
    else if (!held) squares.set(key, [glyph]);
  }
  return { once: once.map((glyph) => (heavy.has(glyph) ? { ...glyph, weight: 2 } : glyph)), again };
}

/** The character that was drawn before at the same place. */
function heldAt(glyph: Glyph, squares: ReadonlyMap<number, readonly Glyph[]>): Glyph | null {
  const near = Math.min(SAME * Math.min(glyph.u1 - glyph.u0, glyph.size), SQUARE);
  const [left, right] = [Math.floor((glyph.x - near) / SQUARE), Math.floor((glyph.x + near) / SQUARE)];
  const [top, bottom] = [Math.floor((glyph.y - near) / SQUARE), Math.floor((glyph.y + near) / SQUARE)];
  for (let column = left; column <= right; column += 1)
    for (let row = top; row <= bottom; row += 1) {
      const held = squares.get(column * SQUARES + row)?.find((other) => other.text === glyph.text && isSame(glyph, other));
      if (held) return held;
    }
  return null;
}

function isSame(one: Glyph, other: Glyph): boolean {
  const near = SAME * Math.min(one.u1 - one.u0, one.size);
  return Math.abs(one.x - other.x) <= near && Math.abs(one.y - other.y) <= near && Math.abs(one.size - other.size) < 0.2 * one.size;
}

/** Kana in small letters right above kanji in large ones. */
function partRuby(glyphs: readonly Glyph[]): { readonly text: readonly Glyph[]; readonly ruby: readonly TextLine[] } {
  const pieces = piecesOf(glyphs);
  const small = pieces.filter((piece) => KANA.test(piece.glyphs.map(({ text }) => text).join("")));
  if (small.length === 0) return { text: glyphs, ruby: [] };
  const sorted = pieces.toSorted((a, b) => a.v0 - b.v0);
  const ruby = small.filter((piece) => {
    const from = firstFrom(sorted, piece.v0);
    for (let i = from; i < sorted.length; i += 1) {
      const base = sorted[i];
      if (!base || base.v0 > piece.v1 + piece.size) return false;
      if (isAbove(piece, base)) return true;
    }
    return false;
  });
  const taken = new Set(ruby.flatMap((piece) => piece.glyphs));
  return { text: glyphs.filter((glyph) => !taken.has(glyph)), ruby };
}

function isAbove(small: TextLine, base: TextLine): boolean {
  if (small.way !== base.way || small.size > SMALL * base.size) return false;
  const gap = base.v0 - small.v1;
  if (gap < -0.35 * base.size || gap > 0.35 * base.size) return false;
  const [from, to] = [small.u0 + small.size / 2, small.u1 - small.size / 2];
  return base.glyphs.some((glyph) => HAN.test(glyph.text) && glyph.u1 > from && glyph.u0 < to);
}

const HAN = /\p{Script=Han}/u;

function firstFrom(pieces: readonly TextLine[], v: number): number {
  let [low, high] = [0, pieces.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.v0 ?? 0) < v) low = middle + 1;
    else high = middle;
  }
  return low;
}
