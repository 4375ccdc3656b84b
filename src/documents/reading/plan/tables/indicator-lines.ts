import type { Block } from "../../../document.ts";
import { Passage } from "../../../passage.ts";
import { joinText } from "../joining.ts";
import { type AlignedRow, type Alignment, align } from "./alignment.ts";
import { type Atom, atomsOf } from "./atoms.ts";
import { type Column, holdsValues } from "./columns.ts";
import type { IndicatorRow } from "./indicator-draft.ts";
import type { IndicatorTable, TableRowRead } from "./indicator-table.ts";
import { foldNodeTitles } from "./node-atoms.ts";
import type { NodeIndex } from "./node-index.ts";
import { otherOrders } from "./orders.ts";
import { findValueLabels } from "./value-labels.ts";

/** A row that costs more than this is not understood. */
const MOST_COST = 5.5;

/** Reads the lines of one table whose columns are known. */
export function readIndicatorRows(lines: readonly Atom[], columns: readonly Column[], nodes: NodeIndex): IndicatorTable {
  const atoms = columns.some(({ use }) => use === "node" || use === "code") ? foldNodeTitles(lines, nodes) : lines;
  const best = [atoms, ...otherOrders(atoms, columns)]
    .map((order) => align(order, columns, findValueLabels(order)))
    .reduce((least, other) => (other.cost < least.cost - 0.5 ? other : least));
  return rowsOf(best, columns);
}

/** The atoms of layout lines, for readers that look for heads among them. */
export function readAtoms(blocks: readonly Block[]): Atom[] {
  return atomsOf(blocks);
}

function rowsOf({ rows, loose }: Alignment, columns: readonly Column[]): IndicatorTable {
  const furniture: Passage[] = [];
  const leftover: Passage[] = loose.map(({ text }) => text);
  const read: TableRowRead[] = [];
  let node: Passage | null = null;
  let kind: Passage | null = null;
  for (const row of rows) {
    const said = row.cells.flat().map(({ text }) => text);
    const cell = (use: Column["use"]) => row.cells[columns.findIndex((column) => column.use === use)] ?? [];
    if (cell("node").length > 0) node = cellText(cell("node"));
    if (cell("kind").length > 0) kind = joinText(cell("kind").map(({ text }) => text));
    const values = columns.flatMap((column, i) =>
      holdsValues(column) ? [{ column, text: valueText(row.cells[i] ?? []), year: yearFor(column, cell) }] : [],
    );
    if (!isSound(row, columns)) {
      leftover.push(...said);
      continue;
    }
    furniture.push(...cell("code").map(({ text }) => text), ...cell("strategy").map(({ text }) => text));
    leftover.push(
      ...columns.flatMap(({ use }, i) => (use === "ignored" || use === "direction" ? (row.cells[i] ?? []).map(({ text }) => text) : [])),
    );
    const notes = columns.flatMap(({ use }, i) =>
      use === "note" && (row.cells[i]?.length ?? 0) > 0 ? [joinText((row.cells[i] ?? []).map(({ text }) => text))] : [],
    );
    const indicator: IndicatorRow = {
      node,
      code: cell("code").length > 0 ? cellText(cell("code")) : null,
      kind,
      name: nameText(cell("name")),
      unit: cell("unit").length > 0 ? joinText(cell("unit").map(({ text }) => text)) : null,
      values,
      notes,
      divisions: cell("divisions").map(({ text }) => text),
      strategy: cell("strategy")[0]?.text ?? null,
    };
    read.push({ row: indicator, said });
  }
  return { columns, rows: read, furniture, leftover };
}

/** A row is sound when it has a name, and a target or a baseline that no other cell could have had. */
function isSound({ cells, cost }: AlignedRow, columns: readonly Column[]): boolean {
  const filled = (use: Column["use"]) => columns.some((column, i) => column.use === use && (cells[i]?.length ?? 0) > 0);
  const wanted = columns.filter(({ use }) => use === "baseline" || use === "target");
  const found = wanted.filter((column) => (cells[columns.indexOf(column)]?.length ?? 0) > 0);
  if (!filled("name") || found.length === 0) return false;
  const crowded = columns.some(
    (column, i) => holdsValues(column) && (cells[i] ?? []).filter(({ kind }) => kind === "value" || kind === "silent").length > 1,
  );
  return !crowded && cost <= MOST_COST && (found.length === wanted.length || cost <= 4);
}

function yearFor(column: Column, cell: (use: Column["use"]) => readonly Atom[]): Passage | null {
  if (column.use === "baseline") return cell("baselineYear")[0]?.text ?? null;
  return column.use === "target" ? (cell("targetYear")[0]?.text ?? null) : null;
}

/** Pieces of a line with the spaces between them as they were; lines closed up. */
function nameText(atoms: readonly Atom[]): Passage {
  return joinAtoms(atoms, "");
}

/** A label and its number stay apart, brackets close up. */
function valueText(atoms: readonly Atom[]): Passage {
  const said = atoms.filter(({ kind }, i) => kind !== "arrow" || (i > 0 && i < atoms.length - 1));
  return joinAtoms(said, " ");
}

function cellText(atoms: readonly Atom[]): Passage {
  return joinAtoms(atoms, " ");
}

function joinAtoms(atoms: readonly Atom[], beforeNumber: string): Passage {
  let joined = Passage.empty;
  for (const [i, { text, start, kind }] of atoms.entries()) {
    const before = atoms[i - 1];
    const space = start === "space" || (beforeNumber !== "" && (kind === "value" || kind === "remark" || before?.kind === "code"));
    joined = i === 0 ? text : space ? Passage.join([joined, text], " ") : joinText([joined, text]);
  }
  return joined;
}
