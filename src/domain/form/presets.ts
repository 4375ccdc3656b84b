import { PHASES, type PhaseName } from "../cycle/phase.ts";
import type { SheetKind } from "../sheet/sheet-body.ts";
import type { Form, FormField, FormFieldName } from "./form.ts";

export const PRESET_NAMES = ["goal-sheet", "goal-list", "statement-goals", "mission-statement"] as const;

export type PresetName = (typeof PRESET_NAMES)[number];

const SET: readonly PhaseName[] = ["set"];
const FINAL: readonly PhaseName[] = ["final"];
const REPORTS: readonly PhaseName[] = ["midterm", "final"];

/** Forms as cities print them, to begin from. Their words are the cities' own, so they are Japanese in every language of the screen. */
export const PRESETS: Readonly<Record<PresetName, Form>> = {
  /** 重点目標管理シート: a goal on a page, its actions with steps as rows, what was planned and what was reported side by side. */
  "goal-sheet": {
    kind: "goal",
    name: "重点目標管理シート",
    layout: "sheet",
    fields: [
      field("title", "重点目標", SET, SET, "何を実現するかを1文で書きます。"),
      field("priority", "優先順位", SET, [], "部局の中での順位です。"),
      field("placements", "位置付け", SET, SET, "計画の施策を選ぶか、番号と名称を書きます。"),
      field("background", "現況・課題", SET, SET, "今どうなっているか、何が足りないかを書きます。"),
      field("purpose", "目的・効果", SET, SET, "取り組むと何がどう良くなるかを書きます。"),
      field("sdgs", "該当するSDGsの目標", SET, [], null),
      field("actions", "取組項目及び方法・手段", SET, SET, "何を、どのように行うかを項目ごとに書きます。"),
      field("period", "期間・期限", SET, SET, "いつからいつまでに行うか。例：6月～3月、通年"),
      field("target", "数値目標", SET, [], "どの水準まで行うか。例：4回以上、80％"),
      field("midterm", "中間報告", ["midterm"], ["midterm"], "目標に対する進み具合と、見直した点を書きます。"),
      field("result", "期末報告", FINAL, FINAL, "目標に対する達成状況を書きます。"),
      field("remarks", "特記事項", REPORTS, FINAL, null),
    ],
    placementPlans: ["総合計画", "総合戦略", "行財政改革大綱"],
    remarkLabels: ["市民参加・協働の推進に考慮した点", "取組による効果・残された課題"],
    steps: true,
    scale: [],
    numerals: "as-written",
    reasonForShortfall: false,
  },
  /** 重点目標一覧表: the goals of a department as rows, last year's with results beside this year's. */
  "goal-list": {
    kind: "goal",
    name: "重点目標一覧表",
    layout: "list",
    fields: [
      field("priority", "番号", SET, [], null),
      field("title", "重点目標", SET, SET, null),
      field("actions", "具体的な重点取組項目", SET, SET, "箇条書きで書きます。"),
      field("target", "期限・数値目標等", SET, SET, "例：講座の開催 10回（通年）"),
      field("result", "達成状況・達成度", FINAL, FINAL, "目標に対する達成状況を、数で言えるものは数で書きます。"),
    ],
    placementPlans: [],
    remarkLabels: [],
    steps: true,
    scale: [],
    numerals: "as-written",
    reasonForShortfall: false,
  },
  /** 当年度目標: the goals of the year that stand in a head's mission statement. */
  "statement-goals": {
    kind: "goal",
    name: "当年度目標",
    layout: "list",
    fields: [
      field("priority", "No", SET, [], null),
      field("title", "当年度目標", SET, SET, null),
      field("actions", "取組事項及びその内容・スケジュール", SET, SET, "取組ごとに、内容と時期を書きます。"),
      field("placements", "位置付け", SET, SET, "計画の施策を選ぶか、番号と名称を書きます。"),
      field("result", "取組を行った内容・成果", FINAL, FINAL, null),
      field("issues", "課題・今後の方向性", FINAL, FINAL, "目標に届かなかったときは、その理由も書きます。"),
    ],
    placementPlans: ["総合計画", "基本政策"],
    remarkLabels: [],
    steps: true,
    scale: [],
    numerals: "as-written",
    reasonForShortfall: true,
  },
  /** 部局運営方針: what a head of department states, and how it went. */
  "mission-statement": {
    kind: "mission",
    name: "部局運営方針",
    layout: "statement",
    fields: [
      field("post", "補職", SET, SET, null),
      field("name", "氏名", SET, SET, null),
      field("missions", "部局の使命", SET, SET, "部局が何のためにあるかを書きます。"),
      field("policies", "使命を遂行するための方針", SET, SET, "使命を果たすために、今年度どう取り組むかを書きます。"),
      field("policySummaries", "取組の総括", FINAL, FINAL, "方針ごとに、取り組んだ結果を振り返って書きます。"),
      field("midTermGoals", "中期目標", SET, [], "数年かけて実現することと、年度ごとの予定を書きます。"),
    ],
    placementPlans: ["総合計画", "基本政策"],
    remarkLabels: [],
    steps: false,
    scale: [],
    numerals: "as-written",
    reasonForShortfall: false,
  },
};

/** The form of a municipality that has not chosen one. */
export const FIRST_PRESETS = { goal: "goal-sheet", mission: "mission-statement" } as const satisfies Readonly<
  Record<SheetKind, PresetName>
>;

/** A field as it is when planning puts it into a form that did not have it. */
export function newField(name: FormFieldName): FormField {
  const found = Object.values(PRESETS)
    .flatMap(({ fields }) => fields)
    .find((one) => one.field === name);
  return found ?? OTHERS.find((one) => one.field === name) ?? field(name, name, PHASES, [], null);
}

/** Fields that no preset has. */
const OTHERS: readonly FormField[] = [
  field("grade", "達成度", FINAL, FINAL, "評価基準の記号を選びます。"),
  field("divisions", "担当課", SET, [], null),
];

function field(
  name: FormFieldName,
  label: string,
  phases: readonly PhaseName[],
  required: readonly PhaseName[],
  hint: string | null,
): FormField {
  return { field: name, label, hint, phases, required };
}
