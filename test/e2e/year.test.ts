import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { listGoals } from "../../src/store/goal-store.ts";
import { addressOf } from "../../src/web/routes.ts";
import { findBarriers, openBrowser } from "./browser.ts";
import { button, emptyFields, follow, look, main, mouse, press } from "./hands.ts";
import { openYearSite, type YearSite } from "./year-site.ts";
import * as walk from "./year-walk.ts";

const PATIENCE_MS = 240_000;
const { TITLE } = walk;

describe("a sheet through a year, without a script", { timeout: PATIENCE_MS }, () => {
  let browser: Browser;
  let year: YearSite;
  let one: walk.Walk;

  beforeAll(async () => {
    browser = await openBrowser();
    year = await openYearSite(browser);
    one = { year, hands: mouse, script: false };
  }, PATIENCE_MS);
  afterAll(async () => {
    await browser?.close();
    await year?.close();
  });
  afterEach(async () => {
    await year.leave();
    expect(year.site.failures).toEqual([]);
  });

  const goTo = (page: Page, path: string) => page.goto(year.site.url + path);
  /** The same page as one with scripts sees it, for axe. */
  async function check(role: Parameters<YearSite["as"]>[0], path: string, name: string): Promise<void> {
    const page = await year.as(role, { script: true, at: path });
    expect(await findBarriers(page), name).toEqual([]);
  }
  const pathOf = async () => addressOf("sheet", { code: year.code, sheet: (await year.sheet(2026)).id });

  test("begins when planning opens the year, choosing what goes on, with times that hold", async () => {
    year.setClock("2026-04-01");
    const page = await year.as("planning");
    expect(await main(page)).toContain("これから始まる段階はありません");
    await page.goto(`${year.site.url}${addressOf("openYear", { code: year.code, year: 2026 })}`);
    await look(page, "year-open");
    await check("planning", addressOf("openYear", { code: year.code, year: 2026 }), "open a year");
    await press(page, "全部外す");
    await page.locator("input[name=continue]").first().check();
    await page.getByLabel("当初設定の締切").fill("2026-03-01T00:00");
    await press(page, /を始める$/u);
    expect(await page.getByRole("alert").textContent()).toContain("締切は開始より後");
    expect(await page.locator("input[name=continue]:checked").count()).toBe(1);
    await look(await walk.beginYear(one), "year-matrix-begun");
    expect(await year.sheet(2026)).toMatchObject({ phase: "set", status: "draft", goalId: null });
    expect((await year.sheet(2026)).continuesGoalId).not.toBeNull();
  });

  test("is written, clashes with a colleague's, and is not handed in before it is finished", async () => {
    year.setClock("2026-05-11");
    const desk = await year.as("author");
    expect(await main(desk)).toContain("あと20日");
    await look(desk, "desk-author");
    await check("author", addressOf("desk", { code: year.code }), "desk");
    const page = await walk.clash(one);
    for (const box of await page.locator("textarea[name^='/background/']").all()) await box.fill("");
    await press(page, "保存して確認・提出へ");
    await press(page, "提出する");
    expect(await main(page)).toContain("次の欄が書かれていないため");
    await look(page, "sheet-incomplete");
    await follow(page, "入力画面で直す");
    await page.locator("textarea[name^='/background/']").first().fill("担い手が減っている。");
    await walk.handIn(one, page);
    expect(await main(page)).toContain("課長の確認待ち（佐藤 修）");
    await look(page, "sheet-acts");
  });

  test("goes back once with a comment, and is accepted", async () => {
    const checker = await year.as("checker");
    const address = { code: year.code, sheet: (await year.sheet(2026)).id, act: "returnByChecker" };
    await goTo(checker, addressOf("confirmAct", address));
    await look(checker, "sheet-return");
    await check("checker", addressOf("confirmAct", address), "return");
    await walk.sendBack(one);
    const author = await year.as("author");
    await look(author, "desk-returned");
    await goTo(author, await pathOf());
    await look(author, "sheet-comments");
    await check("author", await pathOf(), "sheet with comments");
    await follow(author, "欄を選んでコメントする");
    await look(author, "sheet-choosing");
    await follow(author, "コメント");
    expect(await author.getByLabel("コメントする欄").inputValue()).toBe("/title");
    await walk.answerReturn(one);
    await walk.passOn(one);
    const [goal] = await listGoals(year.site.db, year.code, { fiscalYear: 2026 });
    expect(goal?.title).toBe(TITLE);
  });

  test("is reported on midway, and what was read by nobody is not approved", async () => {
    year.setClock("2026-09-01");
    const early = await year.as("author");
    expect(await main(early)).toContain("今、あなたの番のシートはありません");
    await look(early, "desk-empty");
    await walk.reportMidway(one);

    const checker = await year.as("checker");
    await goTo(checker, await pathOf());
    const author = await year.as("author");
    await goTo(author, await pathOf());
    await press(author, "引き戻す");
    await follow(author, "入力する");
    await author.locator("textarea[name$='/midterm']").first().fill("参加者が増えた。");
    await walk.handIn(one, author);
    await press(checker, "確認する");
    expect(await main(checker)).toContain("開いたあとにほかの人が保存しました");
    await walk.passOn(one);
  });

  test("is late, reminded of by mail, opened again with a reason, and reported on at last", async () => {
    await look(await walk.followReminder(one), "sheet-late");
    const late = await year.as("author");
    expect(await main(late)).toContain("締切を5日過ぎています");
    await look(late, "desk-late");

    const planning = await year.as("planning");
    await goTo(planning, addressOf("year", { code: year.code, year: 2026 }));
    await look(planning, "year-matrix");
    await check("planning", addressOf("year", { code: year.code, year: 2026 }), "matrix");
    await goTo(planning, addressOf("reminders", { code: year.code, year: 2026 }));
    expect(await main(planning)).toContain("yamada@city.example");
    await look(planning, "year-reminders");
    await check("planning", addressOf("yearSheets", { code: year.code, year: 2026 }), "sheets of a year");
    await goTo(planning, addressOf("confirmAct", { code: year.code, sheet: (await year.sheet(2026)).id, act: "reopen" }));
    await planning.getByLabel("理由").fill("担当の引継ぎのため。");
    await planning.getByLabel("入力できる期限").fill("2027-04-01T00:00");
    await press(planning, "再開する");
    expect(await planning.getByRole("alert").textContent()).toContain("これからの日時");
    await look(planning, "sheet-reopen");
    await walk.reopen(one);
    await walk.reportAtLast(one);
  });

  test("tells what became of it, field by field", async () => {
    const page = await year.as("author");
    await goTo(page, await pathOf());
    await follow(page, "履歴");
    const said = await main(page);
    for (const words of ["差戻し（課長）", "再開（企画課）", "担当の引継ぎのため。", "佐藤 修"]) expect(said).toContain(words);
    await look(page, "sheet-history");
    await check("author", addressOf("sheetHistory", { code: year.code, sheet: (await year.sheet(2026)).id }), "history");
    await page.getByLabel("もとの版").selectOption("1");
    await press(page, "比べる");
    expect(await main(page)).toContain(TITLE);
    await look(page, "sheet-revision");
  });

  test("turns into the next year's, with its results beside", async () => {
    const page = await walk.turnYear(one);
    await look(page, "year-list");
    await goTo(page, addressOf("phases", { code: year.code, year: 2027 }));
    await look(page, "year-phases");
    await check("planning", addressOf("phases", { code: year.code, year: 2027 }), "phases");
    await page.getByLabel("当初設定の締切").fill("2027-04-10T00:00");
    await press(page, "期間を保存する");
    expect(await main(page)).toContain("保存するとすぐに締め切られます");
    await look(page, "year-phases-closing");
  });

  test("has new ones beside it in the midst of the year, which planning adds", async () => {
    year.setClock("2027-07-01");
    const page = await year.as("planning");
    await goTo(page, addressOf("year", { code: year.code, year: 2027 }));
    await follow(page, "新しいシートを加える");
    await page.getByLabel("部局・課").selectOption({ label: year.department });
    await press(page, "シートを加える");
    expect(await page.getByRole("alert").textContent()).toContain("理由を書いてください");
    await look(page, "sheet-new");
    await check("planning", addressOf("newSheet", { code: year.code, year: 2027 }), "new sheet");
    await page.getByLabel("理由").fill("補正予算で始まる取組のため。");
    await page.getByLabel("入力できる期限").fill("2027-07-31T17:15");
    await press(page, "シートを加える");
    expect(await main(page)).toContain("新しいシートを作りました");
    await look(page, "sheet-blank");
    const author = await year.as("author");
    await follow(author, "（名称未入力）");
    expect(await button(author, "提出する").count()).toBe(1);
    await follow(author, "入力する");
    expect(await emptyFields(author, "/title")).toHaveLength(2);
  });
});
