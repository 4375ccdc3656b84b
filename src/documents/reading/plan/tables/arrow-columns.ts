import type { Cell, CellLine } from "../../../document.ts";
import type { Passage } from "../../../passage.ts";
import { readColumnHead } from "./column-head.ts";
import type { Slot } from "./grid.ts";
import { distinct, type Grid, said, textOf } from "./grid-heads.ts";

/** As printed, or as those who convert formulas write it. */
const ARROW = /(?:(?<![\s　])[\s　]+)?(?:→|⇒|➡|\$\\(?:long)?rightarrow\$)[\s　]*/u;
/** Heads stand in the first rows. */
const MOST_TITLES = 4;

/** Parts a column whose head names two values with an arrow between them (現状値 → 目標値) into two, in all rows. */
export function partArrowColumns(grid: Grid): { readonly grid: Grid; readonly arrows: readonly Passage[] } {
  const column = grid
    .slice(0, MOST_TITLES)
    .flatMap((row) => row.findIndex((slot) => slot !== null && namesTwo(slot.cell)))
    .find((at) => at >= 0);
  if (column === undefined) return { grid, arrows: [] };
  const arrows = distinct(grid.map((row) => row[column] ?? null)).flatMap(({ lines }) =>
    lines.flatMap(({ text }) => text.match(ARROW) ?? []),
  );
  return { grid: grid.map((row) => row.flatMap((slot, at) => (at === column ? part(slot) : [slot]))), arrows };
}

function namesTwo(cell: Cell): boolean {
  if (!said(cell)) return false;
  const parts = textOf(cell).split(ARROW);
  return parts.length === 2 && parts.every((text) => readColumnHead(text) !== null);
}

function part(slot: Slot | null): (Slot | null)[] {
  if (!slot) return [null, null];
  const text = textOf(slot.cell);
  const arrow = ARROW.exec(text.text);
  if (!arrow) return [slot, null];
  const sides = [text.slice(0, arrow.index), text.slice(arrow.index + arrow[0].length)];
  return sides.map((side) => ({ ...slot, cell: { ...slot.cell, lines: [lineOf(side)] } }));
}

function lineOf(text: Passage): CellLine {
  return { text, item: false };
}
