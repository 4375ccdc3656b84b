import type { Form } from "../form/form.ts";
import { newKey } from "./part-key.ts";
import type { GoalSheetBody, MissionSheetBody, SheetBody } from "./sheet-body.ts";
import { understandAnew } from "./understand-sheet.ts";

/** What was reported on: nothing yet in a year that begins. */
const UNREPORTED = { midterm: null, result: null, issues: null, grade: null };

/** A sheet on which nothing is written yet: only the labels that the form prints. */
export function blankBody(form: Form): SheetBody {
  if (form.kind === "mission") return { kind: "mission", post: null, name: null, missions: [], policies: [], midTermGoals: [] };
  const nothing = { title: "", priority: null, placements: [], background: [], purpose: [], sdgs: [], actions: [] };
  return { kind: "goal", ...nothing, remarks: withLabels([], form) };
}

/**
 * 年度更新: what a sheet says at the beginning of the year after. All that was planned stays as it was written, periods with the months that their texts mean in that
 * year; what was reported is left empty.
 *
 * @param form of the year that begins.
 */
export function copyForward(body: SheetBody, form: Form, fiscalYear: number): SheetBody {
  return understandAnew(body.kind === "goal" ? goalForward(body, form) : missionForward(body), fiscalYear);
}

function goalForward(body: GoalSheetBody, form: Form): GoalSheetBody {
  const actions = body.actions.map((action) => ({
    ...{ ...action, ...UNREPORTED },
    steps: action.steps.map((step) => ({ ...step, ...UNREPORTED })),
  }));
  const isPlanned = form.fields.some(({ field, phases }) => field === "remarks" && phases.includes("set"));
  const remarks = isPlanned ? body.remarks : body.remarks.map((remark) => ({ ...remark, text: null }));
  return { ...body, actions, remarks: withLabels(remarks, form) };
}

function missionForward(body: MissionSheetBody): MissionSheetBody {
  return { ...body, policies: body.policies.map((policy) => ({ ...policy, summary: null })) };
}

/** The remarks, and those that the form has besides. */
function withLabels(remarks: GoalSheetBody["remarks"], form: Form): GoalSheetBody["remarks"] {
  const keys = new Set(remarks.map(({ key }) => key));
  const missing = form.remarkLabels.filter((label) => !remarks.some((remark) => remark.label === label));
  const added = missing.map((label, i) => ({ key: newKey(keys, `r${remarks.length + i + 1}`), label, text: null }));
  return [...remarks, ...added];
}
