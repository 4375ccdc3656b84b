import { describe, expect, test } from "vitest";
import { faults } from "../../../../test/account.ts";
import { SheetCanvas } from "../../../../test/layouts/sheet-canvas.ts";
import { type TestFont, type TestSheet, workbookFile } from "../../../../test/layouts/workbook-file.ts";
import { zipFile } from "../../../../test/layouts/zip-file.ts";
import { openDocument } from "../open-document.ts";

async function headingsOf(bytes: Uint8Array): Promise<string[]> {
  const opened = await openDocument("計画", bytes);
  if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));
  expect(faults(opened.value)).toEqual([]);
  return opened.value.blocks.flatMap((block) => (block.kind === "heading" ? [`${block.depth} ${block.text.text}`] : []));
}

/** Lines one under another, each with its font. */
function lines(texts: readonly (readonly [text: string, font?: TestFont])[], name = "1"): TestSheet {
  const canvas = new SheetCanvas();
  for (const [i, [text, font]] of texts.entries()) canvas.put(`A${i + 1}`, text, font ? { font } : {});
  return canvas.sheet(name);
}

const BOLD = { bold: true };
const BODY = "地域で支え合う仕組みを、市民とともにつくります。";

const SHEETS: readonly (readonly [string, readonly TestSheet[], readonly string[]])[] = [
  ["by weight alone", [lines([["現状と課題", BOLD], [BODY], ["取組の方針", BOLD], [BODY]])], ["1 現状と課題", "1 取組の方針"]],
  [
    "by size alone",
    [lines([["みどり市環境計画", { size: 16 }], ["第1章 水と緑", { size: 13 }], [BODY], ["第2章 ごみ", { size: 13 }], [BODY]])],
    ["1 みどり市環境計画", "2 第1章 水と緑", "2 第2章 ごみ"],
  ],
  [
    "by weight below those of one size",
    [lines([["第1章 水と緑", { size: 14, bold: true }], ["川を守る", { size: 14 }], [BODY], ["水質の調査", BOLD], [BODY]])],
    ["1 第1章 水と緑", "2 川を守る", "3 水質の調査"],
  ],
  [
    "to the same depth on every sheet",
    [
      lines([["みどり市環境計画", { size: 18 }], ["第1章 水と緑", { size: 14 }], [BODY]], "1章"),
      lines([["第2章 ごみ", { size: 14 }], [BODY], ["分別", BOLD], [BODY]], "2章"),
    ],
    ["1 みどり市環境計画", "2 第1章 水と緑", "2 第2章 ごみ", "3 分別"],
  ],
  [
    "not where the whole sheet is bold",
    [
      lines([
        ["現状と課題", BOLD],
        [BODY, BOLD],
        ["取組の方針", BOLD],
        [BODY, BOLD],
      ]),
    ],
    [],
  ],
  [
    "by size where the whole sheet is bold",
    [
      lines([
        ["現状と課題", { size: 14, bold: true }],
        [BODY, BOLD],
        ["取組の方針", BOLD],
        [BODY, BOLD],
      ]),
    ],
    ["1 現状と課題"],
  ],
  ["not half a point larger", [lines([["現状と課題", { size: 11.5 }], [BODY]])], []],
  ["not smaller, though bold", [lines([["様式第2号", { size: 9, bold: true }], [BODY]])], []],
  ["not a sentence", [lines([["太枠の中を必ず記入してください。", BOLD], [BODY], ["提出期限は5月末です。", BOLD], [BODY]])], []],
  ["not what looks like sentences", [lines([["1 目的", BOLD], [BODY, BOLD], [`なお、${BODY}`, BOLD], [BODY], [BODY], [BODY], [BODY]])], []],
  ["not the lines of a head of a letter", [lines([["令和7年度", BOLD], ["企画部長", BOLD], ["川瀬 実", BOLD], [BODY], [BODY]])], []],
  ["not items, notes and numbers", [lines([["・公園の点検", BOLD], [BODY], ["※ 見込み", BOLD], [BODY], ["2025", BOLD], [BODY]])], []],
  ["not who is in charge", [lines([["担当課：環境課", BOLD], [BODY]])], []],
  [
    "merged over the width of the table below",
    [
      new SheetCanvas()
        .wide("A1:D1", "成果指標", { font: { size: 14 } })
        .grid("A2", [
          ["指標", "単位", "現状値", "目標値"],
          ["ごみの量", "g", 820, 760],
        ])
        .sheet("1"),
    ],
    ["1 成果指標"],
  ],
  [
    "merged over the width within the lines of the table",
    [
      new SheetCanvas()
        .box("A1:D1", "成果指標", { font: { size: 14 } })
        .grid("A2", [
          ["指標", "単位", "現状値", "目標値"],
          ["ごみの量", "g", 820, 760],
        ])
        .sheet("1"),
    ],
    ["1 成果指標"],
  ],
  [
    "in a box of its own",
    [
      new SheetCanvas()
        .box("B2:K3", "基本目標1 安心して暮らせるまち", { font: { size: 14, bold: true } })
        .wide("B5:K6", BODY)
        .sheet("1"),
    ],
    ["1 基本目標1 安心して暮らせるまち"],
  ],
  [
    "not the bold labels of a form",
    [
      new SheetCanvas()
        .box("B2:E3", "重点目標", { font: BOLD })
        .box("F2:T3", "空き家を減らす")
        .box("B4:E6", "現況・課題", { font: BOLD })
        .box("F4:T6", BODY)
        .put("B8", "部局名", { font: BOLD })
        .put("F8", "都市整備部")
        .sheet("1"),
    ],
    [],
  ],
  [
    "not the bold heads of a table",
    [
      new SheetCanvas()
        .grid("A1", [["", "", ""]])
        .put("A1", "指標", { font: BOLD })
        .put("B1", "現状値", { font: BOLD })
        .put("C1", "目標値", { font: BOLD })
        .grid("A2", [["道路の舗装率", 61, 70]])
        .sheet("1"),
    ],
    [],
  ],
];

