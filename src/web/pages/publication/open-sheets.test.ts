import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aGoalSheetBody } from "../../../../test/a-sheet-body.ts";
import { aGoal, aMission, anAction, aReadDocument } from "../../../../test/builders.ts";
import { databases, empty } from "../../../../test/database.ts";
import { pagesOf } from "../../../../test/pages-of.ts";
import { plainText } from "../../../../test/publishing-pages.ts";
import { municipality as code, day, openYearDesk, type YearDesk } from "../../../../test/year-desk.ts";
import type { Database } from "../../../store/database.ts";
import { findSheet, listSheets } from "../../../store/sheet-store.ts";
import { keepDocument } from "../../../use-cases/import/keep-document.ts";
import { saveSheet } from "../../../use-cases/sheet/save-sheet.ts";
import { listCarry } from "../../../use-cases/year/list-carry.ts";
import { openYear } from "../../../use-cases/year/open-year.ts";
import { addressOf } from "../../routes.ts";

const IN_AUTUMN = day("2026-10-01");

describe("the preview of a year whose sheets are written", () => {
  let db: Database;
  let desk: YearDesk;
  beforeAll(async () => {
    const [first] = databases;
    if (!first) throw new Error("no database");
    db = await first.open();
  });
  /** Documents brought the goals of 2026, one with its midterm report; then the year was opened, with all of them decided. */
  beforeEach(async () => {
    await empty(db);
    desk = await openYearDesk(db);
    const goal = (title: string, midterm: string | null) => aGoal({ title, fiscalYear: 2026, actions: [anAction({ midterm })] });
    const goals = [goal("窓口を待たせない", "3窓口で始めた"), goal("庁舎を直す", null)];
    const document = aReadDocument({ goals, missions: [aMission({ fiscalYear: 2026 })] }, "目標.txt");
    await db.transaction().execute((tx) => keepDocument(tx, document, { municipality: code, now: day("2026-04-01") }));
    const { existing } = await listCarry(db, code, 2026);
    const opened = await openYear(db, desk.staff.planning, {
      ...{ fiscalYear: 2026, phases: null, continued: [], blank: [], existing, existingIs: "accepted", now: day("2026-04-02") },
    });
    expect(opened).toMatchObject({ ok: true, value: { existing: 3 } });
  });
  afterAll(() => db.close());

  const look = async (phase: string, now = IN_AUTUMN) => {
    const { get } = await pagesOf(db, desk.staff.planning, now);
    return (await get(addressOf("newPublication", { code }, { look: "1", "year-2026": "renew", "year-2026-to": phase }))).text();
  };
  const sheetOf = async (title: string) => {
    const sheet = (await listSheets(db, code)).find((one) => one.title === title);
    if (!sheet) throw new Error(`there is no sheet of ${title}`);
    return addressOf("sheet", { code, sheet: sheet.id });
  };

  test("names the sheets that are open for what is told, and not those whose reports came in documents", async () => {
    const html = await look("midterm");
    expect(plainText(html)).toContain("令和8年度（中間報告まで）のうち、シート1枚がまだ受理されていません");
    expect(html).toContain(`href="${await sheetOf("庁舎を直す")}"`);
    expect(plainText(html)).toContain("庁舎を直す 中間報告・作成中");
    expect(html).not.toContain(await sheetOf("窓口を待たせない"));
    expect(await look("set")).not.toContain("まだ受理されていません");
  });

  test("names one that somebody began to write all the same", async () => {
    const title = "窓口を待たせない";
    const sheet = await findSheet(db, code, Number((await sheetOf(title)).split("/").at(-1)));
    if (sheet?.body.kind !== "goal") throw new Error("there is no goal");
    const body = { ...sheet.body, actions: sheet.body.actions.map((action) => ({ ...action, midterm: "5窓口に広げた" })) };
    expect(await saveSheet(db, desk.staff.author, { sheet: sheet.id, base: sheet.revision, body, now: IN_AUTUMN })).toMatchObject({
      ok: true,
    });
    const html = await look("midterm");
    expect(plainText(html)).toContain("シート2枚がまだ受理されていません");
    expect(html).toContain(`href="${await sheetOf(title)}"`);
    expect(plainText(html)).toContain(
      "窓口を待たせない 中間報告・作成中このまま公表すると、市民が読むのは取り込んだ文書の内容です。文書： 目標.txt",
    );
  });

  test("says of one that was accepted before what citizens would read, and of one that never was that they read nothing", async () => {
    await desk.begin(aGoalSheetBody({ title: "新しい取組" }));
    const accepted = await desk.begin(aGoalSheetBody({ title: "受理した取組" }), { status: "approved" });
    expect(await desk.act("planning", accepted, "accept", { now: day("2026-05-20") })).toMatchObject({ ok: true });
    const text = plainText(await look("midterm"));
    expect(text).toMatch(/新しい取組 [^ ]*・作成中このまま公表すると、市民は何も読めません。/u);
    expect(text).toContain("受理した取組 中間報告・作成中このまま公表すると、市民が読むのは2026年5月20日に受理した内容です。");
  });

  test("says when a phase begins that is told and has not begun", async () => {
    expect(plainText(await look("final"))).toContain("令和8年度の期末報告は、2027年3月1日に始まります。まだ何も報告されていません。");
    expect(await look("final", day("2027-03-10"))).not.toContain("に始まります");
  });

  test("suggests a year up to where all of its sheets are accepted", async () => {
    const { get } = await pagesOf(db, desk.staff.planning, IN_AUTUMN);
    const html = await (await get(addressOf("newPublication", { code }))).text();
    expect(html).toMatch(/name="year-2026-to"[^>]*><option value="set" selected/u);
  });
});
