import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aGoalSheetBody, aSheetAction } from "../../../../test/a-sheet-body.ts";
import { aGoal, aNode, anIndicator, aPlan, aReadDocument } from "../../../../test/builders.ts";
import { readCalendar } from "../../../../test/read-calendar.ts";
import { openSheetPages, type SheetPages } from "../../../../test/sheet-pages.ts";
import { municipality as code, day, type Staff, YEAR } from "../../../../test/year-desk.ts";
import { wordOfTimes } from "../../../domain/cycle/phase-times.ts";
import { NO_RULE } from "../../../domain/indicator/indicator-rule.ts";
import { bodyOfGoal } from "../../../domain/sheet/sheet-goal.ts";
import { readTargetText } from "../../../domain/wording/target-text.ts";
import { saveAccount, saveFailures, savePassword } from "../../../store/account-store.ts";
import { findCalendarOpening } from "../../../store/calendar-store.ts";
import { listIndicators } from "../../../store/indicator-store.ts";
import { keepDocument } from "../../../use-cases/import/keep-document.ts";
import { enterActuals } from "../../../use-cases/indicator/enter-actuals.ts";
import { openValueRequest } from "../../../use-cases/indicator/open-value-request.ts";
import { setRule } from "../../../use-cases/indicator/set-rule.ts";
import { setPhases } from "../../../use-cases/year/set-phases.ts";
import { addressOf } from "../../routes.ts";

const PAGE = addressOf("calendar", { code });
const TITLE = "待たない窓口, 迷わない案内; \\(試行\\)";

const action = aSheetAction({
  key: "a1",
  title: "予約を始める",
  period: { text: "9月", from: "2026-09", to: "2026-09" },
  target: readTargetText("4回"),
});
const WRITTEN = aGoalSheetBody({
  ...{ title: "手から手へ", priority: 1, background: [{ key: "b1", text: "長く待たせている。" }] },
  ...{ purpose: [{ key: "u1", text: "すぐに用が済む。" }], actions: [action] },
  placements: [{ key: "p1", plan: "総合計画", code: "1-1", text: "みんなでつくるまち", nodeId: null }],
});

let pages: SheetPages & { close(): Promise<void> };
let sheet: number;
beforeAll(async () => {
  pages = await openSheetPages();
  sheet = await pages.begin(bodyOfGoal(aGoal({ title: TITLE, fiscalYear: 2026 })));
});
afterAll(() => pages?.close());

const change = async (by: keyof Staff | null, act: string) => pages.post(by, 0, new URLSearchParams({ act }), {}, PAGE);
/** Makes an address as the person does, and takes it from the page. */
async function make(by: keyof Staff): Promise<string> {
  const html = await (await change(by, "open")).text();
  const shown = /<code>(http:\/\/localhost(\/[^<]+))<\/code>/u.exec(html)?.[2];
  if (shown === undefined) throw new Error("no address was shown");
  return shown;
}
const fetched = async (path: string) => {
  const response = await pages.get(null, path);
  expect(response.status).toBe(200);
  return readCalendar(await response.text());
};
const told = async (path: string) => (await fetched(path)).events.map(({ summary, start }) => `${start} ${summary}`);

const shownTo = {
  author: [
    "2026-04-01 令和8年度 当初設定の開始（あなたの役割：提出）",
    "2026-05-31 【締切】令和8年度 当初設定（あなたの役割：提出）",
    "2026-09-15 令和8年度 中間報告の開始（あなたの役割：提出）",
    "2026-10-15 【締切】令和8年度 中間報告（あなたの役割：提出）",
    "2027-03-01 令和8年度 期末報告の開始（あなたの役割：提出）",
    "2027-04-10 【締切】令和8年度 期末報告（あなたの役割：提出）",
    `2026-05-31 【提出の締切】${TITLE}`,
  ],
} as const;

