import { covered, listed, lists, lvl, p, r, styled, tall, tbl, tc, textBox, tr, type WordContent } from "../layouts/word-file.ts";

/** A chapter of a plan: headings that Word numbers, bullets of a font of symbols, tables of indicators with merged kinds, a change that waits, a note. */
const style = (id: string, level: number) =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="heading ${level}"/><w:pPr><w:outlineLvl w:val="${level - 1}"/><w:numPr><w:ilvl w:val="${level - 1}"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`;
const contents = '<w:style w:type="paragraph" w:styleId="c"><w:name w:val="toc 1"/></w:style>';
const title = '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/></w:style>';
const wingdings = '<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings" w:hint="default"/></w:rPr>';

const indicators = (...rows: readonly string[]) =>
  tbl([
    `<w:tr><w:trPr><w:tblHeader/></w:trPr>${tc("指標の種類")}${tc("指標名")}${tc("現状値（令和6年度）")}${tc("目標値（令和11年度）")}${tc("担当課")}</w:tr>`,
    ...rows,
  ]);

export const content: WordContent = {
  styles: contents + title + style("1", 1) + style("2", 2),
  numbering: lists(
    lvl(0, "decimalFullWidth", "第%1章", '<w:pStyle w:val="1"/><w:suff w:val="space"/>') +
      lvl(1, "decimal", "施策%1-%2", '<w:isLgl/><w:pStyle w:val="2"/>'),
    lvl(0, "bullet", "\uF06C", wingdings),
  ),
  footnotes: `<w:footnote w:id="1">${p(" 住民基本台帳による。")}</w:footnote>`,
  body: [
    styled("t", "第2次葦原市総合計画　後期基本計画"),
    styled("c", "第１章 水と緑のまち\t3"),
    styled("c", "第２章 支え合うまち\t8"),
    styled("1", "水と緑のまち"),
    styled("2", "河川環境の保全"),
    p(
      `${r("川に親しめる")}<w:del><w:r><w:delText>うるおいの</w:delText></w:r></w:del><w:ins>${r("水辺の")}</w:ins>${r("まちをつくります。")}`,
    ),
    p("【現状と課題】"),
    listed(2, "水質は年々よくなっています。"),
    listed(2, "川辺の草刈りの担い手が減っています。"),
    p("【施策の方針】"),
    listed(2, "市民団体と協力して川辺を守ります。"),
    p("【成果指標】"),
    indicators(
      tr(tall("成果指標"), tc("川の水質に満足している市民の割合（％）"), tc("58.2"), tc("65.0以上"), tc("環境課")),
      tr(covered, tc("川辺の清掃に参加した人数（人）"), tc("1,240"), tc("1,500"), tc("環境課、協働推進課")),
    ),
    styled("1", "支え合うまち"),
    styled("2", "地域福祉の推進"),
    p(`${r("誰もが役割を持てる地域をつくります。")}${textBox(p("【目指す姿】") + p("困った時に助けを求められる地域になっています。"))}`),
    p("【現状と課題】"),
    p(`<w:r><w:t>一人暮らしの高齢者が増えています</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r>${r("。")}`),
    p("【成果指標】"),
    indicators(tr(tc("成果指標"), tc("見守り協定の締結件数（件）"), tc("18"), tc("30"), tc("福祉課"))),
    "<w:sectPr/>",
  ].join(""),
};
