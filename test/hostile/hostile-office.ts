import type { HostileFile } from "./hostile-file.ts";
import { SECRET_FILE } from "./hostile-file.ts";
import { type PackedEntry, writeZip } from "./zip-writer.ts";

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const LAUGHS = `<!DOCTYPE x [<!ENTITY a0 "計画計画計画">${Array.from({ length: 12 }, (_, i) => `<!ENTITY a${i + 1} "${`&a${i};`.repeat(10)}">`).join("")}]>`;
const THIEF = `<!DOCTYPE x [<!ENTITY secret SYSTEM "file://${SECRET_FILE}"><!ENTITY % more SYSTEM "http://127.0.0.1:9/more.dtd"> %more;]>`;
const relations = (inside: string) =>
  `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`;
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const relation = (id: string, kind: string, target: string, external = false) =>
  `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"${external ? ' TargetMode="External"' : ""}/>`;
const types = (main: string, type: string) =>
  `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${main}" ContentType="${type}"/></Types>`;

type Parts = Readonly<Record<string, string | Uint8Array>>;
const packed = (parts: Parts): Buffer => writeZip(Object.entries(parts).map(([name, bytes]): PackedEntry => ({ name, bytes })));

const SHEET =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const workbook = (sheet: string, more: Parts = {}): Buffer =>
  packed({
    "[Content_Types].xml": types("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
    "_rels/.rels": relations(relation("rId1", "officeDocument", "xl/workbook.xml")),
    "xl/workbook.xml": `${XML}<workbook ${SHEET}><sheets><sheet name="目標" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations(
      relation("rId1", "worksheet", "worksheets/sheet1.xml") + relation("rId2", "sharedStrings", "sharedStrings.xml"),
    ),
    "xl/worksheets/sheet1.xml": `${XML}${sheet}`,
    ...more,
  });
const worksheet = (inside: string) => `<worksheet ${SHEET}>${inside}</worksheet>`;
const said = (cell: string, text: string) => `<c r="${cell}" t="inlineStr"><is><t>${text}</t></is></c>`;
const ONE_CELL = worksheet(`<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>`);

const WORD =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const word = (body: string, more: Parts = {}, before = ""): Buffer =>
  packed({
    "[Content_Types].xml": types("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"),
    "_rels/.rels": relations(relation("rId1", "officeDocument", "word/document.xml")),
    "word/document.xml": `${XML}${before}<w:document ${WORD}><w:body>${body}</w:body></w:document>`,
    ...more,
  });
const p = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const ods = (content: string): Buffer =>
  writeZip([
    { name: "mimetype", bytes: "application/vnd.oasis.opendocument.spreadsheet", stored: true },
    { name: "content.xml", bytes: `${XML}${content}` },
  ]);
const ODS =
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"';
/** The head of a file of before 2007 whose sectors lead in a circle. */
const ole = (): Buffer => {
  const bytes = Buffer.alloc(512 * 40, 0);
  Buffer.from("d0cf11e0a1b11ae1", "hex").copy(bytes);
  bytes.writeUInt16LE(0x3e, 24);
  bytes.writeUInt16LE(3, 26);
  bytes.writeUInt16LE(0xfffe, 28);
  bytes.writeUInt16LE(9, 30);
  bytes.writeUInt16LE(6, 32);
  bytes.writeUInt32LE(1, 44);
  bytes.writeUInt32LE(1, 48);
  bytes.writeUInt32LE(4096, 56);
  for (let i = 76; i < 512; i += 4) bytes.writeUInt32LE(i === 76 ? 0 : 0xffffffff, i);
  for (let i = 512; i < 1024; i += 4) bytes.writeUInt32LE(1, i);
  Buffer.from("Workbook", "utf16le").copy(bytes, 1024);
  return bytes;
};

export const HOSTILE_OFFICE: readonly HostileFile[] = [
  {
    name: "sheet of 100 MB.xlsx",
    make: () => workbook(worksheet(`<sheetData>${`<row>${"<c><v>1</v></c>".repeat(1000)}</row>`.repeat(6000)}</sheetData>`)),
  },
  {
    name: "a million different cells.xlsx",
    make: () =>
      workbook(
        worksheet(
          `<sheetData>${Array.from({ length: 50_000 }, (_, row) => `<row r="${row + 1}">${Array.from({ length: 20 }, (_, i) => `<c r="${String.fromCharCode(65 + i)}${row + 1}"><v>${row * 7919 + i}.${i}</v></c>`).join("")}</row>`).join("")}</sheetData>`,
        ),
      ),
  },
  {
    name: "cells at every corner.xlsx",
    make: () =>
      workbook(
        worksheet(
          `<dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384" width="1e300"/></cols><sheetData><row r="1">${said("A1", "計画")}${said("XFD1", "目標")}</row><row r="1048576">${said("XFD1048576", "指標")}</row></sheetData>`,
        ),
      ),
  },
  {
    name: "rows beyond the last row.xlsx",
    make: () =>
      workbook(
        worksheet(
          `<sheetData><row r="4294967296">${said("ZZZZZZ99999999999", "計画")}</row><row r="-1">${said("A0", "計画")}</row></sheetData>`,
        ),
      ),
  },
  {
    name: "merged areas over everything.xlsx",
    make: () =>
      workbook(
        worksheet(
          `<sheetData><row r="1">${said("A1", "計画")}</row></sheetData><mergeCells>${Array.from({ length: 20_000 }, (_, i) => `<mergeCell ref="A${i + 1}:XFD1048576"/>`).join("")}</mergeCells>`,
        ),
      ),
  },
  {
    name: "a billion laughs.xlsx",
    make: () => workbook(ONE_CELL, { "xl/sharedStrings.xml": `${XML}${LAUGHS}<sst ${SHEET}><si><t>&a12;</t></si></sst>` }),
  },
  {
    name: "somebody else's file.xlsx",
    make: () => workbook(ONE_CELL, { "xl/sharedStrings.xml": `${XML}${THIEF}<sst ${SHEET}><si><t>計画&secret;</t></si></sst>` }),
  },
  {
    name: "macros and formulas.xlsm",
    make: () =>
      workbook(
        worksheet(
          `<sheetData><row r="1"><c r="A1" t="str"><f>WEBSERVICE("http://127.0.0.1/"&amp;A2)</f><v>計画</v></c><c r="B1"><f>cmd|'/C calc'!A0</f></c></row></sheetData>`,
        ),
        { "xl/vbaProject.bin": Buffer.alloc(2000, "Sub AutoOpen()") },
      ),
    becomes: "read",
  },
  {
    name: "parts outside.xlsx",
    make: () =>
      workbook(ONE_CELL, {
        "xl/_rels/workbook.xml.rels": relations(
          relation("rId1", "worksheet", `../../../../..${SECRET_FILE}`) + relation("rId2", "sharedStrings", `file://${SECRET_FILE}`, true),
        ),
      }),
  },
  { name: "a hundred thousand tags deep.xlsx", make: () => workbook(worksheet(`<sheetData>${"<row>".repeat(100_000)}`)) },
  {
    name: "strings that are not there.xlsx",
    make: () =>
      workbook(
        worksheet(
          `<sheetData><row r="1">${'<c t="s"><v>999999999</v></c><c t="s"><v>-1</v></c><c t="s"><v>x</v></c>'.repeat(1000)}</row></sheetData>`,
        ),
      ),
  },
  { name: "cut off.xlsx", make: () => workbook(ONE_CELL).subarray(0, 600), becomes: "damaged" },
  {
    name: "repeated a billion times.ods",
    make: () =>
      ods(
        `<office:document-content ${ODS}><office:body><office:spreadsheet><table:table table:name="a"><table:table-row table:number-rows-repeated="1000000000"><table:table-cell table:number-columns-repeated="1000000000"><text:p>計画</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`,
      ),
  },
  {
    name: "a billion laughs.ods",
    make: () =>
      ods(
        `${LAUGHS}<office:document-content ${ODS}><office:body><office:spreadsheet><table:table table:name="a"><table:table-row><table:table-cell><text:p>&a12;</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`,
      ),
  },
  { name: "sectors in a circle.xls", make: ole },
  { name: "somebody else's file.docx", make: () => word(p("計画&secret;"), {}, THIEF) },
  { name: "a billion laughs.docx", make: () => word(p("&a12;"), {}, LAUGHS) },
  {
    name: "tables a thousand deep.docx",
    make: () => word(`${"<w:tbl><w:tr><w:tc>".repeat(3000)}${p("計画")}${"</w:tc></w:tr></w:tbl>".repeat(3000)}`),
  },
  { name: "a hundred thousand tags deep.docx", make: () => word(`${"<w:sdt><w:sdtContent>".repeat(50_000)}${p("計画")}`) },
  {
    name: "spans without measure.docx",
    make: () =>
      word(
        `<w:tbl>${`<w:tr>${`<w:tc><w:tcPr><w:gridSpan w:val="2147483647"/><w:vMerge/></w:tcPr>${p("計画")}</w:tc>`.repeat(20)}</w:tr>`.repeat(100)}</w:tbl>`,
      ),
  },
  {
    name: "styles in a circle.docx",
    make: () =>
      word(
        `<w:p><w:pPr><w:pStyle w:val="a"/><w:numPr><w:ilvl w:val="999999"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>計画</w:t></w:r></w:p>`,
        {
          "word/_rels/document.xml.rels": relations(
            relation("rId1", "styles", "styles.xml") +
              relation("rId2", "numbering", "numbering.xml") +
              relation("rId3", "header", "document.xml"),
          ),
          "word/styles.xml": `${XML}<w:styles ${WORD}><w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>`,
          "word/numbering.xml": `${XML}<w:numbering ${WORD}><w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="a"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
        },
      ),
  },
  {
    name: "fields and templates from elsewhere.docx",
    make: () =>
      word(
        `<w:p><w:fldSimple w:instr=" INCLUDETEXT &quot;${SECRET_FILE}&quot; "><w:r><w:t>計画</w:t></w:r></w:fldSimple></w:p><w:altChunk r:id="rId9"/>`,
        {
          "word/_rels/document.xml.rels": relations(
            relation("rId9", "aFChunk", `file://${SECRET_FILE}`, true) +
              relation("rId8", "attachedTemplate", "http://127.0.0.1:9/x.dotm", true),
          ),
        },
      ),
  },
  { name: "a paragraph of 9 MB.docx", make: () => word(p("計画の目標".repeat(600_000))) },
  { name: "fifty thousand paragraphs.docx", make: () => word(Array.from({ length: 50_000 }, (_, i) => p(`第${i}の施策`)).join("")) },
  {
    name: "macros.docm",
    make: () => word(p("計画の本文"), { "word/vbaProject.bin": Buffer.alloc(2000, "Sub AutoOpen()") }),
    becomes: "read",
  },
  { name: "cut off.docx", make: () => word(p("計画")).subarray(0, 500), becomes: "damaged" },
];