describe("the calendar of a person", () => {
  test("shows an author the phases and the sheets of the own department", async () => {
    const { name, events } = await fetched(await make("author"));
    expect(name).toBe("しるべの締切（澄川市）");
    expect(events.map(({ summary, start }) => `${start} ${summary}`)).toEqual(shownTo.author);
    const [closing, own] = [events[1], events[6]];
    expect(closing).toMatchObject({ end: "2026-06-01", alarms: ["2026-05-30T00:00:00.000Z"] });
    expect(own).toMatchObject({ end: "2026-06-01", alarms: ["2026-05-24T00:00:00.000Z", "2026-05-30T00:00:00.000Z"] });
    expect(own?.description).toBe(
      `令和8年度 当初設定 企画部\n締切：2026年5月31日(日) 24:00\n今：担当の入力・提出待ち\nhttp://localhost/${code}/sheets/${sheet}`,
    );
  });

  test.each([
    ["checker", "確認", `【締切】${TITLE}`, []],
    ["approver", "承認", `【締切】${TITLE}`, []],
    ["planning", "受理", null, []],
    ["leader", null, null, []],
    ["stranger", "提出・確認・承認", null, []],
  ] as const)("shows the %s what is theirs to do (%s), and of the sheets of others nothing", async (by, duty, ofSheet, alarms) => {
    const { events } = await fetched(await make(by));
    const role = duty === null ? "" : `（あなたの役割：${duty}）`;
    expect(events.map(({ summary }) => summary).slice(0, 2)).toEqual([
      `令和8年度 当初設定の開始${role}`,
      `【締切】令和8年度 当初設定${role}`,
    ]);
    expect(events.slice(6).map(({ summary }) => summary)).toEqual(ofSheet === null ? [] : [ofSheet]);
    expect(events.slice(6).flatMap((one) => one.alarms)).toEqual(alarms);
  });

  test("follows a sheet from hand to hand, and lets go of it once it is accepted", async () => {
    const own = await pages.begin(WRITTEN);
    const [author, checker] = [await make("author"), await make("checker")];
    const of = async (path: string) => (await fetched(path)).events.find(({ uid }) => uid.startsWith(`sheet-${own}-`));
    const before = await of(author);
    await pages.desk.act("author", own, "submit", { now: day("2026-05-08") });
    const [handedIn, toCheck] = [await of(author), await of(checker)];
    expect([before?.summary, handedIn?.summary, toCheck?.summary]).toEqual([
      "【提出の締切】手から手へ",
      "【締切】手から手へ",
      "【確認の締切】手から手へ",
    ]);
    expect(handedIn?.uid).toBe(before?.uid);
    expect(handedIn?.sequence).toBeGreaterThan(before?.sequence ?? Number.POSITIVE_INFINITY);
    await pages.desk.act("approver", own, "approve", { now: day("2026-05-08") });
    await pages.desk.act("planning", own, "accept", { now: day("2026-05-09") });
    expect(await of(author)).toBeUndefined();
  });

  test("moves with a deadline: the same events, with a later number and time of change", async () => {
    const path = await make("author");
    const before = (await fetched(path)).events;
    const phases = YEAR.map((phase) => (phase.phase === "set" ? { ...phase, closesAt: new Date("2026-06-05T17:15:00+09:00") } : phase));
    const now = day("2026-05-10");
    const done = await setPhases(pages.db, pages.desk.staff.planning, {
      ...{ fiscalYear: 2026, base: wordOfTimes(YEAR), phases, closing: false, now },
    });
    expect(done.ok).toBe(true);
    const after = new Map((await fetched(path)).events.map((event) => [event.uid, event]));
    for (const event of before) {
      const isMoved = event.uid.startsWith("closing-2026-set") || event.uid.startsWith(`sheet-${sheet}-`);
      const moved = after.get(event.uid);
      if (isMoved) {
        expect(moved).toMatchObject({ start: "2026-06-05T07:45:00.000Z", end: "2026-06-05T08:15:00.000Z" });
        expect(moved?.alarms.at(-1)).toBe("2026-06-04T00:00:00.000Z");
        expect(moved?.lastModified).toBe(now.toISOString());
        expect(moved?.sequence).toBeGreaterThan(event.sequence);
      } else if (event.uid.includes("midterm")) expect(moved).toEqual(event);
    }
    await setPhases(pages.db, pages.desk.staff.planning, {
      ...{ fiscalYear: 2026, base: wordOfTimes(phases), phases: YEAR, closing: false, now: day("2026-05-11") },
    });
    const back = (await fetched(path)).events.find(({ uid }) => uid.startsWith("closing-2026-set"));
    expect(back?.start).toBe("2026-05-31");
    expect(back?.sequence).toBeGreaterThan(after.get(back?.uid ?? "")?.sequence ?? Number.POSITIVE_INFINITY);
  });

  test("shows the values that the own unit owes until they are given, and planning what it asks for", async () => {
    const { staff, departments } = pages.desk;
    const now = day("2026-05-10");
    const indicators = [anIndicator({ node: "1", name: "市民満足度", unit: "%" })];
    const plan = aPlan({ nodes: [aNode({ code: "1", title: "窓口の改善" })], indicators });
    const kept = await pages.db.transaction().execute((tx) => keepDocument(tx, aReadDocument({ plan }), { municipality: code, now }));
    const [indicator] = await listIndicators(pages.db, code);
    if (!kept.ok || !indicator) throw new Error("the plan was not kept");
    const whose = { indicatorId: indicator.id, base: 0, rule: NO_RULE, departmentId: departments.planning, divisionId: null, reason: null };
    expect((await setRule(pages.db, staff.planning, { ...whose, now })).ok).toBe(true);
    expect((await openValueRequest(pages.db, staff.planning, { year: 2025, planId: null, due: "2026-06-20", note: null, now })).ok).toBe(
      true,
    );
    const [author, planning, stranger] = [await make("author"), await make("planning"), await make("stranger")];
    const values = async (path: string) => (await fetched(path)).events.filter(({ uid }) => uid.startsWith("values-"));
    const [owed, ...others] = await values(author);
    expect(others).toEqual([]);
    expect(owed).toMatchObject({ summary: "【締切】令和7年度の実績値（企画部）", start: "2026-06-20", end: "2026-06-21" });
    expect(owed?.alarms).toEqual(["2026-06-13T00:00:00.000Z", "2026-06-19T00:00:00.000Z"]);
    expect(owed?.description).toContain(`/values/${departments.planning}?year=2025`);
    expect((await values(planning)).map(({ summary }) => summary)).toEqual(["【締切】令和7年度の実績値の照会"]);
    expect(await values(stranger)).toEqual([]);
    const value = { indicatorId: indicator.id, part: "", year: 2025, base: 0, text: "65", status: "final", reason: null } as const;
    const entered = [{ ...value, asOf: null, source: null, note: null }];
    expect((await enterActuals(pages.db, staff.author, { entered, now })).ok).toBe(true);
    expect(await values(author)).toEqual([]);
  });

  test("is in English where its address says so", async () => {
    const { events } = await fetched(`${await make("checker")}?lang=en`);
    expect(events[1]?.summary).toBe("Deadline: Setting of FY2026 (yours: check)");
  });
});

