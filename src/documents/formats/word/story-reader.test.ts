import { describe, expect, test } from "vitest";
import { openWordContent, readWord } from "../../../../test/layouts/read-word.ts";
import { field, p, r, tbl, tc, textBox, tr } from "../../../../test/layouts/word-file.ts";
import { outline } from "../../../../test/outline.ts";

const sectPr = (references: string) => `<w:sectPr>${references}</w:sectPr>`;

describe("what stands beside the text", () => {
  test("a text box is read once, behind its paragraph", async () => {
    expect(await readWord(p(r("本文") + textBox(p("囲み") + tbl([tr(tc("表"), tc("値"))]))) + p("次"))).toEqual([
      "paragraph: 本文",
      "paragraph: 囲み",
      "table of 2",
      "  - 0: 表",
      "    1: 値",
      "paragraph: 次",
    ]);
  });

  test("one that only an older program shows, too", async () => {
    const old = `<w:r><mc:AlternateContent><mc:Choice Requires="x"><w:drawing/></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${p("囲み")}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    expect(await readWord(p(old))).toEqual(["paragraph: 囲み"]);
  });

  test("drawn letters and diagrams", async () => {
    const diagram = `<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><dgm:ptLst><dgm:pt><dgm:t><a:p><a:r><a:t>基本目標1</a:t></a:r></a:p></dgm:t></dgm:pt><dgm:pt/></dgm:ptLst></dgm:dataModel>`;
    const body =
      p('<w:r><w:pict><v:shape><v:textpath string="総合計画"/></v:shape></w:pict></w:r>') +
      p('<w:r><w:drawing><dgm:relIds r:dm="rId300"/></w:drawing></w:r>');
    expect(await readWord({ body, diagrams: [diagram] })).toEqual(["paragraph: 総合計画", "paragraph: 基本目標1"]);
  });

  test("heads and feet of pages run around it, each once", async () => {
    const reference = '<w:headerReference w:type="default" r:id="rId100"/><w:footerReference r:id="rId200"/>';
    const body = p("一章", sectPr(reference)) + p("二章") + sectPr(`${reference}<w:headerReference w:type="first" r:id="rId101"/>`);
    expect(
      await readWord({
        body,
        headers: [p("市の計画"), tbl([tr(tc("資料"), tc("1"))])],
        footers: [p(r("- ") + field("PAGE", r("3")) + r(" -"))],
      }),
    ).toEqual(["running: 市の計画", "running: 資料", "running: 1", "paragraph: 一章", "paragraph p2: 二章", "running p2: - 3 -"]);
  });

  test("notes stand behind the text, their marks in no passage", async () => {
    const note = (id: number, content: string) => `<w:footnote w:id="${id}">${content}</w:footnote>`;
    const separator = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>';
    const body = p(`${r("満足度85")}<w:r><w:footnoteReference w:id="2"/></w:r>${r("％")}`) + p("次");
    const document = await openWordContent({
      body,
      footnotes: separator + note(2, p(`<w:r><w:footnoteRef/></w:r>${r("令和6年度の調査")}`)) + note(3, p("使われない注")),
    });
    expect(outline(document).split("\n").slice(1, -1)).toEqual(["paragraph: 満足度85％", "paragraph: 次", "paragraph: 令和6年度の調査"]);
    expect(document.text).toBe("満足度85[1]％\n次\n[1] 令和6年度の調査");
  });

  test("what is hidden is read, what is no part of it is said", async () => {
    const hidden = `<w:style w:type="character" w:styleId="h"><w:name w:val="h"/><w:rPr><w:vanish/></w:rPr></w:style>`;
    const body = p(
      r("見える") + r("隠し", "<w:vanish/>") + r("秘密", '<w:rStyle w:val="h"/>') + r("出す", '<w:rStyle w:val="h"/><w:vanish w:val="0"/>'),
    );
    expect(await readWord({ styles: hidden, body })).toEqual(["! hidden 2", "paragraph: 見える隠し秘密出す"]);
    expect(await readWord(p(`${r("文")}<w:r><w:commentReference w:id="0"/></w:r>`))).toEqual(["! comments 1", "paragraph: 文"]);
    expect(await readWord(`<w:altChunk r:id="rId9"/>${p("文")}`)).toEqual(["! unread-parts 1", "paragraph: 文"]);
  });
});
