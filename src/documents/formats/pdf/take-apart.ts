import type { PageRule } from "../../layout.ts";
import { addAll } from "../../reading/add-all.ts";
import { findBareTables } from "./bare-table.ts";
import { gridOf } from "./grid.ts";
import { partOverprint } from "./overprint.ts";
import type { PageContent } from "./page-content.ts";
import type { PageParts, Part } from "./page-parts.ts";
import { paragraphsOf, type Room } from "./paragraphs.ts";
import { fillGrids, type LinedGrid, lineGrid, ruledTable } from "./ruled-table.ts";
import { groupRulings, joinRules } from "./rulings.ts";
import { runOf } from "./run.ts";
import { columnsOf } from "./text-columns.ts";
import { linesOf, type TextLine } from "./text-line.ts";

/** A page of which is known what stands in tables and what between them. */
export interface SortedPage {
  readonly width: number;
  readonly height: number;
  readonly tables: readonly LinedGrid[];
  /** Lines outside of tables, from the top. */
  readonly lines: readonly TextLine[];
  readonly markup: readonly TextLine[];
  readonly rules: readonly PageRule[];
}

/** Tells the tables of a page from the text between them. */
export function sortPage({ width, height, glyphs, drawing }: PageContent): SortedPage {
  const rulings = joinRules(drawing.rules);
  const grids = groupRulings(rulings).flatMap((group) => {
    const grid = gridOf(group);
    return grid && grid.cells.length > 1 ? [grid] : [];
  });
  const { glyphs: text, markup } = partOverprint(glyphs);
  const { filled, rest } = fillGrids(grids, text);
  const tables = filled.filter(({ cells }) => cells.filter((cell) => cell.length > 0).length > 1);
  const loose = filled.filter((table) => !tables.includes(table)).flatMap(({ cells }) => cells.flat());
  return {
    width,
    height,
    tables: tables.map(lineGrid),
    lines: linesOf([...rest, ...loose]).sort((a, b) => a.v0 - b.v0),
    markup,
    rules: [
      ...rulings.lying.map(({ at, from, to }) => ({ x1: from, y1: at, x2: to, y2: at })),
      ...rulings.standing.map(({ at, from, to }) => ({ x1: at, y1: from, x2: at, y2: to })),
    ],
  };
}

/** What pages have in common: where their text stands, and which bullets it has. */
export interface PageStyle {
  readonly room: Room;
  readonly bullets: ReadonlySet<string>;
}

/** Takes a page apart into its tables and the paragraphs between them. */
export function takeApart({ width, height, tables, lines, markup, rules }: SortedPage, { room, bullets }: PageStyle): PageParts {
  const parts: Part[] = [];
  const sorted = tables.toSorted((a, b) => a.grid.top - b.grid.top || a.grid.left - b.grid.left);
  const edges = sorted.map(({ grid }) => grid.top);
  for (const [i, between] of partAt(lines, edges).entries()) {
    const across = between.filter(({ way }) => way === "right");
    for (const column of columnsOf(across, room))
      for (const stretch of findBareTables(column.lines, column.room.end, bullets))
        if (stretch.kind === "table") parts.push(stretch.table);
        else addAll(parts, textParts(stretch.lines, column.room, bullets));
    const others = between.filter(({ way }) => way !== "right");
    addAll(parts, textParts(others, extentOf(others), bullets));
    const table = sorted[i];
    if (table) parts.push(ruledTable(table, bullets));
  }
  return {
    width,
    height,
    parts,
    rules,
    markup: markup.map((line) => ({ runs: [runOf(line)], left: 0, first: 0 })),
  };
}

/** Lines from the top, those above, between and below the tables apart. */
function partAt(lines: readonly TextLine[], edges: readonly number[]): TextLine[][] {
  const parts = [...edges, Infinity].map((): TextLine[] => []);
  for (const line of lines) parts[edges.filter((edge) => edge < line.v0).length]?.push(line);
  return parts;
}

function textParts(lines: readonly TextLine[], room: Room, bullets: ReadonlySet<string>): Part[] {
  return paragraphsOf(lines, room, bullets).map((text) => ({
    kind: "text",
    top: text.runs.reduce((least, { y }) => Math.min(least, y), Infinity),
    bottom: text.runs.reduce((most, run) => Math.max(most, run.y + run.height), -Infinity),
    text,
  }));
}

function extentOf(lines: readonly TextLine[]): Room {
  return {
    start: lines.reduce((least, { u0 }) => Math.min(least, u0), Infinity),
    end: lines.reduce((most, { u1 }) => Math.max(most, u1), -Infinity),
  };
}
