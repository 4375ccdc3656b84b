import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { MOST_CELLS } from "../../documents/formats/sheets/grid-limits.ts";
import type { PageLayout, PageRun, Sheet, SheetCell } from "../../documents/layout.ts";
import { PageProvider } from "../ui/page-context.tsx";
import { sentencesIn } from "../ui/sentences.ts";
import { boxOf, PageDrawing } from "./page-drawing.tsx";
import { SheetGrid } from "./sheet-grid.tsx";
import { sheetWindow, windowAt, windowsOf } from "./sheet-window.ts";
import { SourceText } from "./source-text.tsx";
import type { SourceMarks } from "./stretches.ts";
import { linesOf } from "./text-pages.ts";

const NOTHING: SourceMarks = { highlighted: [], unplaced: [], links: [] };
const range = (start: number, end: number) => ({ start, end });
const render = (page: React.ReactElement) =>
  renderToStaticMarkup(<PageProvider value={{ locale: "ja", t: sentencesIn("ja"), code: "202096", person: null }}>{page}</PageProvider>);

/** A sheet whose cells say the texts given, in their order. */
function aSheet(cells: readonly (Partial<SheetCell> & { readonly says: string })[], given: Partial<Sheet> = {}) {
  let text = "";
  const laid = cells.map(({ says, ...cell }): SheetCell => {
    const start = text.length;
    text += `${says}\n`;
    return { row: 0, column: 0, rowSpan: 1, columnSpan: 1, range: range(start, start + says.length), ...cell };
  });
  const sheet: Sheet = { name: "目標", hidden: false, range: range(0, text.length), columnWidths: [], cells: laid, ...given };
  return { text, sheet };
}

const grid = ({ text, sheet }: ReturnType<typeof aSheet>, marks: Partial<SourceMarks> = {}, window = 0) =>
  render(<SheetGrid text={text} sheet={sheet} window={window} marks={{ ...NOTHING, ...marks }} zoom={100} />);
/** The rows of a grid in short: | between cells, (columns×rows) where a cell spans. */
const rowsOf = (html: string) =>
  [...html.slice(html.indexOf("<tbody>")).matchAll(/<tr[^>]*>(.*?)<\/tr>/gsu)].map(([, row = ""]) =>
    [...row.matchAll(/<td([^>]*)>(.*?)<\/td>/gsu)]
      .map(([, attributes = "", content = ""]) => {
        const columns = /colSpan="(\d+)"/u.exec(attributes)?.[1] ?? "1";
        const rows = /rowSpan="(\d+)"/u.exec(attributes)?.[1] ?? "1";
        return content.replace(/<[^>]+>/gu, "") + (columns === "1" && rows === "1" ? "" : `(${columns}×${rows})`);
      })
      .join("|"),
  );

