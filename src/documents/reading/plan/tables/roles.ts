import type { RoleExpectation } from "../../../../domain/plan/plan.ts";
import type { Block, Cell, Table } from "../../../document.ts";
import { Passage } from "../../../passage.ts";
import { addAll } from "../../add-all.ts";
import type { Draft } from "../../draft.ts";
import type { Region, RegionRest } from "../region.ts";
import { readActor, readActorHead } from "./actor.ts";
import type { ActorPart } from "./actor-part.ts";
import { joinBullets } from "./bullets.ts";
import { marksOf } from "./claims.ts";
import { gridOf } from "./grid.ts";
import { readRoleLines } from "./role-lines.ts";

export interface RoleReading extends RegionRest {
  readonly roles: readonly Draft<RoleExpectation>[];
}

/**
 * Reads who is expected to do what (役割分担): tables with an actor a row or an actor a column, headings or lines of actors with their bullets. The
 * heading names the actor where the region has none of its own (市民の役割). Needs the node that the region belongs to.
 */
export function readRoleTable(region: Region): RoleReading {
  const furniture: Passage[] = [];
  const leftover: Passage[] = [];
  const parts: ActorPart[] = [];
  const outer = region.heading ? actorIn(region.heading) : null;
  let lines: Block[] = [];
  const flush = () => {
    const read = readRoleLines(lines, parts.length === 0 ? outer : null);
    addAll(parts, read.parts);
    addAll(furniture, read.furniture);
    addAll(leftover, read.leftover);
    lines = [];
  };
  for (const block of region.blocks) {
    if (block.kind !== "table") {
      lines.push(block);
      continue;
    }
    flush();
    const read = readGrid(block);
    addAll(parts, read.parts);
    addAll(furniture, read.furniture);
    addAll(leftover, read.leftover);
  }
  flush();
  addAll(furniture, marksOf(region.blocks, leftover));
  const node = region.node;
  if (node === null)
    return { roles: [], furniture, leftover: [...leftover, ...parts.flatMap(({ actor, expectations }) => [actor, ...expectations])] };
  return { roles: parts.map(({ actor, expectations }) => ({ node, actor, expectations })), furniture, leftover };
}

/** The actor's name within a text that is nothing else. */
function actorIn(text: Passage): Passage | null {
  const actor = readActor(text.text);
  return actor ? text.slice(actor.start, actor.end) : null;
}

interface GridRead extends RegionRest {
  readonly parts: readonly ActorPart[];
}

function readGrid(table: Table): GridRead {
  const rows = table.rows.map(({ cells }) => cells.filter(said)).filter((cells) => cells.length > 0);
  const head = rows[0] ?? [];
  const kind = readActorHead(head.map((cell) => textOf(cell).text));
  if (kind === "columns") return readColumns(table, head);
  const body = kind === "rows" ? rows.slice(1) : rows;
  const furniture = kind === "rows" ? head.flatMap(linesOf) : [];
  const leftover: Passage[] = [];
  const parts: { actor: Passage; expectations: Passage[] }[] = [];
  for (const cells of body) {
    const [first, ...rest] = cells;
    if (!first) continue;
    const actor =
      rest.length > 0 || kind === "rows"
        ? (actorIn(textOf(first)) ?? (kind === "rows" && rest.length > 0 ? textOf(first).trim() : null))
        : actorIn(textOf(first));
    const open = parts.at(-1);
    if (actor) addAll(furniture, linesOf(first));
    if (actor && rest.length > 0) parts.push({ actor, expectations: rest.flatMap((cell) => joinBullets(cell.lines)) });
    else if (actor) parts.push({ actor, expectations: [] });
    else if (open && first.column > 0)
      addAll(
        open.expectations,
        cells.flatMap((cell) => joinBullets(cell.lines)),
      );
    else addAll(leftover, cells.flatMap(linesOf));
  }
  addAll(
    leftover,
    parts.filter(({ expectations }) => expectations.length === 0).map(({ actor }) => actor),
  );
  return { parts: parts.filter(({ expectations }) => expectations.length > 0), furniture, leftover };
}

/** 市民の役割 | 事業者の役割 | 行政の役割 side by side; a column without an actor's head holds what the rows are about. */
function readColumns(table: Table, head: readonly Cell[]): GridRead {
  const grid = gridOf(table);
  const top = grid.findIndex((row) => row.some((slot) => slot && head.includes(slot.cell)));
  const leftover: Passage[] = [];
  const parts: { actor: Passage; expectations: Passage[] }[] = [];
  const byColumn = new Map<number, { actor: Passage; expectations: Passage[] }>();
  for (const cell of head) {
    const actor = actorIn(textOf(cell));
    if (!actor) {
      addAll(leftover, linesOf(cell));
      continue;
    }
    const part = { actor, expectations: [] };
    parts.push(part);
    for (let column = cell.column; column < cell.column + cell.columnSpan; column += 1) byColumn.set(column, part);
  }
  for (const { cells } of table.rows.slice(top + 1))
    for (const cell of cells) {
      const part = byColumn.get(cell.column);
      if (part) addAll(part.expectations, joinBullets(cell.lines));
      else addAll(leftover, linesOf(cell));
    }
  return { parts: parts.filter(({ expectations }) => expectations.length > 0), furniture: head.flatMap(linesOf), leftover };
}

function said(cell: Cell): boolean {
  return cell.lines.some(({ text }) => !text.isBlank);
}

function linesOf(cell: Cell): Passage[] {
  return cell.lines.map(({ text }) => text);
}

function textOf(cell: Cell): Passage {
  return Passage.join(linesOf(cell));
}
