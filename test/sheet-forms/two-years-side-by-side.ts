import { SheetCanvas } from "../layouts/sheet-canvas.ts";
import type { TestSheet } from "../layouts/workbook-file.ts";

/** Two lists of indicators side by side, an empty column between them, each under a title of its own. */
const canvas = new SheetCanvas()
  .wide("A1:C1", "基本目標1　安全なまち")
  .wide("E1:G1", "基本目標2　便利なまち")
  .grid("A2", [
    ["指標名", "現状値（R6）", "目標値（R10）"],
    ["防災訓練の参加者数", "1,820人", "2,500人"],
    ["消防団員の数", "402人", "420人"],
  ])
  .grid("E2", [
    ["指標名", "現状値（R6）", "目標値（R10）"],
    ["コミュニティバスの利用者数", "48,200人", "52,000人"],
    ["駅の乗降客数", "9,100人", "9,500人"],
  ]);

export const sheets: readonly TestSheet[] = [canvas.sheet("指標")];

const indicator = (name: string, baseline: string, target: string) => ({
  name,
  baseline: { fiscalYear: 2024, text: baseline },
  target: { fiscalYear: 2028, text: target },
});
export const expected = {
  plan: {
    indicators: [
      indicator("防災訓練の参加者数", "1,820人", "2,500人"),
      indicator("消防団員の数", "402人", "420人"),
      indicator("コミュニティバスの利用者数", "48,200人", "52,000人"),
      indicator("駅の乗降客数", "9,100人", "9,500人"),
    ],
  },
};
