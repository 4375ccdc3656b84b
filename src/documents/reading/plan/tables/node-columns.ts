import { Passage } from "../../../passage.ts";
import { type NodeHeading, readNodeHeading } from "../node-heading.ts";
import { bare } from "./column-head.ts";
import type { Column } from "./columns.ts";
import type { Slot } from "./grid.ts";
import { distinct, said, textOf } from "./grid-heads.ts";
import type { NamedLevel } from "./indicator-draft.ts";

/** Columns under one head. */
interface Group {
  readonly level: Passage;
  readonly at: readonly number[];
}

/** A node that a row of its own names. */
interface NamedRow {
  readonly heading: NodeHeading;
  readonly text: Passage;
}

/**
 * The nodes that the rows of a table belong to, as its columns name them or rows of their own (基本目標１ …) do: what a cell says holds until another says
 * anew, or one to its left does. A table that a page cut in two goes on with those of the table before.
 */
export class NodeColumns {
  readonly #groups: readonly Group[];
  readonly #open: (Passage | null)[];
  #rows: readonly NamedRow[];

  constructor(columns: readonly Column[], before: NodeColumns | null) {
    const named = columns.flatMap((column, i) => (column.use === "node" && column.head ? [{ head: column.head, i }] : []));
    this.#groups = [...Map.groupBy(named, ({ head }) => head)].map(([head, group]) => ({ level: head.text, at: group.map(({ i }) => i) }));
    const goesOn = before !== null && before.#heads === this.#heads;
    this.#open = goesOn ? [...before.#open] : this.#groups.map(() => null);
    this.#rows = goesOn ? before.#rows : [];
  }

  get #heads(): string {
    return this.#groups.map(({ level }) => bare(level.text)).join("|");
  }

  /** Whether a text alone in its row names a node. */
  takes(text: Passage): boolean {
    return this.#groups.length > 0 || Boolean(readNodeHeading(text)?.word);
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
    const heading = readNodeHeading(text);
    if (!heading?.word || this.#groups.some(({ level }) => bare(level.text).startsWith(heading.kind))) {
      if (this.#open.length > 0) this.#open[0] = text;
      return;
    }
    const alike = this.#rows.findIndex((row) => row.heading.kind === heading.kind);
    this.#rows = [...this.#rows.slice(0, alike < 0 ? this.#rows.length : alike), { heading, text }];
  }

  #path(): NamedLevel[] {
    const named = this.#rows.map(({ heading, text }) => ({ level: heading.mark, text }));
    const open = this.#groups.flatMap(({ level }, g) => {
      const text = this.#open[g] ?? null;
      return text ? [{ level, text }] : [];
    });
    return [...named, ...open];
  }
}
