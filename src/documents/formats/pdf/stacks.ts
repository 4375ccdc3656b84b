import { DESCENT, type Glyph } from "./glyph.ts";

/** So many characters, each drawn right below the one before, are written from top to bottom. */
const LEAST = 3;
/** From one to the next, in heights of the font; and how far aside it may stand. */
const STEP = [0.7, 1.35] as const;
const ASIDE = 0.15;

/** Vertical writing for which each character is put in its place, upright: its characters run down like those of a vertical font. */
export function turnStacks(glyphs: readonly Glyph[]): readonly Glyph[] {
  const turned = new Map<Glyph, Glyph>();
  let stack: Glyph[] = [];
  const close = () => {
    if (stack.length >= LEAST) for (const glyph of stack) turned.set(glyph, turn(glyph));
    stack = [];
  };
  for (const glyph of glyphs) {
    const last = stack.at(-1);
    if (last && !isBelow(last, glyph)) close();
    if (glyph.way === "right") stack.push(glyph);
  }
  close();
  return turned.size === 0 ? glyphs : glyphs.map((glyph) => turned.get(glyph) ?? glyph);
}

function isBelow(above: Glyph, { way, x, y, width, size }: Glyph): boolean {
  const step = (y - above.y) / above.size;
  const aside = Math.abs(x + width / 2 - above.x - above.width / 2) / above.size;
  return way === "right" && Math.abs(size - above.size) < 0.1 * size && step >= STEP[0] && step <= STEP[1] && aside <= ASIDE;
}

function turn(glyph: Glyph): Glyph {
  const { x, y, width, height, size } = glyph;
  return { ...glyph, way: "down", u0: y, u1: y + height, v: -(x + width / 2 - size / 2) - DESCENT * size };
}
