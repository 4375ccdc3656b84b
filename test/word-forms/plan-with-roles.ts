import { p, r, styled, t, tbl, tc, textBox, tr, type WordContent } from "../layouts/word-file.ts";

/** Pages of a plan: the policy's title in a text box, one page a measure, sections in one-cell tables, roles, initiatives and related plans. */
const style = '<w:style w:type="paragraph" w:styleId="h"><w:name w:val="heading 2"/></w:style>';
const boxed = (...lines: readonly string[]): string => tbl([tr(tc(lines.join("\n")))]);

export const content: WordContent = {
  styles: style,
  headers: [p("第3次葦原市総合計画")],
  body: [
    p(`${r("")}${textBox(p("基本目標１　学びが育つまち"))}`),
    styled("h", "施策１　学校教育の充実"),
    p("子どもが自ら学ぶ力を育てます。"),
    p("■現状と課題"),
    boxed("・不登校の児童生徒が増えています。", "・校舎の老朽化が進んでいます。"),
    p("■目指す姿"),
    boxed("・全ての子どもが安心して学べています。"),
    p("■成果指標"),
    tbl([
      tr(tc("指標名"), tc("単位"), tc("現状値\n（R6）"), tc("目標値\n（R11）")),
      tr(tc("学校が楽しいと答えた児童の割合"), tc("％"), tc("84.1"), tc("90.0")),
      tr(tc("校舎の改修を終えた学校の数（累計）"), tc("校"), tc("4"), tc("11")),
    ]),
    p("■主な取組"),
    tbl([
      tr(tc("取組項目"), tc("具体的な内容"), tc("担当課")),
      tr(tc("校内支援教室の設置"), tc("・全ての中学校に置きます。\n・指導員を増やします。"), tc("学校教育課")),
    ]),
    p("■役割分担"),
    tbl([
      tr(tc("主体"), tc("期待される役割")),
      tr(tc("市民"), tc("・学校の行事に参加します。")),
      tr(tc("行政"), tc("・学ぶ環境を整えます。")),
    ]),
    p("■関連する個別計画"),
    p("葦原市教育振興基本計画、葦原市公共施設等総合管理計画"),
    p(`<w:r><w:br w:type="page"/>${t("施策２　生涯学習の推進")}</w:r>`, '<w:pStyle w:val="h"/>'),
    p("誰もがいつでも学べるまちをつくります。"),
    p("■現状と課題"),
    boxed("・講座の参加者が固定しています。"),
    p("■成果指標"),
    tbl([
      tr(tc("指標名"), tc("単位"), tc("現状値\n（R6）"), tc("目標値\n（R11）")),
      tr(tc("公民館の講座の参加者数"), tc("人"), tc("8,200"), tc("9,000")),
    ]),
    '<w:sectPr><w:headerReference w:type="default" r:id="rId100"/></w:sectPr>',
  ].join(""),
};
