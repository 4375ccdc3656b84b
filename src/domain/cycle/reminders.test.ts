import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SheetStatus } from "./cycle.ts";
import type { Phase } from "./phase.ts";
import { isSendingTime, matterOf, occasionOfYear, type SheetInCycle, summaryOf, valuesMatter, yearOfDue } from "./reminders.ts";

const at = (text: string) => new Date(`${text}:00+09:00`);
const phases: readonly Phase[] = [
  { phase: "set", opensAt: at("2026-04-01T00:00"), closesAt: at("2026-06-01T00:00") },
  { phase: "midterm", opensAt: at("2026-09-15T09:00"), closesAt: at("2026-10-15T17:00") },
];
const held = { checker: true, approver: true };
const sheet = (given: Partial<SheetInCycle> = {}): SheetInCycle => ({
  ...{ id: 5, fiscalYear: 2026, phase: "set", status: "draft", statusAt: at("2026-04-01T00:00"), openUntil: null },
  ...given,
});
const stage = (given: Partial<SheetInCycle>, now: string) => {
  const matter = matterOf(sheet(given), { phases, held, now: at(now) });
  return matter && [matter.kind, matter.occasion?.split(" ").at(-1) ?? null];
};

describe("who owes values of indicators", () => {
  const unit = { id: 3, name: "環境課", answerers: [{ departmentId: 2, divisionId: 3 }] };
  test.each([
    ["2026-06-12T23:59", null],
    ["2026-06-13T00:00", "values 2025 3 2026-06-20 before-7"],
    ["2026-06-19T00:00", "values 2025 3 2026-06-20 before-1"],
    ["2026-06-20T23:59", "values 2025 3 2026-06-20 before-1"],
    ["2026-06-21T00:00", "values 2025 3 2026-06-20 late-0"],
    ["2026-06-28T00:00", "values 2025 3 2026-06-20 late-1"],
  ])("is told at %s: %s", (now, occasion) => {
    const matter = valuesMatter({ unit, year: 2025, owed: 2, due: "2026-06-20" }, at(now));
    expect(matter).toEqual({ kind: "values", unit, year: 2025, fiscalYear: 2026, owed: 2, due: "2026-06-20", occasion });
  });

  test("is told in the fiscal year in which they are due", () => {
    expect([yearOfDue("2026-03-31"), yearOfDue("2026-04-01")]).toEqual([2025, 2026]);
  });
});

describe("who has not handed in", () => {
  test.each([
    ["2026-03-31T23:59", null],
    ["2026-04-01T00:00", ["due", null]],
    ["2026-05-23T23:59", ["due", null]],
    ["2026-05-24T00:00", ["due", "before-7"]],
    ["2026-05-29T23:59", ["due", "before-7"]],
    ["2026-05-30T00:00", ["due", "before-1"]],
    ["2026-05-31T23:59", ["due", "before-1"]],
    ["2026-06-01T00:00", ["late", "late-0"]],
    ["2026-06-07T23:59", ["late", "late-0"]],
    ["2026-06-08T00:00", ["late", "late-1"]],
    ["2026-06-15T00:00", ["late", "late-2"]],
  ])("of a phase that closes at midnight, is at %s told %j", (now, told) => {
    expect(stage({}, now)).toEqual(told);
    expect(stage({ status: "returned" }, now)).toEqual(told);
  });

  test.each([
    ["2026-10-15T16:59", ["due", "before-1"]],
    ["2026-10-15T17:00", ["late", null]],
    ["2026-10-16T00:00", ["late", "late-0"]],
  ])("of a phase that closes in the afternoon, is at %s told %j", (now, told) => {
    expect(stage({ phase: "midterm" }, now)).toEqual(told);
  });

  test("of a sheet that was reopened, is told of its own time", () => {
    const openUntil = at("2026-06-20T00:00");
    expect(stage({ status: "returned", openUntil }, "2026-06-10T09:00")).toEqual(["due", null]);
    expect(stage({ status: "returned", openUntil }, "2026-06-19T09:00")).toEqual(["due", "before-1"]);
    expect(stage({ status: "returned", openUntil }, "2026-06-20T09:00")).toEqual(["late", "late-0"]);
  });

  test("is told anew where planning moves the deadline, and not where the sheet is only returned", () => {
    const moved = phases.map((phase) => ({ ...phase, closesAt: new Date(phase.closesAt.getTime() + 86_400_000) }));
    const now = at("2026-05-30T09:00");
    const told = (given: Partial<SheetInCycle>, times = phases) => matterOf(sheet(given), { phases: times, held, now })?.occasion;
    expect(told({}, moved)).not.toBe(told({}));
    expect(told({ status: "returned", statusAt: now })).toBe(told({}));
  });
});

