import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { faults } from "../../../../test/account.ts";
import { type TestCell, type TestSheet, workbookFile } from "../../../../test/layouts/workbook-file.ts";
import { zipFile } from "../../../../test/layouts/zip-file.ts";
import type { Block, Document, Table } from "../../document.ts";
import { cellName } from "../../layout.ts";
import { openDocument } from "../open-document.ts";

async function open(bytes: Uint8Array): Promise<Document> {
  const opened = await openDocument("様式", bytes);
  if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));
  expect(faults(opened.value)).toEqual([]);
  return opened.value;
}

const openSheets = (sheets: readonly TestSheet[], settings = {}): Promise<Document> => open(workbookFile(sheets, settings));

/** A sheet of rows of values from A1. */
function rows(values: readonly (readonly NonNullable<TestCell["value"]>[])[], more: Partial<TestSheet> = {}): TestSheet {
  const cells = values.flatMap((row, down) => row.flatMap((value, along) => (value === "" ? [] : [{ row: down, column: along, value }])));
  return { name: "1", cells, ...more };
}

async function textOf(cell: Omit<TestCell, "row" | "column">, settings = {}): Promise<string> {
  return (
    await openSheets(
      [
        {
          name: "1",
          cells: [
            { row: 0, column: 0, ...cell },
            { row: 1, column: 0, value: "末尾" },
          ],
        },
      ],
      settings,
    )
  ).text;
}

/** What a person sees of the blocks: a line for each, cells parted by |, lines of a cell by ⏎. */
function outline(blocks: readonly Block[]): string[] {
  const cells = ({ rows: all }: Table) =>
    all.map((row) =>
      row.cells
        .map(({ column, columnSpan, rowSpan, lines }) => {
          const span = `${columnSpan > 1 ? `→${columnSpan}` : ""}${rowSpan > 1 ? `↓${rowSpan}` : ""}`;
          return `${column}${span}:${lines.map(({ text }) => text.text).join("⏎")}`;
        })
        .join(" | "),
    );
  return blocks.flatMap((block) => (block.kind === "table" ? ["table", ...cells(block)] : [`${block.kind} ${block.text.text}`]));
}

describe("a cell says what a person sees in it", () => {
  test.each<[string, Omit<TestCell, "row" | "column">, string]>([
    ["without the reading in kana", { value: "年度", phonetic: "ネンド" }, "年度"],
    ["its runs joined", { value: "重点目標管理シート", runs: 3 }, "重点目標管理シート"],
    ["line by line", { value: "一行目\r\n二行目" }, "一行目\n二行目"],
    [
      "a text kept in the cell",
      { value: { type: "inlineStr", xml: '<is><r><t>直</t></r><r><t>接</t></r><rPh sb="0" eb="1"><t>チョク</t></rPh></is>' } },
      "直接",
    ],
    ["the text of a formula", { value: { type: "str", xml: "<f>A2&amp;B2</f><v>企画_x000D_\n課</v>" } }, "企画\n課"],
    ["the number of a formula", { value: { type: "n", xml: "<f>A2/B2</f><v>0.58333333</v>" }, format: "0.0%" }, "58.3%"],
    ["an error", { value: { type: "e", xml: "<f>A9</f><v>#REF!</v>" } }, "#REF!"],
    ["true or false", { value: true }, "TRUE"],
    ["no noise of arithmetic", { value: 0.30000000000000004 }, "0.3"],
    ["a negative number as Japan writes it", { value: -1234, format: '#,##0;"▲"#,##0' }, "▲1,234"],
    ["a day by its era", { value: 45_748, format: '[$-411]ggge"年"m"月"d"日"' }, "令和7年4月1日"],
    ["a number too wide for its column", { value: 1_234_567_890, format: "#,##0" }, "1,234,567,890"],
    ["entities", { value: "A&B <C>" }, "A&B <C>"],
  ])("%s", async (_, cell, text) => {
    expect(await textOf(cell)).toBe(`${text}\n末尾\n`);
  });

  test("days that are counted from 1904", async () => {
    expect(await textOf({ value: 44_286, format: "yyyy/m/d" }, { from1904: true })).toBe("2025/4/1\n末尾\n");
  });

  test("a format that Excel knows by its number is the Japanese one", async () => {
    const bytes = zipFile({
      "[Content_Types].xml": "<Types/>",
      "_rels/.rels": '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="/xl/workbook.xml"/></Relationships>',
      "xl/workbook.xml": '<x:workbook xmlns:x="a" xmlns:r="b"><x:sheets><x:sheet name="1" sheetId="1" r:id="s"/></x:sheets></x:workbook>',
      "xl/_rels/workbook.xml.rels":
        '<Relationships><Relationship Id="s" Type="x/worksheet" Target="worksheets/a.xml"/><Relationship Id="t" Type="x/styles" Target="styles.xml"/></Relationships>',
      "xl/styles.xml": '<x:styleSheet xmlns:x="a"><x:cellXfs><x:xf numFmtId="14"/><x:xf numFmtId="58"/></x:cellXfs></x:styleSheet>',
      "xl/worksheets/a.xml":
        '<x:worksheet xmlns:x="a"><x:sheetData><x:row><x:c s="0"><x:v>45748</x:v></x:c><x:c s="1"><x:v>45748</x:v></x:c></x:row></x:sheetData></x:worksheet>',
    });
    expect((await open(bytes)).text).toBe("2025/4/1\t令和7年4月1日\n");
  });
});

