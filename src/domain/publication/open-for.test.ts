import { describe, expect, test } from "vitest";
import { day, YEAR } from "../../../test/year-desk.ts";
import type { SheetStatus } from "../cycle/cycle.ts";
import type { PhaseName } from "../cycle/phase.ts";
import { isOpenFor } from "./open-for.ts";

const [none, midterm] = [[], ["midterm"]] as const satisfies readonly (readonly PhaseName[])[];

describe("a sheet is open for what is told", () => {
  test.each<
    [phase: PhaseName, status: SheetStatus, upTo: PhaseName, recorded: readonly PhaseName[], on: string, expected: boolean, why: string]
  >([
    ["set", "accepted", "set", none, "2026-05-01", false, "accepted"],
    ["set", "approved", "set", none, "2026-05-01", true, "planning has not accepted it"],
    ["set", "accepted", "set", none, "2026-10-01", false, "what goes on now is told later"],
    ["set", "accepted", "midterm", none, "2026-10-01", true, "nothing is reported yet"],
    ["set", "accepted", "midterm", midterm, "2026-10-01", false, "the reports came in documents"],
    ["midterm", "draft", "midterm", midterm, "2026-10-01", true, "somebody writes on them all the same"],
    ["midterm", "returned", "midterm", midterm, "2026-10-20", true, "it went back to its author"],
    ["midterm", "accepted", "final", midterm, "2026-12-01", false, "no phase has opened that it waits for"],
    ["set", "accepted", "final", midterm, "2027-03-10", true, "the final report is not there"],
    ["midterm", "accepted", "final", midterm, "2027-03-10", true, "the final report is not there"],
  ])("%s, %s, told up to %s, %j in the record, on %s: %s, for %s", (phase, status, upTo, recorded, on, expected) => {
    const says = (one: PhaseName) => recorded.includes(one);
    expect(isOpenFor({ phase, status, openUntil: null }, YEAR, { upTo, says, now: day(on) })).toBe(expected);
  });

  test("a statement that is written in no midterm report waits for none", () => {
    const sheet = { phase: "set", status: "accepted", openUntil: null } as const;
    const phases = YEAR.filter(({ phase }) => phase !== "midterm");
    expect(isOpenFor(sheet, phases, { upTo: "midterm", says: () => false, now: day("2026-10-01") })).toBe(false);
  });
});
