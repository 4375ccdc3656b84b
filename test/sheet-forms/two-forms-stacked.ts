import { SheetCanvas } from "../layouts/sheet-canvas.ts";
import type { TestSheet } from "../layouts/workbook-file.ts";

/** Two goal sheets one under another on one sheet of squared paper, nothing merged: boxes are only framed, a text in the first cell of each. */
const canvas = new SheetCanvas().put("B1", "令和8年度　重点目標管理シート　市民協働部");
const contents = [
  ["自治会の加入促進", "加入率が年々下がっている。", "加入を呼びかけるちらしの配布", "4月～6月", "全世帯に配布"],
  ["市民活動の支援", "活動を担う人が足りない。", "助成金の説明会の開催", "5月、9月", "参加団体40団体"],
];
for (const [i, [title = "", background = "", action = "", period = "", target = ""]] of contents.entries()) {
  const top = 3 + i * 14;
  const at = (columns: string, from: number, to: number): string => {
    const [first, last] = columns.split(":");
    return `${first}${top + from}:${last}${top + to}`;
  };
  canvas
    .frame(at("B:F", 0, 1), ["重点目標"])
    .frame(at("G:R", 0, 1), [title])
    .frame(at("S:V", 0, 1), ["優先順位"])
    .frame(at("W:X", 0, 1), [String(i + 1)])
    .frame(at("B:F", 2, 4), ["現況・課題"])
    .frame(at("G:X", 2, 4), [background])
    .frame(at("B:C", 5, 6))
    .frame(at("D:L", 5, 6), ["取組項目及び方法・手段"])
    .frame(at("M:R", 5, 6), ["期間・期限"])
    .frame(at("S:X", 5, 6), ["数値目標"])
    .frame(at("B:C", 7, 9), ["①"])
    .frame(at("D:L", 7, 9), [action])
    .frame(at("M:R", 7, 9), [period])
    .frame(at("S:X", 7, 9), [target]);
}

export const sheets: readonly TestSheet[] = [canvas.sheet("市民協働部", { columns: [{ first: 0, last: 30, width: 2 }] })];

export const expected = {
  goals: contents.map(([title, background, action, period, target], i) => ({
    fiscalYear: 2026,
    priority: i + 1,
    title,
    background: [background],
    actions: [{ mark: "①", title: action, period: { text: period }, target: { text: target } }],
  })),
};
