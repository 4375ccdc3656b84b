import { SheetCanvas } from "../layouts/sheet-canvas.ts";
import type { TestSheet } from "../layouts/workbook-file.ts";

/** A sheet a department, named only on its tab; a label from top to bottom, sentences broken by hand, spaces in labels. */
const goal = (department: string, title: string, lines: readonly string[], action: string, period: string, target: string): TestSheet =>
  new SheetCanvas()
    .wide("A1:L1", "令和8年度　重点目標管理シート")
    .box("A2:B2", "重 点 目 標")
    .box("C2:L2", title)
    .frame("A3:B7", ["現", "況", "・", "課", "題"])
    .frame("C3:L7", lines)
    .box("A8:B8")
    .box("C8:F8", "取 組 項 目")
    .box("G8:I8", "期　限")
    .box("J8:L8", "数 値 目 標")
    .box("A9:B9", "①")
    .box("C9:F9", action)
    .box("G9:I9", period)
    .box("J9:L9", target)
    .sheet(department);

export const sheets: readonly TestSheet[] = [
  goal(
    "環境課",
    "ごみの減量",
    ["・ごみの量が減っていない。", "・分別の守られていない集積所が市内の", "　各地区に残っている。"],
    "出前講座の開催",
    "12月",
    "24回",
  ),
  goal("税務課", "収納率の向上", ["・滞納の整理が進んでいない。"], "口座振替の勧奨", "8月", "申込み500件"),
];

const expectedGoal = (department: string, title: string, background: string[], action: string, period: string, target: string) => ({
  fiscalYear: 2026,
  department,
  title,
  background,
  actions: [{ mark: "①", title: action, period: { text: period }, target: { text: target } }],
});
export const expected = {
  goals: [
    expectedGoal(
      "環境課",
      "ごみの減量",
      ["ごみの量が減っていない。", "分別の守られていない集積所が市内の各地区に残っている。"],
      "出前講座の開催",
      "12月",
      "24回",
    ),
    expectedGoal("税務課", "収納率の向上", ["滞納の整理が進んでいない。"], "口座振替の勧奨", "8月", "申込み500件"),
  ],
  unplaced: [],
};
