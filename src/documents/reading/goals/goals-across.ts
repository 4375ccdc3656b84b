import type { Cell, Table, TableRow } from "../../document.ts";
import { columnLabels, plainHeads, sheetLabels } from "../labels.ts";
import { cellText, filledCells } from "../tables.ts";

/** No table sets more goals side by side, and none says less of them. */
const MOST_GOALS = 12;
const FEWEST_ROWS = 4;

const NUMBER_BEHIND = /(?<![\s　])[\s　]*(?:[0-9０-９]{1,2}|[①-⑳])$/u;

/** Fields without which a table of labels and values tells no goals. */
const OF_ACTIONS: ReadonlySet<string> = new Set(["action", "target", "midterm", "result", "grade"]);

/**
 * A table that sets goals side by side, one a column, with the labels in front of its rows (| | 重点目標１ | 重点目標２ |, | 目標 | … | … |), as one table of
 * labels and values for each goal; null for any other table.
 */
export function goalsAcross(table: Table): readonly Table[] | null {
  const rows = table.rows.map(filledCells).filter((cells) => cells.length > 0);
  const [first = [], ...others] = rows;
  const columns = first.filter(({ column }) => column > 0).map(({ column }) => column);
  if (columns.length < 2 || columns.length > MOST_GOALS || rows.length < FEWEST_ROWS) return null;
  if (rows.some((cells) => cells.some(({ rowSpan, columnSpan }) => rowSpan > 1 || columnSpan > 1))) return null;
  const heads = headsOf(first);
  const labelled = heads ? others : rows;
  const fields = labelled.map(([label]) => (label?.column === 0 ? fieldOf(label) : null));
  const title = fields.indexOf("title");
  const known = fields.filter((field) => field !== null);
  if (title < 0 || fields.lastIndexOf("title") !== title || known.length < labelled.length) return null;
  if (!known.some((field) => OF_ACTIONS.has(field)) || labelled.some(([, ...values]) => !areValues(values, columns))) return null;
  return columns.map((column, at): Table => {
    const own = labelled.map(([label, ...values], i) => rowOf(i === title && heads ? (heads[at] ?? label) : label, values, column));
    const titled = own.splice(title, 1);
    return { ...table, columns: 2, rows: [...titled, ...own].filter(({ cells }) => cells.length > 1) };
  });
}

/** 重点目標１ | 重点目標２, behind nothing or a head that says nothing. */
function headsOf(cells: readonly Cell[]): readonly Cell[] | null {
  const heads = cells.filter(({ column }) => column > 0);
  const [front] = cells;
  if (front?.column === 0 && !plainHeads.find(cellText(front).text)) return null;
  const isNumbered = (cell: Cell) => {
    const { text } = cellText(cell);
    return NUMBER_BEHIND.test(text) && sheetLabels.find(text.replace(NUMBER_BEHIND, "")) === "title";
  };
  return heads.every(isNumbered) ? heads : null;
}

const fieldOf = (label: Cell): string | null => {
  const { text } = cellText(label);
  return sheetLabels.find(text) ?? columnLabels.find(text);
};

const areValues = (values: readonly Cell[], columns: readonly number[]): boolean =>
  values.every((cell) => columns.includes(cell.column) && fieldOf(cell) === null);

function rowOf(label: Cell | undefined, values: readonly Cell[], column: number): TableRow {
  const value = values.find((cell) => cell.column === column);
  return {
    cells:
      label && value
        ? [
            { ...label, column: 0 },
            { ...value, column: 1 },
          ]
        : [],
  };
}
