import type { Goal, Reports } from "../goal/goal.ts";
import { keyed, keyedTexts } from "./part-key.ts";
import type { GoalSheetBody, SheetPlacement } from "./sheet-body.ts";
import { isBlank, saysSomething, textOrNull } from "./sheet-text.ts";

/** A goal as a sheet that can be written on: every part has a key of its place, the same whenever it is made of the same goal. */
export function bodyOfGoal(goal: Goal): GoalSheetBody {
  return {
    kind: "goal",
    title: goal.title,
    priority: goal.priority,
    placements: keyed("p", goal.placements).map((placement) => ({ ...placement, nodeId: null })),
    background: keyedTexts("b", goal.background),
    purpose: keyedTexts("u", goal.purpose),
    sdgs: goal.sdgs,
    actions: keyed("a", goal.actions).map((action) => ({ ...action, steps: keyed("s", action.steps) })),
    remarks: keyed("r", goal.remarks),
  };
}

/** What a sheet says as a goal of the record. No character is left out; parts in which nothing was written are, and what is blank where nothing may stand is null. */
export function goalOfBody(
  body: GoalSheetBody,
  { fiscalYear, department }: { readonly fiscalYear: number | null; readonly department: string | null },
): Goal {
  return {
    fiscalYear,
    department,
    priority: body.priority,
    title: body.title,
    placements: placementsOf(body.placements),
    background: textsOf(body.background),
    purpose: textsOf(body.purpose),
    sdgs: body.sdgs,
    actions: body.actions.filter(saysSomething).map((action) => ({
      ...{ mark: textOrNull(action.mark), title: action.title, ...reportsOf(action) },
      steps: action.steps.filter(saysSomething).map((step) => ({ mark: textOrNull(step.mark), text: step.text, ...reportsOf(step) })),
    })),
    remarks: body.remarks.filter(saysSomething).map(({ label, text }) => ({ label, text: textOrNull(text) })),
  };
}

export function placementsOf(placements: readonly SheetPlacement[]): Goal["placements"] {
  return placements.filter(saysSomething).map(({ plan, code, text }) => ({ plan, code: textOrNull(code), text }));
}

export function textsOf(parts: readonly { readonly text: string }[]): string[] {
  return parts.flatMap(({ text }) => (isBlank(text) ? [] : [text]));
}

function reportsOf({ period, target, midterm, result, issues, grade, divisions }: Reports): Reports {
  return {
    period: period && isBlank(period.text) ? null : period,
    target: target && isBlank(target.text) ? null : target,
    midterm: textOrNull(midterm),
    result: textOrNull(result),
    issues: textOrNull(issues),
    grade: textOrNull(grade),
    divisions: divisions.filter((division) => !isBlank(division)),
  };
}
