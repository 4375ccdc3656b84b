import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { listGoals } from "../../src/store/goal-store.ts";
import { listSheets } from "../../src/store/sheet-store.ts";
import { addressOf } from "../../src/web/routes.ts";
import { day } from "../year-desk.ts";
import { findBarriers, openBrowser } from "./browser.ts";
import { enter, fillIn, follow, look, main, press, reach } from "./hands.ts";
import { openYearSite, type YearSite } from "./year-site.ts";

const PATIENCE_MS = 240_000;
const TITLE = "地域の集まりを支える";

describe("a sheet through a year", { timeout: PATIENCE_MS }, () => {
  let browser: Browser;
  let year: YearSite;

  beforeAll(async () => {
    browser = await openBrowser();
    year = await openYearSite(browser);
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
    const page = await year.as(role, { script: true });
    await goTo(page, path);
    expect(await findBarriers(page), name).toEqual([]);
  }
  const sheetOf = async (fiscalYear: number) => {
    const [sheet] = await listSheets(year.site.db, year.code, { fiscalYear });
    if (!sheet) throw new Error(`no sheet in ${fiscalYear}`);
    return sheet;
  };
  const pathOf = async () => addressOf("sheet", { code: year.code, sheet: (await sheetOf(2026)).id });
  const setClock = (text: string, hour = "09:00") => {
    year.site.clock.now = new Date(`${text}T${hour}:00+09:00`);
  };
  /** Checks, approves and accepts what was handed in. */
  async function passOn(): Promise<void> {
    for (const [role, act, said] of [
      ["checker", "確認する", "確認しました"],
      ["approver", "承認する", "承認しました"],
      ["planning", "受理する", "受理しました"],
    ] as const) {
      const page = await year.as(role);
      await follow(page, TITLE);
      await press(page, act);
      expect(await main(page)).toContain(said);
    }
  }

  test("begins when planning opens the year, choosing what goes on", async () => {
    setClock("2026-04-01");
    const page = await year.as("planning");
    expect(await main(page)).toContain("これから始まる段階はありません");
    await follow(page, "年度の進み具合");
    await follow(page, /^令和8年度.*を始める$/u);
    await look(page, "year-open");
    await check("planning", addressOf("openYear", { code: year.code, year: 2026 }), "open a year");
    await press(page, "全部外す");
    expect(await page.locator("input[name=continue]:checked").count()).toBe(0);
    await page.locator("input[name=continue]").first().check();
    await page.getByLabel("当初設定の締切").fill("2026-03-01T00:00");
    await press(page, /を始める$/u);
    expect(await page.getByRole("alert").textContent()).toContain("締切は開始より後");
    expect(await page.locator("input[name=continue]:checked").count()).toBe(1);
    await page.getByLabel("当初設定の締切").fill("2026-06-01T00:00");
    await press(page, /を始める$/u);
    expect(await main(page)).toContain("シートを作りました");
    await look(page, "year-matrix-begun");
    const sheet = await sheetOf(2026);
    expect(sheet).toMatchObject({ phase: "set", status: "draft", goalId: null });
    expect(sheet.continuesGoalId).not.toBeNull();
  });

  test("is written, clashes with a colleague's, and goes back once with a comment", async () => {
    setClock("2026-05-11");
    const page = await year.as("author");
    expect(await main(page)).toContain("あと20日");
    await look(page, "desk-author");
    await check("author", addressOf("desk", { code: year.code }), "desk");
    await follow(page, (await sheetOf(2026)).title);
    await follow(page, "入力する");
    const colleague = await year.as("colleague");
    await goTo(colleague, addressOf("editSheet", { code: year.code, sheet: (await sheetOf(2026)).id }));
    await colleague.locator("textarea[name='/title']").fill("集まりを応援する");
    await press(colleague, "保存する");
    await page.locator("textarea[name='/title']").fill(TITLE);
    await fillIn(page, "/period", "通年");
    await press(page, "保存する");
    expect(await main(page)).toContain("鈴木 次郎");
    await page.getByRole("radio", { name: new RegExp(TITLE, "u") }).check();
    await press(page, "選んだ内容で保存する");
    expect((await sheetOf(2026)).title).toBe(TITLE);

    await page.locator("textarea[name^='/background/']").first().fill("");
    await press(page, "保存する");
    for (const box of await page.locator("textarea[name^='/background/']").all()) await box.fill("");
    await press(page, "保存する");
    await goTo(page, await pathOf());
    await press(page, "提出する");
    expect(await main(page)).toContain("次の欄が書かれていないため");
    await look(page, "sheet-incomplete");
    await follow(page, "入力画面で直す");
    await page.locator("textarea[name^='/background/']").first().fill("担い手が減り、集まりが続きにくい。");
    await press(page, "保存する");
    await goTo(page, await pathOf());
    await look(page, "sheet-acts");
    await press(page, "提出する");
    expect(await main(page)).toContain("提出しました");
    expect(await main(page)).toContain("課長の確認待ち（佐藤 修）");

    const checker = await year.as("checker");
    await follow(checker, TITLE);
    await follow(checker, "差し戻す");
    await look(checker, "sheet-return");
    await check("checker", addressOf("confirmAct", { code: year.code, sheet: (await sheetOf(2026)).id, act: "returnByChecker" }), "return");
    await checker.getByLabel("理由").fill("背景を詳しく書いてください。");
    const box = checker.locator("details.comment-box").first();
    await box.locator("summary").click();
    await box.locator("textarea").fill("題名は市民に伝わる言葉に。");
    await press(checker, "差し戻す");
    expect(await main(checker)).toContain("差し戻しました");

    const author = await year.as("author");
    await look(author, "desk-returned");
    await follow(author, TITLE);
    for (const words of ["題名は市民に伝わる言葉に。", "背景を詳しく書いてください。", "差し戻されました（佐藤 修"])
      expect(await main(author)).toContain(words);
    await look(author, "sheet-comments");
    await check("author", await pathOf(), "sheet with comments");
    await press(author, "対応済みにする");
    expect(await main(author)).toContain("対応済み（山田 花子");
    await press(author, "提出する");
    expect(await main(author)).toContain("提出しました");
    await passOn();
    const [goal] = await listGoals(year.site.db, year.code, { fiscalYear: 2026 });
    expect(goal?.title).toBe(TITLE);
  });

  test("is reported on midway, and what was read by nobody is not approved", async () => {
    setClock("2026-09-01");
    const early = await year.as("author");
    expect(await main(early)).toContain("今、あなたの番のシートはありません");
    await look(early, "desk-empty");
    setClock("2026-09-20");
    const page = await year.as("author");
    await follow(page, TITLE);
    await follow(page, "入力する");
    await fillIn(page, "/midterm", "予定どおり進めている。");
    await press(page, "保存する");
    await goTo(page, await pathOf());
    await press(page, "提出する");
    expect(await main(page)).toContain("提出しました");

    const checker = await year.as("checker");
    await goTo(checker, await pathOf());
    const author = await year.as("author");
    await goTo(author, await pathOf());
    await press(author, "引き戻す");
    await follow(author, "入力する");
    await author.locator("textarea[name$='/midterm']").first().fill("参加者が増えた。");
    await press(author, "保存する");
    await goTo(author, await pathOf());
    await press(author, "提出する");
    await press(checker, "確認する");
    expect(await main(checker)).toContain("開いたあとにほかの人が保存しました");
    await passOn();
  });

  test("is late, opened again with a reason, and reported on at last", async () => {
    setClock("2027-04-20");
    const page = await year.as("author");
    expect(await main(page)).toContain("締切を5日過ぎています");
    await look(page, "desk-late");
    await follow(page, TITLE);
    expect(await page.getByRole("button", { name: "提出する" }).count()).toBe(0);

    const planning = await year.as("planning");
    await goTo(planning, addressOf("year", { code: year.code, year: 2026 }));
    await look(planning, "year-matrix");
    await check("planning", addressOf("year", { code: year.code, year: 2026 }), "matrix");
    await follow(planning, /^遅れ/u);
    expect(await main(planning)).toContain(TITLE);
    await look(planning, "year-sheets");
    await check("planning", addressOf("yearSheets", { code: year.code, year: 2026 }), "sheets of a year");
    await follow(planning, TITLE);
    await follow(planning, "再開する");
    await planning.getByLabel("理由").fill("担当の引継ぎのため。");
    await planning.getByLabel("入力できる期限").fill("2027-04-01T00:00");
    await press(planning, "再開する");
    expect(await planning.getByRole("alert").textContent()).toContain("これからの日時");
    await look(planning, "sheet-reopen");
    await planning.getByLabel("入力できる期限").fill("2027-04-30T17:15");
    await press(planning, "再開する");
    expect(await main(planning)).toContain("再開しました");

    const author = await year.as("author");
    expect(await main(author)).toContain("あと10日");
    await follow(author, TITLE);
    await follow(author, "入力する");
    await fillIn(author, "/result", "目標を達成した。");
    for (const box of await author.locator("textarea[name^='/remarks/'][name$='/text']").all()) await box.fill("市民と話し合った。");
    await press(author, "保存する");
    await goTo(author, await pathOf());
    await press(author, "提出する");
    expect(await main(author)).toContain("提出しました");
    await passOn();
    const visitor = await year.as("planning");
    const [goal] = await listGoals(year.site.db, year.code, { fiscalYear: 2026 });
    await goTo(visitor, addressOf("goal", { code: year.code, goal: goal?.id ?? 0 }));
    expect(await main(visitor)).toContain("目標を達成した。");
  });

  test("tells what became of it, field by field", async () => {
    const page = await year.as("author");
    await goTo(page, await pathOf());
    await follow(page, "履歴");
    const said = await main(page);
    for (const words of ["差戻し（課長）", "再開（企画課）", "担当の引継ぎのため。", "佐藤 修"]) expect(said).toContain(words);
    await look(page, "sheet-history");
    await check("author", addressOf("sheetHistory", { code: year.code, sheet: (await sheetOf(2026)).id }), "history");
    await page.getByLabel("もとの版").selectOption("1");
    await press(page, "比べる");
    expect(await main(page)).toContain(TITLE);
    await look(page, "sheet-revision");
  });

  test("turns into the next year's, with its results beside", async () => {
    const page = await year.as("planning");
    await goTo(page, addressOf("openYear", { code: year.code, year: 2027 }));
    expect(await page.getByLabel("当初設定の締切").inputValue()).toBe("2027-06-01T00:00");
    await press(page, /を始める$/u);
    expect(await main(page)).toContain("シートを作りました");
    expect(await sheetOf(2027)).toMatchObject({ title: TITLE, status: "draft" });
    await goTo(page, addressOf("list", { code: year.code, year: 2027 }));
    expect(await main(page)).toContain("目標を達成した。");
    const author = await year.as("author");
    await goTo(author, addressOf("editSheet", { code: year.code, sheet: (await sheetOf(2027)).id }));
    expect(await main(author)).toContain("目標を達成した。");
    await goTo(page, addressOf("phases", { code: year.code, year: 2027 }));
    await look(page, "year-phases");
    await check("planning", addressOf("phases", { code: year.code, year: 2027 }), "phases");
    await page.getByLabel("当初設定の締切").fill("2027-04-10T00:00");
    await press(page, "期間を保存する");
    expect(await main(page)).toContain("保存するとすぐに締め切られます");
    await look(page, "year-phases-closing");
  });

  test("is handed in, checked and sent back with keys alone", async () => {
    year.site.clock.now = day("2027-05-10");
    const author = await year.as("author", { script: true });
    await reach(author, TITLE);
    await enter(author);
    await reach(author, "提出する");
    await enter(author);
    await author.getByText("提出しました").waitFor();
    const checker = await year.as("checker", { script: true });
    await reach(checker, TITLE);
    await enter(checker);
    await reach(checker, "差し戻す");
    await enter(checker);
    await reach(checker, "理由");
    await checker.keyboard.insertText("数値目標を加えてください。");
    await reach(checker, "差し戻す");
    await enter(checker);
    await checker.getByText("差し戻しました").waitFor();
    expect(await sheetOf(2027)).toMatchObject({ status: "returned" });
  });
});
