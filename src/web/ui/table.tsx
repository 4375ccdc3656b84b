import type { ReactNode } from "react";

export interface Column<Row> {
  readonly key: string;
  readonly head: ReactNode;
  /** The head without links, for the cards of a narrow screen. */
  readonly label?: string;
  readonly cell: (row: Row) => ReactNode;
  /** Short enough to stand beside another on a narrow screen. */
  readonly short?: boolean;
  /** A number, set to the right. */
  readonly figure?: boolean;
  /** Says how the rows are sorted by this column, where they are. */
  readonly sorted?: "ascending" | "descending" | undefined;
}

/**
 * A table with a caption, whose first column names the row. On a narrow screen its rows become cards with the column's head before each cell, in place of the
 * row of heads; the explicit roles keep it a table for assistive technology while CSS lays it out as blocks.
 */
export function Table<Row>({
  caption,
  captionHidden = false,
  stacking = true,
  columns,
  rows,
  rowKey,
}: {
  readonly caption: ReactNode;
  readonly captionHidden?: boolean;
  /** False where its columns are short enough to stand side by side on a narrow screen. */
  readonly stacking?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row, i: number) => string | number;
}) {
  const [first, ...others] = columns;
  return (
    // biome-ignore-start lint/a11y/noRedundantRoles: display: block takes a table's own roles away
    <table className={stacking ? "table stacking" : "table"} role="table">
      <caption>{captionHidden ? <span className="visually-hidden">{caption}</span> : caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ key, head, figure, sorted }) => (
            <th key={key} scope="col" role="columnheader" className={figure ? "figure" : undefined} aria-sort={sorted}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row, i) => (
          <tr key={rowKey(row, i)} role="row">
            <th scope="row" role="rowheader">
              {first?.cell(row)}
            </th>
            {others.map((column) => (
              <DataCell key={column.key} column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
    // biome-ignore-end lint/a11y/noRedundantRoles: see above
  );
}

function DataCell<Row>({ column: { head, label, cell, short, figure }, row }: { readonly column: Column<Row>; readonly row: Row }) {
  const content = cell(row);
  const blank = content === null || content === "";
  return (
    // biome-ignore lint/a11y/noRedundantRoles: display: block takes a cell's own role away
    <td role="cell" className={[figure ? "figure" : "", short ? "short" : "", blank ? "blank" : ""].join(" ").trim() || undefined}>
      {blank ? null : <span className="cell-label">{label ?? head}</span>}
      {content}
    </td>
  );
}
