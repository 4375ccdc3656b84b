import type { Action, Goal, Period } from "../../../domain/goal/goal.ts";
import type { Mission } from "../../../domain/mission/mission.ts";
import { textKey } from "../../../domain/wording/text-key.ts";
import type { Reading } from "../reading.ts";
import { type Doubt, doubt } from "./doubt.ts";
import { doubtMarks } from "./marks.ts";

/** Doubts about goals and missions: what they must say and do not, what repeats, what is skipped. */
export function doubtGoals({ goals, missions }: Reading): Doubt[] {
  const prioritised = goals.some(({ priority }) => priority !== null);
  const groups = new Map<string, { priorities: Set<number>; titles: Set<string> }>();
  const found = goals.flatMap((goal, i) => {
    const pointer = `/goals/${i}`;
    const key = JSON.stringify([goal.fiscalYear, goal.department]);
    const group = groups.get(key) ?? { priorities: new Set<number>(), titles: new Set<string>() };
    groups.set(key, group);
    return [
      ...doubtHead(pointer, goal),
      ...doubtPriority(`${pointer}/priority`, goal.priority, group.priorities, prioritised),
      ...doubtTitle(`${pointer}/title`, goal.title, group.titles),
      ...(goal.actions.length === 0 ? [doubt(`${pointer}/actions`, "no-actions")] : []),
      ...doubtMarks(goal.actions, `${pointer}/actions`),
      ...goal.actions.flatMap((action, at) => doubtAction(`${pointer}/actions/${at}`, action, goal.fiscalYear)),
    ];
  });
  return [
    ...found,
    ...missions.flatMap((mission, i) => [
      ...doubtHead(`/missions/${i}`, mission),
      ...doubtMarks(mission.policies, `/missions/${i}/policies`),
      ...doubtNumbers(mission.midTermGoals, `/missions/${i}/midTermGoals`),
    ]),
  ];
}

function doubtHead(pointer: string, { department, fiscalYear }: Pick<Goal, "department" | "fiscalYear">): Doubt[] {
  return [
    ...(fiscalYear === null ? [doubt(`${pointer}/fiscalYear`, "no-year")] : []),
    ...(department === null ? [doubt(`${pointer}/department`, "no-department")] : []),
  ];
}

function doubtPriority(pointer: string, priority: number | null, before: Set<number>, prioritised: boolean): Doubt[] {
  if (priority === null) return prioritised ? [doubt(pointer, "no-priority")] : [];
  const repeats = before.has(priority);
  const skips = !repeats && priority > 1 && before.size > 0 && !before.has(priority - 1);
  before.add(priority);
  if (repeats) return [doubt(pointer, "priority-repeats", { priority })];
  return skips ? [doubt(pointer, "priority-skips", { priority, missing: priority - 1 })] : [];
}

function doubtNumbers(listed: Mission["midTermGoals"], pointer: string): Doubt[] {
  const before = new Set<number>();
  const numbered = listed.some(({ number }) => number !== null);
  return listed.flatMap(({ number }, i) => doubtPriority(`${pointer}/${i}/number`, number, before, numbered));
}

function doubtTitle(pointer: string, title: string, before: Set<string>): Doubt[] {
  const key = textKey(title);
  if (key === "") return [doubt(pointer, "no-title")];
  const repeats = before.has(key);
  before.add(key);
  return repeats ? [doubt(pointer, "same-title", { title })] : [];
}

function doubtAction(pointer: string, action: Action, fiscalYear: number | null): Doubt[] {
  return [
    ...(action.title.trim() === "" ? [doubt(`${pointer}/title`, "no-title")] : []),
    ...doubtPeriod(`${pointer}/period`, action.period, fiscalYear),
    ...doubtMarks(action.steps, `${pointer}/steps`),
    ...action.steps.flatMap((step, i) => [
      ...(step.text.trim() === "" ? [doubt(`${pointer}/steps/${i}/text`, "no-text", { mark: step.mark ?? "" })] : []),
      ...doubtPeriod(`${pointer}/steps/${i}/period`, step.period, fiscalYear),
    ]),
  ];
}

/** Said of what comes again and again, or of what has no date on purpose. */
const UNDATED = /随時|毎|例年|四半期|月1回|定期|継続|順次|必要に応じ|未定|調整中|検討中|適宜|当面/u;

function doubtPeriod(pointer: string, period: Period | null, fiscalYear: number | null): Doubt[] {
  if (!period) return [];
  const { from, to, text } = period;
  if (from === null && to === null) return UNDATED.test(text) ? [] : [doubt(pointer, "period-unknown", { text })];
  if (fiscalYear === null) return [];
  const [first, last] = [`${fiscalYear}-04`, `${fiscalYear + 1}-03`];
  const outside = (to !== null && (to < first || to > last)) || (from !== null && from > last);
  return outside ? [doubt(pointer, "period-outside", { text, year: `${fiscalYear}` })] : [];
}
