import { PHASES, type PhaseName } from "../../../domain/cycle/phase.ts";
import type { Form, FormFieldName } from "../../../domain/form/form.ts";
import type { Reports } from "../../../domain/goal/goal.ts";
import type { GoalSheetBody, MissionSheetBody, SheetBody } from "../../../domain/sheet/sheet-body.ts";

/** A sheet as the phases before a phase leave it: a word stands in every field that was written in them, and one action has one step. */
export function sheetBefore(form: Form, phase: PhaseName, word: string): SheetBody {
  const earlier = PHASES.slice(0, PHASES.indexOf(phase));
  const filled = new Set(form.fields.filter(({ phases }) => phases.some((one) => earlier.includes(one))).map(({ field }) => field));
  const textIn = (name: FormFieldName) => (filled.has(name) ? word : null);
  return form.kind === "goal" ? goalBefore(form, filled, textIn) : missionBefore(form, filled, textIn);
}

type TextIn = (name: FormFieldName) => string | null;

function goalBefore(form: Form, filled: ReadonlySet<FormFieldName>, textIn: TextIn): GoalSheetBody {
  const listed = (name: FormFieldName) => textsOf(textIn(name));
  const reports = reportsOf(form, textIn);
  const planned = filled.has("actions");
  const steps = form.steps ? [{ key: "s1", mark: "(1)", text: textIn("actions") ?? "", ...reports }] : [];
  return {
    kind: "goal",
    title: textIn("title") ?? "",
    priority: filled.has("priority") ? 1 : null,
    placements: form.placementPlans.flatMap((plan, i) =>
      filled.has("placements") ? [{ key: `p${i + 1}`, plan, code: null, text: textIn("placements") ?? "", nodeId: null }] : [],
    ),
    background: listed("background"),
    purpose: listed("purpose"),
    sdgs: filled.has("sdgs") ? [11] : [],
    actions: form.fields.some(({ field }) => field === "actions")
      ? [{ key: "a1", mark: "①", title: textIn("actions") ?? "", steps, ...(form.steps ? reportsOf(form, () => null) : reports) }]
      : [],
    remarks:
      planned && filled.has("remarks")
        ? form.remarkLabels.map((label, i) => ({ key: `form${i + 1}`, label, text: textIn("remarks") }))
        : [],
  };
}

function reportsOf(form: Form, textIn: TextIn): Reports {
  const [period, target, divisions] = [textIn("period"), textIn("target"), textIn("divisions")];
  return {
    period: period === null ? null : { text: period, from: null, to: null },
    target: target === null ? null : { text: target, values: [] },
    midterm: textIn("midterm"),
    result: textIn("result"),
    issues: textIn("issues"),
    grade: textIn("grade") === null ? null : (form.scale[0]?.code ?? null),
    divisions: divisions === null ? [] : [divisions],
  };
}

function missionBefore(form: Form, filled: ReadonlySet<FormFieldName>, textIn: TextIn): MissionSheetBody {
  const goal = {
    ...{ key: "g1", number: 1, title: textIn("midTermGoals") ?? "", items: textsOf(textIn("midTermGoals")), schedule: [] },
    placements: form.placementPlans.map((plan, i) => ({
      key: `p${i + 1}`,
      plan,
      code: null,
      text: textIn("midTermGoals") ?? "",
      nodeId: null,
    })),
  };
  return {
    ...{ kind: "mission", post: textIn("post"), name: textIn("name"), missions: textsOf(textIn("missions")) },
    policies: filled.has("policies")
      ? [{ key: "p1", mark: "(1)", text: textIn("policies") ?? "", summary: textIn("policySummaries") }]
      : [],
    midTermGoals: filled.has("midTermGoals") ? [goal] : [],
  };
}

const textsOf = (text: string | null) => (text === null ? [] : [{ key: "t1", text }]);
