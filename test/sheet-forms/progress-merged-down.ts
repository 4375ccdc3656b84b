import { SheetCanvas } from "../layouts/sheet-canvas.ts";
import type { TestSheet } from "../layouts/workbook-file.ts";

/** 進捗管理表: 基本目標 and 施策 merged down over their indicators, notes under the table. */
const canvas = new SheetCanvas()
  .put("A1", "第2期みどり野市総合計画　進捗管理表")
  .grid("A3", [["基本目標", "施策", "指標名", "基準値\n（令和5年度）", "目標値\n（令和9年度）", "担当課"]])
  .box("A4:A7", "1　健やかに暮らせるまち")
  .box("B4:B5", "1-1　地域医療の充実")
  .box("B6:B7", "1-2　高齢者の支援")
  .box("A8:A9", "2　学び合うまち")
  .box("B8", "2-1　学校教育の充実")
  .box("B9", "2-2　文化の振興")
  .grid("C4", [
    ["かかりつけ医のいる市民の割合", "61.2％", "70.0％以上", "健康づくり課"],
    ["休日診療の実施日数", "70日", "72日", "健康づくり課"],
    ["通いの場の数", "46か所", "60か所", "高齢福祉課"],
    ["認知症サポーターの数", "3,210人", "4,500人", "高齢福祉課"],
    ["授業がわかると答えた児童の割合", "82.5％", "88.0％", "学校教育課"],
    ["文化祭の来場者数", "5,600人", "6,500人", "文化振興課"],
  ])
  .put("A11", "※目標値は計画の最終年度の値です。");

export const sheets: readonly TestSheet[] = [canvas.sheet("進捗", { columns: [{ first: 0, last: 2, width: 24 }] })];

const indicator = (node: string, name: string, baseline: string, target: string, division: string) => ({
  node: `施策${node}`,
  name,
  baseline: { fiscalYear: 2023, text: baseline },
  target: { fiscalYear: 2027, text: target },
  divisions: [division],
});
export const expected = {
  plan: {
    nodes: [
      { title: "健やかに暮らせるまち" },
      { title: "地域医療の充実" },
      { title: "高齢者の支援" },
      { title: "学び合うまち" },
      { title: "学校教育の充実" },
      { title: "文化の振興" },
    ],
    indicators: [
      indicator("1-1", "かかりつけ医のいる市民の割合", "61.2％", "70.0％以上", "健康づくり課"),
      indicator("1-1", "休日診療の実施日数", "70日", "72日", "健康づくり課"),
      indicator("1-2", "通いの場の数", "46か所", "60か所", "高齢福祉課"),
      indicator("1-2", "認知症サポーターの数", "3,210人", "4,500人", "高齢福祉課"),
      indicator("2-1", "授業がわかると答えた児童の割合", "82.5％", "88.0％", "学校教育課"),
      indicator("2-2", "文化祭の来場者数", "5,600人", "6,500人", "文化振興課"),
    ],
  },
};
