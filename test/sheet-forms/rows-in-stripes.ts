import { SheetCanvas } from "../layouts/sheet-canvas.ts";
import type { TestSheet } from "../layouts/workbook-file.ts";

/** A list with lines only around its rows; a second one whose sheet draws none at the left and right edge. */
const ROWS = [
  ["指標名", "現状値（R6）", "目標値（R10）", "担当課"],
  ["防災訓練の参加者数", "1,820人", "2,500人", "危機管理課"],
  ["消防団員の数", "402人", "420人", "危機管理課"],
];
const stripes = new SheetCanvas().put("A1", "基本目標1　安全なまち");
const open = new SheetCanvas().put("A1", "基本目標2　便利なまち");
for (const [i, row] of ROWS.entries()) {
  stripes.frame(`A${i + 3}:D${i + 3}`);
  for (const [j, text] of row.entries()) stripes.put(`${"ABCD".charAt(j)}${i + 3}`, text);
}
const other = [ROWS[0] ?? [], ["バスの利用者数", "48,200人", "52,000人", "交通課"], ["駅の乗降客数", "9,100人", "9,500人", "交通課"]];
const openSheet = open.grid("A3", other).sheet("便利");

export const sheets: readonly TestSheet[] = [
  stripes.sheet("安全"),
  {
    ...openSheet,
    cells: openSheet.cells.map((cell) => ({
      ...cell,
      sides: (cell.sides ?? "").replace(cell.column === 0 ? "l" : "", "").replace(cell.column === 3 ? "r" : "", ""),
    })),
  },
];

const indicator = (node: string, name: string, baseline: string, target: string, division: string) => ({
  node,
  name,
  baseline: { fiscalYear: 2024, text: baseline },
  target: { fiscalYear: 2028, text: target },
  divisions: [division],
});
export const expected = {
  plan: {
    indicators: [
      indicator("基本目標1", "防災訓練の参加者数", "1,820人", "2,500人", "危機管理課"),
      indicator("基本目標1", "消防団員の数", "402人", "420人", "危機管理課"),
      indicator("基本目標2", "バスの利用者数", "48,200人", "52,000人", "交通課"),
      indicator("基本目標2", "駅の乗降客数", "9,100人", "9,500人", "交通課"),
    ],
  },
  unplaced: [],
};
