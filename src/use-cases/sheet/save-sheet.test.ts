import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aGoalSheetBody, aMissionSheetBody, aSheetAction, aSheetStep } from "../../../test/a-sheet-body.ts";
import { databases } from "../../../test/database.ts";
import { DURING, openSheetDesk, type SheetDesk } from "../../../test/sheet-desk.ts";
import type { Person } from "../../domain/access/person.ts";
import type { SheetStatus } from "../../domain/cycle/cycle.ts";
import type { GoalSheetBody } from "../../domain/sheet/sheet-body.ts";
import { differencesOf, fieldsOf } from "../../domain/sheet/sheet-fields.ts";
import type { Database } from "../../store/database.ts";
import { listSheetRevisions } from "../../store/sheet-history-store.ts";
import { saveSheetState } from "../../store/sheet-store.ts";
import { saveSheet } from "./save-sheet.ts";

const body = aGoalSheetBody({
  title: "窓口で待たせない",
  priority: 1,
  background: [{ key: "b1", text: "昼に混み合う。" }],
  actions: [
    aSheetAction({
      steps: [aSheetStep({ period: { text: "6月～9月", from: "2026-06", to: "2026-09" } }), aSheetStep({ key: "s2", mark: "(2)" })],
    }),
  ],
  remarks: [{ key: "r1", label: "市民参加", text: null }],
});

/** The sheet with something else in its first action, or in that action's first step. */
const withAction = (of: GoalSheetBody, change: Partial<GoalSheetBody["actions"][number]>): GoalSheetBody => ({
  ...of,
  actions: of.actions.map((action, i) => (i === 0 ? { ...action, ...change } : action)),
});
const withStep = (of: GoalSheetBody, change: Partial<GoalSheetBody["actions"][number]["steps"][number]>): GoalSheetBody =>
  withAction(of, { steps: (of.actions[0]?.steps ?? []).map((step, i) => (i === 0 ? { ...step, ...change } : step)) });

