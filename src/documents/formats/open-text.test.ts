import { parse } from "csv-parse/sync";
import encoding from "encoding-japanese";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Block, Document, Table } from "../document.ts";
import type { OpenRefusal } from "./open-refusal.ts";
import { LARGEST_TEXT, openText } from "./open-text.ts";

function open(content: string | Uint8Array): Document {
  const opened = openText("資料.txt", typeof content === "string" ? new TextEncoder().encode(content) : content);
  if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));
  return opened.value;
}

function refusalOf(bytes: Uint8Array | readonly number[]): OpenRefusal | null {
  const opened = openText("資料.txt", Uint8Array.from(bytes));
  return opened.ok ? null : opened.refusal;
}

function textsOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => (block.kind === "table" ? cellsOf(block).flat() : [block.text.text]));
}

function cellsOf(table: Table | Block | undefined): string[][] {
  if (table?.kind !== "table") throw new Error("no table");
  return table.rows.map((row) => row.cells.map((cell) => cell.lines.map((line) => line.text.text).join("\n")));
}

const latin1 = (text: string) => [...text].map((char) => char.charCodeAt(0));

describe("what is no text is refused, with what it looks like", () => {
  test.each<[string, readonly number[], OpenRefusal]>([
    ["nothing", [], { kind: "empty" }],
    ["a byte order mark alone", [0xef, 0xbb, 0xbf], { kind: "empty" }],
    ["a byte order mark of UTF-16 alone", [0xff, 0xfe], { kind: "empty" }],
    ["white space", latin1(" \t\r\n\f\v"), { kind: "empty" }],
    ["full-width spaces", [0xe3, 0x80, 0x80, 0x0a], { kind: "empty" }],
    ["NULs in ASCII", latin1("plan\0\0\0 of the city"), { kind: "binary", looksLike: null }],
    ["NULs in Japanese", [...new TextEncoder().encode("計画\0の\0推進")], { kind: "binary", looksLike: null }],
    ["control characters", latin1("\x01\x02\x03\x04abc\x05"), { kind: "binary", looksLike: null }],
  ])("%s", (_, bytes, refusal) => {
    expect(refusalOf(bytes)).toEqual(refusal);
  });

  test("bytes of no encoding", () => {
    const bytes = Array.from({ length: 3000 }, (_, i) => 0x80 + ((i * 89 + (i >> 3) * 31) % 128));
    expect(refusalOf(bytes)).toMatchObject({ kind: "undecodable" });
  });

  test("50 MB", () => {
    const bytes = new Uint8Array(50_000_000).fill(0x61);
    expect(openText("x", bytes)).toEqual({ ok: false, refusal: { kind: "too-large", bytes: 50_000_000, limit: LARGEST_TEXT } });
  });
});

describe("what is odd is read and said", () => {
  test("broken bytes", () => {
    const bytes = new TextEncoder().encode("みどり野市の重点目標は次のとおりです。".repeat(4));
    bytes[30] = 0xff;
    const { text, oddities } = open(bytes);
    expect(oddities).toEqual([{ kind: "undecodable", count: text.split("\uFFFD").length - 1, at: text.indexOf("\uFFFD") }]);
  });

  test("control characters stand in the text, in no passage, and are counted", () => {
    const document = open(
      "計画\x07の推進\nみどり野市総合計画の一覧、その２\x7fを\u0085つくる。次の頁に続く。以下、同じ。表のとおり、進める",
    );
    expect(document.oddities).toEqual([{ kind: "control-characters", count: 3, at: 2 }]);
    expect(textsOf(document.blocks).slice(0, 2)).toEqual(["計画の推進", "みどり野市総合計画の一覧、その２を"]);
    expect(document.markup).toContainEqual({ start: 2, end: 3 });
  });

  test("private use and variant selectors are kept, private use is counted", () => {
    const document = open("氏名　葛\u{E0100}城 \uE123男 \u{F0000}");
    expect(document.oddities).toEqual([{ kind: "private-use", count: 2, at: 8 }]);
    expect(textsOf(document.blocks)).toEqual(["氏名　葛\u{E0100}城 \uE123男 \u{F0000}"]);
  });

  test("every kind of line end ends a line; a form feed ends a page", () => {
    const { blocks } = open("一\r二\r\n三\n四\v五\f六\u2028七\u2029八");
    expect(textsOf(blocks)).toEqual([..."一二三四五六七八"]);
    expect(blocks.map((block) => block.page)).toEqual([1, 1, 1, 1, 1, 2, 2, 2]);
  });

  test("the digest is of the bytes, the name is kept", () => {
    const document = open(Uint8Array.from(encoding.convert(encoding.stringToCode("計画の推進\n"), { from: "UNICODE", to: "SJIS" })));
    expect(document).toMatchObject({ name: "資料.txt", mediaType: "text/plain", text: "計画の推進\n" });
    expect(document.sha256).toMatch(/^[0-9a-f]{64}$/u);
  });
});

