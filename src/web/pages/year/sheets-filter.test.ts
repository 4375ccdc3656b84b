import { expect, test } from "vitest";
import { STATUSES } from "../../../domain/cycle/cycle.ts";
import { PHASES } from "../../../domain/cycle/phase.ts";
import type { StandingRow } from "../../../use-cases/sheet/list-standings.ts";
import { ALL, isShown, queryOf, readSheetsFilter } from "./sheets-filter.ts";

const times = { opensAt: new Date(0), closesAt: new Date(1) };
const row = (given: Partial<StandingRow>): StandingRow => ({
  ...{ id: 1, kind: "goal", fiscalYear: 2026, departmentId: 1, department: "企画部", divisionId: null, division: null, priority: 1 },
  ...{
    title: "",
    phase: "midterm",
    status: "submitted",
    statusAt: new Date(0),
    openUntil: null,
    revision: 1,
    goalId: null,
    missionId: null,
  },
  ...{ continuesGoalId: null, continuesMissionId: null, reviewable: false, formName: "", turn: null, holders: [], deadline: null },
  ...{ open: true, late: false, phases: PHASES.map((phase) => ({ phase, ...times })) },
  ...given,
});

test("in each phase a sheet has just one status: what the matrix counts adds up", () => {
  for (const one of [row({}), row({ phase: "set", status: "accepted" }), row({ phase: "final", status: "returned", late: true })])
    for (const phase of PHASES) {
      const shown = [...STATUSES, "ahead" as const].filter((status) => isShown(one, { ...ALL, phase, status }));
      expect(shown).toHaveLength(1);
    }
});

test("a sheet whose form has nothing in a phase does not count there", () => {
  const statement = row({ phases: [{ phase: "set", ...times }] });
  expect(isShown(statement, { ...ALL, phase: "midterm", status: "submitted" })).toBe(false);
});

test("a filter is read from the address that it wrote", () => {
  const filter = { department: 12, phase: "midterm", status: "ahead", late: true } as const;
  const query = new URLSearchParams(Object.entries(queryOf(filter)).map(([name, value]) => [name, String(value)]));
  expect(readSheetsFilter(query)).toEqual(filter);
  expect(readSheetsFilter(new URLSearchParams("phase=x&status=constructor&department=a&late=2"))).toEqual(ALL);
});
