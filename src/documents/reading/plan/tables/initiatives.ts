import type { Initiative } from "../../../../domain/plan/plan.ts";
import { isEmptyCell } from "../../../../domain/wording/normal.ts";
import type { Block, Cell, Table } from "../../../document.ts";
import { Passage } from "../../../passage.ts";
import type { Draft } from "../../draft.ts";
import { joinText, markOf } from "../joining.ts";
import type { Region, RegionRest } from "../region.ts";
import { joinBullets } from "./bullets.ts";
import { marksOf } from "./claims.ts";
import { bare } from "./column-head.ts";
import { divisionsBehind, namesDivisions, splitDivisions } from "./divisions.ts";
import { gridOf, type Slot } from "./grid.ts";
import { type InitiativeColumn, initiativeHeads } from "./initiative-heads.ts";
import { readInitiativeLines } from "./initiative-lines.ts";

export interface InitiativeReading extends RegionRest {
  readonly initiatives: readonly Draft<Initiative>[];
}

/** An initiative before its node is known. */
export interface InitiativePart {
  readonly group: Passage | null;
  readonly divisions: readonly Passage[];
  readonly item: Passage;
  readonly details: readonly Passage[];
}

/** What a heading over a table of initiatives says: the group with its printed number, and the sections in charge. */
export interface InitiativeScope {
  readonly group: Passage | null;
  readonly divisions: readonly Passage[];
}

/**
 * Reads the initiatives of a region (主な取組内容): tables of item and details, the lines that a layout made of them, and lists of marked items. A section
 * printed beside the heading is in charge of all of them until another is named. Needs the node that the region belongs to.
 */
export function readInitiativeTable(region: Region): InitiativeReading {
  const furniture: Passage[] = [];
  const leftover: Passage[] = [];
  const parts: InitiativePart[] = [];
  let scope: InitiativeScope = { group: null, divisions: region.heading ? (divisionsBehind(region.heading)?.divisions ?? []) : [] };
  let lines: Block[] = [];
  const flush = () => {
    const read = readInitiativeLines(lines, scope);
    parts.push(...read.parts);
    furniture.push(...read.furniture);
    leftover.push(...read.leftover);
    scope = read.scope;
    lines = [];
  };
  for (const block of region.blocks) {
    if (block.kind !== "table") {
      lines.push(block);
      continue;
    }
    flush();
    const read = readGrid(block, scope);
    parts.push(...read.parts);
    furniture.push(...read.furniture);
    leftover.push(...read.leftover);
  }
  flush();
  furniture.push(...marksOf(region.blocks, leftover));
  const { node } = region;
  if (node === null)
    return { initiatives: [], furniture, leftover: [...leftover, ...parts.flatMap(({ item, details }) => [item, ...details])] };
  return { initiatives: parts.map((part) => ({ node, ...part })), furniture, leftover };
}

interface GridRead extends RegionRest {
  readonly parts: readonly InitiativePart[];
}

function readGrid(table: Table, outer: InitiativeScope): GridRead {
  const grid = gridOf(table);
  const top = grid.findIndex((row) => initiativeHeads(row.map((slot) => (slot ? textOf(slot.cell).text : ""))) !== null);
  const columns =
    (top >= 0 ? initiativeHeads((grid[top] ?? []).map((slot) => (slot ? textOf(slot.cell).text : ""))) : null) ?? guessColumns(table);
  const furniture = distinct(grid.slice(0, top + 1).flat()).flatMap(linesOf);
  const leftover: Passage[] = [];
  const parts: { group: Passage | null; divisions: readonly Passage[]; item: Passage; cell: Cell; details: Passage[] }[] = [];
  if (!columns) return { parts: [], furniture: [], leftover: distinct(grid.flat()).flatMap(linesOf) };
  let scope = outer;
  for (const row of grid.slice(top + 1)) {
    const starting = distinct(row.filter((slot) => slot?.starts)).filter(said);
    const filled = distinct(row).filter(said);
    const [only] = starting;
    if (only && filled.length === 1 && (only.columnSpan > 1 || columns.length > 1) && isGroup(only, columns)) {
      const heading = divisionsBehind(textOf(only));
      scope = heading
        ? { group: heading.before.isBlank ? scope.group : heading.before, divisions: heading.divisions }
        : { ...scope, group: textOf(only) };
      continue;
    }
    const cells = (column: InitiativeColumn) => distinct(row.filter((_, i) => columns[i] === column)).filter(said);
    const own = (column: InitiativeColumn) => cells(column).filter((cell) => starting.includes(cell));
    const [item] = cells("item");
    const details = own("details").flatMap((cell) => joinBullets(cell.lines));
    const open = parts.at(-1);
    if (item && !(open && open.cell === item)) {
      const divisions = cells("divisions").flatMap(linesOf).flatMap(splitDivisions);
      const name = unmarked(textOf(item));
      const behind = divisions.length > 0 ? null : divisionsBehind(name);
      parts.push({
        group: scope.group,
        divisions: divisions.length > 0 ? divisions : (behind?.divisions ?? scope.divisions),
        item: behind && !behind.before.isBlank ? behind.before : name,
        cell: item,
        details,
      });
    } else if (open) open.details.push(...details);
    else leftover.push(...own("details").flatMap(linesOf));
    leftover.push(
      ...row.flatMap((slot, i) =>
        slot?.starts && (columns[i] === "other" || columns[i] === null) && !isFurniture(textOf(slot.cell).text) ? linesOf(slot.cell) : [],
      ),
    );
  }
  return { parts: parts.map(({ cell: _, ...part }) => part), furniture, leftover };
}

/** A dash, or a number before the row. */
function isFurniture(text: string): boolean {
  return isEmptyCell(text) || /^\d{1,3}$/u.test(bare(text));
}

/** A cell alone in its row is the heading of those below where it is numbered, in brackets, or names a section. */
function isGroup(cell: Cell, columns: readonly (InitiativeColumn | null)[]): boolean {
  const text = textOf(cell).text;
  return cell.columnSpan >= columns.length || /^(?:[(（][0-9０-９]|[①-⑳]|【|■|◆|●)/u.test(text) || namesDivisions(text);
}

/** Without heads: two columns, a short text before a longer one. */
function guessColumns({ rows, columns }: Table): (InitiativeColumn | null)[] | null {
  if (columns !== 2) return null;
  const short = rows.every(
    ({ cells }) => cells.length < 2 || (textOf(cells[0]).length <= 40 && textOf(cells[0]).length <= textOf(cells[1]).length),
  );
  return short ? ["item", "details"] : null;
}

function unmarked(text: Passage): Passage {
  return text.slice(markOf(text.text)?.length ?? 0).trim();
}

function distinct(slots: readonly (Slot | null)[]): Cell[] {
  return [...new Set(slots.flatMap((slot) => (slot ? [slot.cell] : [])))];
}

function said(cell: Cell): boolean {
  return cell.lines.some(({ text }) => bare(text.text) !== "");
}

function linesOf(cell: Cell): Passage[] {
  return cell.lines.map(({ text }) => text);
}

function textOf(cell: Cell | undefined): Passage {
  return cell ? joinText(linesOf(cell)) : Passage.empty;
}
