import { normalise } from "../../../domain/wording/normal.ts";
import type { Block, Cell, Line, Table } from "../../document.ts";
import { columnLabels } from "../labels.ts";

/** A head is no longer, and a table has no more of them. */
const LONGEST_HEAD = 24;
const MOST_HEADS = 12;
const FEWEST_HEADS = 4;
const FEWEST_ROWS = 2;

/**
 * Puts tables of goals together again of which a conversion left the cells only, one a line: the heads below each other, No. first and the title among them, and
 * then as many lines for each number. Where a row has more or fewer lines than there are heads, nothing tells its cells apart, and the lines stay.
 */
export function stackedTables(blocks: readonly Block[]): readonly Block[] {
  const out: Block[] = [];
  for (let at = 0; at < blocks.length; ) {
    const table = tableAt(blocks, at);
    const block = blocks[at];
    if (table) out.push(table.table);
    else if (block) out.push(block);
    at += table?.length ?? 1;
  }
  return out;
}

function tableAt(blocks: readonly Block[], at: number): { readonly table: Table; readonly length: number } | null {
  const heads = headsAt(blocks, at);
  if (heads.length < FEWEST_HEADS) return null;
  const rows: Line[][] = [];
  let from = at + heads.length;
  for (let row = rowAt(blocks, from, heads.length, 1); row; row = rowAt(blocks, from, heads.length, rows.length + 1)) {
    rows.push(row);
    from += row.length;
  }
  const next = blocks[from];
  const goesOn = next?.kind === "line" && next.page === rows.at(-1)?.[0]?.page && !next.gapBefore;
  if (rows.length < FEWEST_ROWS || goesOn) return null;
  const cells = [heads, ...rows].map((row) => ({ cells: row.map(cellOf) }));
  return { table: { kind: "table", page: heads[0]?.page ?? 1, columns: heads.length, rows: cells }, length: from - at };
}

function headsAt(blocks: readonly Block[], at: number): Line[] {
  const heads: Line[] = [];
  const fields: (string | null)[] = [];
  for (const block of blocks.slice(at, at + MOST_HEADS)) {
    const field = block.kind === "line" && block.text.length <= LONGEST_HEAD ? columnLabels.findCompound(block.text.text) : null;
    if (block.kind !== "line" || field === null) break;
    heads.push(block);
    fields.push(field);
  }
  return fields[0] === "priority" && fields.includes("title") ? heads : [];
}

/** The lines of the row of a number; null where it is not there, or another row begins inside. */
function rowAt(blocks: readonly Block[], at: number, width: number, number: number): Line[] | null {
  const lines = blocks.slice(at, at + width).filter((block) => block.kind === "line");
  const [first, ...others] = lines;
  if (!first || lines.length < width || numberOf(first) !== number) return null;
  return others.some((line) => numberOf(line) === number + 1) ? null : lines;
}

const numberOf = ({ text }: Line): number | null => (/^\d{1,2}$/u.test(normalise(text.text)) ? Number(normalise(text.text)) : null);

const cellOf = ({ text }: Line, column: number): Cell => ({
  ...{ column, columnSpan: 1, rowSpan: 1, head: false },
  lines: [{ text, item: false }],
});
