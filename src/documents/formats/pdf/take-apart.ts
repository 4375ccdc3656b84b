import type { PageRule } from "../../layout.ts";
import { gridOf } from "./grid.ts";
import type { PageContent } from "./page-content.ts";
import type { PageParts, Part } from "./page-parts.ts";
import { paragraphsOf, type Room } from "./paragraphs.ts";
import { type FilledGrid, fillGrids, ruledTable } from "./ruled-table.ts";
import { groupRulings, joinRules } from "./rulings.ts";
import { linesOf, type TextLine } from "./text-line.ts";

/** A page of which is known what stands in tables and what between them. */
export interface SortedPage {
  readonly width: number;
  readonly height: number;
  readonly tables: readonly FilledGrid[];
  /** Lines outside of tables, from the top. */
  readonly lines: readonly TextLine[];
  readonly rules: readonly PageRule[];
}

/** Tells the tables of a page from the text between them. */
export function sortPage({ width, height, glyphs, drawing }: PageContent): SortedPage {
  const rulings = joinRules(drawing.rules);
  const grids = groupRulings(rulings).flatMap((group) => {
    const grid = gridOf(group);
    return grid && grid.cells.length > 1 ? [grid] : [];
  });
  const { filled, rest } = fillGrids(grids, glyphs);
  const tables = filled.filter(({ cells }) => cells.filter((cell) => cell.length > 0).length > 1);
  const loose = filled.filter((table) => !tables.includes(table)).flatMap(({ cells }) => cells.flat());
  return {
    width,
    height,
    tables,
    lines: linesOf([...rest, ...loose]).sort((a, b) => a.v0 - b.v0),
    rules: [
      ...rulings.lying.map(({ at, from, to }) => ({ x1: from, y1: at, x2: to, y2: at })),
      ...rulings.standing.map(({ at, from, to }) => ({ x1: at, y1: from, x2: at, y2: to })),
    ],
  };
}

/** Takes a page apart into its tables and the paragraphs between them. */
export function takeApart({ width, height, tables, lines, rules }: SortedPage, room: Room): PageParts {
  const parts: Part[] = tables.map(ruledTable);
  for (const text of paragraphsOf(lines, room)) {
    const top = text.runs.reduce((least, { y }) => Math.min(least, y), Infinity);
    const bottom = text.runs.reduce((most, run) => Math.max(most, run.y + run.height), -Infinity);
    parts.push({ kind: "text", top, bottom, text });
  }
  return { width, height, parts: parts.sort((a, b) => a.top - b.top), rules, aside: [] };
}
