import { zipFile } from "./zip-file.ts";

const MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";
const NAMESPACES = [
  `xmlns:w="${MAIN}"`,
  `xmlns:r="${OFFICE}"`,
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"',
].join(" ");

/** What a Word file is made of, each as the XML inside its root element. */
export interface WordContent {
  readonly body: string;
  readonly styles?: string;
  readonly numbering?: string;
  readonly footnotes?: string;
  readonly endnotes?: string;
  /** Referred to as rId100, rId101 … */
  readonly headers?: readonly string[];
  /** Referred to as rId200, rId201 … */
  readonly footers?: readonly string[];
  /** Referred to as rId300, rId301 … */
  readonly diagrams?: readonly string[];
  /** More entries of the package, or others in place of those that are written. */
  readonly entries?: Readonly<Record<string, string | Uint8Array>>;
}

/** Writes a Word file from XML, as plainly as Word opens it. */
export function wordFile({ body, headers = [], footers = [], diagrams = [], entries = {}, ...parts }: WordContent): Uint8Array {
  const named = Object.entries(parts).filter(([, xml]) => xml !== undefined);
  const related: readonly (readonly [id: string, kind: string, file: string, xml: string])[] = [
    ...named.map(([kind, xml], i) => [`rId${i + 1}`, kind, `${kind}.xml`, root(kind, xml)] as const),
    ...headers.map((xml, i) => [`rId${100 + i}`, "header", `header${i}.xml`, root("hdr", xml)] as const),
    ...footers.map((xml, i) => [`rId${200 + i}`, "footer", `footer${i}.xml`, root("ftr", xml)] as const),
    ...diagrams.map((xml, i) => [`rId${300 + i}`, "diagramData", `diagrams/data${i}.xml`, xml] as const),
  ];
  const relationships = related.map(([id, kind, file]) => `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${file}"/>`).join("");
  return zipFile({
    "[Content_Types].xml": contentTypes(related.map(([, kind, file]) => [kind, `word/${file}`])),
    "_rels/.rels": `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/document.xml": root("document", `<w:body>${body}</w:body>`),
    "word/_rels/document.xml.rels": `<Relationships xmlns="${PACKAGE}">${relationships}</Relationships>`,
    ...Object.fromEntries(related.map(([, , file, xml]) => [`word/${file}`, xml])),
    ...entries,
  });
}

const root = (name: string, xml: string): string => `<?xml version="1.0" encoding="UTF-8"?><w:${name} ${NAMESPACES}>${xml}</w:${name}>`;

/** What the kinds of parts are called; programs other than ours go by it. */
function contentTypes(parts: readonly (readonly [kind: string, file: string])[]): string {
  const kinds = parts.filter(([kind]) => kind !== "diagramData").map(([kind, file]) => [file, kind] as const);
  const overrides = [["word/document.xml", "document.main"] as const, ...kinds].map(
    ([file, kind]) =>
      `<Override PartName="/${file}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml"/>`,
  );
  const defaults =
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>';
  return `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${defaults}${overrides.join("")}</Types>`;
}

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** A text of a run. */
export const t = (text: string): string => `<w:t xml:space="preserve">${escaped(text)}</w:t>`;
/** A run; `properties` are those of w:rPr. */
export const r = (text: string, properties = ""): string => `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}${t(text)}</w:r>`;
/** A paragraph of runs, or of one text. */
export const p = (content: string, properties = ""): string =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content === "" || content.startsWith("<") ? content : r(content)}</w:p>`;
export const styled = (style: string, content: string): string => p(content, `<w:pStyle w:val="${style}"/>`);
export const listed = (list: number, content: string, level = 0): string =>
  p(content, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);
/** A cell; its lines are paragraphs. */
export const tc = (content: string, properties = ""): string =>
  `<w:tc>${properties && `<w:tcPr>${properties}</w:tcPr>`}${
    content.startsWith("<")
      ? content
      : content
          .split("\n")
          .map((line) => p(line))
          .join("")
  }</w:tc>`;
export const wide = (columns: number, content: string, properties = ""): string =>
  tc(content, `<w:gridSpan w:val="${columns}"/>${properties}`);
/** The first cell of a merge downwards, and those that it covers. */
export const tall = (content: string): string => tc(content, '<w:vMerge w:val="restart"/>');
export const covered: string = tc("", "<w:vMerge/>");
export const tr = (...cells: readonly string[]): string => `<w:tr>${cells.join("")}</w:tr>`;
/** A table; widths of its grid in twentieths of a point. */
export const tbl = (rows: readonly string[], widths: readonly number[] = []): string =>
  `<w:tbl><w:tblPr/><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("")}</w:tblGrid>${rows.join("")}</w:tbl>`;

/** A level of a list. */
export const lvl = (level: number, format: string, text: string, more = ""): string =>
  `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${escaped(text)}"/></w:lvl>`;
/** Lists by their definitions: list n counts with the n-th, from 1. */
export const lists = (...definitions: readonly string[]): string =>
  definitions.map((levels, i) => `<w:abstractNum w:abstractNumId="${i}">${levels}</w:abstractNum>`).join("") +
  definitions.map((_, i) => `<w:num w:numId="${i + 1}"><w:abstractNumId w:val="${i}"/></w:num>`).join("");

/** Furigana over a word. */
export const ruby = (base: string, over: string): string =>
  `<w:r><w:ruby><w:rubyPr/><w:rt>${r(over)}</w:rt><w:rubyBase>${r(base)}</w:rubyBase></w:ruby></w:r>`;
/** A text box as Word writes it twice: for itself, and for programs before 2010. */
export const textBox = (content: string): string =>
  `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${drawing(`<wps:txbx><w:txbxContent>${content}</w:txbxContent></wps:txbx>`)}</mc:Choice>` +
  `<mc:Fallback><w:pict><v:shape style="width:200pt;height:40pt"><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
/** A field in its long form: what it is told, and what it shows. */
export const field = (instruction: string, result: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${escaped(instruction)}</w:instrText></w:r>` +
  `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

/** A shape of some size in the line. */
const drawing = (text: string): string =>
  '<w:drawing><wp:inline><wp:extent cx="2540000" cy="508000"/><wp:docPr id="1" name="a"/><a:graphic>' +
  '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>' +
  `<a:ext cx="2540000" cy="508000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>${text}<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>`;
