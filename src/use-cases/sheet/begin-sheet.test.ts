import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aGoal, aMission, aNode, anAction, aPlan, aReadDocument } from "../../../test/builders.ts";
import { databases } from "../../../test/database.ts";
import { DURING, openSheetDesk, SHEET_YEAR, type SheetDesk } from "../../../test/sheet-desk.ts";
import { goalOfBody } from "../../domain/sheet/sheet-goal.ts";
import { missionOfBody } from "../../domain/sheet/sheet-mission.ts";
import type { Database } from "../../store/database.ts";
import { listKnownGoals } from "../../store/goal-record-store.ts";
import { listKnownMissions } from "../../store/mission-record-store.ts";
import { savePlacements } from "../../store/placement-store.ts";
import { listSheetRevisions } from "../../store/sheet-history-store.ts";
import { keepDocument } from "../import/keep-document.ts";
import { addSheet } from "./add-sheet.ts";
import { type BeginSheet, beginSheet } from "./begin-sheet.ts";

const plan = aPlan({ title: "総合計画", nodes: [aNode({ code: "1", title: "窓口" })] });
const goal = aGoal({
  ...{ fiscalYear: SHEET_YEAR, department: "市民部", title: "窓口で待たせない" },
  placements: [{ plan: "総合計画", code: "1", text: "窓口" }],
  actions: [anAction({ result: "済み", period: { text: "通年", from: "2026-04", to: "2027-03" } })],
});
const mission = aMission({
  fiscalYear: SHEET_YEAR,
  department: "市民部",
  policies: [{ mark: null, text: "窓口を変える", summary: "変わった" }],
});
const made = { at: DURING.set, account: 7, by: "企画 太郎", reason: null, proxy: true };