describe("hostile files end in time and keep their text", () => {
  const times = (part: string, size = 1_000_000) => part.repeat(Math.ceil(size / part.length));
  test.each<[string, string]>([
    ["one endless line of Japanese", times("計画の推進", 1_700_000)],
    ["one endless line of ASCII", times("abc ", 5_000_000)],
    ["white space without end", `${" ".repeat(5_000_000)}x`],
    ["deep indents", times(`${" ".repeat(50_000)}x\n`, 3_000_000)],
    ["lines without end", times("a\n")],
    ["cells without end", times("a\tb\n")],
    ["one row without end", times("a\t")],
    ["pipes without end", `|a|\n|-|\n${times("|x")}`],
    ["pipes and nothing", times("|\n")],
    ["pipes that end no row", `a|b|c|\n-|-|-|\n${times("x|\n")}`],
    ["pipes that end uneven rows", times("a|b|\nx|\n")],
    ["sides without end", times("│x│y│\n")],
    ["crosses and nothing", times("+-+\n")],
    ["crosses of many columns", times("+-+-+-+-+\n|x|\n")],
    ["quotes that never close", times('a\t"b\n')],
    ["quotes and nothing", times('"')],
    ["CSV with one fault at its end", `${times("a,b,c\n")}"`],
    ["HTML: nested elements", `<html>${"<div>".repeat(100_000)}x`],
    ["HTML: nested lists", `<html>${times("<ul><li>x")}`],
    ["HTML: nested tables", `<html>${times("<table><tr><td>x")}`],
    ["HTML: a million cells", `<html><table>${"<td>".repeat(1_000_000)}`],
    ["HTML: huge spans", `<html><table>${times("<td rowspan=65534 colspan=99999999>x")}`],
    ["HTML: rows under huge spans", `<html><table>${"<td rowspan=65534>".repeat(1000)}${times("<tr><td>x")}`],
    ["HTML: brackets", `<html>${times("<")}`],
    ["HTML: ampersands", `<html>${times("&")}`],
    ["HTML: references", `<html>${times("&amp;")}`],
    ["HTML: unclosed comments", `<html>${times("<!--")}`],
    ["HTML: unclosed attributes", `<html>${times('<a href="')}`],
    ["HTML: an unclosed script", `<html><script>${times("</scrip")}`],
    ["HTML: line breaks", `<html>${times("x<br>")}`],
    ["Markdown: brackets", `# x\n${times("[")}`],
    ["Markdown: links", `# x\n${times("[a](")}`],
    ["Markdown: stars", `# x\n${times("**a")}`],
    ["Markdown: backslashes", `# x\n${times("\\")}`],
    ["Markdown: items", `# x\n${times("- a\n")}`],
    ["Markdown: numbers", `# x\n${times("1. a\n")}`],
    ["Markdown: unclosed elements", `# x\n${times("<div>\n")}`],
    ["Markdown: unclosed tables", `# x\n${times("<table>\n")}`],
    ["Markdown: one paragraph", `# x\n${times("計画の推進\n", 300_000)}`],
    ["Markdown: fences", `# x\n${times("```\n")}`],
  ])("%s", (_, content) => {
    expect(open(content).text.length).toBe(content.length);
  });

  test("what is nested deeper than 100 is read flat, and said", () => {
    const { blocks, oddities } = open(`<html>${"<ul><li>外".repeat(150)}${"</ul>".repeat(150)}<p>後`);
    expect(oddities).toMatchObject([{ kind: "nesting-cut", count: 50 }]);
    expect(Math.max(...blocks.map((block) => (block.kind === "item" ? block.depth : 0)))).toBe(100);
    expect(blocks.at(-1)).toMatchObject({ kind: "paragraph" });
  });

  test("scripts, styles and comments are markup, whatever they hold", () => {
    const { blocks } = open(
      '<html><script>"<p>隠れ</p>"</script><style>p::after{content:"<b>"}</style><!-- <p>注</p> --><p title="a>b">本文</p><![CDATA[x]]>',
    );
    expect(textsOf(blocks)).toEqual(["本文"]);
  });

  test("spans reach no further than the table, and columns no further than HTML allows", () => {
    const { blocks } = open("<html><table><tr><td rowspan=9>a<td colspan=5000>b<tr><td>c</table>");
    const table = blocks.find((block) => block.kind === "table");
    expect(table?.rows.map((row) => row.cells.map(({ column, columnSpan, rowSpan }) => [column, columnSpan, rowSpan]))).toEqual([
      [
        [0, 1, 2],
        [1, 1000, 1],
      ],
      [[1, 1, 1]],
    ]);
  });
});

describe("the format is found by content", () => {
  test.each([
    ["text/plain", "総合計画\n- 一つ\n- 二つ\n"],
    ["text/plain", "総合計画\n# 途中の一つだけの印\n"],
    ["text/markdown", "# 総合計画\n本文\n"],
    ["text/plain", "Dear all, hello\nSee you, John\n"],
    ["text/plain", "売上,1,200円\n二行目\n"],
    ["text/plain", "目標は 5<10 です。<みどり>\n"],
    ["text/markdown", "# 総合計画\n\n## 第１章\n"],
    ["text/markdown", "前書き\n\n|a|b|\n|:-:|---|\n|1|2|\n"],
    ["text/markdown", "<p>説明</p>\n\n# 計画\n## 節\n"],
    ["text/html", "<!-- 注 -->\n<!DOCTYPE html><p>計画"],
    ["text/html", '<?xml version="1.0"?>\n<html xmlns="a"><p>計画'],
    ["text/html", "<table><tr><td>計画</table>"],
    ["text/plain", "<p>前書き</p>\n本文の行\n次の行\n最後の行\n"],
    ["text/csv", "No,名称\n1,計画\n2,施策\n"],
    ["text/csv", "題名,,\nNo,名称,値\n1,計画,3\n2,施策\n3,事業,5\n4,指標,6\n"],
    ["text/tab-separated-values", "No\t名称\n1\t計画\n"],
  ])("%s: %j", (mediaType, content) => {
    expect(open(content).mediaType).toBe(mediaType);
  });

  test("CSV reads as csv-parse reads it", () => {
    const cell = fc.string({ unit: fc.constantFrom(...'あ計1", \n'), maxLength: 6 });
    const table = fc
      .integer({ min: 2, max: 4 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 2, maxLength: 5 }));
    fc.assert(
      fc.property(table, (records) => {
        const head = (records[0] ?? []).map(() => "見出し").join(",");
        const content = [head, ...records.map((record) => record.map((value) => `"${value.replaceAll('"', '""')}"`).join(","))].join("\n");
        const theirs: string[][] = parse(content);
        const tidy = (value: string) =>
          value
            .split("\n")
            .map((line) => line.trim())
            .filter((line) => line !== "")
            .join("\n");
        expect(cellsOf(open(content).blocks[0])).toEqual(theirs.map((record) => record.map(tidy)));
      }),
    );
  });
});
