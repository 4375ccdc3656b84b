import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aGoal, aMission, anAction, aReadDocument } from "../../../test/builders.ts";
import { databases, empty } from "../../../test/database.ts";
import { day, municipality, openYearDesk, YEAR, type YearDesk } from "../../../test/year-desk.ts";
import type { Phase } from "../../domain/cycle/phase.ts";
import { wordOfTimes } from "../../domain/cycle/phase-times.ts";
import { goalOfBody } from "../../domain/sheet/sheet-goal.ts";
import type { Database } from "../../store/database.ts";
import { listGoalPairs } from "../../store/goal-pairs.ts";
import { findGoal, listGoals } from "../../store/goal-store.ts";
import { findMissionYears, listMissions } from "../../store/mission-store.ts";
import { listOrganisationUnits, recordUnits } from "../../store/organisation-store.ts";
import { listPhases } from "../../store/phase-store.ts";
import { findSheet, listSheets, saveSheetState } from "../../store/sheet-store.ts";
import { keepDocument } from "../import/keep-document.ts";
import { changeOrganisation } from "../organisation/change-organisation.ts";
import { listCarry } from "./list-carry.ts";
import { type OpenYear, openYear } from "./open-year.ts";
import { setPhases } from "./set-phases.ts";

const now = day("2027-03-20");
const NEXT = YEAR.map(({ phase, opensAt, closesAt }) => ({ phase, opensAt: later(opensAt), closesAt: later(closesAt) }));
function later(at: Date): Date {
  return new Date(at.getTime() + 365 * 86_400_000);
}

