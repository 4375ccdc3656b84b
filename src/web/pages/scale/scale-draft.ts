import { type GradedAs, type GradeStep, MEASURES, type StepCondition, type Threshold } from "../../../domain/progress/grade-scale.ts";
import { readNumber } from "../../../domain/wording/number.ts";
import type { KeptScale } from "../../../store/grade-scale-store.ts";
import type { WrittenScale } from "../../../use-cases/indicator/save-scale.ts";
import { GRADED_AS } from "../../ui/scale-words.ts";
import { readTypedYear } from "../indicator/typed-year.ts";

export const CONDITIONS = ["none", "band", "kept", "exceeded", "unsaid"] as const;

/** A step as it is typed. */
export interface StepDraft {
  readonly code: string;
  readonly label: string;
  readonly apart: boolean;
  readonly when: (typeof CONDITIONS)[number];
  readonly from: string;
  readonly fromInclusive: boolean;
  readonly to: string;
  readonly toInclusive: boolean;
  readonly onlyIfKept: boolean;
  readonly ofKept: "" | "kept" | "not-kept";
  readonly labels: Readonly<Record<GradedAs, string>>;
}

/** A scale as it is typed. */
export interface ScaleDraft extends Pick<WrittenScale, "measure"> {
  readonly name: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly isDefault: boolean;
  readonly steps: readonly StepDraft[];
}

/** What is typed and is no number or year, by the id of its field. */
export interface Unreadable {
  readonly field: string;
  readonly kind: "no-number" | "no-year";
}

export function draftOfScale({ scale, isDefault }: { readonly scale: WrittenScale } & Pick<KeptScale, "isDefault">): ScaleDraft {
  const { name, measure, validFrom, validTo, steps } = scale;
  const year = (of: number | null) => (of === null ? "" : String(of));
  return { name, measure, isDefault, validFrom: year(validFrom), validTo: year(validTo), steps: inOrder(steps).map(draftOfStep) };
}

/** The ranked ones from the best on; those outside the order last. */
function inOrder(steps: readonly GradeStep[]): GradeStep[] {
  return [...steps].sort((one, other) => (one.rank ?? Number.POSITIVE_INFINITY) - (other.rank ?? Number.POSITIVE_INFINITY) || 0);
}

function draftOfStep({ code, label, rank, when, ofKept, labels }: GradeStep): StepDraft {
  const { from, to } = when?.kind === "band" ? when.band : { from: null, to: null };
  return {
    ...{ code, label, apart: rank === null, ofKept: ofKept ?? "" },
    when: when === null ? "none" : when.kind === "target" ? when.is : when.kind,
    ...{ from: from === null ? "" : String(from.at), fromInclusive: from?.inclusive ?? true },
    ...{ to: to === null ? "" : String(to.at), toInclusive: to?.inclusive ?? false },
    onlyIfKept: when?.kind === "band" && when.onlyIfKept,
    labels: { yearly: labels.yearly ?? "", "final-year": labels["final-year"] ?? "", qualitative: labels.qualitative ?? "" },
  };
}

export const BLANK_STEP: StepDraft = {
  ...{ code: "", label: "", apart: false, when: "none", from: "", fromInclusive: true, to: "", toInclusive: false },
  ...{ onlyIfKept: false, ofKept: "", labels: { yearly: "", "final-year": "", qualitative: "" } },
};

/** Reads what was posted: steps of which neither a code nor a meaning was typed are left out. */
export function readScaleDraft(posted: URLSearchParams): ScaleDraft {
  const count = Math.min(posted.getAll("step").length, MOST_STEPS);
  const steps = Array.from({ length: count }, (_, at) => readStep(posted, at));
  return {
    ...{ name: line(posted.get("name")), validFrom: line(posted.get("validFrom")), validTo: line(posted.get("validTo")) },
    measure: MEASURES.find((measure) => measure === posted.get("measure")) ?? "rate",
    isDefault: posted.has("usual"),
    steps: steps.filter(({ code, label }) => code !== "" || label !== ""),
  };
}

const MOST_STEPS = 60;

function readStep(posted: URLSearchParams, at: number): StepDraft {
  const typed = (name: string) => line(posted.get(`${name}.${at}`));
  const ofKept = typed("ofKept");
  return {
    ...{ code: typed("code"), label: typed("label"), apart: typed("rank") === "apart", from: typed("from"), to: typed("to") },
    when: CONDITIONS.find((condition) => condition === typed("when")) ?? "none",
    ...{ fromInclusive: typed("fromEnd") !== "exclusive", toInclusive: typed("toEnd") === "inclusive" },
    onlyIfKept: posted.has(`onlyIfKept.${at}`),
    ofKept: ofKept === "kept" || ofKept === "not-kept" ? ofKept : "",
    labels: { yearly: typed("yearly"), "final-year": typed("final-year"), qualitative: typed("qualitative") },
  };
}

const line = (text: string | null): string => (text ?? "").replace(/\s+/gu, " ").trim();

/** The scale that a draft says. What cannot be read of it is left open, and told. */
export function scaleOf(draft: ScaleDraft): { readonly scale: WrittenScale; readonly unreadable: readonly Unreadable[] } {
  const unreadable: Unreadable[] = [];
  const year = (field: "validFrom" | "validTo") => {
    const read = readTypedYear(draft[field]);
    if (!Number.isNaN(read)) return read;
    unreadable.push({ field, kind: "no-year" });
    return null;
  };
  const threshold = (field: string, text: string, inclusive: boolean): Threshold | null => {
    if (text === "") return null;
    const at = readNumber(text.replace(/[%％]$/u, ""));
    if (at !== null) return { at, inclusive };
    unreadable.push({ field, kind: "no-number" });
    return null;
  };
  let rank = 0;
  const steps = draft.steps.map((step, at): GradeStep => {
    if (!step.apart) rank += 1;
    const band = () => ({
      from: threshold(`from.${at}`, step.from, step.fromInclusive),
      to: threshold(`to.${at}`, step.to, step.toInclusive),
    });
    return {
      ...{ code: step.code, label: step.label, rank: step.apart ? null : rank, when: conditionOf(step, band) },
      ofKept: step.ofKept === "" ? null : step.ofKept,
      labels: Object.fromEntries(GRADED_AS.flatMap((as) => (step.labels[as] === "" ? [] : [[as, step.labels[as]]]))),
    };
  });
  const { name, measure } = draft;
  return { scale: { name, measure, validFrom: year("validFrom"), validTo: year("validTo"), steps }, unreadable };
}

function conditionOf({ when, onlyIfKept }: StepDraft, band: () => Extract<StepCondition, { kind: "band" }>["band"]): StepCondition | null {
  switch (when) {
    case "band":
      return { kind: "band", band: band(), onlyIfKept };
    case "kept":
    case "exceeded":
      return { kind: "target", is: when };
    case "unsaid":
      return { kind: "unsaid" };
    default:
      return null;
  }
}

/** The draft as a button changed it: a step moved up or down, or taken out. */
export function takeScaleAct(draft: ScaleDraft, act: string): ScaleDraft {
  const [, name, text = ""] = /^(up|down)-step\.(\d{1,2})$/u.exec(act) ?? [];
  const at = Number(text);
  const to = name === "up" ? at - 1 : at + 1;
  const moved = draft.steps[at];
  if (name === undefined || !moved || to < 0 || to >= draft.steps.length) return draft;
  return { ...draft, steps: draft.steps.toSpliced(at, 1).toSpliced(to, 0, moved) };
}
