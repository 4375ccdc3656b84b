import { cellName, type Sheet } from "../../documents/layout.ts";
import type { Range } from "../../documents/passage.ts";
import { usePage } from "../ui/page-context.tsx";
import type { Zoom } from "./page-drawing.tsx";
import { type GridCell, sheetWindow, shownRanges } from "./sheet-window.ts";
import { StretchText } from "./stretch-text.tsx";
import { anchorOf, type SourceMarks, stretchesIn, stretchesOf } from "./stretches.ts";

/** Of a half-width character. */
const PIXELS_A_CHARACTER = 8;
const NARROWEST = 12;
const WIDEST = 480;
const HIDDEN = 24;
const ROW_NUMBERS = 40;
/** Under so many pixels a column has no room for its letters. */
const FINE = 18;

/** Widths of whole grids, in pixels, that the stylesheet knows how to fit: each by a quarter wider than the one before. */
const WIDTHS = [400, 500, 625, 780, 975, 1220, 1525, 1900, 2400, 3000, 3700, 4650, 5800, 7250, 9000, 11500, 14500, 18000];

/** A window of a sheet as the grid that its author sees: letters over the columns, numbers before the rows, merged cells whole. */
export function SheetGrid({
  text,
  sheet,
  window,
  marks,
  zoom,
}: {
  readonly text: string;
  readonly sheet: Sheet;
  readonly window: number;
  readonly marks: SourceMarks;
  readonly zoom: Zoom;
}) {
  const { t } = usePage();
  const grid = sheetWindow(sheet, window);
  const shown = shownRanges(grid);
  const stretches = stretchesOf(sheet.range, marks);
  const anchor = anchorOf(shown, marks.highlighted);
  const isHidden = (column: number) => sheet.columnWidths[column] === 0;
  const said = (range: Range) => <StretchText text={text} stretches={stretchesIn(stretches, range)} anchor={anchor} />;
  const columns = Array.from({ length: grid.columns }, (_, column) => column);
  const widths = columns.map((column) => (isHidden(column) ? HIDDEN : widthOf(sheet.columnWidths[column])));
  const whole = widths.reduce((sum, width) => sum + width, ROW_NUMBERS);
  const part = (width: number) => `${((width / whole) * 100).toFixed(3)}%`;
  const isFine = widths.filter((width) => width < FINE).length > widths.length / 2;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
    <section className="sheet-scroll" aria-label={t("source.sheet", { name: sheet.name })} tabIndex={0}>
      <table className={`sheet-grid zoom-${zoom} wide-${nearestWidth(whole)}${isFine ? " fine" : ""}`} lang="ja">
        <caption className="visually-hidden">{t("source.sheet", { name: sheet.name })}</caption>
        <colgroup>
          <col width={part(ROW_NUMBERS)} />
          {columns.map((column) => (
            <col key={column} width={part(widths[column] ?? 0)} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <td className="corner" />
            {columns.map((column) => (
              <th key={column} scope="col" className={isHidden(column) ? "is-hidden" : undefined}>
                {lettersOf(column)}
                {isHidden(column) ? <HiddenMark /> : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grid.rows.map(({ row, hidden, cells }) => (
            <tr key={row} className={hidden ? "is-hidden" : undefined}>
              <th scope="row">
                {row + 1}
                {hidden ? <HiddenMark /> : null}
              </th>
              {cells.map(({ cell, column, columnSpan, rowSpan, continues }) => (
                <td
                  key={column}
                  colSpan={columnSpan > 1 ? columnSpan : undefined}
                  rowSpan={rowSpan > 1 ? rowSpan : undefined}
                  className={cellClass({ cell, continues }, anchor)}
                >
                  {cell ? said(cell.range) : null}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {grid.beyond.length === 0 ? null : (
        <dl className="facts">
          {grid.beyond.map(({ row, column, range }) => (
            <div key={range.start}>
              <dt>{cellName(row, column)}</dt>
              <dd lang="ja">{said(range)}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

function HiddenMark() {
  const { t } = usePage();
  return <small>{t("source.hidden")}</small>;
}

function cellClass({ cell, continues }: Pick<GridCell, "cell" | "continues">, anchor: number | null): string | undefined {
  if (!cell) return "empty-cell";
  const names = [
    anchor !== null && anchor >= cell.range.start && anchor < cell.range.end ? "has-mark" : "",
    continues ? "continues" : "",
  ].filter((name) => name !== "");
  return names.length === 0 ? undefined : names.join(" ");
}

const lettersOf = (column: number): string => cellName(0, column).slice(0, -1);

/** In pixels, of a width in half-width characters; a column that the file says nothing of is of Excel's usual width. */
function widthOf(characters = 8): number {
  return Math.round(Math.min(Math.max(characters * PIXELS_A_CHARACTER, NARROWEST), WIDEST));
}

const nearestWidth = (whole: number): number => WIDTHS.find((width) => whole <= width * 1.12) ?? Math.max(...WIDTHS);
