import { p, r, tbl, tc, tr, type WordContent, wide } from "../layouts/word-file.ts";

/** 重点目標管理シート as a form to fill in: controls with and without an answer, boxes to tick, remarks in a table of their own. */
const control = (text: string): string => `<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>${r(text)}</w:sdtContent></w:sdt>`;
const asking = `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${r("クリックして入力してください。")}</w:sdtContent></w:sdt>`;

export const content: WordContent = {
  body: [
    p(r("令和7年度　重点目標管理シート")),
    tbl([
      tr(
        tc("重点目標"),
        tc(p(control("防災の体制の強化"))),
        tc("部局名"),
        tc(p(control("危機管理部"))),
        tc("優先順位"),
        tc(p(control("1"))),
      ),
      tr(tc("総合計画における位置付け"), wide(5, p(control("1-1-② 災害に強いまちづくり")))),
      tr(tc("現況・課題"), wide(5, p(control("自主防災組織のない地区があります。")))),
      tr(
        tc("目的・効果"),
        wide(3, p(control("災害の時に助け合える地域をつくります。"))),
        tc("該当するSDGsの目標"),
        tc(p(control("11、13"))),
      ),
      tr(tc(""), tc("取組項目及び方法・手段"), tc("期間・期限"), tc("数値目標"), tc("中間報告"), tc("期末報告")),
      tr(
        tc("①"),
        tc("○ 自主防災組織の結成の支援\n(1) 説明会の開催\n(2) 資機材の補助"),
        tc("(1) ～8月\n(2) 通年"),
        tc("5地区"),
        tc("(1) 6地区で開いた。"),
        tc(p(asking)),
      ),
      tr(tc("②"), tc("○ 防災訓練の実施"), tc("11月"), tc("参加者 2,000人"), tc(p(asking)), tc(p(asking))),
      tr(tc("特記事項"), wide(5, "○市民参加・協働の方法\n防災士の会と訓練の内容を決める。")),
    ]),
    p("葦原市"),
  ].join(""),
};
