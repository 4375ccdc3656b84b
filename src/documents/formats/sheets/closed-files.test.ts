import { CFB, read, write } from "@e965/xlsx";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { faults } from "../../../../test/account.ts";
import { workbookFile } from "../../../../test/layouts/workbook-file.ts";
import { zipFile } from "../../../../test/layouts/zip-file.ts";
import { openDocument } from "../open-document.ts";
import type { OpenRefusal } from "../open-refusal.ts";

/** An OLE file with streams of so many bytes. */
function oleFile(streams: Readonly<Record<string, number>>): Uint8Array {
  const file = CFB.utils.cfb_new();
  for (const [name, size] of Object.entries(streams)) CFB.utils.cfb_add(file, `/${name}`, Buffer.alloc(size, 7));
  return new Uint8Array(CFB.write(file, { type: "buffer" }) as Buffer);
}

async function refusalOf(bytes: Uint8Array): Promise<OpenRefusal | null> {
  const opened = await openDocument("資料.xls", bytes);
  return opened.ok ? null : opened.refusal;
}

const WHOLE = workbookFile([
  {
    name: "様式",
    cells: [
      { row: 0, column: 0, value: "重点目標", sides: "lrtb" },
      { row: 0, column: 1, value: "空き家の利活用", sides: "lrtb" },
      { row: 1, column: 0, value: 0.5, format: "0%" },
    ],
    merges: ["A3:B4"],
    notes: [{ cell: "A1", text: "確かめること" }],
  },
]);
const written = (bookType: "biff8" | "biff5" | "ods" | "xlsb"): Uint8Array =>
  new Uint8Array(write(read(WHOLE, { cellNF: true }), { type: "buffer", bookType }) as Buffer);

describe("files of before 2007 and under a password are told by what is in them", () => {
  test.each<[string, Uint8Array, OpenRefusal]>([
    ["a text of Word", oleFile({ WordDocument: 9000, "1Table": 100 }), { kind: "outdated", looksLike: "doc" }],
    ["a text of 一太郎", oleFile({ DocumentText: 5000 }), { kind: "outdated", looksLike: "jtd" }],
    ["a workbook under a password", oleFile({ EncryptionInfo: 200, EncryptedPackage: 60_000 }), { kind: "encrypted", looksLike: "office" }],
    ["slides", oleFile({ "PowerPoint Document": 5000 }), { kind: "binary", looksLike: "ppt" }],
    ["any other", oleFile({ Contents: 10 }), { kind: "binary", looksLike: "ole" }],
    ["a workbook of Excel 95", written("biff5"), { kind: "outdated", looksLike: "xls" }],
    ["a workbook in binary parts", written("xlsb"), { kind: "binary", looksLike: "xlsb" }],
    ["a workbook without its stream", oleFile({ Workbook: 9000 }), { kind: "outdated", looksLike: "xls" }],
    ["nothing but a beginning", oleFile({}).subarray(0, 600), { kind: "binary", looksLike: "ole" }],
    [
      "a spreadsheet under a password",
      zipFile({
        mimetype: "application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": "<manifest><file-entry><encryption-data/></file-entry></manifest>",
        "content.xml": "x",
      }),
      { kind: "encrypted", looksLike: "ods" },
    ],
  ])("%s", async (_, bytes, refusal) => {
    expect(await refusalOf(bytes)).toEqual(refusal);
  });

  test("a password inside an .xls", async () => {
    const bytes = written("biff8");
    // The first record behind the beginning of the workbook becomes the one that announces a password.
    const at = Buffer.from(bytes).indexOf(Buffer.from([0x09, 0x08, 0x10, 0x00, 0x00, 0x06]));
    bytes.set([0x2f, 0x00], at + 20);
    expect(await refusalOf(bytes)).toEqual({ kind: "encrypted", looksLike: "xls" });
  });

  test("what it is called does not count", async () => {
    const opened = await openDocument("計画.pdf", written("biff8"));
    expect(opened.ok && opened.value.mediaType).toBe("application/vnd.ms-excel");
  });
});

describe("broken workbooks end in a document or a refusal", () => {
  const kinds: readonly (readonly [string, Uint8Array])[] = [
    ["xlsx", WHOLE],
    ["xls", written("biff8")],
    ["ods", written("ods")],
  ];
  test.each(kinds)("%s", async (_, bytes) => {
    const change = fc.record({ at: fc.nat(bytes.length - 1), byte: fc.nat(255) });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 12 }), fc.nat(bytes.length), async (changes, cut) => {
        const broken = Uint8Array.from(bytes);
        for (const { at, byte } of changes) broken[at] = byte;
        for (const file of [broken, broken.subarray(0, cut)]) {
          const opened = await openDocument("様式", file);
          expect(opened.ok ? faults(opened.value) : []).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("sheets of an .ods that repeat rows and cells without end", async () => {
    const content = (table: string) =>
      zipFile({ mimetype: "application/vnd.oasis.opendocument.spreadsheet", "content.xml": `<a><table name="1">${table}</table></a>` });
    const cell = '<table-cell number-columns-repeated="16384"><p>x</p></table-cell>';
    expect(await refusalOf(content(`<table-row number-rows-repeated="1048576">${cell}</table-row>`))).toMatchObject({
      kind: "too-much-inside",
    });
    const empty = '<table-row number-rows-repeated="1048576"><table-cell number-columns-repeated="16384"/></table-row>';
    const opened = await openDocument(
      "様式",
      content(`<table-row><table-cell><p>値<s c="999999999"/>X</p></table-cell></table-row>${empty.repeat(1000)}`),
    );
    expect(opened.ok && opened.value.text.replace(/ +/gu, " ")).toBe("値 X\n");
  });
});
