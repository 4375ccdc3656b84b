import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aGoalSheetBody, aMissionSheetBody, aSheetAction } from "../../../test/a-sheet-body.ts";
import { aNode, aPlan, aReadDocument } from "../../../test/builders.ts";
import { databases, empty } from "../../../test/database.ts";
import { day, municipality, openYearDesk, type YearDesk } from "../../../test/year-desk.ts";
import { PRESETS } from "../../domain/form/presets.ts";
import { readTargetText } from "../../domain/wording/target-text.ts";
import type { Database } from "../../store/database.ts";
import { saveForm } from "../../store/form-store.ts";
import { findGoal, listGoals } from "../../store/goal-store.ts";
import { findMission } from "../../store/mission-store.ts";
import { findPlanNode } from "../../store/plan-node-store.ts";
import { listPlans } from "../../store/plan-store.ts";
import { search } from "../../store/search-store.ts";
import { listSheetComments } from "../../store/sheet-comment-store.ts";
import { listSheetActs } from "../../store/sheet-history-store.ts";
import { keepDocument } from "../import/keep-document.ts";
import { saveSheet } from "./save-sheet.ts";

const period = { text: "9月", from: "2026-09", to: "2026-09" };
const action = aSheetAction({ key: "a1", title: "予約を始める", period, target: readTargetText("4回以上") });
const BODY = aGoalSheetBody({
  ...{ title: "待たない窓口", priority: 1, background: [{ key: "b1", text: "長く待たせている。" }] },
  ...{ purpose: [{ key: "u1", text: "すぐに用が済む。" }], actions: [action] },
  placements: [{ key: "p1", plan: "総合計画", code: "1-1", text: "みんなでつくるまち", nodeId: null }],
});

