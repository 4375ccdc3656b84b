import { covered, p, r, t, tall, tbl, tr, type WordContent, wide } from "../layouts/word-file.ts";

/** 重点目標管理シート: one table a page, labels merged over rows, columns dragged a little out of line. */
const WIDTHS = [1200, 30, 2400, 1800, 1500, 20, 1800, 1800];

const sheet = (title: string, priority: string, more: string): string =>
  p("令和8年度　重点目標管理シート", "<w:jc/>") +
  tbl(
    [
      tr(wide(2, "重点目標"), wide(2, title), wide(1, "部局名"), wide(2, "建設部"), wide(1, `優先順位　${priority}`)),
      tr(wide(1, "総合計画における位置付け"), wide(7, "3-2-① 安全な道路の整備")),
      tr(wide(2, "現況・課題"), wide(6, "・市道の舗装は傷みが進んでいます。\n・通学路に歩道のない区間があります。")),
      tr(wide(1, "目的・効果"), wide(7, "子どもが安心して歩ける道を増やします。")),
      tr(tall("取組項目"), wide(3, "取組項目及び方法・手段"), wide(1, "期間・期限"), wide(2, "数値目標"), wide(1, "期末報告")),
      tr(
        covered,
        wide(3, "① 通学路の歩道の整備\n(1) 用地の取得\n(2) 工事の発注"),
        wide(1, "(1) 4月～9月\n(2) 10月"),
        wide(2, "① 延長800m"),
        wide(1, ""),
      ),
      tr(covered, wide(3, more), wide(1, "通年"), wide(2, "② 12路線"), wide(1, "")),
    ],
    WIDTHS,
  );

export const content: WordContent = {
  body: [
    sheet("歩行空間の安全の確保", "1", "② 舗装の補修"),
    p(`<w:r><w:br w:type="page"/>${t("")}</w:r>`),
    sheet("橋りょうの長寿命化", "2", "② 点検と補修"),
    p(r("葦原市建設部", '<w:vanish w:val="0"/>')),
    "<w:sectPr/>",
  ].join(""),
};