describe("who has a sheet to check or approve", () => {
  test.each<[SheetStatus, typeof held, string, ReturnType<typeof stage>]>([
    ["submitted", held, "2026-05-04T09:00", ["waiting", null]],
    ["submitted", held, "2026-05-04T09:01", ["waiting", "0"]],
    ["submitted", held, "2026-05-11T08:59", ["waiting", "0"]],
    ["submitted", held, "2026-05-11T09:00", ["waiting", "1"]],
    ["checked", held, "2026-05-05T09:00", ["waiting", "0"]],
    ["approved", held, "2026-05-05T09:00", null],
    ["accepted", held, "2026-05-05T09:00", null],
    ["submitted", { checker: false, approver: false }, "2026-05-05T09:00", null],
  ])("%s with %j is at %s told %j", (status, posts, now, told) => {
    const matter = matterOf(sheet({ status, statusAt: at("2026-05-01T09:00") }), { phases, held: posts, now: at(now) });
    expect(matter && [matter.kind, matter.occasion?.split(" ").at(-1) ?? null]).toEqual(told);
  });

  test("is named by whose turn it is", () => {
    const turn = (posts: typeof held) => {
      const matter = matterOf(sheet({ status: "submitted" }), { phases, held: posts, now: at("2026-05-20T09:00") });
      return matter?.kind === "waiting" && matter.turn;
    };
    expect(turn(held)).toBe("checker");
    expect(turn({ checker: false, approver: true })).toBe("approver");
  });
});

describe("planning", () => {
  test.each([
    ["2026-05-31T12:00", 1, null],
    ["2026-06-01T09:00", 0, null],
    ["2026-06-01T09:00", 1, "set 2026-05-31 late-0"],
    ["2026-06-09T09:00", 1, "set 2026-05-31 late-1"],
    ["2026-10-16T09:00", 1, "midterm 2026-10-15 late-0"],
  ])("is at %s with %i late sheets told %s", (now, count, told) => {
    const late = Array.from({ length: count }, (_, i) => sheet({ id: i + 1 }));
    expect(summaryOf(2026, late, phases, at(now))?.occasion ?? null).toBe(told === null ? null : `summary 2026 ${told}`);
  });
});

test("one occasion is told of within one stretch of days, and never again", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 200 * 24 }), { minLength: 2, maxLength: 40 }), (hours) => {
      const told = hours
        .toSorted((one, other) => one - other)
        .map((hour) => matterOf(sheet(), { phases, held, now: new Date(at("2026-04-01T00:00").getTime() + hour * 3_600_000) }))
        .flatMap((matter) => matter?.occasion ?? []);
      const runs = told.filter((one, i) => one !== told[i - 1]);
      expect(new Set(runs).size).toBe(runs.length);
    }),
  );
});

test.each([
  ["2026-05-01T07:59", false],
  ["2026-05-01T08:00", true],
  ["2026-05-01T17:59", true],
  ["2026-05-01T18:00", false],
  ["2026-05-01T00:00", false],
])("at %s mails go out: %s", (now, sends) => {
  expect(isSendingTime(at(now))).toBe(sends);
});

test.each([
  ["values 100012 7 2026-06-20 late-0", "values 2025 7 2026-06-20 late-0"],
  ["values 100013 7 2026-06-20 late-0", "values 100013 7 2026-06-20 late-0"],
  ["values 2025 7 2026-06-20 late-0", "values 2025 7 2026-06-20 late-0"],
  ["sheet 100012 set draft 2026-06-01 before-7", "sheet 100012 set draft 2026-06-01 before-7"],
])("an earlier version told of %s, which is %s", (occasion, is) => {
  expect(occasionOfYear(occasion, [{ id: 100_012, year: 2025 }])).toBe(is);
});
