import type { Goal } from "../../src/domain/goal/goal.ts";
import { type Box, box, heading, label, type Piece, paragraph, table } from "./piece.ts";

/** 重点目標一覧表: last year's goals with what came of them beside this year's goals with their deadlines. */
export function goalList(goals: readonly Goal[], yearOf: (fiscalYear: number) => string): Piece[] {
  const years = [...new Set(goals.map(({ fiscalYear }) => fiscalYear ?? 0))].sort((a, b) => a - b);
  const priorities = [...new Set(goals.map(({ priority }) => priority ?? 0))].sort((a, b) => a - b);
  const last = years.at(-1);
  return [
    heading(1, "重点目標一覧表"),
    paragraph(`担当部局名　${goals[0]?.department ?? ""}`),
    table([
      [label(""), ...years.map((year) => label(`${yearOf(year)}重点目標`, 2))],
      [
        label("優先順位"),
        ...years.flatMap((year) => [label("重点目標と具体的な取組項目"), label(year === last ? "期限・数値目標等" : "達成状況・達成度")]),
      ],
      ...priorities.map((priority) => [
        box(priority),
        ...years.flatMap((year) =>
          goalBoxes(
            goals.find((goal) => goal.fiscalYear === year && goal.priority === priority),
            year === last,
          ),
        ),
      ]),
    ]),
  ];
}

function goalBoxes(goal: Goal | undefined, current: boolean): Box[] {
  if (!goal) return [box(""), box("")];
  const items = goal.actions.flatMap((action) => [
    `${action.mark ?? ""} ${action.title}`,
    ...action.steps.map((step) => `${step.mark ?? "・"}${step.text}`),
  ]);
  const reports = goal.actions.flatMap((action) => {
    const said = current ? action.target?.text : action.result;
    const steps = action.steps.flatMap((step) => {
      const text = current ? step.target?.text : step.result;
      return text ? [`${step.mark ?? ""}${text}`] : [];
    });
    return said || steps.length > 0 ? [`${action.mark ?? ""} ${said ?? ""}`.trim(), ...steps] : [];
  });
  return [box([`重点目標 ${goal.title}`, ...items].join("\n")), box(reports.join("\n"))];
}
