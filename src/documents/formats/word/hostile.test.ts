import { describe, expect, test } from "vitest";
import { faults } from "../../../../test/account.ts";
import { p, r, t, tbl, tc, tr, type WordContent, wordFile } from "../../../../test/layouts/word-file.ts";
import { outline } from "../../../../test/outline.ts";
import type { Document } from "../../document.ts";
import { openDocument } from "../open-document.ts";
import type { OpenRefusal } from "../open-refusal.ts";

const MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const STRICT = "http://purl.oclc.org/ooxml";

async function open(bytes: Uint8Array): Promise<Document | OpenRefusal> {
  const opened = await openDocument("計画.docx", bytes);
  return opened.ok ? opened.value : opened.refusal;
}

async function read(content: WordContent): Promise<Document> {
  const document = await open(wordFile(content));
  if ("kind" in document) throw new Error(document.kind);
  return document;
}

const withDocument = (xml: string | Uint8Array) => wordFile({ body: "", entries: { "word/document.xml": xml } });
const lines = (document: Document) => outline(document).split("\n").slice(1, -1);

describe("whoever wrote the file", () => {
  const body = (w: string) => `<${w}body><${w}p><${w}r><${w}t>目標</${w}t></${w}r></${w}p></${w}body>`;
  test.each<[string, string | Uint8Array]>([
    ["other prefixes", `<x:document xmlns:x="${MAIN}">${body("x:")}</x:document>`],
    ["no prefix", `<document xmlns="${MAIN}">${body("")}</document>`],
    ["the strict namespaces", `<w:document xmlns:w="${STRICT}/wordprocessingml/main">${body("w:")}</w:document>`],
    [
      "a prefix that means something else below",
      `<w:document xmlns:w="${MAIN}"><w:body><w:p><w:r><w:t>目標</w:t></w:r><w:x xmlns:w="urn:x"><w:t>違</w:t></w:x></w:p></w:body></w:document>`,
    ],
    ["UTF-16, little end first", Buffer.from(`\uFEFF<w:document xmlns:w="${MAIN}">${body("w:")}</w:document>`, "utf16le")],
    ["UTF-16, big end first", Buffer.from(`\uFEFF<w:document xmlns:w="${MAIN}">${body("w:")}</w:document>`, "utf16le").swap16()],
    [
      "a mark of UTF-8, comments, instructions",
      `\uFEFF<?xml version="1.0"?><!-- x --><?mso a?><w:document xmlns:w="${MAIN}">${body("w:")}</w:document>\n`,
    ],
  ])("%s", async (_, xml) => {
    const document = await open(withDocument(xml));
    expect("kind" in document ? document.kind : lines(document)).toEqual(["paragraph: 目標"]);
  });

  test("the body in a part of another name, in other capitals, in the strict terms", async () => {
    const bytes = wordFile({
      body: p("旧"),
      entries: {
        "_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="${STRICT}/officeDocument/relationships/officeDocument" Target="/word/Document2.xml"/></Relationships>`,
        "word/document2.xml": `<w:document xmlns:w="${MAIN}"><w:body>${p("新")}</w:body></w:document>`,
      },
    });
    const document = await open(bytes);
    expect("kind" in document ? document.kind : lines(document)).toEqual(["paragraph: 新"]);
  });

  test("macros stay what they are", async () => {
    const document = await read({ body: p("目標"), entries: { "word/vbaProject.bin": Uint8Array.from([1, 2, 3]) } });
    expect(document.mediaType).toBe("application/vnd.ms-word.document.macroEnabled.12");
    expect(lines(document)).toEqual(["paragraph: 目標"]);
  });
});

