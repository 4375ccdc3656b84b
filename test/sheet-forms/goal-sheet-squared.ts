import { SheetCanvas } from "../layouts/sheet-canvas.ts";
import type { TestSheet } from "../layouts/workbook-file.ts";

interface Content {
  readonly title: string;
  readonly priority: number;
  readonly background: readonly string[];
  readonly purpose: string;
  readonly actions: readonly (readonly [mark: string, title: string, period: string, target: string, midterm: string, result: string])[];
}

const CONTENTS: readonly Content[] = [
  {
    title: "空き家の利活用の促進",
    priority: 1,
    background: ["市内の空き家は年々増えている。", "所有者と連絡の取れない空き家がある。"],
    purpose: "空き家を地域の資源として生かす。",
    actions: [
      ["①", "空き家バンクの登録の拡大", "4月～3月", "新規登録30件", "登録16件", "登録33件"],
      ["②", "所有者への意向調査", "6月～9月", "回答率60％", "調査票を発送した。", "回答率64％"],
    ],
  },
  {
    title: "公園の安全点検の徹底",
    priority: 2,
    background: ["遊具の多くが設置から20年を超えた。"],
    purpose: "だれもが安心して遊べる公園にする。",
    actions: [["①", "遊具の一斉点検", "5月～10月", "全72公園で点検", "48公園で点検した。", "全72公園で点検した。"]],
  },
];

/** 重点目標管理シート on squared paper: a sheet a goal, everything merged, the background line by line in a framed box, a hidden sheet of choices. */
export const sheets: readonly TestSheet[] = [
  ...CONTENTS.map(goalSheet),
  new SheetCanvas().put("A1", "選択肢").put("A2", "未着手").put("A3", "実施中").sheet("リスト", { hidden: true }),
];

function goalSheet({ title, priority, background, purpose, actions }: Content): TestSheet {
  const canvas = new SheetCanvas()
    .wide("B2:AK3", "令和7年度　重点目標管理シート", { phonetic: "レイワ7ネンドジュウテンモクヒョウカンリシート" })
    .box("B5:F6", "重点目標", { phonetic: "ジュウテンモクヒョウ" })
    .box("G5:U6", title)
    .box("V5:Y6", "部局名")
    .box("Z5:AE6", "都市整備部", { phonetic: "トシセイビブ", runs: 2 })
    .box("AF5:AI6", "優先\n順位")
    .box("AJ5:AK6", priority)
    .box("B7:F10", "現況・課題")
    .frame(
      "G7:AK10",
      background.map((line) => `・${line}`),
    )
    .box("B11:F12", "目的・効果")
    .box("G11:AK12", purpose)
    .box("B14:C15")
    .box("D14:N15", "取組項目及び方法・手段")
    .box("O14:S15", "期間・期限")
    .box("T14:Y15", "数値目標")
    .box("Z14:AE15", "中間報告")
    .box("AF14:AK15", "期末報告");
  for (const [i, [mark, name, period, target, midterm, result]] of actions.entries()) {
    const [top, bottom] = [16 + i * 3, 18 + i * 3];
    for (const [columns, text] of [
      ["B:C", mark],
      ["D:N", name],
      ["O:S", period],
      ["T:Y", target],
      ["Z:AE", midterm],
      ["AF:AK", result],
    ] as const) {
      const [first, last] = columns.split(":");
      canvas.box(`${first}${top}:${last}${bottom}`, text);
    }
  }
  return canvas.sheet(`目標${priority}`, { columns: [{ first: 0, last: 40, width: 2.3 }], foot: "&C&P / &N" });
}

export const expected = {
  goals: CONTENTS.map(({ title, priority, background, purpose, actions }) => ({
    fiscalYear: 2025,
    department: "都市整備部",
    priority,
    title,
    background,
    purpose: [purpose],
    actions: actions.map(([mark, name, period, target, midterm, result]) => ({
      mark,
      title: name,
      period: { text: period },
      target: { text: target },
      midterm,
      result,
    })),
  })),
};
