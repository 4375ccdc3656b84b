import { gridOf } from "./grid.ts";
import type { PageContent } from "./page-content.ts";
import type { PageParts, Part } from "./page-parts.ts";
import { paragraphsOf } from "./paragraphs.ts";
import { fillGrids, ruledTable } from "./ruled-table.ts";
import { groupRulings, joinRules } from "./rulings.ts";
import { linesOf } from "./text-line.ts";

/** Takes a page apart into its tables and the text between them. */
export function takeApart({ width, height, glyphs, drawing }: PageContent): PageParts {
  const rulings = joinRules(drawing.rules);
  const grids = groupRulings(rulings).flatMap((group) => {
    const grid = gridOf(group);
    return grid && grid.cells.length > 1 ? [grid] : [];
  });
  const { filled, rest } = fillGrids(grids, glyphs);
  const tables = filled.filter(({ cells }) => cells.filter((cell) => cell.length > 0).length > 1);
  const loose = filled.filter((table) => !tables.includes(table)).flatMap(({ cells }) => cells.flat());
  const lines = linesOf([...rest, ...loose]).sort((a, b) => a.v0 - b.v0);
  const parts: Part[] = tables.map(ruledTable);
  const room = {
    start: lines.reduce((least, { u0 }) => Math.min(least, u0), Infinity),
    end: lines.reduce((most, { u1 }) => Math.max(most, u1), -Infinity),
  };
  for (const text of paragraphsOf(lines, room)) {
    const top = text.runs.reduce((least, { y }) => Math.min(least, y), Infinity);
    const bottom = text.runs.reduce((most, run) => Math.max(most, run.y + run.height), -Infinity);
    parts.push({ kind: "text", top, bottom, text });
  }
  return {
    width,
    height,
    parts: parts.sort((a, b) => a.top - b.top),
    rules: [
      ...rulings.lying.map(({ at, from, to }) => ({ x1: from, y1: at, x2: to, y2: at })),
      ...rulings.standing.map(({ at, from, to }) => ({ x1: at, y1: from, x2: at, y2: to })),
    ],
    aside: [],
  };
}