describe("the grid of a sheet", () => {
  test.each([
    ["one cell", [{ says: "目標" }], ["目標"]],
    ["cells with gaps between them", [{ says: "A" }, { says: "D", column: 3 }], ["A|(2×1)|D"]],
    [
      "a merged cell whole, and nothing under it",
      [
        { says: "題", columnSpan: 2, rowSpan: 2 },
        { says: "右", column: 2 },
        { says: "右下", row: 1, column: 2 },
      ],
      ["題(2×2)|右", "右下"],
    ],
    ["rows without a cell", [{ says: "上" }, { says: "下", row: 2, column: 1 }], ["上|", "(2×1)", "|下"]],
    [
      "cells that claim one place: the first has it",
      [
        { says: "先", columnSpan: 2 },
        { says: "後", column: 1 },
      ],
      ["先(2×1)"],
    ],
  ])("shows %s", (_, cells, expected) => {
    const html = grid(aSheet(cells));
    expect(rowsOf(html)).toEqual(expected);
    for (const { says } of cells) expect(html).toContain(says);
  });

  test("writes letters over columns and numbers before rows, and says what the file hides", () => {
    const html = grid(aSheet([{ says: "あ", column: 27, row: 2 }], { columnWidths: [10, 0], hiddenRows: [1] }));
    expect(html).toContain('<th scope="col">AB</th>');
    expect(html).toContain('<th scope="col" class="is-hidden">B<small>（非表示）</small></th>');
    expect(html).toContain('<tr class="is-hidden"><th scope="row">2<small>（非表示）</small></th>');
    expect(html).not.toContain("style=");
  });

  test.each([
    ["few columns", 3, 10, "wide-400", false],
    ["a form on squared paper", 72, 1.9, "wide-1220", true],
    ["many wide columns", 100, 30, "wide-18000", false],
  ])("fits %s to its pane: the widths of its columns are parts of the whole", (_, column, width, wide, fine) => {
    const html = grid(aSheet([{ says: "端", column: column - 1 }], { columnWidths: Array.from({ length: column }, () => width) }));
    const parts = [...html.matchAll(/<col width="([\d.]+)%"\/>/gu)].map(([, part]) => Number(part));
    expect(parts).toHaveLength(column + 1);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(100, 0);
    expect(html).toContain(`sheet-grid zoom-100 ${wide}${fine ? " fine" : ""}"`);
  });

  test("escapes what a cell says, and keeps its line breaks", () => {
    expect(grid(aSheet([{ says: "<b>&\u0007\n次" }]))).toContain("<td>&lt;b&gt;&amp;␇\n次</td>");
  });

  test("marks a place over several cells, leads from what was made, underlines what was not", () => {
    const sheet = aSheet([{ says: "目標値" }, { says: "95％", column: 1 }, { says: "備考", column: 2 }]);
    const html = grid(sheet, {
      highlighted: [range(0, 3), range(4, 7)],
      unplaced: [range(8, 10)],
      links: [{ ranges: [range(4, 7)], href: "?field=/target", name: "目標値" }],
    });
    expect(html.match(/id="place"/gu)).toHaveLength(1);
    expect(html).toContain('<mark id="place">目標値</mark>');
    expect(html).toContain('<mark><a class="made" href="?field=/target" title="目標値">95％</a></mark>');
    expect(html).toContain('<span class="unplaced">備考</span>');
  });

  test("is cut into windows of rows; what reaches over a cut is shown on both sides", () => {
    const sheet = aSheet([
      { says: "長い", rowSpan: 250 },
      ...Array.from({ length: 250 }, (_, row) => ({ says: `${row}`, row, column: 1 })),
    ]);
    expect(windowsOf(sheet.sheet)).toBe(2);
    expect(rowsOf(grid(sheet))).toHaveLength(200);
    expect(rowsOf(grid(sheet, {}, 1))[0]).toBe("長い(1×50)|200");
    expect(windowAt(sheet.sheet, sheet.text.indexOf("249"))).toBe(1);
  });

  test("of a file that means harm stays small, and drops nothing", () => {
    const { sheet } = aSheet([
      { says: "端", column: 16_383, row: 0 },
      { says: "中", column: 2 },
    ]);
    const window = sheetWindow(sheet, 0);
    expect(window.columns).toBe(256);
    expect(window.beyond).toHaveLength(1);
  });

  test("has room for as many cells as a workbook may hold", () => {
    const cells = Array.from({ length: MOST_CELLS }, (_, i) => ({ says: "1", row: Math.floor(i / 1000), column: i % 1000 }));
    expect(sheetWindow(aSheet(cells).sheet, 0)).toMatchObject({ columns: 256, rows: { length: 200 }, beyond: { length: 200 * 744 } });
  });
});

const aRun = (start: number, end: number, given: Partial<PageRun> = {}): PageRun => ({
  ...{ x: 10, y: 20, width: 100, height: 10, vertical: false, range: range(start, end) },
  ...given,
});
const aPage = (given: Partial<PageLayout> = {}): PageLayout => ({
  width: 595,
  height: 842,
  range: range(0, 100),
  runs: [],
  rules: [],
  ...given,
});
const drawing = (text: string, page: Partial<PageLayout>, marks: Partial<SourceMarks> = {}) =>
  render(<PageDrawing text={text} page={aPage(page)} number={4} marks={{ ...NOTHING, ...marks }} zoom={100} />);

