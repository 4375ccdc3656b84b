import { Passage } from "../../documents/passage.ts";
import { draftPeriod, draftTarget, draftValue } from "../../documents/reading/value-drafts.ts";
import type { Goal } from "../../domain/goal/goal.ts";
import type { Indicator } from "../../domain/indicator/indicator.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { readValue } from "../../domain/wording/value.ts";
import type { DraftField } from "./draft-field.ts";
import type { EditRefusal, WorkingDraft } from "./edited-draft.ts";
import { emptyRecord, type Shape } from "./reading-shape.ts";
import { contextOf, readNumber } from "./understand.ts";

/** What a passage comes to in a field: what is written there, and the passages of it that are a text of the field, by their pointers beneath it. */
export interface Filling {
  readonly value: unknown;
  readonly passages: readonly (readonly [beneath: string, passage: Passage])[];
}

/** Understands a passage, which is not blank, as what may stand in a field. */
export function fillingOf(draft: WorkingDraft, field: DraftField, passage: Passage): Result<Filling, EditRefusal> {
  return shapeFilling(draft, field.shape, field.pointer, passage);
}

function shapeFilling(draft: WorkingDraft, shape: Shape, pointer: string, passage: Passage): Result<Filling, EditRefusal> {
  const text = passage.text;
  const whole = (value: unknown): Result<Filling, EditRefusal> => accept({ value, passages: [["", passage]] });
  const notUnderstood = refuse({ kind: "not-understood" as const, pointer, text });
  switch (shape.kind) {
    case "text":
      return whole(text);
    case "year":
    case "count":
    case "sdg": {
      const number = readNumber(text, shape.kind);
      return number === null ? notUnderstood : whole(number);
    }
    case "flag":
      return text === "true" || text === "false" ? whole(text === "true") : notUnderstood;
    case "value":
    case "period":
    case "target": {
      const drafted = draftOf(draft, shape.kind, pointer, passage);
      if (drafted === null) return shape.nullable ? accept({ value: null, passages: [] }) : notUnderstood;
      const passages: [string, Passage][] = [];
      return accept({ value: plain(drafted, "", passages), passages });
    }
    case "record": {
      const { main } = shape;
      const inner = main === null ? undefined : shape.fields[main];
      if (main === null || !inner) return refuse({ kind: "no-such-field", pointer });
      const filled = shapeFilling(draft, inner, `${pointer}/${main}`, passage);
      if (!filled.ok) return filled;
      const { value, passages } = filled.value;
      return accept({
        value: { ...emptyRecord(shape), [main]: value },
        passages: passages.map(([beneath, part]) => [`/${main}${beneath}`, part] as const),
      });
    }
    case "list":
      return refuse({ kind: "no-such-field", pointer });
  }
}

function draftOf({ reading }: WorkingDraft, kind: "value" | "period" | "target", pointer: string, passage: Passage): unknown {
  if (kind === "target") return draftTarget(passage);
  // /goals/0/… or /plan/indicators/3/target
  const [, first, second, ...rest] = pointer.slice(1).split("/");
  if (kind === "period") return draftPeriod(passage, reading.goals[Number(first)]?.fiscalYear ?? null);
  return draftValue(passage, reading.plan ? contextOf(reading.plan, Number(second), rest.join("/")) : {});
}

/** The texts in the place of their passages, which are noted. */
function plain(draft: unknown, pointer: string, passages: [string, Passage][]): unknown {
  if (draft instanceof Passage) {
    passages.push([pointer, draft]);
    return draft.text;
  }
  if (Array.isArray(draft)) return draft.map((entry, i) => plain(entry, `${pointer}/${i}`, passages));
  if (draft !== null && typeof draft === "object")
    return Object.fromEntries(Object.entries(draft).map(([key, entry]) => [key, plain(entry, `${pointer}/${key}`, passages)]));
  return draft;
}

/** What a changed field means for others: the months of a goal's periods lie in its year, and a value may have its unit from the indicator. */
export function understandAgain(draft: WorkingDraft, { pointer }: DraftField, before: unknown): void {
  const [first, second, third, fourth] = pointer.slice(1).split("/");
  if (first === "goals" && third === "fiscalYear") {
    const goal = draft.reading.goals[Number(second)];
    if (goal) periodsAgain(draft, goal, `/goals/${second}`);
  }
  if (first === "plan" && second === "indicators" && fourth === "unit" && draft.reading.plan)
    valuesAgain(draft.reading.plan, Number(third), typeof before === "string" ? before : null);
}

function periodsAgain(draft: WorkingDraft, goal: Goal, pointer: string): void {
  for (const [i, action] of goal.actions.entries())
    for (const [at, part] of [[`${pointer}/actions/${i}`, action] as const, ...stepsOf(action.steps, `${pointer}/actions/${i}/steps`)]) {
      if (!part.period) continue;
      const period = draftPeriod(Passage.traced(part.period.text, new Int32Array(part.period.text.length).fill(-1)), goal.fiscalYear);
      const understood = plain(period, "", []);
      Object.assign(part, { period: understood });
      draft.rewritten.add(`${at}/period`);
    }
}

function stepsOf(steps: Goal["actions"][number]["steps"], pointer: string) {
  return steps.map((step, j) => [`${pointer}/${j}`, step] as const);
}

function valuesAgain({ indicators }: Plan, index: number, unitBefore: string | null): void {
  const indicator = indicators[index];
  if (!indicator) return;
  const again = (value: Indicator["target"]) => {
    if (!value || value.unit !== unitBefore || readValue(value.text)?.unit === value.unit) return value;
    const { fiscalYear, cumulative } = value;
    return readValue(value.text, { unit: indicator.unit, fiscalYear, cumulative }) ?? value;
  };
  const { baseline, target, interimTargets } = indicator;
  Object.assign(indicator, {
    baseline: again(baseline),
    target: again(target),
    interimTargets: interimTargets.map((value) => again(value) ?? value),
  });
}
