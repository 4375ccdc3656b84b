import { describe, expect, test } from "vitest";
import { faults } from "../../../../test/account.ts";
import { SheetCanvas } from "../../../../test/layouts/sheet-canvas.ts";
import { workbookFile } from "../../../../test/layouts/workbook-file.ts";
import { openDocument } from "../open-document.ts";

/** The tables of a sheet by the first words of their rows, and the texts between them. */
async function partsOf(canvas: SheetCanvas): Promise<(string | readonly string[])[]> {
  const opened = await openDocument("計画", workbookFile([canvas.sheet("1")]));
  if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));
  expect(faults(opened.value)).toEqual([]);
  return opened.value.blocks
    .filter(({ kind }) => kind !== "running")
    .map((block) =>
      block.kind === "table"
        ? block.rows.map(({ cells }) => cells.flatMap(({ lines }) => lines.map(({ text }) => text.text)).at(0) ?? "")
        : block.text.text,
    );
}

const HEADS = ["取組", "手順", "期限", "目標"];
const OTHER_HEADS = ["指標", "単位", "", "目標値"];
const BOLD = { font: { bold: true } };

const SHEETS: readonly (readonly [string, SheetCanvas, readonly (string | readonly string[])[]])[] = [
  [
    "goes on below a row as wide as all, though cells of the row below are empty",
    new SheetCanvas()
      .grid("A1", [HEADS])
      .box("A2:D2", "1 道路の整備")
      .grid("A3", [["舗装", "", "6月", "3km"]])
      .box("A4:D4", "2 公園の整備")
      .grid("A5", [["植樹", "", "", "20本"]]),
    [["取組", "1 道路の整備", "舗装", "2 公園の整備", "植樹"]],
  ],
  [
    "goes on where a cell reaches down to the row",
    new SheetCanvas()
      .grid("A1", [HEADS])
      .box("A2:A3", "舗装")
      .grid("B2", [
        ["測量", "5月", "1km"],
        ["工事", "9月", "3km"],
      ])
      .box("A4:D4", "2 公園の整備")
      .grid("A5", [["植樹", "", "11月", "20本"]]),
    [["取組", "舗装", "工事", "2 公園の整備", "植樹"]],
  ],
  [
    "ends where the boxes below are others",
    new SheetCanvas()
      .grid("A1", [HEADS, ["舗装", "", "6月", "3km"]])
      .box("A3:D3", "成果")
      .box("A4:B4", "整備率")
      .box("C4:D4", "74%"),
    [["取組", "舗装"], "成果", ["整備率"]],
  ],
  [
    "ends where its heads come again",
    new SheetCanvas()
      .grid("A1", [HEADS, ["舗装", "測量", "6月", "3km"]])
      .box("A3:D3", "建設課")
      .grid("A4", [HEADS, ["植樹", "選定", "5月", "20本"]]),
    [["取組", "舗装"], "建設課", ["取組", "植樹"]],
  ],
  [
    "without lines goes on where texts stand from its first column to its last",
    new SheetCanvas()
      .row("A1", HEADS)
      .put("A2", "1 道路の整備")
      .row("A3", ["舗装", "", "6月", "3km"])
      .put("A4", "2 公園の整備")
      .row("A5", ["植樹", "選定", "", "20本"]),
    [["取組", "1 道路の整備", "舗装", "2 公園の整備", "植樹"]],
  ],
  [
    "without lines ends where the row below does not reach its last column",
    new SheetCanvas().row("A1", HEADS).row("A2", ["舗装", "測量", "6月", "3km"]).put("A3", "成果").row("A4", ["整備率", "％", "74"]),
    [["取組", "舗装"], "成果", ["整備率"]],
  ],
  [
    "without lines ends where the row below is set as heads",
    new SheetCanvas()
      .row("A1", HEADS, BOLD)
      .row("A2", ["舗装", "測量", "6月", "3km"])
      .put("A3", "成果")
      .row("A4", OTHER_HEADS, BOLD)
      .row("A5", ["整備率", "％", "", "74"]),
    [["取組", "舗装"], "成果", ["指標", "整備率"]],
  ],
];

describe("a table", () => {
  test.each(SHEETS)("%s", async (_, canvas, parts) => {
    expect(await partsOf(canvas)).toEqual(parts);
  });
});
