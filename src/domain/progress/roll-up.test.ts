import fc from "fast-check";
import { expect, test } from "vitest";
import { type Grade, gradeOf } from "./grade.ts";
import { GRADE_SCALES } from "./grade-scales.ts";
import { NO_RATE_REASONS } from "./no-rate.ts";
import type { Progress } from "./progress-outcome.ts";
import { countsByGrade, countsByStanding } from "./roll-up.ts";
import type { Standing } from "./standing.ts";

const [rates] = GRADE_SCALES.filter(({ id }) => id === "rates");
if (!rates) throw new Error("no such scale");
const scale = rates;
const rated = (rate: number): Progress => ({ kind: "rate", rate, formula: "ratio", kept: rate >= 100 });

test("grades are counted in the order of the scale, and what has none with why", () => {
  const override = { code: "B", reason: "調査が延びた", by: "企画 花子", at: "2026-04-10" };
  const grades: Grade[] = [
    ...[120, 100, 80, 20].map((rate) => gradeOf(scale, rated(rate))),
    gradeOf(scale, rated(40), { override }),
    gradeOf(scale, rated(40), { override: { ...override, code: "Q" } }),
    gradeOf(scale, { kind: "none", reason: "actual-pending" }),
    gradeOf(scale, { kind: "none", reason: "actual-pending" }),
    { kind: "ungraded", scale: "signs", reason: "judged" },
  ];
  const { counts, leftOut, total } = countsByGrade(scale, grades);
  expect(counts.map(({ code, count, overridden }) => [code, count, overridden])).toEqual([
    ["A", 2, 0],
    ["B", 2, 1],
    ["C", 0, 0],
    ["D", 1, 0],
    ["E", 0, 0],
  ]);
  expect(leftOut).toEqual([
    { reason: "actual-pending", count: 2 },
    { reason: "unknown-code", count: 1 },
    { reason: "other-scale", count: 1 },
  ]);
  expect(total).toBe(9);
});

const progresses = fc.oneof(
  fc.integer({ min: -500, max: 2000 }).map((tenths) => rated(tenths / 10)),
  fc.constantFrom(...NO_RATE_REASONS).map((reason): Progress => ({ kind: "none", reason })),
  fc.boolean().map((kept): Progress => ({ kind: "kept", kept, because: "target-looser" })),
);

test("nothing is lost: what is counted and what is left out are all there are, on every scale", () => {
  fc.assert(
    fc.property(fc.array(progresses), fc.constantFrom(...GRADE_SCALES), (all, of) => {
      const { counts, leftOut, total } = countsByGrade(
        of,
        all.map((progress) => gradeOf(of, progress)),
      );
      expect(total).toBe(all.length);
      expect([...counts, ...leftOut].reduce((sum, { count }) => sum + count, 0)).toBe(total);
    }),
  );
});

test("standings are counted, and those that cannot be said with why", () => {
  const year = { kind: "fiscal", year: 2025 } as const;
  const standings: Standing[] = [
    { kind: "reached", year },
    { kind: "behind", year, expected: 4 },
    { kind: "cannot-be-said", reason: "actual-pending" },
    { kind: "cannot-be-said", reason: "no-path" },
    { kind: "cannot-be-said", reason: "actual-pending" },
  ];
  expect(countsByStanding(standings)).toEqual({
    ...{ reached: 1, "on-track": 0, behind: 1, "cannot-be-said": 3, total: 5 },
    leftOut: [
      { reason: "actual-pending", count: 2 },
      { reason: "no-path", count: 1 },
    ],
  });
});
