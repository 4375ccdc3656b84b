import { Passage } from "../../../passage.ts";
import { addAll } from "../../add-all.ts";
import { joinText } from "../joining.ts";
import { type AlignedRow, type Alignment, align } from "./alignment.ts";
import { type Atom, DITTO } from "./atoms.ts";
import { saysValue } from "./cell-costs.ts";
import { type Column, type ColumnUse, holdsValues } from "./columns.ts";
import type { IndicatorRow } from "./indicator-draft.ts";
import type { IndicatorTable, TableRowRead } from "./indicator-table.ts";
import { foldKinds, foldNodeTitles } from "./node-atoms.ts";
import type { NodeIndex } from "./node-index.ts";
import { otherOrders } from "./orders.ts";
import { findValueLabels } from "./value-labels.ts";

/** A row that costs more than this is not understood; one without a baseline or a target may cost less. */
const MOST_COST = 5.5;
const MOST_COST_INCOMPLETE = 4;
/** Another order of the atoms must explain them so much better. */
const CLEARLY = 0.5;

/** Reads the lines of one table whose columns are known. */
export function readIndicatorRows(lines: readonly Atom[], columns: readonly Column[], nodes: NodeIndex): IndicatorTable {
  const has = (...uses: ColumnUse[]) => columns.some(({ use }) => uses.includes(use));
  const kinds = has("kind") ? foldKinds(lines) : lines;
  const atoms = has("node", "code") ? foldNodeTitles(kinds, nodes, has("node")) : kinds;
  const best = [atoms, ...otherOrders(atoms, columns)]
    .map((order) => align(order, columns, findValueLabels(order)))
    .reduce((least, other) => (other.cost < least.cost - CLEARLY ? other : least));
  return new RowReader(columns).read(best);
}

class RowReader {
  readonly #columns: readonly Column[];
  readonly #furniture: Passage[] = [];
  readonly #leftover: Passage[] = [];
  /** Cells that hold for the rows below, until another is printed. */
  #node: Passage | null = null;
  #kind: Passage | null = null;
  #unit: Passage | null = null;

  constructor(columns: readonly Column[]) {
    this.#columns = columns;
  }

  read({ rows, loose }: Alignment): IndicatorTable {
    addAll(this.#leftover, textsOf(loose));
    const read = rows.flatMap((row): TableRowRead[] => {
      const said = textsOf(row.cells.flat());
      const indicator = this.#readRow(row);
      if (!indicator) addAll(this.#leftover, said);
      return indicator ? [{ row: indicator, said }] : [];
    });
    return { columns: this.#columns, rows: read, furniture: this.#furniture, leftover: this.#leftover };
  }

  #readRow(row: AlignedRow): IndicatorRow | null {
    const cell = (use: ColumnUse) => row.cells[this.#columns.findIndex((column) => column.use === use)] ?? [];
    const first = (use: ColumnUse) => cell(use)[0]?.text ?? null;
    if (cell("node").length > 0) this.#node = joinSpaced(cell("node"));
    if (cell("kind").length > 0) this.#kind = joinText(textsOf(cell("kind")));
    if (!isSound(row, this.#columns)) return null;
    const ditto = cell("unit").some(({ text }) => DITTO.test(text.text));
    if (ditto) addAll(this.#furniture, textsOf(cell("unit")));
    else this.#unit = cell("unit").length > 0 ? joinText(textsOf(cell("unit"))) : null;
    addAll(this.#furniture, [...textsOf(cell("code")), ...textsOf(cell("strategy"))]);
    const notes: Passage[] = [];
    for (const [i, { use }] of this.#columns.entries()) {
      const texts = textsOf(row.cells[i] ?? []);
      if (use === "ignored" || use === "direction") addAll(this.#leftover, texts);
      else if (use === "note" && texts.length > 0) notes.push(joinText(texts));
    }
    const level = this.#columns.find(({ use }) => use === "node")?.head?.text ?? null;
    return {
      node: this.#node,
      path: this.#node ? [{ level: level ?? this.#node, text: this.#node }] : [],
      code: cell("code").length > 0 ? joinSpaced(cell("code")) : null,
      kind: this.#kind,
      name: cell("whom").length > 0 ? Passage.join([joinName(cell("name")), joinName(cell("whom"))], " ") : joinName(cell("name")),
      unit: this.#unit,
      values: this.#columns.flatMap((column, i) =>
        holdsValues(column)
          ? [
              {
                column,
                text: joinValue(row.cells[i] ?? []),
                year: column.use === "interim" ? null : first(column.use === "baseline" ? "baselineYear" : "targetYear"),
              },
            ]
          : [],
      ),
      notes,
      divisions: textsOf(cell("divisions")),
      strategy: first("strategy"),
    };
  }
}

/** A row is sound when it has a name, and a target or a baseline that no other cell could have had. */
function isSound({ cells, cost }: AlignedRow, columns: readonly Column[]): boolean {
  const name = cells[columns.findIndex(({ use }) => use === "name")] ?? [];
  const wanted = columns.flatMap(({ use }, i) => (use === "baseline" || use === "target" ? [cells[i] ?? []] : []));
  const found = wanted.filter((cell) => cell.length > 0);
  if (name.length === 0 || found.length === 0) return false;
  if (name[0]?.kind === "remark" || name.at(-1)?.kind === "value") return false;
  const valued = columns.flatMap((column, i) => (holdsValues(column) ? [cells[i] ?? []] : []));
  if (!valued.some((cell) => cell.some(saysValue))) return false;
  if (valued.some((cell) => cell.filter(({ kind }) => kind === "value" || kind === "silent").length > 1)) return false;
  return cost <= (found.length === wanted.length ? MOST_COST : MOST_COST_INCOMPLETE);
}

function textsOf(atoms: readonly Atom[]): Passage[] {
  return atoms.map(({ text }) => text);
}

/** Words of a line with a space between them, lines closed up. */
function joinName(atoms: readonly Atom[]): Passage {
  return joinAtoms(atoms, () => false);
}

/** A label and its number stay apart, brackets close up; an arrow to the next column is no part of the value. */
function joinValue(atoms: readonly Atom[]): Passage {
  const said = atoms.filter(({ kind }, i) => kind !== "arrow" || (i > 0 && i < atoms.length - 1));
  return joinAtoms(said, ({ kind }) => kind === "value" || kind === "remark");
}

function joinSpaced(atoms: readonly Atom[]): Passage {
  return joinAtoms(atoms, (_, before) => before?.kind === "code");
}

function joinAtoms(atoms: readonly Atom[], parts: (atom: Atom, before: Atom | undefined) => boolean): Passage {
  let joined = Passage.empty;
  for (const [i, atom] of atoms.entries()) {
    if (i === 0) joined = atom.text;
    else if (atom.start === "space" || parts(atom, atoms[i - 1])) joined = Passage.join([joined, atom.text], " ");
    else joined = joinText([joined, atom.text]);
  }
  return joined;
}
