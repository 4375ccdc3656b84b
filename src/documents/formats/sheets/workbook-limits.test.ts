import { describe, expect, test } from "vitest";
import { faults } from "../../../../test/account.ts";
import { type TestCell, type TestSheet, workbookFile } from "../../../../test/layouts/workbook-file.ts";
import { zipFile } from "../../../../test/layouts/zip-file.ts";
import type { Document } from "../../document.ts";
import { cellName } from "../../layout.ts";
import { openDocument } from "../open-document.ts";
import type { InsideLimit, OpenRefusal } from "../open-refusal.ts";
import { LONGEST_TEXT, MOST_CELLS, MOST_STYLED } from "./grid-limits.ts";

async function open(bytes: Uint8Array): Promise<Document> {
  const opened = await openDocument("様式", bytes);
  if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));
  expect(faults(opened.value)).toEqual([]);
  return opened.value;
}

const openSheets = (sheets: readonly TestSheet[]): Promise<Document> => open(workbookFile(sheets));

/** A sheet of rows of values from A1. */
function rows(values: readonly (readonly NonNullable<TestCell["value"]>[])[], more: Partial<TestSheet> = {}): TestSheet {
  const cells = values.flatMap((row, down) => row.flatMap((value, along) => (value === "" ? [] : [{ row: down, column: along, value }])));
  return { name: "1", cells, ...more };
}

describe("what cannot be read is refused", () => {
  const refusalOf = async (bytes: Uint8Array): Promise<OpenRefusal | null> => {
    const opened = await openDocument("様式", bytes);
    return opened.ok ? null : opened.refusal;
  };
  const whole = workbookFile([rows([["本文"]])]);

  test.each<[string, Uint8Array, string | InsideLimit]>([
    ["an empty workbook", workbookFile([{ name: "1", cells: [] }]), "empty"],
    ["a workbook that is cut off", whole.subarray(0, whole.length - 200), "damaged"],
    ["a container without a workbook", zipFile({ "[Content_Types].xml": "<Types/>", "xl/other.xml": "<a/>" }), "damaged"],
    ["a worksheet nested without end", withSheet("<a>".repeat(100_000)), "damaged"],
    [
      "cells without end",
      withSheet(`<sheetData>${times(MOST_CELLS + 1, (i) => `<row><c><v>${i}</v></c></row>`)}</sheetData>`),
      { unit: "cells", limit: MOST_CELLS },
    ],
    [
      "merged areas without end",
      withSheet(`<mergeCells>${times(MOST_CELLS + 1, (i) => `<mergeCell ref="A${i + 1}:B${i + 1}"/>`)}</mergeCells>`),
      { unit: "cells", limit: MOST_CELLS },
    ],
    [
      "styled cells without end",
      withSheet(`<sheetData>${times(MOST_STYLED + 1, (i) => `<c r="A${(i % 1_000_000) + 1}"/>`)}</sheetData>`),
      { unit: "cells", limit: MOST_STYLED },
    ],
    [
      "a text that a workbook says again and again",
      zipFile({
        ...partsOf(`<sheetData>${'<row><c t="s"><v>0</v></c></row>'.repeat(1000)}</sheetData>`),
        "xl/sharedStrings.xml": `<sst><si><t>${"あ".repeat(30_000)}</t></si></sst>`,
      }),
      { unit: "characters", limit: LONGEST_TEXT },
    ],
  ])("%s", async (_, bytes, expected) => {
    expect(await refusalOf(bytes)).toMatchObject(
      typeof expected === "string" ? { kind: expected } : { kind: "too-much-inside", ...expected },
    );
  });
});

describe("sheets without end are read in time", () => {
  test("two cells at the ends of the sheet", async () => {
    const { text, layout } = await open(
      withSheet(
        '<sheetData><row r="1"><c r="A1" t="str"><v>始</v></c></row><row r="1048576"><c r="XFD1048576" t="str"><v>終</v></c></row></sheetData>',
      ),
    );
    expect(text).toBe("始\n終\n");
    expect(layout).toMatchObject({ sheets: [{ cells: [{ row: 0 }, { row: 1_048_575, column: 16_383 }] }] });
  });

  test("cells on a diagonal, with lines around them", async () => {
    const cells = Array.from({ length: 16_000 }, (_, i) => ({ row: i * 60, column: i, value: "x", sides: "lrtb" }));
    expect((await openSheets([{ name: "1", cells }])).text).toHaveLength(32_000);
  });

  test.each([
    ["titles between tables", (i: number) => (i % 2 === 0 ? [`表題${i}`] : ["指標", `${i}`])],
    ["a list of one column", (i: number) => (i === 0 ? ["見出し", "値"] : [`項目${i}`])],
    ["sentences", (i: number) => [`文${i}`]],
  ])("%s", async (_, row) => {
    const { blocks } = await openSheets([rows(Array.from({ length: 40_000 }, (_, i) => row(i)))]);
    expect(blocks.length).toBeGreaterThan(0);
  });

  test("a merged area over everything, and areas that overlap", async () => {
    const merges = ["A1:XFD1048576", ...Array.from({ length: 2000 }, (_, i) => `A1:${cellName(i + 1, i + 1)}`)];
    expect((await openSheets([rows([["表題"]], { merges })])).text).toBe("表題\n");
  });

  test("entities that would grow are left alone", async () => {
    const bomb = `<!DOCTYPE a [<!ENTITY b "${"x".repeat(1000)}"><!ENTITY c "&b;&b;&b;&b;">]>`;
    const { text } = await open(zipFile({ ...partsOf('<sheetData><row><c t="str"><v>&c;値</v></c></row></sheetData>', bomb) }));
    expect(text).toBe("&c;値\n");
  });
});

const times = (count: number, written: (i: number) => string): string => Array.from({ length: count }, (_, i) => written(i)).join("");

function partsOf(sheet: string, before = ""): Record<string, string> {
  return {
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": '<workbook><sheets><sheet name="1" r:id="s"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels":
      '<Relationships><Relationship Id="s" Type="x/worksheet" Target="sheet.xml"/><Relationship Id="t" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    "xl/sheet.xml": `${before}<worksheet>${sheet}</worksheet>`,
  };
}

/** A workbook whose only sheet is written as given. */
function withSheet(sheet: string): Uint8Array {
  return zipFile(partsOf(sheet));
}
