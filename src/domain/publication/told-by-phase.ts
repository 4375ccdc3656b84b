import { PHASES, type PhaseName } from "../cycle/phase.ts";
import type { Form, FormFieldName } from "../form/form.ts";
import type { Action, Goal, Reports, Step } from "../goal/goal.ts";
import type { Mission } from "../mission/mission.ts";
import { saysTheSame } from "./canonical-json.ts";

/** The phase in which a field is first written, where a form does not say. */
const FIRST_WRITTEN: Readonly<Partial<Record<FormFieldName, PhaseName>>> = {
  ...{ midterm: "midterm", remarks: "midterm", result: "final", issues: "final", grade: "final", policySummaries: "final" },
};

/** Fields that are first written in a phase after this one: what they say is not told yet. */
function untoldIn(form: Form, phase: PhaseName): ReadonlySet<FormFieldName> {
  const names = [...(Object.keys(FIRST_WRITTEN) as FormFieldName[]), ...form.fields.map(({ field }) => field)];
  const first = (name: FormFieldName) => {
    const phases = form.fields.find(({ field }) => field === name)?.phases;
    return PHASES.find((one) => phases?.includes(one)) ?? FIRST_WRITTEN[name] ?? "set";
  };
  return new Set(names.filter((name) => PHASES.indexOf(first(name)) > PHASES.indexOf(phase)));
}

/** A goal as it is told while its year stands in a phase: without what is reported later. */
export function goalTold(goal: Goal, form: Form, phase: PhaseName): Goal {
  const untold = untoldIn(form, phase);
  const reports = <Part extends Reports>(part: Part): Part => ({
    ...part,
    period: untold.has("period") ? null : part.period,
    target: untold.has("target") ? null : part.target,
    divisions: untold.has("divisions") ? [] : part.divisions,
    midterm: untold.has("midterm") ? null : part.midterm,
    result: untold.has("result") ? null : part.result,
    issues: untold.has("issues") ? null : part.issues,
    grade: untold.has("grade") ? null : part.grade,
  });
  const action = (one: Action): Action => ({ ...reports(one), steps: one.steps.map((step): Step => reports(step)) });
  return {
    ...goal,
    background: untold.has("background") ? [] : goal.background,
    purpose: untold.has("purpose") ? [] : goal.purpose,
    sdgs: untold.has("sdgs") ? [] : goal.sdgs,
    actions: goal.actions.map(action),
    remarks: untold.has("remarks") ? [] : goal.remarks,
  };
}

/** A statement as it is told while its year stands in a phase. */
export function missionTold(mission: Mission, form: Form, phase: PhaseName): Mission {
  if (!untoldIn(form, phase).has("policySummaries")) return mission;
  return { ...mission, policies: mission.policies.map((policy) => ({ ...policy, summary: null })) };
}

/** True where the actions of a goal say something that is first written in a phase: that they are reported on, however the reports came. */
export function goalSaysIn(goal: Goal, form: Form, phase: PhaseName): boolean {
  const before = PHASES[PHASES.indexOf(phase) - 1];
  return before === undefined || !saysTheSame(goalTold(goal, form, phase).actions, goalTold(goal, form, before).actions);
}

/** The same of a statement. */
export function missionSaysIn(mission: Mission, form: Form, phase: PhaseName): boolean {
  const before = PHASES[PHASES.indexOf(phase) - 1];
  return before === undefined || !saysTheSame(missionTold(mission, form, phase), missionTold(mission, form, before));
}
