import { type Room, sureBullets } from "./paragraphs.ts";
import type { PageStyle, SortedPage } from "./take-apart.ts";
import { endOf } from "./text-line.ts";

/** So many lines that end within one character of each other show where the margin is: of all that reach so far over the middle, one in so many. */
const LINES = 3;
const ONE_IN = 12;
/** A glyph that so many lines begin with is a bullet. */
const BULLETS = 2;

/** What pages of one size have in common. */
export function styleOf(pages: readonly SortedPage[]): PageStyle {
  const room = marginsOf(pages);
  const counts = new Map<string, number>();
  const cells = pages.flatMap(({ tables }) => tables.flatMap((table) => table.cells));
  for (const { lines, room: own } of [...cells, ...pages.map(({ lines }) => ({ lines, room }))])
    for (const mark of sureBullets(lines, own)) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  return { room, bullets: new Set([...counts].flatMap(([mark, count]) => (count >= BULLETS ? [mark] : []))) };
}

/**
 * Between which margins the text stands. On the left where it begins; on the right where several lines end, else as far from the edge as on the left.
 */
function marginsOf(pages: readonly SortedPage[]): Room {
  const lines = pages.flatMap((page) => page.lines).filter(({ way }) => way === "right");
  const lefts = [...pages.flatMap(({ tables }) => tables.map(({ grid }) => grid.left)), ...lines.map(({ u0 }) => u0)];
  const start = lefts.reduce((least, left) => Math.min(least, left), Infinity);
  const width = pages[0]?.width ?? 0;
  const ends = lines
    .map((line) => ({ at: endOf(line), size: line.size }))
    .filter(({ at }) => at > width * 0.6)
    .sort((a, b) => b.at - a.at);
  const enough = Math.max(LINES, Math.floor(ends.length / ONE_IN));
  for (const [i, { at, size }] of ends.entries()) {
    const near = ends[i + enough - 1];
    if (near && at - near.at <= size) return { start, end: at };
  }
  return { start, end: Math.max(width - start, ends[0]?.at ?? 0) };
}
