import type { ScaleStep } from "../form/form.ts";
import { SCALES } from "../form/scales.ts";
import type { GradeScale, GradeStep, StepCondition } from "./grade-scale.ts";

/** What of a step is not said by its code and label. */
type Rule = Partial<Pick<GradeStep, "when" | "ofKept" | "labels">>;

const step = (code: string, label: string, rank: number | null, rule: Rule = {}): GradeStep => ({
  ...{ code, label, rank, when: null, ofKept: null, labels: {} },
  ...rule,
});
const withRules = (steps: readonly ScaleStep[], rules: Readonly<Record<string, Rule>> = {}): GradeStep[] =>
  steps.map(({ code, label, rank }) => step(code, label, rank, rules[code]));

/** From `from` (以上) to below `to` (未満). */
const between = (from: number | null, to: number | null, onlyIfKept = false): StepCondition => ({
  kind: "band",
  band: { from: from === null ? null : { at: from, inclusive: true }, to: to === null ? null : { at: to, inclusive: false } },
  onlyIfKept,
});
const always = { validFrom: null, validTo: null } as const;

/** Scales as municipalities use them, to begin from. Each can be changed; none is ours. */
export const GRADE_SCALES = [
  { ...always, id: "targets", name: "S・A・B・C（F・X・Y・Zは順位の外）", measure: "judged", steps: withRules(SCALES.targets) },
  {
    ...always,
    id: "baseline",
    name: "S・A・B・C・－（目標値と基準値による）",
    measure: "baseline",
    steps: [
      step("S", "目標値を上回る", 1, { when: { kind: "target", is: "exceeded" } }),
      // Whoever takes ±10 % for the same level moves the two ends of B; above the baseline is A in the scale that was seen.
      step("A", "基準値を上回る", 2, { when: { kind: "band", band: { from: { at: 0, inclusive: false }, to: null }, onlyIfKept: false } }),
      step("B", "基準値と同じ水準（下がり方が10％以内）", 3, {
        when: { kind: "band", band: { from: { at: -10, inclusive: true }, to: { at: 0, inclusive: true } }, onlyIfKept: false },
      }),
      step("C", "基準値を下回る", 4, { when: between(null, -10) }),
      step("－", "評価できない", null, { when: { kind: "unsaid" } }),
    ],
  },
  {
    ...always,
    id: "rates",
    name: "A・B・C・D・E（達成率による）",
    measure: "rate",
    steps: withRules(SCALES.rates, {
      A: { when: between(100, null, true), ofKept: "kept", labels: { qualitative: "達成した" } },
      B: { when: between(70, 100), labels: { qualitative: "おおむね達成した" } },
      C: { when: between(50, 70), labels: { qualitative: "半ばまで進めた" } },
      D: { when: between(null, 50), labels: { qualitative: "あまり進まなかった" } },
    }),
  },
  {
    ...always,
    id: "rates-110",
    name: "A・B・C・D（110・80・50％）",
    measure: "rate",
    steps: [
      step("A", "目標を上回った（110％以上）", 1, {
        when: between(110, null, true),
        labels: { yearly: "計画を上回って進んだ", "final-year": "目標を上回って達成した", qualitative: "予定より早く、又は広く行った" },
      }),
      step("B", "目標どおり（80％以上110％未満）", 2, {
        ...{ when: between(80, 110), ofKept: "kept" },
        labels: { yearly: "計画どおり進んだ", "final-year": "おおむね達成した", qualitative: "予定どおり行った" },
      }),
      step("C", "目標を下回った（50％以上80％未満）", 3, {
        when: between(50, 80),
        labels: { yearly: "計画より遅れている", "final-year": "達成に至らなかった", qualitative: "一部を行った" },
      }),
      step("D", "目標を大きく下回った（50％未満）", 4, {
        when: between(null, 50),
        labels: { yearly: "計画より大きく遅れている", "final-year": "達成に遠く及ばなかった", qualitative: "ほとんど行えなかった" },
      }),
    ],
  },
  { ...always, id: "signs", name: "◎・○・△・×", measure: "judged", steps: withRules(SCALES.signs) },
  {
    ...always,
    id: "as-planned",
    name: "A・B・C・D・E（Cが計画どおり）",
    measure: "judged",
    steps: [
      step("A", "計画を大きく上回る", 1),
      step("B", "計画を上回る", 2),
      step("C", "計画どおり", 3),
      step("D", "計画を下回る", 4),
      step("E", "計画を大きく下回る", 5),
    ],
  },
  {
    // 20 % of the way in the first of five years, 33.4 % and 66.7 % in a plan of three: the rate is looked at beside the time that has gone.
    ...always,
    id: "elapsed",
    name: "①・②・③（経過した年数に対する進み方）",
    measure: "elapsed",
    steps: [
      step("①", "着実に進んでいる", 1, { when: between(100, null), ofKept: "kept" }),
      step("②", "おおむね進んでいる", 2, { when: between(60, 100) }),
      step("③", "改善や工夫が必要", 3, { when: between(null, 60) }),
      step("－", "評価できない", null, { when: { kind: "unsaid" } }),
    ],
  },
] as const satisfies readonly GradeScale[];
