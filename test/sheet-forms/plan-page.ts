import { SheetCanvas } from "../layouts/sheet-canvas.ts";
import type { TestSheet } from "../layouts/workbook-file.ts";

/** A page of a plan in one frame: a title, labels over their texts as wide as the page, tables in between, all on merged cells. */
const canvas = new SheetCanvas()
  .box("A1:L1", "基本目標3　人が集い、活力あふれるまち")
  .box("A2:L2", "施策3-2　商店街のにぎわいづくり")
  .box("A3:L3", "■現状と課題")
  .frame("A4:L6", ["・空き店舗が増えています。", "・後継者が不足しています。"])
  .box("A7:L7", "■施策の方針")
  .box("A8:L8", "・空き店舗を使った創業を支援します。\n・商店街の催しを支援します。")
  .box("A9:L9", "■指標")
  .box("A10:F10", "指標名")
  .box("G10:I10", "現状値（令和5年度）")
  .box("J10:L10", "目標値（令和10年度）")
  .box("A11:F11", "空き店舗率")
  .box("G11:I11", 0.183, { format: "0.0%" })
  .box("J11:L11", { type: "n", xml: "<v>0.15</v>" }, { format: '0.0%"以下"' })
  .box("A12:F12", "新規創業者数（累計）")
  .box("G12:I12", 12, { format: '0"人"' })
  .box("J12:L12", 40, { format: '0"人"' })
  .box("A13:L13", "■主な取組")
  .box("A14:D14", "取組項目")
  .box("E14:L14", "具体的な内容")
  .box("A15:D15", "創業の支援")
  .box("E15:L15", "・創業塾を開きます。\n・家賃を補助します。");

export const sheets: readonly TestSheet[] = [canvas.sheet("3-2")];

export const expected = {
  plan: {
    nodes: [
      { title: "人が集い、活力あふれるまち" },
      {
        code: "施策3-2",
        title: "商店街のにぎわいづくり",
        sections: [
          { title: "現状と課題", items: ["空き店舗が増えています。", "後継者が不足しています。"] },
          { title: "施策の方針", items: ["空き店舗を使った創業を支援します。", "商店街の催しを支援します。"] },
        ],
      },
    ],
    indicators: [
      { name: "空き店舗率", baseline: { fiscalYear: 2023, text: "18.3%" }, target: { fiscalYear: 2028, text: "15.0%以下" } },
      { name: "新規創業者数（累計）", baseline: { fiscalYear: 2023, text: "12人" }, target: { fiscalYear: 2028, text: "40人" } },
    ],
    initiatives: [{ item: "創業の支援", details: ["創業塾を開きます。", "家賃を補助します。"] }],
  },
};