describe("a text that stands by itself is a heading", () => {
  test.each(SHEETS)("%s", async (_, sheets, headings) => {
    expect(await headingsOf(workbookFile(sheets))).toEqual(headings);
  });
});

test("in an OpenDocument file by the size and weight of Asian scripts, its own or of the styles below it", async () => {
  const style = (name: string, parent: string, font: string) =>
    `<style:style style:name="${name}" style:family="table-cell"${parent}><style:text-properties ${font}/></style:style>`;
  const cell = (text: string, name: string) =>
    `<table:table-row><table:table-cell table:style-name="${name}"><text:p>${text}</text:p></table:table-cell></table:table-row>`;
  const bytes = zipFile({
    mimetype: "application/vnd.oasis.opendocument.spreadsheet",
    "styles.xml": `<office:document-styles><office:styles><style:default-style style:family="table-cell"><style:text-properties fo:font-size="10pt"/></style:default-style>${style("Default", "", 'fo:font-weight="normal"')}${style("見出し", ' style:parent-style-name="Default"', 'fo:font-size="10pt" style:font-size-asian="14pt"')}</office:styles></office:document-styles>`,
    "content.xml": `<office:document-content><office:automatic-styles>${style("ce1", ' style:parent-style-name="見出し"', 'style:font-weight-asian="bold"')}${style("ce2", ' style:parent-style-name="Default"', 'fo:font-weight="bold"')}</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="1">${cell("第1章 水と緑", "ce1")}${cell(BODY, "Default")}${cell("川を守る", "ce2")}${cell(BODY, "Default")}</table:table></office:spreadsheet></office:body></office:document-content>`,
  });
  expect(await headingsOf(bytes)).toEqual(["1 第1章 水と緑", "2 川を守る"]);
});
