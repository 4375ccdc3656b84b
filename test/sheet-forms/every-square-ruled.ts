import { SheetCanvas } from "../layouts/sheet-canvas.ts";
import type { TestSheet } from "../layouts/workbook-file.ts";

/** Squared paper on which every tiny cell has lines around it, printed or not, and everything that says something is merged. */
const canvas = new SheetCanvas();
canvas.grid(
  "A1",
  Array.from({ length: 14 }, () => Array<"">(24).fill("")),
);
canvas
  .wide("A1:X2", "令和8年度　重点目標管理シート")
  .wide("A3:D4", "重点目標")
  .wide("E3:P4", "空き家の利活用")
  .wide("Q3:S4", "部局名")
  .wide("T3:X4", "都市整備部")
  .wide("A5:D8", "現況・課題")
  .wide("E5:X8", "・空き家が増えている。\n・所有者の分からない空き家がある。")
  .wide("C9:J10", "取組項目")
  .wide("K9:P10", "期間・期限")
  .wide("Q9:X10", "数値目標")
  .wide("A11:B12", "①")
  .wide("C11:J12", "バンクの登録")
  .wide("K11:P12", "4月～3月")
  .wide("Q11:X12", "30件");

export const sheets: readonly TestSheet[] = [canvas.sheet("Sheet1")];

export const expected = {
  goals: [
    {
      fiscalYear: 2026,
      department: "都市整備部",
      title: "空き家の利活用",
      background: ["空き家が増えている。", "所有者の分からない空き家がある。"],
      actions: [{ mark: "①", title: "バンクの登録", period: { text: "4月～3月" }, target: { text: "30件" } }],
    },
  ],
  unplaced: [],
};
