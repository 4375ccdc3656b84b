import type { Action, Goal, Placement, Reports, Step } from "../../src/domain/goal/goal.ts";
import type { Mission } from "../../src/domain/mission/mission.ts";
import { type Box, box, heading, label, type Piece, table } from "./piece.ts";

const CIRCLED = [..."①②③④⑤⑥⑦⑧⑨⑩"];

/** 部局運営方針: mission, policies with how they went, goals of the year with results and issues, mid-term goals. */
export function missionStatement(mission: Mission, goals: readonly Goal[], yearOf: (fiscalYear: number) => string): Piece[] {
  return [
    heading(1, `${mission.fiscalYear === null ? "" : `${yearOf(mission.fiscalYear)}　`}部局運営方針`),
    table([[label("部局"), box(mission.department), label("補職"), box(mission.post), label("氏名"), box(mission.name)]]),
    heading(2, "1. 部局の使命"),
    { kind: "bullets", mark: "-", items: mission.missions.map((text, i) => `(${i + 1}) ${text}`) },
    heading(2, "2. 使命を遂行するための取組方針と総括"),
    table([
      [label("方針"), label("取組の総括")],
      ...mission.policies.map(({ mark, text, summary }) => [
        box(`${mark ?? ""} ${text}`),
        box(summary === null ? "" : `${mark ?? ""} ${summary}`),
      ]),
    ]),
    heading(2, "3. 当年度目標と振り返り"),
    table([
      [label("No"), label("取組事項及びその内容・スケジュール"), label("取組を行った内容・成果"), label("課題・今後の方向性")],
      ...goals.flatMap((goal) => [
        [
          box(goal.priority),
          box([goal.title, ...goal.actions.flatMap(actionLines)].join("\n")),
          box(goal.actions.flatMap((action) => reportLines(action, ({ result }) => result)).join("\n")),
          box(goal.actions.flatMap((action) => reportLines(action, ({ issues }) => issues)).join("\n")),
        ],
        ...placementRows(goal.placements, 4),
      ]),
    ]),
    ...(mission.midTermGoals.length === 0
      ? []
      : [
          heading(2, "4. 中期目標"),
          table([
            [label("No"), label("取組事項及びめざす成果"), label("スケジュール")],
            ...mission.midTermGoals.flatMap((goal) => [
              [
                box(goal.number),
                box([goal.title, ...goal.items.map((item, i) => `(${i + 1}) ${item}`)].join("\n")),
                box(goal.schedule.map((text, i) => `${CIRCLED[i] ?? ""}${text}`).join("\n")),
              ],
              ...placementRows(goal.placements, 3),
            ]),
          ]),
        ]),
  ];
}

function actionLines(action: Action): string[] {
  return [`${action.mark ?? ""} ${action.title}`.trim(), ...action.steps.map((step) => `${step.mark ?? "・"}${step.text}`)];
}

function reportLines(action: Action, text: (reports: Reports) => string | null): string[] {
  const own = text(action);
  const steps = action.steps.flatMap((step: Step) => (text(step) ? [`${step.mark ?? ""}${text(step)}`] : []));
  if (!own && steps.length === 0) return [];
  return [`${action.mark ?? ""} ${own ?? ""}`.trim(), ...steps];
}

function placementRows(placements: readonly Placement[], columns: number): Box[][] {
  return [...new Set(placements.map(({ plan }) => plan))].flatMap((plan) => [
    [box(""), label(plan, columns - 1)],
    ...placements
      .filter((placement) => placement.plan === plan)
      .map(({ code, text }) => [box(""), box([code, text].filter(Boolean).join(" "), columns - 1)]),
  ]);
}