describe.each(databases)("beginning a sheet on $name", ({ open }) => {
  let db: Database;
  let desk: SheetDesk;
  let goalId: number;
  let missionId: number;
  beforeAll(async () => {
    db = await open();
  });
  beforeEach(async () => {
    desk = await openSheetDesk(db);
    const { document, traced, bytes } = aReadDocument({ plan, goals: [goal], missions: [mission] }, `${desk.municipality}.txt`);
    const { municipality } = desk;
    await db.transaction().execute((tx) => keepDocument(tx, { document, traced, bytes }, { municipality, now: DURING.set }));
    goalId = (await listKnownGoals(db, desk.municipality, [SHEET_YEAR]))[0]?.id ?? 0;
    missionId = (await listKnownMissions(db, desk.municipality))[0]?.id ?? 0;
  });
  afterAll(() => db.close());

  const begin = (from: BeginSheet["from"], given: Partial<BeginSheet> = {}) =>
    db.transaction().execute((tx) => {
      const { departmentId } = desk;
      return beginSheet(tx, desk.municipality, { fiscalYear: SHEET_YEAR, departmentId, divisionId: null, from, ...given }, made);
    });
  const begun = async (from: BeginSheet["from"], given: Partial<BeginSheet> = {}) => {
    const answer = await begin(from, given);
    if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
    return desk.sheet(answer.value.sheet);
  };

  test("of a goal that the record has: it says what the goal says, and is that goal's only sheet", async () => {
    const sheet = await begun({ kind: "record", of: "goal", id: goalId }, { phase: "final", status: "accepted" });
    expect(sheet).toMatchObject({
      goalId,
      missionId: null,
      continuesGoalId: null,
      title: goal.title,
      phase: "final",
      status: "accepted",
      revision: 1,
    });
    if (sheet.body.kind !== "goal") throw new Error(sheet.body.kind);
    expect(goalOfBody(sheet.body, sheet)).toEqual(goal);
    expect((await listSheetRevisions(db, desk.municipality, sheet.id))[0]).toMatchObject(made);
    expect(await begin({ kind: "record", of: "goal", id: goalId })).toEqual({
      ok: false,
      refusal: { kind: "already-begun", sheet: sheet.id },
    });
  });

  test("of a mission statement", async () => {
    const sheet = await begun({ kind: "record", of: "mission", id: missionId });
    expect(sheet).toMatchObject({ missionId, goalId: null, kind: "mission" });
    if (sheet.body.kind !== "mission") throw new Error(sheet.body.kind);
    expect(missionOfBody(sheet.body, sheet)).toEqual(mission);
  });

  test("with the node that a person chose for a placement, not with one that was only found", async () => {
    const { municipality } = desk;
    const node = await db.selectFrom("plan_node").where("municipality_code", "=", municipality).select("id").executeTakeFirstOrThrow();
    const found = await db.selectFrom("goal_placement").where("goal_id", "=", goalId).select(["node_id", "by_hand"]).executeTakeFirst();
    expect(found).toEqual({ node_id: node.id, by_hand: false });
    const carriedOn = () => begun({ kind: "last-year", of: "goal", id: goalId }, { fiscalYear: SHEET_YEAR + 1 });
    expect((await carriedOn()).body).toMatchObject({ placements: [{ text: "窓口", nodeId: null }] });

    const placement = { kind: "goal", id: goalId, midTermGoal: null, position: 0 } as const;
    await db.transaction().execute((tx) => savePlacements(tx, municipality, [{ placement, nodeId: node.id }], true));
    expect((await carriedOn()).body).toMatchObject({ placements: [{ text: "窓口", nodeId: node.id }] });
  });

  test("that carries on what was there the year before, without its reports", async () => {
    const sheet = await begun({ kind: "last-year", of: "goal", id: goalId }, { fiscalYear: SHEET_YEAR + 1 });
    expect(sheet).toMatchObject({
      goalId: null,
      continuesGoalId: goalId,
      fiscalYear: SHEET_YEAR + 1,
      phase: "set",
      status: "draft",
      priority: 1,
    });
    expect(sheet.body).toMatchObject({
      title: goal.title,
      actions: [{ result: null, period: { text: "通年", from: "2027-04", to: "2028-03" } }],
    });
    const statement = await begun({ kind: "last-year", of: "mission", id: missionId }, { fiscalYear: SHEET_YEAR + 1 });
    expect(statement).toMatchObject({ continuesMissionId: missionId, body: { policies: [{ text: "窓口を変える", summary: null }] } });
  });

  test("of nothing is refused, and so is one of another municipality's goal", async () => {
    for (const of of ["goal", "mission"] as const)
      expect(await begin({ kind: "last-year", of, id: 1 })).toEqual({ ok: false, refusal: { kind: "unknown-subject", of, id: 1 } });
    desk = await openSheetDesk(db);
    expect(await begin({ kind: "record", of: "goal", id: goalId })).toEqual({
      ok: false,
      refusal: { kind: "unknown-subject", of: "goal", id: goalId },
    });
  });

  test("blank, by whoever writes for the department, while the year is set", async () => {
    const asked = { kind: "goal", fiscalYear: SHEET_YEAR, departmentId: desk.departmentId, divisionId: null } as const;
    const input = { ...asked, until: null, reason: null, now: DURING.set };
    const added = await addSheet(db, desk.person("author"), input);
    if (!added.ok) throw new Error(added.refusal.kind);
    expect(await desk.sheet(added.value.sheet)).toMatchObject({
      title: "",
      status: "draft",
      body: { remarks: [{ text: null }, { text: null }] },
    });
    expect(await desk.audit()).toMatchObject([{ act: "sheet.begin", id: added.value.sheet, facts: { proxy: false } }]);

    const refused = (refusal: object) => ({ ok: false, refusal });
    expect(await addSheet(db, desk.person("author", "other"), input)).toEqual(refused({ kind: "forbidden" }));
    expect(await addSheet(db, desk.person("leader"), input)).toEqual(refused({ kind: "forbidden" }));
    expect(await addSheet(db, desk.person("planning"), { ...input, departmentId: desk.divisionId })).toEqual(
      refused({ kind: "unknown-unit", id: desk.divisionId }),
    );
    expect(await addSheet(db, desk.person("author"), { ...input, now: DURING.midterm })).toMatchObject(refused({ kind: "closed" }));
    expect(await addSheet(db, desk.person("author"), { ...input, fiscalYear: 2030 })).toEqual(refused({ kind: "closed", deadline: null }));
    expect(await addSheet(db, desk.person("planning"), { ...input, fiscalYear: 2030 })).toEqual(
      refused({ kind: "closed", deadline: null }),
    );
  });

  test("blank, by planning in the midst of a year, with a reason and a time until when it is written", async () => {
    const until = new Date(DURING.midterm.getTime() + 86_400_000);
    const asked = { kind: "goal", fiscalYear: SHEET_YEAR, departmentId: desk.departmentId, divisionId: null } as const;
    const late = { ...asked, until, reason: "補正予算に伴う新規の取組のため", now: DURING.midterm };
    const refused = (kind: string) => ({ ok: false, refusal: { kind } });
    expect(await addSheet(db, desk.person("planning"), { ...late, reason: " " })).toEqual(refused("needs-reason"));
    expect(await addSheet(db, desk.person("planning"), { ...late, until: null })).toEqual(refused("needs-time"));
    expect(await addSheet(db, desk.person("planning"), { ...late, until: late.now })).toEqual(refused("needs-time"));
    expect(await addSheet(db, desk.person("author"), late)).toMatchObject(refused("closed"));

    const added = await addSheet(db, desk.person("planning"), late);
    if (!added.ok) throw new Error(added.refusal.kind);
    expect(await desk.sheet(added.value.sheet)).toMatchObject({ phase: "set", status: "draft", openUntil: until });
    const facts = { reason: late.reason, until: until.toISOString(), proxy: true };
    expect((await desk.audit()).at(-1)).toMatchObject({ act: "sheet.begin", id: added.value.sheet, facts });
  });
});
