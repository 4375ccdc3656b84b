import { covered, p, styled, tall, tbl, tc, tr, type WordContent, wide } from "../layouts/word-file.ts";

/** 重点目標一覧表: last year's results beside this year's goals, heads over two rows that repeat on each page, divisions merged over goals. */
const heads = (...cells: readonly string[]) => `<w:tr><w:trPr><w:tblHeader/></w:trPr>${cells.join("")}</w:tr>`;

export const content: WordContent = {
  styles:
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="h"><w:name w:val="見出し 1"/></w:style>',
  body: [
    p("葦原市"),
    styled("h", "重点目標一覧表"),
    p("担当部局名　福祉部"),
    tbl([
      heads(tall("優先順位"), wide(2, "令和6年度重点目標"), wide(2, "令和7年度重点目標")),
      heads(covered, tc("重点目標と具体的な取組項目"), tc("達成状況・達成度"), tc("重点目標と具体的な取組項目"), tc("期限・数値目標等")),
      tr(
        tc("1"),
        tc("重点目標 相談窓口の一本化\n① 窓口の設置\n(1) 場所の決定\n(2) 職員の研修"),
        tc("① \n(1) 庁舎1階に決めました。\n(2) 研修を5回開きました。"),
        tc("重点目標 相談窓口の充実\n① 夜間の相談の開始\n② 出張相談の拡充"),
        tc("① 7月から\n② 年24回"),
      ),
      tr(
        tc("2"),
        tc("重点目標 介護予防の推進\n① 体操教室の開催"),
        tc("① 48会場で開きました。"),
        tc("重点目標 介護予防の推進\n① 体操教室の拡大"),
        tc("① 52会場"),
      ),
    ]),
    '<w:sectPr><w:pgSz w:orient="landscape"/></w:sectPr>',
  ].join(""),
};