describe("what is odd is read and said", () => {
  test("formulas without a value", async () => {
    const { text, oddities } = await openSheets([
      rows([["見出し", { type: "n", xml: "<f>SUM(A2:A9)</f>" }, { type: "n", xml: "<f>B1</f>" }], ["後"]]),
    ]);
    expect(text).toBe("見出し\t\t\n後\n");
    expect(oddities).toEqual([{ kind: "no-value", count: 2, at: 4 }]);
  });

  test("hidden rows, columns and sheets", async () => {
    const { text, oddities, layout } = await openSheets([
      rows([["見える", "隠れた列"], ["隠れた行"]], { hiddenRows: [1], columns: [{ first: 1, last: 1, width: 9, hidden: true }] }),
      rows([["隠れたシート"]], { name: "控え", hidden: true }),
    ]);
    expect(text).toBe("見える\t隠れた列\n隠れた行\n\f控え\n隠れたシート\n");
    expect(oddities).toEqual([{ kind: "hidden", count: 3, at: 4 }]);
    expect(layout).toMatchObject({
      kind: "sheets",
      sheets: [
        { hidden: false, columnWidths: [8.43, 0], hiddenRows: [1] },
        { name: "控え", hidden: true },
      ],
    });
  });
});

test("the layout leads from the text to the cells", async () => {
  const { text, layout } = await openSheets([
    rows([["重点目標"], ["", "窓口の\n改善"]], { name: "目標", merges: ["B2:D3"] }),
    { name: "空", cells: [] },
  ]);
  expect(layout).toMatchObject({
    kind: "sheets",
    sheets: [
      {
        name: "目標",
        range: { start: 0, end: 15 },
        cells: [
          { row: 0, column: 0, rowSpan: 1, columnSpan: 1, range: { start: 3, end: 7 } },
          { row: 1, column: 1, rowSpan: 2, columnSpan: 3, range: { start: 8, end: 14 } },
        ],
      },
      { name: "空", range: { start: 16, end: 18 }, cells: [] },
    ],
  });
  expect(text).toBe("目標\n重点目標\n窓口の\n改善\n\f空\n");
});

test("text boxes and notes stand behind the cells, heads and feet of pages run around them", async () => {
  const { blocks } = await openSheets([
    rows([["本文"]], {
      head: "&L令和7年度&R&P",
      foot: "&C企画課",
      notes: [{ cell: "A1", text: "企画課:\n確かめること" }],
      boxes: [{ row: 5, column: 1, paragraphs: ["記入例", "課長が書く"] }],
    }),
  ]);
  expect(outline(blocks)).toEqual([
    "running 令和7年度",
    "paragraph 本文",
    "paragraph 企画課:",
    "paragraph 確かめること",
    "paragraph 記入例",
    "paragraph 課長が書く",
    "running 企画課",
  ]);
});

test("what lies under a merged area is read with it", async () => {
  const sheet = rows(
    [
      ["上", "下", "右"],
      ["左", "中", "角"],
    ],
    { merges: ["A1:B2"] },
  );
  expect(outline((await openSheets([sheet])).blocks)).toEqual(["table", "0→2↓2:上⏎下⏎左⏎中 | 2:右", "2:角"]);
});

describe("no cell is lost, whatever a sheet looks like", () => {
  const cell = fc.record({
    row: fc.nat(14),
    column: fc.nat(14),
    value: fc
      .string({ unit: fc.constantFrom(...[..."あ計画a1&<\n 　※①"], "葛\u{E0100}", "\u0007"), maxLength: 8 })
      .filter((text) => !text.includes("\u0007")),
    sides: fc.constantFrom("", "lrtb", "lt", "b", "lr"),
  });
  const area = fc.tuple(fc.nat(12), fc.nat(12), fc.nat(4), fc.nat(4)).map(([row, column, down, along]) => {
    return `${cellName(row, column)}:${cellName(row + down, column + along)}`;
  });
  const sheet = fc.record({
    name: fc.constant("1"),
    cells: fc.uniqueArray(cell, { maxLength: 60, selector: ({ row, column }) => row * 100 + column }),
    merges: fc.uniqueArray(area, { maxLength: 6 }),
  });

  test("each character of each cell is in one passage", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(sheet, { minLength: 1, maxLength: 2 }), async (sheets) => {
        const says = sheets.flatMap(({ cells }) => cells.map(({ value }) => value.replace(/\s/gu, ""))).join("");
        const opened = await openDocument("様式", workbookFile(sheets));
        const text = opened.ok ? opened.value.text : opened.refusal.kind === "empty" ? "" : opened.refusal.kind;
        expect(opened.ok ? faults(opened.value) : []).toEqual([]);
        expect([...text.replace(/\s/gu, "")].sort()).toEqual([...says].sort());
      }),
      { numRuns: 400 },
    );
  });
});
