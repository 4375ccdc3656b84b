import { listed, lists, lvl, p, r, ruby, styled, tbl, tc, tr, type WordContent } from "../layouts/word-file.ts";

/** 部局運営方針: lists that Word numbers, a table a goal, the department at the head of the pages. */
const goal = (number: string, title: string, actions: string, results: string, issues: string): string =>
  tbl([
    tr(tc("No"), tc("取組事項及びその内容・スケジュール"), tc("取組を行った内容・成果"), tc("課題・今後の方向性")),
    tr(tc(number), tc(p(title) + actions), tc(results), tc(issues)),
  ]);

export const content: WordContent = {
  styles:
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>' +
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="1"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>',
  numbering: lists(
    lvl(0, "decimal", "%1."),
    lvl(0, "decimal", "(%1)"),
    lvl(0, "decimalEnclosedCircle", "%1") + lvl(1, "decimal", "(%2)"),
    lvl(0, "decimalEnclosedCircle", "%1") + lvl(1, "decimal", "(%2)"),
  ),
  headers: [p("葦原市")],
  footers: [
    p(
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r("1")}<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
    ),
  ],
  body: [
    styled("1", "令和7年度　部局運営方針"),
    tbl([tr(tc("部局"), tc("環境部"), tc("補職"), tc("部長"), tc("氏名"), tc(p(ruby("葦原", "あしはら") + r("　みどり"))))]),
    p("部局の使命", '<w:pStyle w:val="2"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
    listed(2, "川と海のきれいなまちを次の世代へ渡します。"),
    listed(2, "ごみの少ない暮らしを市民とともにつくります。"),
    p("使命を遂行するための取組方針と総括", '<w:pStyle w:val="2"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
    tbl([tr(tc("方針"), tc("取組の総括")), tr(tc("(1) 現場に出て課題をつかみます。"), tc("(1) 全ての地区を1回以上訪ねました。"))]),
    p("当年度目標と振り返り", '<w:pStyle w:val="2"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
    goal(
      "1",
      "ごみの減量",
      listed(3, "生ごみの堆肥化の推進") +
        listed(3, "講座を開きます。（6月）", 1) +
        listed(3, "容器を配ります。（9月）", 1) +
        listed(3, "集団回収の支援"),
      "① \n(1) 講座を4回開きました。\n(2) 容器を300個配りました。\n② 回収量は前年並みでした。",
      "① 参加者が固定しています。",
    ),
    p(""),
    goal("2", "河川の水質の保全", listed(4, "水質の調査"), "① 12地点で調べました。", "① 調査の間隔を見直します。"),
    '<w:sectPr><w:headerReference w:type="default" r:id="rId100"/><w:footerReference w:type="default" r:id="rId200"/></w:sectPr>',
  ].join(""),
};
