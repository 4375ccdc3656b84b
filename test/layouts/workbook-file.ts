import { cellName } from "../../src/documents/layout.ts";
import { zipFile } from "./zip-file.ts";

/** A sheet as a test writes it. Rows and columns count from 0. */
export interface TestSheet {
  readonly name: string;
  readonly hidden?: boolean;
  readonly cells: readonly TestCell[];
  /** Merged areas by name: A1:C3. */
  readonly merges?: readonly string[];
  readonly columns?: readonly { readonly first: number; readonly last: number; readonly width?: number; readonly hidden?: boolean }[];
  readonly hiddenRows?: readonly number[];
  readonly head?: string;
  readonly foot?: string;
  readonly notes?: readonly { readonly cell: string; readonly text: string }[];
  readonly boxes?: readonly { readonly row: number; readonly column: number; readonly paragraphs: readonly string[] }[];
}

export interface TestFont {
  readonly size?: number;
  readonly bold?: boolean;
}

export interface TestCell {
  readonly row: number;
  readonly column: number;
  /** A text, a number, or what stands inside <c> as it is, with the cell's type. */
  readonly value?: string | number | boolean | { readonly type: string; readonly xml: string };
  /** The reading of the text in kana, as Excel keeps it where kanji were typed. */
  readonly phonetic?: string;
  /** The text is set in so many runs. */
  readonly runs?: number;
  readonly format?: string;
  /** Else the text is set in 11 points, not bold. */
  readonly font?: TestFont;
  /** Sides with a line: any of l r t b. */
  readonly sides?: string;
}

const SPACES =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const DRAWING =
  'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';
const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** A real .xlsx, written part by part: what a library would not write (phonetic runs, formulas without a value) can be in it. */
export function workbookFile(sheets: readonly TestSheet[], settings: { readonly from1904?: boolean } = {}): Uint8Array {
  const styles = new Styles();
  const strings: string[] = [];
  const parts: Record<string, string> = {};
  for (const [i, sheet] of sheets.entries()) {
    const number = i + 1;
    const links: string[] = [];
    if (sheet.notes) {
      links.push(relation("notes", "comments", `../comments${number}.xml`));
      const notes = sheet.notes.map(
        ({ cell, text }) =>
          `<comment ref="${cell}" authorId="0"><text><r><t xml:space="preserve">${escaped(text)}</t></r></text></comment>`,
      );
      parts[`xl/comments${number}.xml`] =
        `<comments ${SPACES}><authors><author>企画課</author></authors><commentList>${notes.join("")}</commentList></comments>`;
    }
    if (sheet.boxes) {
      links.push(relation("boxes", "drawing", `../drawings/drawing${number}.xml`));
      parts[`xl/drawings/drawing${number}.xml`] = `<xdr:wsDr ${DRAWING}>${sheet.boxes.map(textBox).join("")}</xdr:wsDr>`;
    }
    parts[`xl/worksheets/sheet${number}.xml`] = worksheet(sheet, styles, strings);
    if (links.length > 0) parts[`xl/worksheets/_rels/sheet${number}.xml.rels`] = relations(links);
  }
  const numbers = sheets.map((_, i) => i + 1);
  return zipFile({
    "[Content_Types].xml": contentTypes(Object.keys(parts)),
    "_rels/.rels": relations([relation("rId1", "officeDocument", "xl/workbook.xml")]),
    "xl/workbook.xml": `<workbook ${SPACES}><workbookPr${settings.from1904 ? ' date1904="1"' : ""}/><sheets>${sheets
      .map(
        ({ name, hidden }, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}"${hidden ? ' state="hidden"' : ""} r:id="rId${i + 1}"/>`,
      )
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations([
      ...numbers.map((number) => relation(`rId${number}`, "worksheet", `worksheets/sheet${number}.xml`)),
      relation("strings", "sharedStrings", "sharedStrings.xml"),
      relation("styles", "styles", "styles.xml"),
    ]),
    "xl/sharedStrings.xml": `<sst ${SPACES}>${strings.join("")}</sst>`,
    "xl/styles.xml": styles.xml(),
    ...parts,
  });
}

function contentTypes(parts: readonly string[]): string {
  const type = (part: string): string =>
    part.includes("drawing")
      ? "application/vnd.openxmlformats-officedocument.drawing+xml"
      : `application/vnd.openxmlformats-officedocument.spreadsheetml.${part.includes("comments") ? "comments" : "worksheet"}+xml`;
  const overrides = [
    ...parts.filter((part) => !part.endsWith(".rels")).map((part) => [part, type(part)]),
    ["xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"],
    ["xl/sharedStrings.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"],
    ["xl/styles.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"],
  ];
  return `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.map(([part, kind]) => `<Override PartName="/${part}" ContentType="${kind}"/>`).join("")}</Types>`;
}

