import { expect, test } from "vitest";
import type { GradeScale } from "./grade-scale.ts";
import { GRADE_SCALES } from "./grade-scales.ts";
import { type ScaleInUse, scaleFor } from "./scale-for.ts";

const [first] = GRADE_SCALES;
const scale = (id: string, name: string, validFrom: number | null = null, validTo: number | null = null): GradeScale => ({
  ...{ ...first, id, name, validFrom, validTo },
});
const kept = (of: GradeScale, given: Partial<ScaleInUse> = {}): ScaleInUse => ({ scale: of, isDefault: false, endedAt: null, ...given });

const SCALES: readonly ScaleInUse[] = [
  kept(scale("1", "前の基準", null, 2024), { isDefault: true }),
  kept(scale("2", "今の基準", 2025, null), { isDefault: true }),
  kept(scale("3", "別の基準（前）", null, 2025)),
  kept(scale("3", "別の基準（後）", 2026, 2027)),
  kept(scale("4", "使わない基準"), { endedAt: new Date("2026-04-01T00:00:00Z") }),
];

test.each([
  ["the usual one of the year", SCALES, null, 2024, "前の基準"],
  ["the usual one of a later year", SCALES, null, 2025, "今の基準"],
  ["the edition of the named one that holds in the year", SCALES, 3, 2025, "別の基準（前）"],
  ["the next edition of the named one", SCALES, 3, 2026, "別の基準（後）"],
  ["the usual one where no edition of the named one holds", SCALES, 3, 2028, "今の基準"],
  ["the usual one where the named one was ended", SCALES, 4, 2026, "今の基準"],
  ["the usual one where there is none of that name", SCALES, 9, 2026, "今の基準"],
  ["a preset where nothing is usual", SCALES.slice(2), null, 2026, "①・②・③（経過した年数に対する進み方）"],
] as const)("an indicator is graded by %s", (_, scales, named, year, name) => {
  expect(scaleFor(scales, { scale: named, against: "final" }, year).name).toBe(name);
});

test("where a municipality has no scale, what is measured by the target of each year is graded by the rate as it is", () => {
  expect(scaleFor([], { scale: null, against: "year" }, 2026).measure).toBe("rate");
  expect(scaleFor([], { scale: null, against: "final" }, 2026).measure).toBe("elapsed");
});
