import type { Room } from "./paragraphs.ts";
import type { SortedPage } from "./take-apart.ts";

/** So many lines that end within one character of each other show where the margin is. */
const LINES = 3;

/**
 * Between which margins the text of pages of one size stands. On the left where it begins; on the right where several lines end, else as far from the edge
 * as on the left.
 */
export function marginsOf(pages: readonly SortedPage[]): Room {
  const lines = pages.flatMap((page) => page.lines).filter(({ way }) => way === "right");
  const start = Math.min(...pages.flatMap(({ tables }) => tables.map(({ grid }) => grid.left)), ...lines.map(({ u0 }) => u0), Infinity);
  const width = pages[0]?.width ?? 0;
  const ends = lines.map(({ u1, size }) => ({ u1, size })).sort((a, b) => b.u1 - a.u1);
  for (const [i, { u1, size }] of ends.entries()) {
    const near = ends[i + LINES - 1];
    if (near && u1 - near.u1 <= size && u1 > width / 2) return { start, end: u1 };
  }
  return { start, end: Math.max(width - start, ends[0]?.u1 ?? 0) };
}