describe.each(databases)("a sheet through its cycle on $name", ({ open }) => {
  let db: Database;
  let desk: YearDesk;
  beforeAll(async () => {
    db = await open();
  });
  beforeEach(async () => {
    await empty(db);
    desk = await openYearDesk(db);
  });
  afterAll(() => db.close());

  const statusOf = async (sheet: number) => (await desk.find(sheet)).status;
  const kindOf = async (done: ReturnType<YearDesk["act"]>) => {
    const answer = await done;
    return answer.ok ? answer.value.status : answer.refusal.kind;
  };
  /** Takes a draft through to its acceptance. */
  const through = async (sheet: number, now = day("2026-05-01")) => {
    const { author, checker, approver, planning } = desk.staff;
    await desk.act(author, sheet, "submit", { now });
    await desk.act(checker, sheet, "check", { now });
    await desk.act(approver, sheet, "approve", { now });
    return desk.act(planning, sheet, "accept", { now });
  };

  test("goes from hand to hand, and becomes a goal of the record when it is accepted", async () => {
    const sheet = await desk.begin(BODY);
    expect(await listGoals(db, municipality)).toEqual([]);
    expect(await kindOf(through(sheet))).toBe("accepted");
    const { goalId } = await desk.find(sheet);
    const goal = await findGoal(db, municipality, goalId ?? 0);
    expect(goal).toMatchObject({
      title: "待たない窓口",
      department: "企画部",
      fiscalYear: 2026,
      revision: 1,
      documentId: null,
      by: "田中 実",
    });
    expect(goal?.body.actions[0]).toMatchObject({ title: "予約を始める", target: { text: "4回以上" } });
    expect((await search(db, municipality, "待たせている")).hits).toMatchObject([{ kind: "goal", id: goalId }]);
    expect((await listSheetActs(db, municipality, sheet)).map(({ act, by, proxy }) => [act, by, proxy])).toEqual([
      ["submit", "佐藤 彩", false],
      ["check", "鈴木 修", false],
      ["approve", "高橋 望", false],
      ["accept", "田中 実", false],
    ]);
  });

  test("accepted again makes a further revision where it says something else, and none where it does not", async () => {
    const sheet = await desk.begin(BODY);
    await through(sheet);
    const reason = "目標値を改める。";
    expect(await kindOf(desk.act("planning", sheet, "reopen", { reason }))).toBe("returned");
    await through(sheet);
    const { goalId } = await desk.find(sheet);
    expect((await findGoal(db, municipality, goalId ?? 0))?.revision).toBe(1);

    await desk.act("planning", sheet, "reopen", { reason });
    const { revision } = await desk.find(sheet);
    await saveSheet(db, desk.staff.author, { sheet, base: revision, body: { ...BODY, title: "待たせない窓口" }, now: day("2026-05-02") });
    await through(sheet, day("2026-05-02"));
    expect(await findGoal(db, municipality, goalId ?? 0)).toMatchObject({ revision: 2, title: "待たせない窓口" });
  });

  test("is a draft of the midterm report when that opens, and is handed in only then", async () => {
    const sheet = await desk.begin(BODY);
    await through(sheet);
    expect(await kindOf(desk.act("author", sheet, "submit", { now: day("2026-09-14") }))).toBe("wrong-status");
    expect(await kindOf(desk.act("author", sheet, "submit", { now: day("2026-09-15") }))).toBe("incomplete");
    const { revision } = await desk.find(sheet);
    const reported = { ...BODY, actions: [{ ...action, midterm: "2回開いた。" }] };
    const saved = await saveSheet(db, desk.staff.author, { sheet, base: revision, body: reported, now: day("2026-09-20") });
    expect(saved.ok).toBe(true);
    expect(await kindOf(desk.act("author", sheet, "submit", { now: day("2026-09-21") }))).toBe("submitted");
    expect(await desk.find(sheet)).toMatchObject({ phase: "midterm", status: "submitted" });
  });

  test("is not handed in without what its phase requires, and is told what", async () => {
    const sheet = await desk.begin({ ...BODY, background: [], actions: [{ ...action, period: null }] });
    const answer = await desk.act("author", sheet, "submit");
    expect(answer).toMatchObject({ ok: false, refusal: { kind: "incomplete" } });
    expect(!answer.ok && answer.refusal.kind === "incomplete" && answer.refusal.fields.map(({ pointer }) => pointer)).toEqual([
      "/background",
      "/actions/a1/period",
    ]);
    expect(await statusOf(sheet)).toBe("draft");
    expect(await listSheetActs(db, municipality, sheet)).toEqual([]);
  });

  test("asks for the reason of a result below its target, where the form does", async () => {
    const preset = PRESETS["goal-sheet"];
    const issues = { field: "issues", label: "課題", hint: null, phases: ["final"], required: [] } as const;
    const form = {
      ...preset,
      remarkLabels: [],
      fields: [...preset.fields.filter(({ field }) => field !== "remarks"), issues],
      reasonForShortfall: true,
    };
    await db.transaction().execute((tx) => saveForm(tx, municipality, 2026, form, 0, { at: day("2026-04-01"), account: null, by: null }));
    const short = { ...action, result: "3回開いた。" };
    const sheet = await desk.begin({ ...BODY, actions: [short] }, { phase: "final" });
    const answer = await desk.act("author", sheet, "submit", { now: day("2027-03-20") });
    expect(answer).toMatchObject({
      refusal: { fields: [{ pointer: "/actions/a1/issues", shortfall: { target: { value: 4 }, actual: { value: 3 } } }] },
    });
    const explained = await desk.begin({ ...BODY, actions: [{ ...short, issues: "大雪で1回を取りやめた。" }] }, { phase: "final" });
    expect(await kindOf(desk.act("author", explained, "submit", { now: day("2027-03-20") }))).toBe("submitted");
  });

  test("is sent back with a reason and comments on its fields", async () => {
    const sheet = await desk.begin(BODY);
    await desk.act("author", sheet, "submit");
    expect(await kindOf(desk.act("checker", sheet, "returnByChecker", { reason: "　" }))).toBe("needs-reason");
    const comments = [
      { pointer: "/actions/a1/target", text: "根拠を書いてください。" },
      { pointer: null, text: "もう一息です。" },
      { pointer: "/title", text: " " },
    ];
    const wrong = [{ pointer: "/actions/a9/target", text: "?" }];
    expect(await kindOf(desk.act("checker", sheet, "returnByChecker", { reason: "目標値の根拠", comments: wrong }))).toBe("unknown-field");
    expect(await kindOf(desk.act("checker", sheet, "returnByChecker", { reason: "目標値の根拠", comments }))).toBe("returned");
    expect((await listSheetComments(db, municipality, sheet)).map(({ pointer, by, phase }) => [pointer, by, phase])).toEqual([
      ["/actions/a1/target", "鈴木 修", "set"],
      [null, "鈴木 修", "set"],
    ]);
    expect(await kindOf(desk.act("author", sheet, "submit"))).toBe("submitted");
  });

  test("after its deadline is only opened again by planning, with a reason and a time", async () => {
    const sheet = await desk.begin(BODY);
    const now = day("2026-06-01");
    expect(await kindOf(desk.act("author", sheet, "submit", { now: new Date(now.getTime() - 1) }))).toBe("submitted");
    await desk.act("checker", sheet, "returnByChecker", { reason: "数値", now });
    expect(await desk.act("author", sheet, "submit", { now })).toMatchObject({ refusal: { kind: "closed", deadline: now } });
    const reason = "差戻しのため";
    expect(await kindOf(desk.act("checker", sheet, "reopen", { reason, now, until: day("2026-06-08") }))).toBe("forbidden");
    expect(await kindOf(desk.act("planning", sheet, "reopen", { reason, now }))).toBe("needs-time");
    expect(await kindOf(desk.act("planning", sheet, "reopen", { reason, now, until: now }))).toBe("needs-time");
    expect(await kindOf(desk.act("planning", sheet, "reopen", { reason, now, until: day("2026-06-08") }))).toBe("returned");
    expect(await kindOf(desk.act("author", sheet, "submit", { now: day("2026-06-07") }))).toBe("submitted");
    expect(await desk.act("author", sheet, "withdraw", { now: day("2026-06-08") })).toMatchObject({ refusal: { kind: "closed" } });
  });

  test("can be opened again after the end of the year, in what all phases said", async () => {
    const sheet = await desk.begin(BODY, { phase: "final", status: "accepted" });
    const now = day("2027-08-01");
    expect(await kindOf(desk.act("planning", sheet, "reopen", { reason: "正誤", now, until: day("2027-08-10") }))).toBe("returned");
    const corrected = await saveSheet(db, desk.staff.author, { sheet, base: 1, body: { ...BODY, title: "待たせない窓口" }, now });
    expect(corrected.ok).toBe(true);
  });

  test("is not taken on by whoever read another revision", async () => {
    const sheet = await desk.begin(BODY);
    await saveSheet(db, desk.staff.author, { sheet, base: 1, body: { ...BODY, title: "改めた" }, now: day("2026-04-20") });
    expect(await desk.act("author", sheet, "submit", { revision: 1 })).toMatchObject({ refusal: { kind: "stale", revision: 2 } });
  });

  test("is nobody's who has nothing to do with it", async () => {
    const sheet = await desk.begin(BODY);
    expect(await kindOf(desk.act("stranger", sheet, "submit"))).toBe("unknown-sheet");
    expect(await kindOf(desk.act("leader", sheet, "submit"))).toBe("forbidden");
    expect(await kindOf(desk.act({ ...desk.staff.author, municipality: "131016" }, sheet, "submit"))).toBe("unknown-sheet");
    expect(await kindOf(desk.act("author", 1, "submit", { revision: 1 }).catch(() => desk.act("author", sheet, "check")))).toBe(
      "forbidden",
    );
  });

  test("that planning hands in for a department is marked so", async () => {
    const sheet = await desk.begin(BODY);
    expect(await kindOf(desk.act("planning", sheet, "submit"))).toBe("submitted");
    expect((await listSheetActs(db, municipality, sheet)).map(({ proxy }) => proxy)).toEqual([true]);
  });

  test("of a department where nobody checks or approves holds nothing up", async () => {
    await empty(db);
    desk = await openYearDesk(db, { checker: false, approver: false });
    const sheet = await desk.begin(BODY);
    await desk.act("author", sheet, "submit");
    expect(await kindOf(desk.act("approver", sheet, "approve"))).toBe("unknown-sheet");
    expect(await kindOf(desk.act("planning", sheet, "accept"))).toBe("accepted");
  });

  test("waits for whoever approves, where somebody does", async () => {
    const sheet = await desk.begin(BODY);
    await desk.act("author", sheet, "submit");
    expect(await kindOf(desk.act("planning", sheet, "accept"))).toBe("wrong-status");
    expect(await kindOf(desk.act("approver", sheet, "approve"))).toBe("approved");
  });

  test("stands in the plans where a person put it, and elsewhere where its words lead", async () => {
    const nodes = [
      aNode({ code: "1", title: "みんなでつくるまち" }),
      aNode({ code: "1-1", parent: "1", level: "節", title: "みんなでつくるまち" }),
      aNode({ code: "2", title: "安全なまち" }),
    ];
    const read = aReadDocument({ plan: aPlan({ title: "総合計画", nodes }) });
    await db.transaction().execute((tx) => keepDocument(tx, read, { municipality, now: day("2026-04-01") }));
    const [plan] = await listPlans(db, municipality);
    const safe = await findPlanNode(db, municipality, plan?.id ?? 0, "2");
    const placements = [...BODY.placements, { key: "p2", plan: "総合計画", code: null, text: "別の書き方", nodeId: safe?.node.id ?? null }];
    const gone = { key: "p3", plan: "総合計画", code: null, text: "なくなった項目", nodeId: 999_999 };
    const sheet = await desk.begin({ ...BODY, placements: [...placements, gone] });
    expect(await kindOf(through(sheet))).toBe("accepted");
    const { goalId } = await desk.find(sheet);
    const codes = async () => (await findGoal(db, municipality, goalId ?? 0))?.placements.map(({ node }) => node?.code ?? null);
    expect(await codes()).toEqual(["1-1", "2", null]);

    const { planning } = desk.staff;
    const now = day("2026-05-02");
    await desk.act(planning, sheet, "reopen", { reason: "位置付けの見直し", until: day("2026-08-01"), now });
    const { body, revision } = await desk.find(sheet);
    if (body.kind !== "goal") throw new Error("the sheet is no goal's");
    const takenOff = body.placements.map((placement) => ({ ...placement, nodeId: null }));
    await saveSheet(db, planning, { sheet, base: revision, body: { ...body, placements: takenOff }, now });
    expect(await kindOf(through(sheet, day("2026-05-03")))).toBe("accepted");
    expect(await codes()).toEqual(["1-1", null, null]);
  });

  test("of a mission statement becomes one", async () => {
    const missions = [{ key: "m1", text: "市民の時間を大切にする。" }];
    const policies = [{ key: "o1", mark: "1", text: "待たせない。", summary: null }];
    const midTermGoals = [
      {
        key: "g1",
        number: 1,
        title: "予約で来られる窓口",
        items: [{ key: "i1", text: "予約" }],
        schedule: [],
        placements: BODY.placements,
      },
    ];
    const sheet = await desk.begin(aMissionSheetBody({ post: "部長", name: "高橋 望", missions, policies, midTermGoals }));
    expect(await kindOf(through(sheet))).toBe("accepted");
    const { missionId } = await desk.find(sheet);
    const mission = await findMission(db, municipality, missionId ?? 0);
    expect(mission?.body).toMatchObject({ department: "企画部", fiscalYear: 2026, missions: ["市民の時間を大切にする。"] });
  });
});
