import type { PhaseName } from "../cycle/phase.ts";
import type { Form, FormFieldName } from "../form/form.ts";
import type { GoalSheetBody, MissionSheetBody, SheetBody } from "./sheet-body.ts";
import { type Shortfall, unexplainedShortfalls } from "./shortfall.ts";

/** A field without which a sheet is not handed in. */
export interface UnfinishedField {
  /** Of the sheet's body: /actions/a1/steps/s2/target. */
  readonly pointer: string;
  readonly field: FormFieldName;
  /** The result that the field is to give the reason for; null where the field is required and says nothing. */
  readonly shortfall: Shortfall | null;
}

/** What keeps a sheet from being handed in: required fields of the phase that say nothing, in the order of the form, then results below their targets without a reason. */
export function unfinishedFields(body: SheetBody, form: Form, phase: PhaseName): UnfinishedField[] {
  const empty = form.fields
    .filter(({ required }) => required.includes(phase))
    .flatMap(({ field }) => emptyPointers(body, form, field).map((pointer) => ({ pointer, field, shortfall: null })));
  return [...empty, ...shortfalls(body, form, phase)];
}

function shortfalls(body: SheetBody, form: Form, phase: PhaseName): UnfinishedField[] {
  if (body.kind !== "goal" || !form.reasonForShortfall) return [];
  const isWritten = (name: FormFieldName) => form.fields.some(({ field, phases }) => field === name && phases.includes(phase));
  if (!isWritten("result") || !isWritten("issues")) return [];
  return unexplainedShortfalls(body).map(({ pointer, shortfall }) => ({ pointer, field: "issues", shortfall }));
}

function emptyPointers(body: SheetBody, form: Form, field: FormFieldName): string[] {
  return body.kind === "goal" ? emptyOfGoal(body, form, field) : emptyOfMission(body, field);
}

function emptyOfGoal(body: GoalSheetBody, form: Form, field: FormFieldName): string[] {
  switch (field) {
    case "title":
    case "priority":
    case "background":
    case "purpose":
    case "sdgs":
    case "placements":
      return isSaid(body[field]) ? [] : [`/${field}`];
    case "actions":
      return body.actions.some(({ title }) => isSaid(title)) ? [] : ["/actions"];
    case "remarks":
      return emptyRemarks(body, form);
    case "period":
    case "target":
    case "midterm":
    case "result":
    case "grade":
    case "issues":
    case "divisions":
      return body.actions.flatMap((action) => emptyOfAction(action, field));
    default:
      return [];
  }
}

/** What is said of an action need not be said of each of its steps, nor of the action what is said of all of its steps. */
function emptyOfAction(
  action: GoalSheetBody["actions"][number],
  field: "period" | "target" | "midterm" | "result" | "grade" | "issues" | "divisions",
): string[] {
  const steps = action.steps.filter(({ text }) => isSaid(text));
  if (isSaid(action[field]) || (steps.length === 0 && !isSaid(action.title))) return [];
  if (steps.length === 0) return [`/actions/${action.key}/${field}`];
  return steps.filter((step) => !isSaid(step[field])).map((step) => `/actions/${action.key}/steps/${step.key}/${field}`);
}

/** Each remark that the form asks for. */
function emptyRemarks({ remarks }: GoalSheetBody, { remarkLabels }: Form): string[] {
  const empty = remarks.filter(({ text }) => !isSaid(text)).map(({ key }) => `/remarks/${key}/text`);
  const isMissing = remarkLabels.some((label) => !remarks.some((remark) => remark.label === label)) || remarks.length === 0;
  return isMissing ? ["/remarks"] : empty;
}

function emptyOfMission(body: MissionSheetBody, field: FormFieldName): string[] {
  switch (field) {
    case "post":
    case "name":
    case "missions":
      return isSaid(body[field]) ? [] : [`/${field}`];
    case "policies":
      return body.policies.some(({ text }) => isSaid(text)) ? [] : ["/policies"];
    case "policySummaries":
      return body.policies.filter(({ text, summary }) => isSaid(text) && !isSaid(summary)).map(({ key }) => `/policies/${key}/summary`);
    case "midTermGoals":
      return body.midTermGoals.some(({ title }) => isSaid(title)) ? [] : ["/midTermGoals"];
    default:
      return [];
  }
}

/** True where anything is written: in a text, in the text of a period or a target, or in a part of a list. */
function isSaid(value: unknown): boolean {
  if (typeof value === "string") return value.trim() !== "";
  if (Array.isArray(value)) return value.some(isSaid);
  if (value !== null && typeof value === "object") return "text" in value && isSaid(value.text);
  return value !== null && value !== undefined;
}