const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
const relations = (links: readonly string[]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links.join("")}</Relationships>`;

function worksheet(
  { cells, merges = [], columns = [], hiddenRows = [], head, foot, boxes }: TestSheet,
  styles: Styles,
  strings: string[],
): string {
  const rows = new Map<number, TestCell[]>();
  for (const cell of cells) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
  const data = [...rows.entries()]
    .sort(([a], [b]) => a - b)
    .map(([row, own]) => {
      const written = own.sort((a, b) => a.column - b.column).map((cell) => cellXml(cell, styles, strings));
      return `<row r="${row + 1}"${hiddenRows.includes(row) ? ' hidden="1"' : ""}>${written.join("")}</row>`;
    });
  const columnXml = columns.map(
    ({ first, last, width = 9, hidden = false }) =>
      `<col min="${first + 1}" max="${last + 1}" width="${width}" customWidth="1"${hidden ? ' hidden="1"' : ""}/>`,
  );
  return [
    `<worksheet ${SPACES}>`,
    columnXml.length > 0 ? `<cols>${columnXml.join("")}</cols>` : "",
    `<sheetData>${data.join("")}</sheetData>`,
    merges.length > 0
      ? `<mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells>`
      : "",
    head || foot
      ? `<headerFooter>${head ? `<oddHeader>${escaped(head)}</oddHeader>` : ""}${foot ? `<oddFooter>${escaped(foot)}</oddFooter>` : ""}</headerFooter>`
      : "",
    boxes ? '<drawing r:id="boxes"/>' : "",
    "</worksheet>",
  ].join("");
}

function cellXml(
  { row, column, value, phonetic, runs = 1, format = "", sides = "", font = {} }: TestCell,
  styles: Styles,
  strings: string[],
): string {
  const start = `<c r="${cellName(row, column)}" s="${styles.number({ format, sides, font })}"`;
  if (value === undefined) return `${start}/>`;
  if (typeof value === "number") return `${start}><v>${value}</v></c>`;
  if (typeof value === "boolean") return `${start} t="b"><v>${value ? 1 : 0}</v></c>`;
  if (typeof value !== "string") return `${start} t="${value.type}">${value.xml}</c>`;
  strings.push(
    `<si>${runsOf(value, runs, font)}${phonetic ? `<rPh sb="0" eb="${value.length}"><t>${escaped(phonetic)}</t></rPh><phoneticPr fontId="1"/>` : ""}</si>`,
  );
  return `${start} t="s"><v>${strings.length - 1}</v></c>`;
}

function runsOf(text: string, runs: number, font: TestFont): string {
  const t = (part: string) => `<t xml:space="preserve">${escaped(part)}</t>`;
  if (runs < 2) return t(text);
  const size = Math.ceil(text.length / runs);
  return Array.from({ length: runs }, (_, i) => text.slice(i * size, (i + 1) * size))
    .filter((part) => part !== "")
    .map((part) => `<r><rPr>${propertiesOf(font)}</rPr>${t(part)}</r>`)
    .join("");
}

function textBox({ row, column, paragraphs }: NonNullable<TestSheet["boxes"]>[number]): string {
  const corner = (name: string, down: number) =>
    `<xdr:${name}><xdr:col>${column + down}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row + down}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${name}>`;
  const body = paragraphs.map((text) => `<a:p><a:r><a:t>${escaped(text)}</a:t></a:r></a:p>`).join("");
  return `<xdr:twoCellAnchor>${corner("from", 0)}${corner("to", 4)}<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="2" name="TextBox 1"/><xdr:cNvSpPr txBox="1"/></xdr:nvSpPr><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="300000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr><xdr:txBody><a:bodyPr/><a:lstStyle/>${body}</xdr:txBody></xdr:sp><xdr:clientData/></xdr:twoCellAnchor>`;
}

/** The styles that cells ask for, numbered as they come. */
class Styles {
  readonly #known = new Map<string, number>([[JSON.stringify(["", "", propertiesOf({})]), 0]]);

  number({ format, sides, font }: Required<Pick<TestCell, "format" | "sides" | "font">>): number {
    const key = JSON.stringify([format, [...sides].sort().join(""), propertiesOf(font)]);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.#known.set(key, this.#known.size);
    return this.#known.size - 1;
  }

  xml(): string {
    const styles = [...this.#known.keys()].map((key) => {
      const [format = "", sides = "", font = ""] = JSON.parse(key) as string[];
      return { format, sides, font };
    });
    const fonts = [...new Set(styles.map(({ font }) => font))];
    const fontXml = fonts.map((font) => `<font>${font}<name val="Calibri"/></font>`);
    const formats = styles.map(({ format }, i) => (format === "" ? "" : `<numFmt numFmtId="${200 + i}" formatCode="${escaped(format)}"/>`));
    const side = (name: string, drawn: boolean) => (drawn ? `<${name} style="thin"><color auto="1"/></${name}>` : `<${name}/>`);
    const borders = styles.map(
      ({ sides }) =>
        `<border>${[..."lrtb"].map((letter, i) => side(["left", "right", "top", "bottom"][i] ?? "", sides.includes(letter))).join("")}<diagonal/></border>`,
    );
    const xfs = styles.map(
      ({ format, font }, i) =>
        `<xf numFmtId="${format === "" ? 0 : 200 + i}" fontId="${fonts.indexOf(font)}" fillId="0" borderId="${i}" xfId="0"/>`,
    );
    return `<styleSheet ${SPACES}>${formats.some(Boolean) ? `<numFmts count="${formats.filter(Boolean).length}">${formats.join("")}</numFmts>` : ""}<fonts count="${fonts.length}">${fontXml.join("")}</fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="${borders.length}">${borders.join("")}</borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${xfs.length}">${xfs.join("")}</cellXfs></styleSheet>`;
  }
}

const propertiesOf = ({ size = 11, bold = false }: TestFont): string => `${bold ? "<b/>" : ""}<sz val="${size}"/>`;