describe("the address", () => {
  test("is shown once, kept as a digest, and never cached", async () => {
    const path = await make("approver");
    const key = path.slice(path.lastIndexOf("/") + 1, -".ics".length);
    const kept = JSON.stringify([
      await pages.db.selectFrom("account").selectAll().execute(),
      await pages.db.selectFrom("audit_entry").selectAll().execute(),
    ]);
    expect(kept).not.toContain(key);
    expect(await (await pages.get("approver", PAGE)).text()).not.toContain(key);
    const response = await pages.get(null, path);
    expect(response.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
    expect(response.headers.get("cache-control")).toBe("private, no-store");
    const tag = response.headers.get("etag") ?? "";
    expect(tag).not.toBe("");
    expect((await pages.get(null, path, { "if-none-match": tag })).status).toBe(304);
  });

  test("is gone where it was replaced or revoked, and the trail says so", async () => {
    await change("leader", "close");
    const first = await make("leader");
    const second = await make("leader");
    expect((await pages.get(null, first)).status).toBe(404);
    expect((await pages.get(null, second)).status).toBe(200);
    expect((await change("leader", "close")).headers.get("location")).toBe(`${PAGE}?notice=calendar-closed`);
    expect((await pages.get(null, second)).status).toBe(404);
    await change("leader", "close");
    expect((await change("leader", "other")).status).toBe(400);
    const { account } = pages.desk.staff.leader;
    expect(await findCalendarOpening(pages.db, code, account)).toBeNull();
    const rows = await pages.db.selectFrom("audit_entry").select("entry").orderBy("number").execute();
    const acts = rows.map(({ entry }) => JSON.parse(entry)).filter((entry) => entry.account === account);
    expect(acts.slice(-3).map(({ act, facts }) => [act, facts])).toEqual([
      ["calendar.open", { replaced: false }],
      ["calendar.open", { replaced: true }],
      ["calendar.close", {}],
    ]);
  });

  test("is nothing under another municipality, nor with a key that nobody has", async () => {
    const path = await make("checker");
    expect((await pages.get(null, path.replace(code, "131024"))).status).toBe(404);
    for (const key of ["A".repeat(43), "short", "%00".repeat(43), `${"A".repeat(42)}'`])
      expect((await pages.get(null, `${PAGE}/${key}.ics`)).status).toBe(404);
  });

  test("signs nobody in", async () => {
    const path = await make("planning");
    const response = await pages.get(null, path);
    expect(response.headers.get("set-cookie")).toBeNull();
    expect((await pages.post(null, 0, new URLSearchParams({ act: "open" }), {}, path)).status).toBe(405);
  });

  test("is 404 while the account is locked, until its password was chosen anew, and once it has ended", async () => {
    const { account } = pages.desk.staff.stranger;
    const path = await make("stranger");
    const status = async () => (await pages.get(null, path)).status;
    const locked = (lockedUntil: Date | null) =>
      pages.db.transaction().execute((tx) => saveFailures(tx, code, account, { failures: 10, lockedUntil }));
    const reset = (mustChange: boolean) =>
      pages.db.transaction().execute((tx) => savePassword(tx, code, account, { password: "x", mustChange }));
    expect(await status()).toBe(200);
    await locked(new Date(pages.clock.now.getTime() + 1));
    expect(await status()).toBe(404);
    await locked(pages.clock.now);
    expect(await status()).toBe(200);
    await reset(true);
    expect(await status()).toBe(404);
    await reset(false);
    expect(await status()).toBe(200);
    await pages.db.transaction().execute((tx) => saveAccount(tx, code, account, { endedAt: pages.clock.now }));
    expect(await status()).toBe(404);
  });

  test("waits after sixty times in ten minutes", async () => {
    const path = await make("approver");
    for (let i = 0; i < 60; i += 1) expect((await pages.get(null, path)).status).toBe(200);
    const response = await pages.get(null, path);
    expect([response.status, response.headers.get("retry-after")]).toEqual([429, "600"]);
    pages.clock.now = new Date(pages.clock.now.getTime() + 600_000);
    expect((await pages.get(null, path)).status).toBe(200);
  });
});

describe("somebody whose posts end", () => {
  const endPosts = async (account: number, to: string) => {
    await pages.db
      .updateTable("appointment")
      .where("municipality_code", "=", code)
      .where("account_id", "=", account)
      .set({ valid_to: to })
      .execute();
  };

  test("sees nothing of the days after, and nothing at all from then on", async () => {
    const path = await make("author");
    await endPosts(pages.desk.staff.author.account, "2027-04-01");
    expect(await told(path)).toEqual(shownTo.author.filter((event) => !event.startsWith("2027-04")));
    await endPosts(pages.desk.staff.author.account, "2026-05-10");
    expect(await told(path)).toEqual([]);
  });
});
