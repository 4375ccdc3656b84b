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

function partDoubles(glyphs: readonly Glyph[]): { readonly once: readonly Glyph[]; readonly again: readonly Glyph[] } {
  const seen = new Map<string, Glyph[]>();
  const once: Glyph[] = [];
  const again: Glyph[] = [];
  for (const glyph of glyphs) {
    const [column, row] = [Math.round(glyph.x / 4), Math.round(glyph.y / 4)];
    let double = false;
    for (let i = -1; i <= 1 && !double; i += 1)
      for (let j = -1; j <= 1 && !double; j += 1)
        double = seen.get(`${glyph.text} ${column + i} ${row + j}`)?.some((other) => isSame(glyph, other)) ?? false;
    if (double) {
      again.push(glyph);
      continue;
    }
    once.push(glyph);
    const key = `${glyph.text} ${column} ${row}`;
    const held = seen.get(key);
    if (held) held.push(glyph);
    else seen.set(key, [glyph]);
  }
  return { once, again };
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
