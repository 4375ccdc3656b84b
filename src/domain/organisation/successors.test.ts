import { describe, expect, test } from "vitest";
import { successorsOn } from "./successors.ts";
import type { Unit } from "./unit.ts";

const unit = (id: number, validTo: string | null = null, validFrom: string | null = null): Unit => ({
  ...{ id, kind: "department", name: `部${id}`, parentId: null, validFrom, validTo },
});
const APRIL = "2026-04-01";
const LATER = "2027-04-01";

// 1 became 2, which was divided into 3 and 4; 5 ended; 6 joined 7; 8 and 9 follow each other, as no organisation does.
const UNITS = [
  unit(1, APRIL),
  unit(2, LATER, APRIL),
  unit(3, null, LATER),
  unit(4, null, LATER),
  unit(5, APRIL),
  unit(6, APRIL),
  unit(7),
  unit(8, APRIL),
  unit(9, APRIL),
];
const SUCCESSIONS = [
  { from: 1, to: 2, at: APRIL },
  { from: 6, to: 7, at: APRIL },
  { from: 8, to: 9, at: APRIL },
  { from: 9, to: 8, at: APRIL },
  { from: 2, to: 3, at: LATER },
  { from: 2, to: 4, at: LATER },
];

describe("what a unit is on a day", () => {
  test.each([
    [1, "2026-03-31", [1]],
    [1, APRIL, [2]],
    [1, LATER, [3, 4]],
    [2, "2026-12-01", [2]],
    [3, "2026-12-01", [3]],
    [5, "2026-03-31", [5]],
    [5, APRIL, []],
    [6, APRIL, [7]],
    [8, APRIL, []],
    [99, APRIL, []],
  ])("%d on %s", (id, day, expected) => {
    expect(successorsOn(UNITS, SUCCESSIONS, day)(id).map((one) => one.id)).toEqual(expected);
  });
});