describe("what is broken is refused, or read without", () => {
  const damaged: OpenRefusal = { kind: "damaged", looksLike: "docx" };
  const lol = '<!DOCTYPE w [<!ENTITY a "笑笑笑笑"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>';
  test.each<[string, Uint8Array, OpenRefusal]>([
    ["entities in entities", withDocument(`${lol}<w:document xmlns:w="${MAIN}"><w:body>${p("&c;")}</w:body></w:document>`), damaged],
    ["a document type that leads out", withDocument(`<!DOCTYPE w SYSTEM "file:///etc/passwd"><w:document xmlns:w="${MAIN}"/>`), damaged],
    ["XML that is cut off", withDocument(`<w:document xmlns:w="${MAIN}"><w:body>${p("目標")}`), damaged],
    ["tags that close another", withDocument(`<w:document xmlns:w="${MAIN}"><w:body></w:document></w:body>`), damaged],
    ["no XML", withDocument("目標"), damaged],
    ["a file that is cut off", wordFile({ body: p("目標") }).subarray(0, -100), damaged],
    ["nothing in it", wordFile({ body: p("") }), { kind: "empty" }],
  ])("%s", async (_, bytes, refusal) => {
    expect(await open(bytes)).toEqual(refusal);
  });

  test("a file without its body", async () => {
    const bytes = wordFile({ body: p("目標"), entries: { "_rels/.rels": "<x/>", "word/document.xml": "" } });
    expect(await open(bytes)).toEqual(damaged);
  });

  test("damaged styles, headers that are not there, relationships that lead nowhere or out of the file", async () => {
    const relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const rels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
      <Relationship Id="a" Type="${relationships}/styles" Target="styles.xml"/><Relationship Id="b" Type="${relationships}/header" Target="../../../etc/passwd"/>
      <Relationship Id="c" Type="${relationships}/footer" Target="http://example.org/x" TargetMode="External"/></Relationships>`;
    const body = `${p("目標")}<w:sectPr><w:headerReference r:id="b"/><w:footerReference r:id="c"/><w:headerReference r:id="z"/></w:sectPr>`;
    const document = await read({ body, entries: { "word/styles.xml": "<w:styles", "word/_rels/document.xml.rels": rels } });
    expect(lines(document)).toEqual(["! unread-parts 2", "paragraph: 目標"]);
  });

  test("lists and notes that refer to what is not there, or to themselves", async () => {
    const list = (id: string) => `<w:numPr><w:ilvl w:val="7"/><w:numId w:val="${id}"/></w:numPr>`;
    const note = '<w:r><w:footnoteReference w:id="1"/></w:r>';
    const document = await read({
      body: p(`${r("目標")}${note}${note}<w:r><w:endnoteReference w:id="9"/></w:r>`, list("1")) + p("指標", list("x")),
      numbering:
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="s"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
      styles: '<w:style w:styleId="s"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
      footnotes: `<w:footnote w:id="1">${p(r("注") + note)}</w:footnote>`,
    });
    expect(lines(document)).toEqual(["paragraph: 目標", "paragraph: 指標", "paragraph: 注"]);
  });
});

describe("a file that means harm is read or refused in the time of a large one", () => {
  const nested = (open: string, close: string, inside: string, times = 100_000) => open.repeat(times) + inside + close.repeat(times);
  /** Text that does not pack as densely as only a harmful file does. */
  const wordy = (length: number) =>
    Array.from({ length }, (_, i) => p(`目標値${(i * 2_654_435_761).toString(36)}を${(i * 40_503).toString(36)}と定めます。`)).join("");
  test.each<[string, () => string]>([
    ["controls in controls", () => nested("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", p("底"))],
    ["unknown elements in each other", () => nested("<w:x>", "</w:x>", p("底"))],
    ["tables in tables", () => nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", p("底"), 50_000)],
    ["text boxes in text boxes", () => nested("<w:p><w:r><w:txbxContent>", "</w:txbxContent></w:r></w:p>", p("底"), 50_000)],
    ["branches in branches", () => nested("<mc:AlternateContent><mc:Choice>", "</mc:Choice></mc:AlternateContent>", p("底"), 50_000)],
    ["fields in fields", () => p(`${'<w:r><w:fldChar w:fldCharType="begin"/></w:r>'.repeat(50_000)}${r("底")}`)],
    [
      "namespaces upon namespaces",
      () =>
        Array.from({ length: 20_000 }, (_, i) => `<x${i}:a xmlns:x${i}="urn:${i}">`).join("") +
        p("底") +
        Array.from({ length: 20_000 }, (_, i) => `</x${19_999 - i}:a>`).join(""),
    ],
    ["a paragraph of a million breaks", () => p(`<w:r>${"<w:br/>".repeat(1_000_000)}${t("底")}</w:r>`)],
    ["a row of 100,000 cells", () => tbl([tr(tc("底"), tc("い").repeat(100_000))])],
    ["cells that span everything", () => tbl(Array.from({ length: 5000 }, () => tr(tc("底", '<w:gridSpan w:val="999999999"/>'))))],
    [
      "empty cells by the hundred thousand",
      () => tbl([tr(tc("底")), ...Array.from({ length: 100_000 }, () => "<w:tr><w:tc/><w:tc/></w:tr>")]),
    ],
    ["an attribute of a million characters", () => `${p("底")}<w:p w:x="${"a".repeat(1_000_000)}"/>`],
    ["50 MB of text", () => p("底") + wordy(450_000)],
  ])("%s", async (_, body) => {
    const document = await open(wordFile({ body: body() }));
    if ("kind" in document) expect(document.kind).toBe("too-much-inside");
    else expect(document.text).toContain("底");
  });

  test("millions of elements are refused", async () => {
    const paragraph = (_: unknown, i: number) => `<w:p><w:r/><w:t>${(i * 2_654_435_761).toString(36)}</w:t></w:p>`;
    const body = Array.from({ length: 1_000_000 }, paragraph).join("");
    expect(await open(wordFile({ body }))).toEqual({ kind: "too-much-inside", unit: "elements", limit: 3_000_000 });
  });

  test("styles and lists by the hundred thousand, each on the one before", async () => {
    const styles = Array.from({ length: 100_000 }, (_, i) => `<w:style w:styleId="s${i}"><w:basedOn w:val="s${i + 1}"/></w:style>`).join(
      "",
    );
    const body = p("目標", '<w:pStyle w:val="s0"/>') + p("指標", '<w:pStyle w:val="s1"/>');
    const document = await read({ body, styles });
    expect(faults(document)).toEqual([]);
    expect(lines(document)).toEqual(["paragraph: 目標", "paragraph: 指標"]);
  });
});