describe("the drawing of a page", () => {
  test("has a name, its text as wide as in the file, its rulings", () => {
    const html = drawing("目標値", { runs: [aRun(0, 3)], rules: [{ x1: 1, y1: 2, x2: 3, y2: 2 }] });
    expect(html).toContain('role="group" aria-label="4ページ目の紙面"');
    expect(html).toContain(
      '<text x="10" y="28.6" font-size="10" textLength="100" lengthAdjust="spacingAndGlyphs"><tspan>目標値</tspan></text>',
    );
    expect(html).toContain('d="M1 2L3 2"');
  });

  test("writes a vertical run from top to bottom, as long as it is high", () => {
    const html = drawing("縦書き", { runs: [aRun(0, 3, { width: 12, height: 60, vertical: true })] });
    expect(html).toContain('<text x="16" y="20" writing-mode="vertical-rl" font-size="12" textLength="60"');
  });

  test.each([
    ["escapes", "<x>&", "&lt;x&gt;&amp;"],
    ["shows control characters", "あ\u0001", "あ␁"],
  ])("%s", (_, text, expected) => {
    expect(drawing(text, { runs: [aRun(0, text.length)] })).toContain(`<tspan>${expected}</tspan>`);
  });

  test("leaves out runs that nobody can see", () => {
    expect(drawing("  あ", { runs: [aRun(0, 2), aRun(2, 3, { height: 0 })] })).not.toContain("<text");
  });

  test("marks a place over several runs as boxes over them, once called the place", () => {
    const html = drawing("令和8年度末まで", { runs: [aRun(0, 5), aRun(5, 8, { y: 40, width: 60 })] }, { highlighted: [range(2, 7)] });
    const boxes = [...html.matchAll(/<rect class="marked"([^>]*?)\/?>/gu)].map(([, attributes = ""]) => attributes.trim());
    expect(boxes).toEqual(['id="place" x="54.44" y="20" width="55.56" height="10"', 'x="10" y="40" width="40" height="10"']);
  });

  test("leads from a piece of a run to what was made of it, and waves under what was not", () => {
    const marks = { links: [{ ranges: [range(0, 2)], href: "?field=/title", name: "名称" }], unplaced: [range(2, 4)] };
    const html = drawing("名称備考", { runs: [aRun(0, 4)] }, marks);
    expect(html).toContain('<a class="made" href="?field=/title"><title>名称</title>名称</a><tspan>備考</tspan>');
    expect(html).toMatch(/<path class="wave" d="M60 30q/u);
  });
});

test.each([
  ["half-width characters are half as wide", "ab目標", aRun(0, 4, { x: 0, width: 60 }), range(0, 2), { x: 0, width: 20 }],
  ["a piece behind them begins there", "ab目標", aRun(0, 4, { x: 0, width: 60 }), range(2, 3), { x: 20, width: 20 }],
  ["a vertical piece goes down", "縦書", aRun(0, 2, { y: 0, height: 40, vertical: true }), range(1, 2), { y: 20, height: 20 }],
])("the box of a piece: %s", (_, text, run, piece, expected) => {
  expect(boxOf(text, run, piece)).toMatchObject(expected);
});

test("lines of a text are escaped, numbered and marked", () => {
  const text = "一<行>\n目標値\n備考\r\n";
  const lines = [...linesOf(text, range(0, text.length), 1)];
  const marks = { highlighted: [range(5, 8)], unplaced: [range(9, 11)], links: [{ ranges: [range(5, 7)], href: "?a", name: "名" }] };
  const html = render(<SourceText text={text} lines={lines} marks={marks} />);
  expect(html).toContain('<span class="line-text">一&lt;行&gt;</span>');
  expect(html).toContain('<li id="L2" class="has-mark">');
  expect(html).toContain('<mark id="place"><a class="made" href="?a" title="名">目標</a></mark><mark>値</mark>');
  expect(html).toContain('<span class="unplaced">備考</span></span>');
});
