import { SheetCanvas } from "../layouts/sheet-canvas.ts";
import type { TestSheet } from "../layouts/workbook-file.ts";

/** KPI一覧: heads of two rows, merged down and across, a column a year; numbers with formats, a share, a formula. */
const canvas = new SheetCanvas()
  .wide("A1:I1", "みどり野市総合計画　成果指標一覧")
  .put("I2", "令和7年4月1日現在")
  .box("A3:A4", "番号")
  .box("B3:B4", "指標名")
  .box("C3:C4", "単位")
  .box("D3", "現状値")
  .box("E3:G3", "中間目標")
  .box("H3", "目標値")
  .box("I3:I4", "担当課")
  .grid("D4", [["令和6年度", "令和7年度", "令和8年度", "令和9年度", "令和10年度"]])
  .grid(
    "A5",
    [
      [1, "図書館の貸出冊数", "冊", 125_340, 127_000, 129_000, 131_000, 133_000, "生涯学習課"],
      [2, "健診の受診率", "％", 0.412, 0.43, 0.45, 0.47, 0.5, "健康づくり課"],
      [3, "公共施設の数", "施設", 88, "－", "－", { type: "n", xml: "<f>D7-3</f><v>85</v>" }, 80, "財産管理課"],
    ],
    [undefined, undefined, undefined, "#,##0", "#,##0", "#,##0", "#,##0", "#,##0"],
  );
for (const cell of ["D6", "E6", "F6", "G6", "H6"])
  canvas.put(cell, { D6: 0.412, E6: 0.43, F6: 0.45, G6: 0.47, H6: 0.5 }[cell] ?? 0, { format: "0.0%" });

export const sheets: readonly TestSheet[] = [canvas.sheet("KPI", { columns: [{ first: 1, last: 1, width: 30 }] })];

const target = (fiscalYear: number, text: string) => ({ fiscalYear, text });
export const expected = {
  plan: {
    indicators: [
      {
        name: "図書館の貸出冊数",
        unit: "冊",
        baseline: target(2024, "125,340"),
        interimTargets: [target(2025, "127,000"), target(2026, "129,000"), target(2027, "131,000")],
        target: target(2028, "133,000"),
        divisions: ["生涯学習課"],
      },
      {
        name: "健診の受診率",
        unit: "%",
        baseline: target(2024, "41.2%"),
        interimTargets: [target(2025, "43.0%"), target(2026, "45.0%"), target(2027, "47.0%")],
        target: target(2028, "50.0%"),
        divisions: ["健康づくり課"],
      },
      { name: "公共施設の数", unit: "施設", baseline: target(2024, "88"), target: target(2028, "80"), divisions: ["財産管理課"] },
    ],
  },
};
