import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { read, utils, type WorkBook, type WorkSheet, write } from "@e965/xlsx";
import { writeXlsx } from "hucre/xlsx";
import { afterAll, describe, expect, test } from "vitest";
import { faults } from "../../../../test/account.ts";
import { samples } from "../../../../test/layouts/demo-city/samples.ts";
import { renderXlsx, sheetsOf } from "../../../../test/layouts/render-xlsx.ts";
import { type TestSheet, workbookFile } from "../../../../test/layouts/workbook-file.ts";
import * as goalSheetSquared from "../../../../test/sheet-forms/goal-sheet-squared.ts";
import * as planPage from "../../../../test/sheet-forms/plan-page.ts";
import * as twoFormsStacked from "../../../../test/sheet-forms/two-forms-stacked.ts";
import type { Document } from "../../document.ts";
import { cellName } from "../../layout.ts";
import { openDocument } from "../open-document.ts";

const OFFICE = ["/usr/bin/soffice", "/usr/local/bin/soffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice"].find(existsSync);
if (!OFFICE) console.warn("skipped: LibreOffice is not installed, so none of its files were read");

async function open(bytes: Uint8Array): Promise<Document> {
  const opened = await openDocument("様式", bytes);
  if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));
  expect(faults(opened.value)).toEqual([]);
  return opened.value;
}

/** What each cell says, by sheet and name: a line for each. */
function said({ layout, text }: Document): string[] {
  if (layout.kind !== "sheets") return [];
  return layout.sheets.flatMap(({ cells }, i) =>
    cells.map(({ row, column, range }) => `${i}!${cellName(row, column)} ${text.slice(range.start, range.end)}`),
  );
}

/** The blocks with their texts and spans. */
function laidOut({ blocks }: Document): unknown {
  return blocks.map((block) =>
    block.kind === "table"
      ? block.rows.map(({ cells }) =>
          cells.map(({ column, columnSpan, rowSpan, lines }) => [column, columnSpan, rowSpan, ...lines.map(({ text }) => text.text)]),
        )
      : [block.kind, block.text.text],
  );
}

/** The same as the oracle says it. */
function saidByOracle(bytes: Uint8Array): string[] {
  const book = read(bytes, { cellNF: true });
  return book.SheetNames.flatMap((name, i) => {
    const sheet: WorkSheet = book.Sheets[name] ?? {};
    const names = Object.keys(sheet).filter((key) => /^[A-Z]/u.test(key) && String(sheet[key].w ?? sheet[key].v ?? "").trim() !== "");
    const at = (key: string) => utils.decode_cell(key);
    names.sort((a, b) => at(a).r - at(b).r || at(a).c - at(b).c);
    return names.map(
      (key) =>
        `${i}!${key} ${String(sheet[key].w ?? sheet[key].v)
          .replaceAll("\r\n", "\n")
          .trim()}`,
    );
  });
}

const TRAPS: TestSheet = {
  name: "様式",
  cells: [
    { row: 0, column: 0, value: "重点目標", sides: "lrtb" },
    { row: 0, column: 2, value: "一行目\n二行目" },
    { row: 1, column: 0, value: 0.583, format: "0.0%" },
    { row: 1, column: 1, value: -1234, format: '#,##0;"▲"#,##0' },
    { row: 1, column: 2, value: 45_748, format: "yyyy/m/d" },
    { row: 2, column: 0, value: 7, format: "000" },
    { row: 2, column: 1, value: 1234.5, format: "#,##0.0" },
    { row: 2, column: 2, value: true },
    { row: 3, column: 1, value: "葛\u{E0100}城&<𠮷野家>" },
  ],
  merges: ["A1:B1", "B4:C4"],
};
/** Texts that go on in further records of an .xls; the oracle does not come to an end when it writes such. */
const LONG: TestSheet = {
  name: "長文",
  cells: ["あ", "A", "い"].map((char, row) => ({ row, column: 0, value: char.repeat(9000) })),
};
const FORMS = [goalSheetSquared, twoFormsStacked, planPage];
const FILES = [
  ...FORMS.map(({ sheets }) => workbookFile(sheets)),
  workbookFile([TRAPS, { ...TRAPS, name: "控え" }]),
  ...samples()
    .filter((_, i) => i % 6 === 0)
    .map(({ pieces }, i) => renderXlsx(pieces, (["plain", "ruled", "squared"] as const)[i % 3] ?? "plain")),
];

describe("cells say what the oracle says", () => {
  test.each(FILES.map((bytes, i) => [i, bytes] as const))("in file %d", async (_, bytes) => {
    expect(said(await open(bytes))).toEqual(saidByOracle(bytes));
  });

  test.each(["xls", "ods", "xlsx"] as const)("in what the oracle writes as %s", async (bookType) => {
    for (const bytes of FILES) {
      const book: WorkBook = read(bytes, { cellNF: true });
      const written = new Uint8Array(
        write(book, { type: "buffer", bookType: bookType === "xls" ? "biff8" : bookType, bookSST: true }) as Buffer,
      );
      // The oracle writes no formats into an .ods, but what was shown.
      expect(said(await open(written))).toEqual(said(await open(bytes)));
    }
  });

  test("in what hucre writes", async () => {
    const [sheet] = sheetsOf(samples()[0]?.pieces ?? [], "plain");
    const cells = sheet?.cells ?? [];
    const rows: (string | null)[][] = [];
    for (const { row, column, value } of cells) {
      rows[row] ??= [];
      const own = rows[row];
      if (own) own[column] = String(value);
    }
    const filled = Array.from(rows, (row) => Array.from(row ?? [], (value) => value ?? null));
    const written = await writeXlsx({ sheets: [{ name: "1", rows: filled }] });
    expect(said(await open(written))).toEqual(said(await open(workbookFile(sheet ? [sheet] : []))));
  });
});

describe.skipIf(!OFFICE)("what LibreOffice saves says the same", () => {
  const folder = mkdtempSync(join(tmpdir(), "shirube-sheets-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(["xls", "ods", "xlsx"])("as %s", async (extension) => {
    const files = [...FILES, workbookFile([LONG])];
    const names = files.map((_, i) => join(folder, `${extension}-${i}.xlsx`));
    for (const [i, name] of names.entries()) writeFileSync(name, files[i] ?? new Uint8Array());
    const out = join(folder, extension);
    execFileSync(OFFICE ?? "", [
      "--headless",
      `-env:UserInstallation=file://${join(folder, "profile")}`,
      "--convert-to",
      extension,
      "--outdir",
      out,
      ...names,
    ]);
    for (const [i, bytes] of files.entries()) {
      const saved = await open(readFileSync(join(out, `${extension}-${i}.${extension}`)));
      const own = await open(bytes);
      expect(said(saved)).toEqual(said(own));
      expect(laidOut(saved)).toEqual(laidOut(own));
    }
  });
});
