import type { SheetBody, SheetKind } from "../sheet/sheet-body.ts";
import { textKey } from "../wording/text-key.ts";
import { ACTION_FIELDS, type Form, GOAL_FIELDS, MISSION_FIELDS } from "./form.ts";
import { textHidden } from "./hidden-text.ts";
import { FIRST_PRESETS, newField, PRESETS } from "./presets.ts";

/** A remark that fewer of the sheets have is one department's own, and stays on its sheets only. */
const LEAST_SHARE = 0.2;
/** A plan that is named so often is one of the city's, however few of its goals are placed in it. */
const LEAST_NAMED = 2;

/**
 * The form on which a city has written so far, as far as its sheets tell: the preset that shows most of their text, and of those the one with the fewest fields that nobody
 * fills in; with the plans and the remarks that the city names. The first preset where there are no sheets.
 */
export function suitingForm(kind: SheetKind, sheets: readonly SheetBody[]): Form {
  const presets = Object.values(PRESETS).filter((form) => form.kind === kind);
  const own = sheets.filter((sheet) => sheet.kind === kind);
  if (own.length === 0) return PRESETS[FIRST_PRESETS[kind]];
  const everything = formOfAll(kind);
  const measured = presets.map((form) => ({ form, hidden: hiddenParts(everything, form, own), empty: emptyFields(form, own) }));
  const [best] = measured.sort((a, b) => a.hidden - b.hidden || a.empty - b.empty);
  const form = best?.form ?? everything;
  const share = own.length * LEAST_SHARE;
  const plans = labelsIn(own, (sheet) => placementsOf(sheet).map(({ plan }) => plan), Math.min(share, LEAST_NAMED));
  const remarks = labelsIn(own, (sheet) => (sheet.kind === "goal" ? sheet.remarks.map(({ label }) => label) : []), share);
  return {
    ...form,
    placementPlans: plans.length > 0 ? plans : form.placementPlans,
    remarkLabels: remarks.length > 0 ? remarks : form.remarkLabels,
  };
}

/** In how many sheets a part of everything would not be seen. */
function hiddenParts(everything: Form, form: Form, sheets: readonly SheetBody[]): number {
  return textHidden(everything, form, sheets).reduce((sum, hidden) => sum + hidden.sheets, 0);
}

/** How many of its fields no sheet has anything in. */
function emptyFields(form: Form, sheets: readonly SheetBody[]): number {
  const filled = textHidden(form, { ...form, fields: [] }, sheets).filter(({ part }) => part.kind === "field");
  return form.fields.length - filled.length;
}

/** A form that shows whatever a sheet can say, but for its plans, remarks and grades, which every form shows that has their fields. */
function formOfAll(kind: SheetKind): Form {
  const names = kind === "goal" ? [...GOAL_FIELDS, ...ACTION_FIELDS] : MISSION_FIELDS;
  const first = kind === "goal" ? PRESETS["goal-sheet"] : PRESETS["mission-statement"];
  return { ...first, fields: names.map(newField), steps: kind === "goal", placementPlans: [], remarkLabels: [], scale: [] };
}

function placementsOf(sheet: SheetBody) {
  return sheet.kind === "goal" ? sheet.placements : sheet.midTermGoals.flatMap(({ placements }) => placements);
}

/** The labels that at least so many of the sheets have, by how many have them, each as it is written first. */
function labelsIn(sheets: readonly SheetBody[], labelsOf: (sheet: SheetBody) => readonly string[], least: number): string[] {
  const counts = new Map<string, { readonly label: string; count: number }>();
  for (const sheet of sheets)
    for (const [key, label] of new Map(labelsOf(sheet).map((label) => [textKey(label), label]))) {
      if (key === "") continue;
      const known = counts.get(key) ?? { label, count: 0 };
      known.count += 1;
      counts.set(key, known);
    }
  return [...counts.values()]
    .filter(({ count }) => count >= least)
    .sort((a, b) => b.count - a.count)
    .map(({ label }) => label);
}
