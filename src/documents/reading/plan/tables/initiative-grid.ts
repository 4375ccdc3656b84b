import { isEmptyCell } from "../../../../domain/wording/normal.ts";
import type { Cell, Table } from "../../../document.ts";
import type { Passage } from "../../../passage.ts";
import { addAll } from "../../add-all.ts";
import { joinText, markOf } from "../joining.ts";
import type { RegionRest } from "../region.ts";
import { joinBullets } from "./bullets.ts";
import { bare } from "./column-head.ts";
import { divisionsBehind, namesDivisions, splitDivisions } from "./divisions.ts";
import { gridOf, type Slot } from "./grid.ts";
import { type InitiativeColumn, initiativeHeads } from "./initiative-heads.ts";
import type { InitiativePart, InitiativeScope } from "./initiative-part.ts";

export interface InitiativeGrid extends RegionRest {
  readonly parts: readonly InitiativePart[];
}

type Columns = readonly (InitiativeColumn | null)[];
type Row = readonly (Slot | null)[];

/** The heads stand in one of the first rows. */
const MOST_TITLES = 4;

/** A table of initiatives: an item with its details a row, groups in rows of one cell. */
export function readInitiativeGrid(table: Table, outer: InitiativeScope): InitiativeGrid {
  const grid = gridOf(table);
  const heads = grid.slice(0, MOST_TITLES).map((row) => initiativeHeads(row.map((slot) => (slot ? textOf(slot.cell).text : ""))));
  const top = heads.findIndex((found) => found !== null);
  const columns = heads[top] ?? guessColumns(table);
  if (!columns) return { parts: [], furniture: [], leftover: cellsIn(grid.flat()).flatMap(linesOf) };
  return new GridReader(columns, outer).read(grid, top + 1);
}

class GridReader {
  readonly #columns: Columns;
  readonly #furniture: Passage[] = [];
  readonly #leftover: Passage[] = [];
  readonly #parts: { part: InitiativePart; readonly cell: Cell; readonly details: Passage[] }[] = [];
  #scope: InitiativeScope;

  constructor(columns: Columns, scope: InitiativeScope) {
    this.#columns = columns;
    this.#scope = scope;
  }

  read(grid: readonly Row[], body: number): InitiativeGrid {
    addAll(this.#furniture, cellsIn(grid.slice(0, body).flat()).flatMap(linesOf));
    for (const row of grid.slice(body)) this.#readRow(row);
    return { parts: this.#parts.map(({ part, details }) => ({ ...part, details })), furniture: this.#furniture, leftover: this.#leftover };
  }

  #readRow(row: Row): void {
    const starting = cellsIn(row.filter((slot) => slot?.starts));
    const [only] = starting;
    if (only && cellsIn(row).length === 1 && this.#columns.length > 1 && isGroup(only, this.#columns)) {
      this.#openGroup(textOf(only));
      return;
    }
    const of = (column: InitiativeColumn) => cellsIn(row.filter((_, i) => this.#columns[i] === column));
    const [item] = of("item");
    const own = of("details").filter((cell) => starting.includes(cell));
    const details = own.flatMap((cell) => joinBullets(cell.lines));
    const open = this.#parts.at(-1);
    if (item && open?.cell !== item) {
      const divisions = of("divisions").flatMap(linesOf).flatMap(splitDivisions);
      const last = details.at(-1);
      // One wide space is no gap between columns: 体操教室の運営　福祉課.
      const behind = divisions.length === 0 && this.#columns.includes("divisions") && last ? divisionsBehind(last) : null;
      if (behind && !behind.before.isBlank) details[details.length - 1] = behind.before;
      const part = this.#partOf(item, behind && !behind.before.isBlank ? behind.divisions : divisions);
      // A converter printed a merged cell in each of its rows.
      if (open && repeats(open.part, part)) {
        addAll(open.details, details);
        addAll(this.#furniture, [...linesOf(item), ...part.divisions]);
      } else this.#parts.push({ part, cell: item, details });
    } else if (open) {
      addAll(open.details, details);
      const divisions = of("divisions")
        .filter((cell) => starting.includes(cell))
        .flatMap(linesOf)
        .flatMap(splitDivisions);
      const added = divisions.filter(({ text }) => !open.part.divisions.some((known) => known.text === text));
      open.part = { ...open.part, divisions: [...open.part.divisions, ...added] };
      addAll(this.#furniture, divisions);
    } else addAll(this.#leftover, own.flatMap(linesOf));
    for (const [i, slot] of row.entries()) {
      const column = this.#columns[i] ?? null;
      if (!slot?.starts || (column !== "other" && column !== null)) continue;
      addAll(isNumber(textOf(slot.cell).text) ? this.#furniture : this.#leftover, linesOf(slot.cell));
    }
  }

  #openGroup(text: Passage): void {
    const heading = divisionsBehind(text);
    if (!heading) this.#scope = { ...this.#scope, group: text };
    else this.#scope = { group: heading.before.isBlank ? this.#scope.group : heading.before, divisions: heading.divisions };
  }

  #partOf(cell: Cell, divisions: readonly Passage[]): InitiativePart {
    const whole = textOf(cell);
    const name = whole.slice(markOf(whole.text)?.length ?? 0).trim();
    const behind = divisions.length > 0 ? null : divisionsBehind(name);
    return {
      group: this.#scope.group,
      divisions: divisions.length > 0 ? divisions : (behind?.divisions ?? this.#scope.divisions),
      item: behind && !behind.before.isBlank ? behind.before : name,
      details: [],
    };
  }
}

function repeats(open: InitiativePart, part: InitiativePart): boolean {
  return (
    open.item.text === part.item.text &&
    open.group?.text === part.group?.text &&
    open.divisions.map(String).join() === part.divisions.map(String).join()
  );
}

/** A cell alone in its row is the heading of those below where it is numbered, in brackets, or names a section. */
function isGroup(cell: Cell, columns: Columns): boolean {
  const text = textOf(cell).text;
  return cell.columnSpan >= columns.length || /^(?:[(（][0-9０-９]|[①-⑳]|【|■|◆|●)/u.test(text) || namesDivisions(text);
}

/** A dash, or a number before the row. */
function isNumber(text: string): boolean {
  return isEmptyCell(text) || /^\d{1,3}$/u.test(bare(text));
}

/** Without heads: two columns, a short text before a longer one. */
function guessColumns({ rows, columns }: Table): Columns | null {
  if (columns !== 2) return null;
  const short = rows.every(({ cells }) => {
    const [item, details] = cells.map((cell) => textOf(cell).length);
    return item === undefined || details === undefined || (item <= 40 && item <= details);
  });
  return short ? ["item", "details"] : null;
}

function cellsIn(slots: Row): Cell[] {
  const cells = new Set(slots.flatMap((slot) => (slot ? [slot.cell] : [])));
  return [...cells].filter((cell) => cell.lines.some(({ text }) => !text.isBlank));
}

function linesOf(cell: Cell): Passage[] {
  return cell.lines.map(({ text }) => text);
}

function textOf(cell: Cell): Passage {
  return joinText(linesOf(cell));
}