describe.each(databases)("the turn of the year on $name", ({ open }) => {
  let db: Database;
  let desk: YearDesk;
  beforeAll(async () => {
    db = await open();
  });
  beforeEach(async () => {
    await empty(db);
    desk = await openYearDesk(db);
    const period = { text: "通年", from: "2026-04", to: "2027-03" };
    const said = {
      background: ["待たせている。"],
      purpose: ["すぐに済む。"],
      placements: [{ plan: "総合計画", code: null, text: "窓口" }],
    };
    await keep([aGoal({ fiscalYear: 2026, title: "待たない窓口", ...said, actions: [anAction({ result: "済んだ", period })] })]);
    await keep([aGoal({ fiscalYear: 2026, priority: 2, title: "公文書の整理" })]);
  });
  afterAll(() => db.close());

  const keep = (goals: Parameters<typeof aReadDocument>[0]["goals"], missions: Parameters<typeof aReadDocument>[0]["missions"] = []) =>
    db.transaction().execute((tx) => keepDocument(tx, aReadDocument({ goals: goals ?? [], missions }), { municipality, now }));
  const goalIds = async () => (await listGoals(db, municipality, { fiscalYear: 2026 })).map(({ id }) => id);
  const openNext = async (given: Partial<OpenYear> = {}) =>
    openYear(db, desk.staff.planning, {
      ...{ fiscalYear: 2027, phases: NEXT, continued: [], existing: [], existingIs: "accepted", blank: [], now, ...given },
    });

  test("begins a sheet for each goal that goes on, with what was promised, and none for what ends", async () => {
    const [first = 0] = await goalIds();
    const { planning } = desk.departments;
    expect(await openNext({ continued: [{ kind: "goal", id: first, departmentId: planning }] })).toEqual({
      ok: true,
      value: { continued: 1, existing: 0, blank: 0 },
    });
    const [row, ...more] = await listSheets(db, municipality, { fiscalYear: 2027 });
    expect(more).toEqual([]);
    expect(row).toMatchObject({
      title: "待たない窓口",
      phase: "set",
      status: "draft",
      continuesGoalId: first,
      goalId: null,
      department: "企画部",
    });
    const sheet = await findSheet(db, municipality, row?.id ?? 0);
    expect(sheet?.body).toMatchObject({ background: [{ text: "待たせている。" }], actions: [{ title: "窓口のデジタル化", result: null }] });
    expect((await listPhases(db, municipality, 2027)).map(({ phase }) => phase)).toEqual(["set", "midterm", "final"]);
  });

  test("twice begins nothing twice, and adds what was left out", async () => {
    const [first = 0, second = 0] = await goalIds();
    const departmentId = desk.departments.planning;
    await openNext({ continued: [{ kind: "goal", id: first, departmentId }] });
    const both = [first, second].map((id) => ({ kind: "goal" as const, id, departmentId }));
    expect(await openNext({ phases: null, continued: both })).toMatchObject({ value: { continued: 1 } });
    expect(await listSheets(db, municipality, { fiscalYear: 2027 })).toHaveLength(2);
    expect((await listCarry(db, municipality, 2027)).before.map(({ sheetId }) => sheetId !== null)).toEqual([true, true]);
  });

  test("takes over what the record has of the year, without losing a character", async () => {
    await keep([aGoal({ fiscalYear: 2027, title: "待たない窓口", background: ["　もう待たせない。"] })]);
    const [goal] = await listGoals(db, municipality, { fiscalYear: 2027 });
    const { before, existing } = await listCarry(db, municipality, 2027);
    expect(before.map(({ title }) => title)).toEqual(["公文書の整理"]);
    await openNext({ existing: existing.map(({ kind, id }) => ({ kind, id })) });
    const [row] = await listSheets(db, municipality, { fiscalYear: 2027 });
    expect(row).toMatchObject({ goalId: goal?.id, status: "accepted", phase: "set" });
    const sheet = await findSheet(db, municipality, row?.id ?? 0);
    const body = sheet?.body.kind === "goal" ? goalOfBody(sheet.body, { fiscalYear: 2027, department: "企画部" }) : null;
    expect(body).toEqual((await findGoal(db, municipality, goal?.id ?? 0))?.body);
  });

  test("makes new sheets with nothing in them, for departments that there are", async () => {
    const blank = [{ kind: "goal" as const, departmentId: desk.departments.citizens, count: 3 }];
    expect(await openNext({ blank })).toMatchObject({ value: { blank: 3 } });
    expect(await openNext({ blank: [{ kind: "goal", departmentId: 1, count: 1 }] })).toMatchObject({
      refusal: { kind: "unknown-department" },
    });
    expect(await openNext({ blank: [{ kind: "goal", departmentId: desk.departments.citizens, count: 201 }] })).toMatchObject({
      refusal: { kind: "too-many" },
    });
  });

  test("carries a mission statement on as well", async () => {
    await keep([], [aMission({ fiscalYear: 2026, policies: [{ mark: "1", text: "待たせない。", summary: "減った。" }] })]);
    const { before } = await listCarry(db, municipality, 2027);
    const mission = before.find(({ kind }) => kind === "mission");
    await openNext({ continued: [{ kind: "mission", id: mission?.id ?? 0, departmentId: desk.departments.planning }] });
    const [row] = await listSheets(db, municipality, { fiscalYear: 2027 });
    expect((await findSheet(db, municipality, row?.id ?? 0))?.body).toMatchObject({ policies: [{ text: "待たせない。", summary: null }] });

    await keep([], [aMission({ fiscalYear: 2027, department: "企画政策部" })]);
    const [next] = await listMissions(db, municipality, { fiscalYear: 2027 });
    const [last] = await listMissions(db, municipality, { fiscalYear: 2026 });
    if (!next || !last) throw new Error("a statement is missing");
    await saveSheetState(db, municipality, row?.id ?? 0, { missionId: next.id });
    expect(await findMissionYears(db, municipality, next)).toMatchObject({ lastYear: { id: last.id }, nextYear: null });
    expect(await findMissionYears(db, municipality, last)).toMatchObject({ lastYear: null, nextYear: { id: next.id } });
  });

  test("offers no statement of a department that became part of one with its own, and tells which went before it", async () => {
    await keep([], [aMission({ fiscalYear: 2026, department: "市民部" }), aMission({ fiscalYear: 2026, department: "土木部" })]);
    const unitOf = async (name: string) =>
      (await listOrganisationUnits(db, municipality, { kind: "department" })).find((unit) => unit.name === name)?.id ?? 0;
    const [from, away] = [await unitOf("市民部"), await unitOf("土木部")];
    const changed = await changeOrganisation(db, desk.staff.planning, {
      ...{ at: "2027-04-01", change: { kind: "join", unit: from, into: away }, posts: new Map(), sheets: new Map(), now },
    });
    expect(changed).toMatchObject({ ok: true });
    const offered = async () => (await listCarry(db, municipality, 2027)).before.filter(({ kind }) => kind === "mission");
    expect((await offered()).map(({ department }) => department)).toEqual(["市民部", "土木部"]);
    await keep([], [aMission({ fiscalYear: 2027, department: "土木部" })]);
    expect(await offered()).toEqual([]);
    const [statement] = await listMissions(db, municipality, { fiscalYear: 2027 });
    const [before] = await listMissions(db, municipality, { fiscalYear: 2026, departmentId: away });
    expect((await listCarry(db, municipality, 2027)).existing).toMatchObject([{ id: statement?.id, continuesId: before?.id }]);
  });

  test("is planning's, with times that make sense, of what there is", async () => {
    const input = { fiscalYear: 2027, phases: NEXT, continued: [], existing: [], existingIs: "accepted", blank: [], now } as const;
    expect(await openYear(db, desk.staff.approver, input)).toMatchObject({ refusal: { kind: "forbidden" } });
    expect(await openNext({ phases: [] })).toMatchObject({ refusal: { kind: "wrong-times" } });
    expect(await openNext({ phases: null })).toMatchObject({ refusal: { kind: "needs-times" } });
    expect(await openNext({ existing: [{ kind: "goal", id: 1 }] })).toMatchObject({ refusal: { kind: "unknown-subject" } });
    expect(await listSheets(db, municipality, { fiscalYear: 2027 })).toEqual([]);
  });

  test("lays last year's results beside this year's goals, also where the department has another name by now", async () => {
    const [first = 0] = await goalIds();
    const units = await db
      .transaction()
      .execute((tx) => recordUnits(tx, municipality, "department", [{ name: "企画政策部", parentId: null }]));
    const [renamed = 0] = units.values();
    const blankYear = { blank: [], continued: [{ kind: "goal" as const, id: first, departmentId: renamed }] };
    await openNext(blankYear);
    const [row] = await listSheets(db, municipality, { fiscalYear: 2027 });
    const at = later(day("2026-05-01"));
    const { revision, id } = row ?? { revision: 0, id: 0 };
    for (const act of ["submit", "accept"] as const)
      expect(await desk.act("planning", id, act, { revision, now: at })).toMatchObject({ ok: true });
    const pairs = await listGoalPairs(db, municipality, { fiscalYear: 2027 });
    const ours = pairs.find(({ departmentId }) => departmentId === renamed)?.pairs ?? [];
    expect(ours.map(({ thisYear, lastYear }) => [thisYear?.title, lastYear?.id])).toEqual([["待たない窓口", first]]);
    expect(pairs.flatMap((department) => department.pairs).filter(({ lastYear }) => lastYear?.id === first)).toHaveLength(1);
    const goal = await findGoal(db, municipality, ours[0]?.thisYear?.id ?? 0);
    expect(goal?.lastYear?.id).toBe(first);
    expect((await findGoal(db, municipality, first))?.nextYear?.id).toBe(goal?.id);
  });

  test("times can be changed, and lock what is open only where planning says so", async () => {
    const shorter = YEAR.map((phase) => (phase.phase === "set" ? { ...phase, closesAt: day("2026-04-20") } : phase));
    const set = async (closing: boolean, phases = shorter) => {
      const base = wordOfTimes(await listPhases(db, municipality, 2026));
      return setPhases(db, desk.staff.planning, { fiscalYear: 2026, base, phases, closing, now: day("2026-05-01") });
    };
    expect(await set(false)).toMatchObject({ refusal: { kind: "closes-now", phases: ["set"] } });
    expect(await set(true)).toMatchObject({ ok: true });
    expect((await listPhases(db, municipality, 2026))[0]?.closesAt).toEqual(day("2026-04-20"));
    expect(await setPhases(db, desk.staff.planning, { fiscalYear: 2030, base: "", phases: YEAR, closing: false, now })).toMatchObject({
      refusal: { kind: "year-not-open" },
    });
    await desk.begin({
      kind: "goal",
      title: "",
      priority: null,
      placements: [],
      background: [],
      purpose: [],
      sdgs: [],
      actions: [],
      remarks: [],
    });
    expect(await set(true, YEAR.slice(1))).toMatchObject({ refusal: { kind: "phase-in-use", phases: ["set"] } });
  });

  test("times that somebody else has changed meanwhile are not overwritten, and the same times sent twice are no change", async () => {
    const base = wordOfTimes(await listPhases(db, municipality, 2026));
    const closingOn = (text: string) => YEAR.map((phase) => (phase.phase === "final" ? { ...phase, closesAt: day(text) } : phase));
    const set = (phases: readonly Phase[]) =>
      setPhases(db, desk.staff.planning, { fiscalYear: 2026, base, phases, closing: false, now: day("2026-05-01") });
    expect(await set(closingOn("2027-04-20"))).toMatchObject({ ok: true });
    expect(await set(closingOn("2027-04-25"))).toEqual({ ok: false, refusal: { kind: "stale", phases: closingOn("2027-04-20") } });
    expect(await set(closingOn("2027-04-20"))).toMatchObject({ ok: true });
    expect(await listPhases(db, municipality, 2026)).toEqual(closingOn("2027-04-20"));
  });

  test("a year that somebody else has opened meanwhile keeps its times", async () => {
    expect(await openNext({})).toMatchObject({ ok: true });
    const other = NEXT.map((phase) => (phase.phase === "final" ? { ...phase, closesAt: day("2028-04-25") } : phase));
    expect(await openNext({ phases: other })).toMatchObject({ ok: false, refusal: { kind: "opened-meanwhile" } });
    expect(await listPhases(db, municipality, 2027)).toEqual(NEXT);
  });
});
