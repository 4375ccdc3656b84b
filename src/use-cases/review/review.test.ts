import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { databases, empty } from "../../../test/database.ts";
import { CITY, NOW, openReviewDesk, type ReviewDesk, signUp, TOWN } from "../../../test/review-desk.ts";
import type { Person } from "../../domain/access/person.ts";
import { ROLES } from "../../domain/access/role.ts";
import { LONGEST_WORDING } from "../../domain/review/opinion.ts";
import type { Database } from "../../store/database.ts";
import { listAnswers, listWordings } from "../../store/opinion-record-store.ts";
import { findOpinion, listOpinions } from "../../store/opinion-store.ts";
import { listReviewOpenings } from "../../store/review-opening-store.ts";
import { findSheet } from "../../store/sheet-store.ts";
import { answerOpinion, withdrawAnswer } from "./answer-opinion.ts";
import { openToReviewers } from "./open-to-reviewers.ts";
import { rewordOpinion, withdrawOpinion } from "./reword-opinion.ts";
import { type AskedSubject, stateOpinion } from "./state-opinion.ts";

const now = NOW;

describe.each(databases)("reviews on $name", ({ open }) => {
  let db: Database;
  let desk: ReviewDesk;
  let [planning, reviewer, other]: Person[] = [];
  beforeAll(async () => {
    db = await open();
  });
  beforeEach(async () => {
    await empty(db);
    desk = await openReviewDesk(db);
    planning = await signUp(db, "planning", "企画 太郎");
    reviewer = await signUp(db, "reviewer", "審議 花子");
    other = await signUp(db, "reviewer", "外部 次郎");
  });
  afterAll(() => db.close());

  const someone = (person: Person | undefined): Person => {
    if (!person) throw new Error("nobody has signed up");
    return person;
  };
  const openSheets = (departments: readonly number[]) => openToReviewers(db, someone(planning), { fiscalYear: 2026, departments, now });
  const say = (subject: AskedSubject, text = "待ち時間の目標が低い。", person = reviewer) =>
    stateOpinion(db, someone(person), { subject, text, now });
  const recorded = (): AskedSubject => ({ kind: "sheet", id: desk.sheets.recorded, revision: 1 });
  const acts = async () =>
    (await db.selectFrom("audit_entry").where("municipality_code", "=", CITY).orderBy("number").select("entry").execute()).map(
      ({ entry }) => JSON.parse(entry).act,
    );

  /** An opinion on the sheet that is in the record; its id. */
  async function stated(text?: string): Promise<number> {
    await openSheets([desk.departments.citizens]);
    const done = await say(recorded(), text);
    if (!done.ok) throw new Error(done.refusal.kind);
    return done.value.id;
  }

  describe("opening", () => {
    test("lets reviewers see what is in the record of a department, and nothing else", async () => {
      expect(await openSheets([desk.departments.citizens])).toEqual({ ok: true, value: { opened: 1, closed: 0 } });
      const { recorded: open, draft, other: closed } = desk.sheets;
      const seen = await Promise.all([open, draft, closed].map(async (id) => (await findSheet(db, CITY, id))?.reviewable));
      expect(seen).toEqual([true, false, false]);
      expect(await listReviewOpenings(db, CITY, 2026)).toEqual([
        { departmentId: desk.departments.citizens, department: "市民部", sheets: 2, recorded: 1, opened: 1 },
        { departmentId: desk.departments.affairs, department: "総務部", sheets: 1, recorded: 1, opened: 0 },
      ]);
    });

    test("closes what is not named any more, and writes nothing where nothing changes", async () => {
      await openSheets([desk.departments.citizens]);
      expect(await openSheets([desk.departments.affairs])).toEqual({ ok: true, value: { opened: 1, closed: 1 } });
      expect(await openSheets([desk.departments.affairs])).toEqual({ ok: true, value: { opened: 0, closed: 0 } });
      expect(await acts()).toEqual(["review.open", "review.open"]);
    });

    test("is refused for a department without sheets in the year, and changes nothing then", async () => {
      expect(await openSheets([desk.departments.citizens, 999])).toEqual({ ok: false, refusal: { kind: "unknown-department", id: 999 } });
      expect((await listReviewOpenings(db, CITY, 2026)).every(({ opened }) => opened === 0)).toBe(true);
    });

    test.each(ROLES.filter((role) => role !== "planning"))("is not for %s", async (role) => {
      const person = await signUp(db, role, "誰か");
      const asked = { fiscalYear: 2026, departments: [desk.departments.citizens], now };
      expect(await openToReviewers(db, person, asked)).toEqual({ ok: false, refusal: { kind: "forbidden" } });
    });

    test("reaches no other municipality", async () => {
      const stranger = await signUp(db, "planning", "よその企画", TOWN);
      const asked = { fiscalYear: 2026, departments: [desk.departments.citizens], now };
      expect(await openToReviewers(db, stranger, asked)).toMatchObject({ ok: false });
    });
  });

  describe("stating", () => {
    test("keeps an opinion on a sheet as it was read", async () => {
      const id = await stated();
      expect(await findOpinion(db, CITY, id)).toMatchObject({
        ...{ fiscalYear: 2026, account: reviewer?.account, state: "unanswered", answer: null },
        subject: { kind: "sheet", id: desk.sheets.recorded, revision: 1, title: "窓口を待たせない", department: "市民部" },
        said: { number: 1, text: "待ち時間の目標が低い。", withdrawn: false, by: "審議 花子", at: now },
      });
      expect(await findOpinion(db, TOWN, id)).toBeNull();
      expect(await acts()).toEqual(["review.open", "opinion.state"]);
    });

    test("keeps an opinion on a policy once a sheet of the year is opened", async () => {
      const policy = { kind: "node", id: desk.node, fiscalYear: 2026 } as const;
      expect(await say(policy)).toEqual({ ok: false, refusal: { kind: "not-opened" } });
      await openSheets([desk.departments.affairs]);
      expect(await say(policy)).toMatchObject({ ok: true });
      expect(await say({ ...policy, fiscalYear: 2025 })).toEqual({ ok: false, refusal: { kind: "not-opened" } });
      const [opinion] = await listOpinions(db, CITY, { node: desk.node });
      expect(opinion?.subject).toEqual({ kind: "node", id: desk.node, title: "1 便利なまち", page: { plan: desk.plan, code: "1" } });
    });

    test.each(["draft", "other"] as const)("is refused on a sheet that was not opened (%s)", async (name) => {
      await openSheets([desk.departments.citizens]);
      expect(await say({ kind: "sheet", id: desk.sheets[name], revision: 1 })).toEqual({ ok: false, refusal: { kind: "not-opened" } });
      expect(await listOpinions(db, CITY)).toEqual([]);
    });

    test.each([
      ["a sheet that is not there", { kind: "sheet", id: 999_999, revision: 1 }],
      ["a policy that is not there", { kind: "node", id: 999_999, fiscalYear: 2026 }],
    ] as const)("is refused on %s", async (_, subject) => {
      await openSheets([desk.departments.citizens]);
      expect(await say(subject)).toEqual({ ok: false, refusal: { kind: "unknown-subject" } });
    });

    test.each([0, 2])("is refused on a revision that the record never had", async (revision) => {
      await openSheets([desk.departments.citizens]);
      expect(await say({ ...recorded(), revision } as AskedSubject)).toEqual({ ok: false, refusal: { kind: "not-entered" } });
    });

    test("says something, and not too much", async () => {
      await openSheets([desk.departments.citizens]);
      expect(await say(recorded(), " \n")).toEqual({ ok: false, refusal: { kind: "empty" } });
      expect(await say(recorded(), "あ".repeat(LONGEST_WORDING + 1))).toEqual({ ok: false, refusal: { kind: "too-long" } });
    });

    test.each(ROLES.filter((role) => role !== "reviewer"))("is not for %s", async (role) => {
      await openSheets([desk.departments.citizens]);
      const person = await signUp(db, role, "誰か");
      expect(await say(recorded(), "意見", person)).toEqual({ ok: false, refusal: { kind: "forbidden" } });
    });

    test("reaches no other municipality", async () => {
      await openSheets([desk.departments.citizens]);
      const stranger = await signUp(db, "reviewer", "よその委員", TOWN);
      expect(await say(recorded(), "意見", stranger)).toEqual({ ok: false, refusal: { kind: "unknown-subject" } });
    });
  });

  describe("wording anew", () => {
    const reword = (opinion: number, base: number, text: string, person = reviewer) =>
      rewordOpinion(db, someone(person), { opinion, base, text, now });
    const withdraw = (opinion: number, base: number, reason: string, person = reviewer) =>
      withdrawOpinion(db, someone(person), { opinion, base, reason, now });

    test("keeps what was said before", async () => {
      const id = await stated("低い。");
      expect(await reword(id, 1, "もう少し高い目標がほしい。")).toEqual({ ok: true, value: { number: 2, unchanged: false } });
      expect(await reword(id, 2, "もう少し高い目標がほしい。")).toEqual({ ok: true, value: { number: 2, unchanged: true } });
      expect((await listWordings(db, CITY, id)).map(({ text }) => text)).toEqual(["低い。", "もう少し高い目標がほしい。"]);
      await expect(sql`UPDATE opinion_revision SET text = ''`.execute(db)).rejects.toThrow("cannot be changed or removed");
      await expect(sql`DELETE FROM opinion_revision`.execute(db)).rejects.toThrow("cannot be changed or removed");
    });

    test("overwrites no later wording", async () => {
      const id = await stated();
      await reword(id, 1, "二つ目");
      expect(await reword(id, 1, "遅れた言い直し")).toMatchObject({
        ok: false,
        refusal: { kind: "stale", latest: { said: { text: "二つ目" } } },
      });
      expect(await withdraw(id, 1, "古い")).toMatchObject({ ok: false, refusal: { kind: "stale" } });
    });

    test("is for whose opinion it is, while the sheet is opened", async () => {
      const id = await stated();
      for (const person of [other, planning]) {
        expect(await reword(id, 1, "書き換え", person)).toEqual({ ok: false, refusal: { kind: "forbidden" } });
        expect(await withdraw(id, 1, "消す", person)).toEqual({ ok: false, refusal: { kind: "forbidden" } });
      }
      await openSheets([]);
      expect(await reword(id, 1, "書き換え")).toEqual({ ok: false, refusal: { kind: "forbidden" } });
    });

    test("takes an opinion back with a reason, for good", async () => {
      const id = await stated();
      expect(await withdraw(id, 1, " ")).toEqual({ ok: false, refusal: { kind: "needs-reason" } });
      expect(await withdraw(id, 1, "読み違えた")).toMatchObject({ ok: true });
      expect(await findOpinion(db, CITY, id)).toMatchObject({
        state: "withdrawn",
        said: { number: 2, text: "待ち時間の目標が低い。", withdrawn: true, reason: "読み違えた" },
      });
      expect(await reword(id, 2, "やはり")).toEqual({ ok: false, refusal: { kind: "withdrawn" } });
      expect(await acts()).toEqual(["review.open", "opinion.state", "opinion.withdraw"]);
    });

    test("of an opinion that is not there is refused", async () => {
      expect(await reword(999_999, 1, "何か")).toEqual({ ok: false, refusal: { kind: "unknown-opinion" } });
    });
  });

  describe("answering", () => {
    const answer = (opinion: number, base: { wording: number; answer: number }, text: string, person = planning) =>
      answerOpinion(db, someone(person), { opinion, ...base, text, handling: "consider", now });

    test("answers a wording, and says so when that was worded anew", async () => {
      const id = await stated();
      expect(await answer(id, { wording: 1, answer: 0 }, "来年度に見直します。")).toEqual({
        ok: true,
        value: { number: 1, unchanged: false },
      });
      expect(await answer(id, { wording: 1, answer: 1 }, "来年度に見直します。")).toEqual({
        ok: true,
        value: { number: 1, unchanged: true },
      });
      expect(await findOpinion(db, CITY, id)).toMatchObject({
        state: "answered",
        answer: { answers: 1, handling: "consider", by: "企画 太郎" },
      });
      await rewordOpinion(db, someone(reviewer), { opinion: id, base: 1, text: "今年度に見直すべき。", now });
      expect(await findOpinion(db, CITY, id)).toMatchObject({ state: "reworded" });
      expect(await answer(id, { wording: 1, answer: 1 }, "古い意見への回答")).toMatchObject({ ok: false, refusal: { kind: "stale" } });
      // The same words, to the later wording: that is an answer.
      expect(await answer(id, { wording: 2, answer: 1 }, "来年度に見直します。")).toEqual({
        ok: true,
        value: { number: 2, unchanged: false },
      });
      expect(await findOpinion(db, CITY, id)).toMatchObject({ state: "answered" });
      expect((await listAnswers(db, CITY, id)).map(({ answers }) => answers)).toEqual([1, 2]);
      await expect(sql`DELETE FROM answer_revision`.execute(db)).rejects.toThrow("cannot be changed or removed");
      expect(await acts()).toEqual(["review.open", "opinion.state", "answer.record", "opinion.reword", "answer.record"]);
    });

    test("of two at once one is told", async () => {
      const id = await stated();
      const both = await Promise.all(["一", "二"].map((text) => answer(id, { wording: 1, answer: 0 }, text)));
      expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
      expect(await listAnswers(db, CITY, id)).toHaveLength(1);
    });

    test("can be taken back with a reason; the opinion is unanswered again", async () => {
      const id = await stated();
      const base = { opinion: id, wording: 1, now };
      const asPlanning = someone(planning);
      expect(await withdrawAnswer(db, asPlanning, { ...base, answer: 0, reason: "誤り" })).toEqual({
        ok: false,
        refusal: { kind: "nothing-answered" },
      });
      await answer(id, { wording: 1, answer: 0 }, "来年度に見直します。");
      expect(await withdrawAnswer(db, asPlanning, { ...base, answer: 1, reason: "" })).toEqual({
        ok: false,
        refusal: { kind: "needs-reason" },
      });
      expect(await withdrawAnswer(db, asPlanning, { ...base, answer: 1, reason: "誤り" })).toMatchObject({ ok: true });
      expect(await findOpinion(db, CITY, id)).toMatchObject({ state: "unanswered", answer: { withdrawn: true, reason: "誤り" } });
    });

    test("is refused to an opinion that was withdrawn, and without words", async () => {
      const id = await stated();
      expect(await answer(id, { wording: 1, answer: 0 }, "")).toEqual({ ok: false, refusal: { kind: "empty" } });
      await withdrawOpinion(db, someone(reviewer), { opinion: id, base: 1, reason: "読み違えた", now });
      expect(await answer(id, { wording: 2, answer: 0 }, "回答")).toEqual({ ok: false, refusal: { kind: "withdrawn" } });
    });

    test.each(ROLES.filter((role) => role !== "planning"))("is not for %s", async (role) => {
      const id = await stated();
      const person = await signUp(db, role, "誰か");
      expect(await answer(id, { wording: 1, answer: 0 }, "回答", person)).toEqual({ ok: false, refusal: { kind: "forbidden" } });
      const back = await withdrawAnswer(db, person, { opinion: id, wording: 1, answer: 0, reason: "誤り", now });
      expect(back).toEqual({ ok: false, refusal: { kind: "forbidden" } });
    });

    test("reaches no other municipality", async () => {
      const id = await stated();
      const stranger = await signUp(db, "planning", "よその企画", TOWN);
      expect(await answer(id, { wording: 1, answer: 0 }, "回答", stranger)).toEqual({ ok: false, refusal: { kind: "unknown-opinion" } });
    });
  });
});
