import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkScale, doEditionsOverlap, editionIn } from "./check-scale.ts";
import { gradeOf, overrideFault } from "./grade.ts";
import type { Band, GradeScale, GradeStep } from "./grade-scale.ts";
import { GRADE_SCALES } from "./grade-scales.ts";
import type { Progress } from "./progress-outcome.ts";

const step = (code: string, rank: number | null, when: GradeStep["when"], more: Partial<GradeStep> = {}): GradeStep => ({
  ...{ code, label: `意味${code}`, rank, when, ofKept: null, labels: {} },
  ...more,
});
/** [70, 100) is 70以上100未満. */
function band(from: number | null, to: number | null, ends = "[)"): GradeStep["when"] {
  const at = (value: number | null, inclusive: boolean): Band["from"] => (value === null ? null : { at: value, inclusive });
  return { kind: "band", band: { from: at(from, ends.startsWith("[")), to: at(to, ends.endsWith("]")) }, onlyIfKept: false };
}
const scaleOf = (steps: readonly GradeStep[], more: Partial<GradeScale> = {}): GradeScale => ({
  ...{ id: "own", name: "本市の基準", measure: "rate", validFrom: null, validTo: null, steps },
  ...more,
});
const rated = (rate: number, kept: boolean | null = null): Progress => ({ kind: "rate", rate, formula: "ratio", kept });
const whole = [step("A", 1, band(100, null)), step("B", 2, band(50, 100)), step("C", 3, band(null, 50))];

describe("a scale", () => {
  test.each(GRADE_SCALES.map((scale) => [scale.id, scale]))("%s can be used as it is", (_, scale) => {
    expect(checkScale(scale)).toEqual([]);
  });

  test.each<[string, GradeScale, unknown[]]>([
    ["that is whole", scaleOf(whole), []],
    ["without a name", scaleOf(whole, { name: " " }), [{ kind: "no-scale-name" }]],
    ["without steps", scaleOf([]), [{ kind: "no-steps" }]],
    ["whose years run backwards", scaleOf(whole, { validFrom: 2025, validTo: 2024 }), [{ kind: "years-reversed" }]],
    [
      "with a gap",
      scaleOf([step("A", 1, band(100, null)), step("B", 2, band(50, 90)), step("C", 3, band(null, 50))]),
      [{ kind: "gap", from: 90, to: 100 }],
    ],
    [
      "with a gap of one number",
      scaleOf([step("A", 1, band(100, null, "(]")), step("B", 2, band(null, 100))]),
      [{ kind: "gap", from: 100, to: 100 }],
    ],
    [
      "with an overlap",
      scaleOf([step("A", 1, band(90, null)), step("B", 2, band(null, 100))]),
      [{ kind: "overlap", at: 1, code: "B", other: "A" }],
    ],
    [
      "with an overlap of one number",
      scaleOf([step("A", 1, band(100, null)), step("B", 2, band(null, 100, "[]"))]),
      [{ kind: "overlap", at: 1, code: "B", other: "A" }],
    ],
    [
      "upside down",
      scaleOf([step("A", 2, band(50, null)), step("B", 1, band(null, 50))]),
      [
        { kind: "gap", from: 50, to: null },
        { kind: "overlap", at: 0, code: "A", other: "B" },
        { kind: "gap", from: null, to: 50 },
      ],
    ],
    ["that ends above", scaleOf([step("A", 1, band(50, 200)), step("B", 2, band(null, 50))]), [{ kind: "gap", from: 200, to: null }]],
    ["that ends below", scaleOf([step("A", 1, band(50, null)), step("B", 2, band(0, 50))]), [{ kind: "gap", from: null, to: 0 }]],
    ["with a band that holds nothing", scaleOf([...whole, step("D", 4, band(20, 20))]), [{ kind: "empty-band", at: 3, code: "D" }]],
    ["with a band outside the order", scaleOf([...whole, step("X", null, band(0, 5))]), [{ kind: "band-without-rank", at: 3, code: "X" }]],
    ["with a code twice", scaleOf([...whole, step("Ａ", 4, null)]), [{ kind: "double-code", at: 3, code: "Ａ" }]],
    ["with an empty code", scaleOf([...whole, step(" ", 4, null)]), [{ kind: "no-code", at: 3 }]],
    ["with a rank twice", scaleOf([...whole, step("D", 3, null)]), [{ kind: "double-rank", at: 3, code: "D" }]],
    [
      "with a step that says nothing",
      scaleOf([...whole, step("D", 4, null, { label: "" })]),
      [{ kind: "no-step-label", at: 3, code: "D" }],
    ],
    [
      "with two of one meaning",
      scaleOf([...whole, step("X", null, { kind: "unsaid" }), step("Y", null, { kind: "unsaid" })]),
      [{ kind: "double-meaning", at: 4, code: "Y" }],
    ],
    ["that calculates without bands", scaleOf([step("A", 1, null)]), [{ kind: "no-condition" }]],
    [
      "of people, with a band",
      scaleOf([step("A", 1, band(0, null))], { measure: "judged" }),
      [{ kind: "needless-condition", at: 0, code: "A" }],
    ],
  ])("%s", (_, scale, faults) => {
    expect(checkScale(scale)).toEqual(faults);
  });

  test("without a fault gives each rate exactly one grade, and a better rate none that is worse", () => {
    const cuts = fc
      .uniqueArray(fc.integer({ min: -50, max: 250 }), { minLength: 1, maxLength: 5 })
      .map((ats) => ats.sort((one, other) => other - one));
    fc.assert(
      fc.property(cuts, fc.boolean(), fc.array(fc.integer({ min: -1000, max: 3000 }), { minLength: 2 }), (ats, inclusive, tenths) => {
        const ends = inclusive ? "[)" : "(]";
        const steps = [...ats, null].map((from, i) => step(String.fromCharCode(65 + i), i + 1, band(from, ats[i - 1] ?? null, ends)));
        const scale = scaleOf(steps);
        expect(checkScale(scale)).toEqual([]);
        const grades = tenths.sort((one, other) => other - one).map((tenth) => gradeOf(scale, rated(Number(`${tenth}e-1`))));
        const codes = grades.map((grade) => (grade.kind === "graded" ? grade.code : "none"));
        expect(codes).not.toContain("none");
        expect(codes).toEqual([...codes].sort());
      }),
    );
  });

  test("has editions, one a year: 33.4 in one year, 66.7 in the next", () => {
    const edition = (year: number, at: number) =>
      scaleOf([step("A", 1, band(at, null)), step("B", 2, band(null, at))], { validFrom: year, validTo: year });
    const editions = [edition(2023, 33.4), edition(2024, 66.7)];
    expect(doEditionsOverlap(editions)).toBe(false);
    const codeIn = (year: number) => {
      const scale = editionIn(editions, year);
      const grade = scale && gradeOf(scale, rated(50));
      return grade?.kind === "graded" ? grade.code : null;
    };
    expect([2022, 2023, 2024].map(codeIn)).toEqual([null, "A", "B"]);
    expect(doEditionsOverlap([...editions, scaleOf(whole, { validFrom: 2024 })])).toBe(true);
    expect(doEditionsOverlap([scaleOf(whole, { validTo: 2022 }), ...editions])).toBe(false);
  });
});