describe.each(databases)("saving a sheet on $name", ({ open }) => {
  let db: Database;
  let desk: SheetDesk;
  let author: Person;
  beforeAll(async () => {
    db = await open();
  });
  beforeEach(async () => {
    desk = await openSheetDesk(db);
    author = desk.person("author");
  });
  afterAll(() => db.close());

  const save = (sheet: number, base: number, written: GoalSheetBody, given: { now?: Date; reason?: string; person?: Person } = {}) =>
    saveSheet(db, given.person ?? author, { sheet, base, body: written, now: DURING.set, ...given });
  const saved = (revision: number) => ({ ok: true, value: { revision, unchanged: false, combined: false } });
  const unchanged = (revision: number) => ({ ok: true, value: { revision, unchanged: true, combined: false } });
  const refused = (refusal: object) => ({ ok: false, refusal });
  const goalBody = async (sheet: number): Promise<GoalSheetBody> => {
    const found = (await desk.sheet(sheet)).body;
    if (found.kind !== "goal") throw new Error(found.kind);
    return found;
  };

  test("keeps a revision with who, when and why, and says so in the audit trail", async () => {
    const id = await desk.begin(body);
    expect(await save(id, 1, { ...body, title: "窓口を待たせない" }, { reason: "言い回し" })).toEqual(saved(2));
    const sheet = await desk.sheet(id);
    expect(sheet).toMatchObject({ revision: 2, title: "窓口を待たせない", status: "draft", phase: "set" });
    expect(differencesOf(body, sheet.body)).toMatchObject([{ pointer: "/title" }]);
    expect((await listSheetRevisions(db, desk.municipality, id)).at(-1)).toMatchObject({
      ...{ number: 2, at: DURING.set, account: author.account, by: author.name, reason: "言い回し", proxy: false, phase: "set" },
    });
    expect(await desk.audit()).toMatchObject([{ act: "sheet.save", facts: { revision: 2, changes: 1, proxy: false, reason: "言い回し" } }]);
  });

  test("makes no revision where nothing changed, and none twice", async () => {
    const id = await desk.begin(body);
    expect(await save(id, 1, { ...body, actions: body.actions.map((action) => ({ ...action, midterm: " ", grade: "" })) })).toEqual(
      unchanged(1),
    );
    const changed = { ...body, title: "別の題" };
    expect(await save(id, 1, changed)).toEqual(saved(2));
    expect(await save(id, 1, changed)).toEqual(unchanged(2));
    expect(await save(id, 1, body)).toEqual(unchanged(1));
    expect((await desk.sheet(id)).revision).toBe(2);
    expect(await desk.audit()).toHaveLength(1);
  });

  test.each<[string, (desk: SheetDesk) => Person, object]>([
    ["an author of the department", (of) => of.person("author"), { ok: true }],
    ["an author of one of its divisions", (of) => of.person("author", "division"), { ok: true }],
    ["a checker", (of) => of.person("checker"), { ok: true }],
    ["an approver", (of) => of.person("approver"), { ok: true }],
    ["planning", (of) => of.person("planning"), { ok: true }],
    ["an author of another department", (of) => of.person("author", "other"), refused({ kind: "unknown-sheet" })],
    ["a reviewer to whom it was not opened", (of) => of.person("reviewer"), refused({ kind: "unknown-sheet" })],
    ["an operator", (of) => of.person("operator"), refused({ kind: "unknown-sheet" })],
    ["a leader", (of) => of.person("leader"), refused({ kind: "forbidden" })],
    [
      "somebody of another municipality",
      (of) => ({ ...of.person("planning"), municipality: "131016" }),
      refused({ kind: "unknown-sheet" }),
    ],
  ])("by %s", async (_, personOf, expected) => {
    const id = await desk.begin(body);
    const person = personOf(desk);
    expect(await save(id, 1, { ...body, title: "別の題" }, { person })).toMatchObject(expected);
    const [revision] = await listSheetRevisions(db, desk.municipality, id, 1);
    if ("refusal" in expected) expect(revision).toBeUndefined();
    else expect(revision).toMatchObject({ by: person.name, proxy: person.posts[0]?.role === "planning" });
  });

  test("of a division only by that division and its department", async () => {
    const id = await desk.begin(body, { divisionId: desk.divisionId });
    const strange = {
      ...author,
      posts: [
        {
          role: "author" as const,
          units: { departments: new Set<number>(), divisions: new Set([1]), departmentsOfDivisions: new Set([desk.departmentId]) },
        },
      ],
    };
    expect(await save(id, 1, { ...body, title: "別の題" }, { person: strange })).toEqual(refused({ kind: "unknown-sheet" }));
    expect(await save(id, 1, { ...body, title: "別の題" }, { person: desk.person("author", "division") })).toEqual(saved(2));
  });

  test.each<[string, Date, SheetStatus, object]>([
    [
      "before its phase",
      new Date("2026-03-31T23:59:59Z"),
      "draft",
      { kind: "closed", phase: "set", deadline: new Date("2026-06-01T00:00:00Z") },
    ],
    ["at the deadline", new Date("2026-06-01T00:00:00Z"), "draft", { kind: "closed", phase: "set" }],
    ["while it is being checked", DURING.set, "submitted", { kind: "wrong-status", phase: "set", status: "submitted" }],
    ["once it was approved", DURING.set, "approved", { kind: "wrong-status", status: "approved" }],
    ["between two phases", new Date("2026-08-01T00:00:00Z"), "accepted", { kind: "closed" }],
  ])("is refused %s", async (_, now, status, refusal) => {
    const id = await desk.begin(body, { status });
    expect(await save(id, 1, { ...body, title: "別の題" }, { now })).toMatchObject(refused(refusal));
    expect((await desk.sheet(id)).revision).toBe(1);
  });

  test("of an accepted one begins the next phase, once that is open", async () => {
    const id = await desk.begin(body, { status: "accepted" });
    const written = withStep(body, { midterm: "半分まで進んだ" });
    expect(await save(id, 1, written, { now: DURING.midterm })).toEqual(saved(2));
    expect(await desk.sheet(id)).toMatchObject({ phase: "midterm", status: "draft", statusAt: DURING.midterm, openUntil: null });
    expect((await listSheetRevisions(db, desk.municipality, id, 1))[0]).toMatchObject({ phase: "midterm" });
  });

  test("after the deadline where it was reopened, in the fields of the phases before too", async () => {
    const id = await desk.begin(body, { status: "returned", phase: "midterm" });
    const written = withStep({ ...body, title: "別の題" }, { midterm: "半分" });
    const now = new Date("2026-11-20T00:00:00Z");
    expect(await save(id, 1, written, { now })).toMatchObject(refused({ kind: "closed" }));
    await saveSheetState(db, desk.municipality, id, { openUntil: new Date("2026-12-01T00:00:00Z") });
    expect(await save(id, 1, written, { now })).toEqual(saved(2));
    expect(await desk.sheet(id)).toMatchObject({ status: "returned", phase: "midterm" });
    expect(await save(id, 2, withStep(written, { result: "済み" }), { now })).toMatchObject(refused({ kind: "not-in-phase" }));
  });

  test.each<[string, GoalSheetBody, [string, string][]]>([
    [
      "a report",
      withStep(body, { midterm: "半分", result: "全部" }),
      [
        ["midterm", "/actions/a1/steps/s1/midterm"],
        ["result", "/actions/a1/steps/s1/result"],
      ],
    ],
    [
      "a remark of the reports",
      { ...body, remarks: [{ key: "r1", label: "市民参加", text: "公募した" }] },
      [["remarks", "/remarks/r1/text"]],
    ],
    ["a field that the form does not have", withStep(body, { grade: "A" }), [["grade", "/actions/a1/steps/s1/grade"]]],
    [
      "an action that comes with its result",
      { ...body, actions: [...body.actions, aSheetAction({ key: "n1", result: "済み" })] },
      [["result", "/actions/n1/result"]],
    ],
  ])("in the first phase does not take %s, nor anything beside it", async (_, written, fields) => {
    const id = await desk.begin(body);
    for (const person of [author, desk.person("planning")])
      expect(await save(id, 1, { ...written, title: "別の題" }, { person })).toEqual(
        refused({ kind: "not-in-phase", phase: "set", fields: fields.map(([field, pointer]) => ({ field, pointer })) }),
      );
    expect((await desk.sheet(id)).revision).toBe(1);
  });

  test("with reports does not change what was planned: texts, parts, order", async () => {
    const id = await desk.begin(body, { phase: "midterm" });
    const [action] = body.actions;
    const [one, two] = action?.steps ?? [];
    if (!one || !two) throw new Error("no steps");
    const now = DURING.midterm;
    const fieldsOfRefusal = async (written: GoalSheetBody) => {
      const answer = await save(id, 1, written, { now });
      return answer.ok || answer.refusal.kind !== "not-in-phase" ? answer : answer.refusal.fields.map(({ pointer }) => pointer);
    };
    expect(await fieldsOfRefusal(withAction(body, { steps: [two, one] }))).toEqual(["/actions/a1/steps/s2"]);
    expect(await fieldsOfRefusal(withAction(body, { steps: [one] }))).toEqual([
      "/actions/a1/steps/s2",
      "/actions/a1/steps/s2/mark",
      "/actions/a1/steps/s2/text",
    ]);
    expect(await fieldsOfRefusal(withStep(body, { text: "別の手順" }))).toEqual(["/actions/a1/steps/s1/text"]);
    expect(await fieldsOfRefusal(withStep(body, { period: { text: "通年", from: null, to: null } }))).toEqual([
      "/actions/a1/steps/s1/period",
    ]);
    expect(
      await save(id, 1, withStep({ ...body, remarks: [{ key: "r1", label: "市民参加", text: "公募した" }] }, { midterm: "半分" }), { now }),
    ).toEqual(saved(2));
  });

  test("reads periods and targets anew where they were written anew, and keeps what a person corrected", async () => {
    const id = await desk.begin(body);
    const period = async () => (await goalBody(id)).actions[0]?.steps[0]?.period;
    const target = async () => (await goalBody(id)).actions[0]?.steps[0]?.target;
    const carried = { from: "2026-06", to: "2026-09" };
    await save(id, 1, withStep(body, { period: { text: "通年", ...carried }, target: { text: "4回以上", values: [] } }));
    expect(await period()).toEqual({ text: "通年", from: "2026-04", to: "2027-03" });
    expect((await target())?.values).toMatchObject([{ value: 4, unit: "回", comparator: ">=" }]);

    const corrected = { text: "通年", from: "2026-07", to: "2027-03" };
    await save(id, 2, withStep(await goalBody(id), { period: corrected }));
    expect(await period()).toEqual(corrected);
    await save(id, 3, { ...(await goalBody(id)), title: "別の題" });
    expect(await period()).toEqual(corrected);
    await save(id, 4, withStep(await goalBody(id), { period: { text: "夏のあいだ", from: "2026-07", to: "2026-08" } }));
    expect(await period()).toEqual({ text: "夏のあいだ", from: "2026-07", to: "2026-08" });
    await save(id, 5, withStep(await goalBody(id), { period: { text: "　", from: "2026-07", to: "2026-08" }, target: null }));
    expect([await period(), await target()]).toEqual([null, null]);
    expect((await desk.sheet(id)).revision).toBe(6);
  });

  test("keeps out what a database cannot keep, and a browser's line breaks", async () => {
    const lined = { ...body, background: [{ key: "b1", text: "一行目\r\n二行目" }] };
    const id = await desk.begin(lined);
    expect(await save(id, 1, { ...body, background: [{ key: "b1", text: "一行目\n二行目" }] })).toEqual(unchanged(1));
    await save(id, 1, { ...lined, title: "待\u0000た\uD842ない", purpose: [{ key: "n1", text: "早く\r\n済む" }] });
    expect(await goalBody(id)).toMatchObject({
      ...{ title: "待\uFFFDた\uFFFDない", background: lined.background, purpose: [{ key: "n1", text: "早く\n済む" }] },
    });
  });

  test("tells the second of two people who changed what, and takes the merged sheet on the latest revision", async () => {
    const id = await desk.begin(body);
    const second = desk.person("author", "division");
    await save(id, 1, { ...body, title: "一人目の題" });
    await save(id, 2, withAction({ ...body, title: "一人目の題" }, { title: "予約の仕組み" }));
    const mine = { ...body, title: "二人目の題", purpose: [{ key: "m1", text: "早く済む" }] };
    const answer = await save(id, 1, mine, { person: second });
    if (answer.ok || answer.refusal.kind !== "stale") throw new Error("not stale");
    const { refusal } = answer;
    expect(refusal).toMatchObject({
      ...{ base: 1, revision: 3, bodies: { base: body, mine } },
      revisions: [
        {
          number: 2,
          by: author.name,
          at: DURING.set,
          differences: [{ pointer: "/title", before: "窓口で待たせない", after: "一人目の題" }],
        },
        { number: 3, by: author.name, differences: [{ pointer: "/actions/a1/title" }] },
      ],
      merge: { conflicts: [{ pointer: "/title", base: "窓口で待たせない", theirs: "一人目の題", mine: "二人目の題" }] },
    });
    expect((await desk.sheet(id)).revision).toBe(3);
    const { merged } = refusal.merge;
    if (merged.kind !== "goal") throw new Error(merged.kind);
    expect(await save(id, 3, { ...merged, title: "二人目の題" }, { person: second })).toEqual(saved(4));
    expect([...fieldsOf(await goalBody(id)).values()]).toEqual(expect.arrayContaining(["二人目の題", "予約の仕組み", "早く済む"]));
  });

  test("does not know a revision that is not there", async () => {
    const id = await desk.begin(body);
    for (const base of [0, 2, 2 ** 31 - 1])
      expect(await save(id, base, { ...body, title: "別の題" })).toEqual(refused({ kind: "unknown-revision", number: base }));
    expect(await save(id + 1, 1, body)).toEqual(refused({ kind: "unknown-sheet" }));
  });

  test("of a mission statement has its own fields", async () => {
    const statement = aMissionSheetBody({
      post: "市民部長",
      name: "澄川 花子",
      policies: [{ key: "o1", mark: null, text: "窓口を変える", summary: null }],
    });
    const id = await desk.begin(statement);
    const save = (base: number, written: typeof statement, now = DURING.set) =>
      saveSheet(db, author, { sheet: id, base, body: written, now });
    const summed = { ...statement, policies: statement.policies.map((policy) => ({ ...policy, summary: "変わった" })) };
    expect(await save(1, summed)).toEqual(
      refused({ kind: "not-in-phase", phase: "set", fields: [{ field: "policySummaries", pointer: "/policies/o1/summary" }] }),
    );
    expect(await save(1, { ...statement, missions: [{ key: "n1", text: "市民の時間を大切にする" }] })).toEqual(saved(2));
    expect(await desk.sheet(id)).toMatchObject({ title: "市民部長 澄川 花子" });
  });
});
