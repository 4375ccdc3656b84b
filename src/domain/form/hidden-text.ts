import type { Reports } from "../goal/goal.ts";
import type { GoalSheetBody, MissionSheetBody, SheetAction, SheetBody } from "../sheet/sheet-body.ts";
import { textKey } from "../wording/text-key.ts";
import { type Form, type FormFieldName, isOfActions } from "./form.ts";

/** A part of a form in which sheets have text: a field, the steps of actions, the placements in one plan, a remark, a code of the scale. */
export type FormPart =
  | { readonly kind: "field"; readonly name: FormFieldName }
  | { readonly kind: "steps" }
  | { readonly kind: "plan" | "remark" | "code"; readonly name: string };

/** A part of a form that goes, and in how many sheets there is text in it. */
export interface HiddenText {
  readonly part: FormPart;
  /** At least 1. */
  readonly sheets: number;
}

/** What of the sheets' text nobody would see any more if the form became another. The text stays in the sheets, and is seen again when the part comes back. */
export function textHidden(before: Form, after: Form, sheets: readonly SheetBody[]): HiddenText[] {
  const kept = new Set(partsOf(after).map(nameOf));
  const gone = partsOf(before).filter((part) => !kept.has(nameOf(part)));
  return gone
    .filter((part) => part.kind === "field" || standsIn(part, after.fields))
    .map((part) => ({ part, sheets: sheets.filter((sheet) => hasText(sheet, part)).length }))
    .filter((hidden) => hidden.sheets > 0);
}

/** The fields in which each part stands. */
const STANDS_IN: Readonly<Record<Exclude<FormPart["kind"], "field">, readonly FormFieldName[]>> = {
  steps: ["actions"],
  plan: ["placements", "midTermGoals"],
  remark: ["remarks"],
  code: ["grade"],
};

function partsOf({ fields, steps, placementPlans, remarkLabels, scale }: Form): FormPart[] {
  const within: FormPart[] = [
    ...(steps ? [{ kind: "steps" } as const] : []),
    ...placementPlans.map((name) => ({ kind: "plan", name }) as const),
    ...remarkLabels.map((name) => ({ kind: "remark", name }) as const),
    ...scale.map(({ code }) => ({ kind: "code", name: code }) as const),
  ];
  return [...fields.map(({ field }) => ({ kind: "field", name: field }) as const), ...within.filter((part) => standsIn(part, fields))];
}

function standsIn(part: FormPart, fields: Form["fields"]): boolean {
  return part.kind !== "field" && fields.some(({ field }) => STANDS_IN[part.kind].includes(field));
}

const nameOf = (part: FormPart): string => (part.kind === "steps" ? part.kind : `${part.kind} ${textKey(part.name)}`);

function hasText(sheet: SheetBody, part: FormPart): boolean {
  return sheet.kind === "goal" ? goalHasText(sheet, part) : missionHasText(sheet, part);
}

function goalHasText(sheet: GoalSheetBody, part: FormPart): boolean {
  if (part.kind === "field") return fieldHasText(sheet, part.name);
  if (part.kind === "steps") return sheet.actions.some(({ steps }) => steps.length > 0);
  const key = textKey(part.name);
  if (part.kind === "plan") return sheet.placements.some(({ plan }) => textKey(plan) === key);
  if (part.kind === "remark") return sheet.remarks.some(({ label, text }) => isText(text) && textKey(label) === key);
  return sheet.actions.flatMap(rowsOf).some(({ grade }) => grade !== null && textKey(grade) === key);
}

function fieldHasText(sheet: GoalSheetBody, name: FormFieldName): boolean {
  if (isOfActions(name)) return sheet.actions.flatMap(rowsOf).some((row) => reports(row, name));
  switch (name) {
    case "title":
      return isText(sheet.title);
    case "priority":
      return sheet.priority !== null;
    case "remarks":
      return sheet.remarks.some(({ text }) => isText(text));
    case "background":
    case "purpose":
      return sheet[name].some(({ text }) => isText(text));
    case "placements":
    case "sdgs":
    case "actions":
      return sheet[name].length > 0;
    default:
      return false;
  }
}

function missionHasText(sheet: MissionSheetBody, part: FormPart): boolean {
  if (part.kind === "plan") {
    const key = textKey(part.name);
    return sheet.midTermGoals.some(({ placements }) => placements.some(({ plan }) => textKey(plan) === key));
  }
  if (part.kind !== "field") return false;
  switch (part.name) {
    case "post":
    case "name":
      return isText(sheet[part.name]);
    case "policySummaries":
      return sheet.policies.some(({ summary }) => isText(summary));
    case "missions":
    case "policies":
    case "midTermGoals":
      return sheet[part.name].length > 0;
    default:
      return false;
  }
}

/** An action and its steps. */
const rowsOf = (action: SheetAction): readonly Reports[] => [action, ...action.steps];

function reports(row: Reports, name: keyof Reports): boolean {
  const said = row[name];
  if (said === null || typeof said === "string") return isText(said);
  return "text" in said ? isText(said.text) : said.length > 0;
}

const isText = (text: string | null): boolean => text !== null && text.trim() !== "";
