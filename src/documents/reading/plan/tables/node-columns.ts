import { Passage } from "../../../passage.ts";
import type { Column } from "./columns.ts";
import type { Slot } from "./grid.ts";
import { distinct, said, textOf } from "./grid-heads.ts";
import type { NamedLevel } from "./indicator-draft.ts";

/** Columns under one head. */
interface Group {
  readonly level: Passage;
  readonly at: readonly number[];
}

/** The columns of a table that name the nodes its rows belong to: what a cell says holds until another says anew, or one to its left does. */
export class NodeColumns {
  readonly #groups: readonly Group[];
  readonly #open: (Passage | null)[];

  constructor(columns: readonly Column[]) {
    const named = columns.flatMap((column, i) => (column.use === "node" && column.head ? [{ head: column.head, i }] : []));
    this.#groups = [...Map.groupBy(named, ({ head }) => head)].map(([head, group]) => ({ level: head.text, at: group.map(({ i }) => i) }));
    this.#open = this.#groups.map(() => null);
  }

  /** The nodes of a row, from the top. */
  read(row: readonly (Slot | null)[]): NamedLevel[] {
    let changed = false;
    for (const [g, { at }] of this.#groups.entries()) {
      const cells = distinct(at.map((i) => row[i] ?? null)).filter(said);
      const own = cells.length > 0 ? Passage.join(cells.map(textOf), " ") : null;
      const before = this.#open[g]?.text ?? null;
      if (own !== null || changed) this.#open[g] = own;
      if (own !== null && own.text !== before) changed = true;
    }
    return this.#path();
  }

  /** A node that a row of its own names for the rows below. */
  name(text: Passage): void {
    this.#open.fill(null);
    if (this.#open.length > 0) this.#open[0] = text;
  }

  #path(): NamedLevel[] {
    return this.#groups.flatMap(({ level }, g) => {
      const text = this.#open[g] ?? null;
      return text ? [{ level, text }] : [];
    });
  }
}