describe("a grade", () => {
  test("that was rounded up to its threshold, or is not kept, is the next one", () => {
    const [rates] = GRADE_SCALES.filter(({ id }) => id === "rates");
    if (!rates) throw new Error("no such scale");
    const codeOf = (progress: Progress) => {
      const grade = gradeOf(rates, progress);
      return grade.kind === "graded" ? grade.code : grade.reason;
    };
    expect([codeOf(rated(100, true)), codeOf(rated(100, false)), codeOf(rated(100, null)), codeOf(rated(99.9, false))]).toEqual([
      "A",
      "B",
      "A",
      "B",
    ]);
  });

  test("has words of its own for a goal of the year, of the last year, and in words", () => {
    const [scale] = GRADE_SCALES.filter(({ id }) => id === "rates-110");
    if (!scale) throw new Error("no such scale");
    const labels = [null, "yearly", "final-year", "qualitative"] as const;
    const said = labels.map((as) => gradeOf(scale, rated(95), { as })).map((grade) => (grade.kind === "graded" ? grade.label : null));
    expect(said).toEqual(["目標どおり（80％以上110％未満）", "計画どおり進んだ", "おおむね達成した", "予定どおり行った"]);
  });

  test.each([
    ["rates", null, "達成した"],
    ["rates", "final-year", "達成した"],
    ["rates-110", "yearly", "計画どおり進んだ"],
    ["elapsed", null, "着実に進んでいる"],
  ] as const)("of what is only kept says no rate: %s, %s", (id, as, label) => {
    const scale = GRADE_SCALES.find((one) => one.id === id);
    if (!scale) throw new Error("no such scale");
    const kept = { kind: "kept", kept: true, because: "target-equals-baseline" } as const;
    expect(gradeOf(scale, kept, { as })).toMatchObject({ label });
    const override = { code: scale.steps[0]?.code ?? "", reason: "見直し", by: "企画 花子", at: "2026-04-10" };
    expect(gradeOf(scale, kept, { as: null, override })).not.toMatchObject({ label: "100％以上" });
  });

  test("that a person gave stands in place of the scale's, which stays beside it", () => {
    const override = { code: "A", reason: "災害で調査ができなかった", by: "企画 花子", at: "2026-04-10" };
    expect(gradeOf(scaleOf(whole), rated(40), { override })).toMatchObject({
      code: "A",
      label: "意味A",
      override: { ...override, proposed: "C" },
    });
    expect(gradeOf(scaleOf(whole), rated(40), { override: { ...override, code: "Q" } })).toMatchObject({ code: "Q", label: null });
    expect(overrideFault(scaleOf(whole), override)).toBeNull();
    expect(overrideFault(scaleOf(whole), { ...override, code: "Q" })).toBe("unknown-code");
    expect(overrideFault(scaleOf(whole), { ...override, reason: " " })).toBe("no-reason");
  });
});
