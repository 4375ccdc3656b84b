import type { Action, Goal, Reports, Step } from "../../domain/goal/goal.ts";
import { likeness } from "../../domain/wording/text-key.ts";

/** A part of a merged body that comes from the body before: where it stands now, and where it stood. */
export interface Brought {
  readonly pointer: string;
  readonly from: string;
}

/** A title that was corrected, and one that stands under the same mark. */
const SAME = 0.6;
const SAME_UNDER_MARK = 0.3;
/** A goal has some dozens of actions. Of a hostile document's thousands not each is compared with each. */
const MOST_COMPARED = 200;

/**
 * What is known of a goal when a further document speaks of it: what this one says, and what it leaves unsaid as it was. A yearly list does not have the
 * background that the goal's sheet has, and a sheet at the beginning of the year does not have the results.
 */
export function mergeGoal(before: Goal, now: Goal): { readonly body: Goal; readonly brought: readonly Brought[] } {
  const brought: Brought[] = [];
  const bring = <Value>(value: Value, earlier: Value, pointer: string, from = pointer): Value => {
    if (!isUnsaid(value) || isUnsaid(earlier)) return value;
    brought.push({ pointer, from });
    return earlier;
  };

  const reports = <Part extends Reports>(part: Part, earlier: Part, pointer: string, from: string): Part => ({
    ...part,
    period: bring(part.period, earlier.period, `${pointer}/period`, `${from}/period`),
    target: bring(part.target, earlier.target, `${pointer}/target`, `${from}/target`),
    midterm: bring(part.midterm, earlier.midterm, `${pointer}/midterm`, `${from}/midterm`),
    result: bring(part.result, earlier.result, `${pointer}/result`, `${from}/result`),
    issues: bring(part.issues, earlier.issues, `${pointer}/issues`, `${from}/issues`),
    grade: bring(part.grade, earlier.grade, `${pointer}/grade`, `${from}/grade`),
    divisions: bring(part.divisions, earlier.divisions, `${pointer}/divisions`, `${from}/divisions`),
  });

  const steps = (action: Action, earlier: Action, pointer: string, from: string): readonly Step[] => {
    const kept = bring(action.steps, earlier.steps, `${pointer}/steps`, `${from}/steps`);
    if (kept !== action.steps) return kept;
    const matches = pair(action.steps, earlier.steps, ({ text }) => text);
    return action.steps.map((step, i) => {
      const [index, match] = matches[i] ?? [];
      return match === undefined ? step : reports(step, match, `${pointer}/steps/${i}`, `${from}/steps/${index}`);
    });
  };

  const actions = bring(now.actions, before.actions, "/actions");
  const matches = pair(actions === now.actions ? actions : [], before.actions, ({ title }) => title);
  const merged: Goal = {
    fiscalYear: bring(now.fiscalYear, before.fiscalYear, "/fiscalYear"),
    department: bring(now.department, before.department, "/department"),
    priority: bring(now.priority, before.priority, "/priority"),
    title: now.title,
    placements: bring(now.placements, before.placements, "/placements"),
    background: bring(now.background, before.background, "/background"),
    purpose: bring(now.purpose, before.purpose, "/purpose"),
    sdgs: bring(now.sdgs, before.sdgs, "/sdgs"),
    actions: actions.map((action, i) => {
      const [index, match] = matches[i] ?? [];
      if (match === undefined) return action;
      const [pointer, from] = [`/actions/${i}`, `/actions/${index}`];
      return { ...reports(action, match, pointer, from), steps: steps(action, match, pointer, from) };
    }),
    remarks: bring(now.remarks, before.remarks, "/remarks"),
  };
  return { body: merged, brought };
}

function isUnsaid(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}

/** For each part now, the part before that it is: of the same mark and a like text, or of nearly the same text. None is taken twice. */
function pair<Part extends { readonly mark: string | null }>(
  now: readonly Part[],
  before: readonly Part[],
  textOf: (part: Part) => string,
): ([number, Part] | undefined)[] {
  const free = new Map(before.slice(0, MOST_COMPARED).entries());
  return now.map((part) => {
    let best: { index: number; part: Part; alike: number } | null = null;
    for (const [index, candidate] of free) {
      const alike = likeness(textOf(part), textOf(candidate));
      const enough = part.mark !== null && part.mark === candidate.mark ? SAME_UNDER_MARK : SAME;
      if (alike >= enough && alike > (best?.alike ?? 0)) best = { index, part: candidate, alike };
    }
    if (!best) return undefined;
    free.delete(best.index);
    return [best.index, best.part];
  });
}
