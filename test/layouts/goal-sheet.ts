import type { Action, Goal, Placement, Reports } from "../../src/domain/goal/goal.ts";
import { type Box, box, heading, label, type Piece, pageBreak, table } from "./piece.ts";

const COLUMNS = 6;

/** 重点目標管理シート: a sheet a goal, in the shape that many cities share. */
export function goalSheets(goals: readonly Goal[], yearOf: (fiscalYear: number) => string): Piece[] {
  return goals.flatMap((goal, i) => [
    ...(i > 0 ? [pageBreak] : []),
    heading(1, `${goal.fiscalYear === null ? "" : yearOf(goal.fiscalYear)}　重点目標管理シート`),
    table([
      [label("重点目標"), box(goal.title), label("部局名"), box(goal.department), label("優先順位"), box(goal.priority)],
      ...placementRows(goal.placements),
      [label("現況・課題"), box(goal.background.join("\n"), COLUMNS - 1)],
      [label("目的・効果"), box(goal.purpose.join("\n"), COLUMNS - 3), label("該当するSDGsの目標"), box(goal.sdgs.join("、"))],
      [label(""), ...["取組項目及び方法・手段", "期間・期限", "数値目標", "中間報告", "期末報告"].map((head) => label(head))],
      ...goal.actions.map(actionRow),
      ...goal.remarks.map((remark) => [label("特記事項"), box(`○${remark.label}\n${remark.text ?? ""}`, COLUMNS - 1)]),
    ]),
  ]);
}

function placementRows(placements: readonly Placement[]): Box[][] {
  const plans = [...new Set(placements.map(({ plan }) => plan))];
  return plans.map((plan) => {
    const own = placements.filter((placement) => placement.plan === plan);
    return [
      label(`${plan}における位置付け`),
      box(own.map(({ code, text }) => [code, text].filter(Boolean).join(" ")).join("\n"), COLUMNS - 1),
    ];
  });
}

/** One row an action; what a column says of a step stands behind the step's mark, what it says of the action has none. */
function actionRow(action: Action): Box[] {
  const column = (text: (reports: Reports) => string | null | undefined): Box =>
    box([text(action), ...action.steps.map((step) => marked(step.mark, text(step)))].filter(Boolean).join("\n"));
  return [
    box(action.mark),
    box([`○ ${action.title}`, ...action.steps.map((step) => marked(step.mark ?? "・", step.text))].join("\n")),
    column(({ period }) => period?.text),
    column(({ target }) => target?.text),
    column(({ midterm }) => midterm),
    column(({ result }) => result),
  ];
}

const marked = (mark: string | null, text: string | null | undefined): string => (text ? `${mark ?? ""} ${text}`.trim() : "");
