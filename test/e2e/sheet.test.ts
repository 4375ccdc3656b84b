import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { GoalSheetBody } from "../../src/domain/sheet/sheet-body.ts";
import { bodyOfGoal } from "../../src/domain/sheet/sheet-goal.ts";
import { findGoal, listGoals } from "../../src/store/goal-store.ts";
import { savePhases } from "../../src/store/phase-store.ts";
import { drawId } from "../../src/store/rows.ts";
import { findSheet, recordSheet } from "../../src/store/sheet-store.ts";
import { addressOf } from "../../src/web/routes.ts";
import { YEAR } from "../year-desk.ts";
import { findBarriers, openBrowser, overflowOf, takePicture, WIDTHS } from "./browser.ts";
import { enterAs } from "./enter.ts";
import { openSite, type Site, sampleFiles } from "./site.ts";

const PATIENCE_MS = 180_000;
/** Machines that test are often busy with other things. */
const poll = <Value>(ask: () => Promise<Value> | Value) => expect.poll(ask, { timeout: 20_000 });
const NOW = new Date("2026-05-10T09:00:00+09:00");

describe("writing a sheet", { timeout: PATIENCE_MS }, () => {
  let site: Site;
  let browser: Browser;
  let code: string;
  const complaints: string[] = [];
  const contexts: BrowserContext[] = [];

  beforeAll(async () => {
    const files = (await sampleFiles()).filter((file) => /総合計画|令和7年度_重点目標管理シート_市民協働部/u.test(file));
    [site, browser] = await Promise.all([openSite(files), openBrowser()]);
    code = site.codes[0] ?? "";
    site.clock.now = NOW;
    await site.db.transaction().execute((tx) => savePhases(tx, code, 2026, YEAR, site.clock.now));
  }, PATIENCE_MS);
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
    expect(site.failures).toEqual([]);
    expect(complaints.splice(0)).toEqual([]);
  });

  /** Begins a sheet that carries on a goal of last year, as it is or empty. */
  async function begin(change: (body: GoalSheetBody) => GoalSheetBody = (body) => body): Promise<number> {
    const [row] = await listGoals(site.db, code, { fiscalYear: 2025 });
    const goal = row && (await findGoal(site.db, code, row.id));
    if (!goal || goal.departmentId === null) throw new Error("no goal of last year");
    const departmentId = goal.departmentId;
    return site.db.transaction().execute(async (tx) => {
      const id = await drawId(tx);
      const links = { goalId: null, missionId: null, continuesGoalId: goal.id, continuesMissionId: null, divisionId: null };
      const sheet = { id, fiscalYear: 2026, departmentId, phase: "set", status: "draft", body: change(bodyOfGoal(goal.body)) } as const;
      await recordSheet(tx, code, { ...sheet, ...links }, { at: NOW, account: null, by: "企画課", reason: null, proxy: false });
      return id;
    });
  }

  async function open(sheet: number, { width = 1280, script = true, name = "山田 花子" } = {}): Promise<Page> {
    const context = await browser.newContext({
      ...{ viewport: { width, height: 900 }, locale: "ja-JP", timezoneId: "Asia/Tokyo", javaScriptEnabled: script },
    });
    contexts.push(context);
    const found = await findSheet(site.db, code, sheet);
    await enterAs(context, site, code, [{ role: "author", unit: found?.departmentId ?? 0 }], name);
    const page = await context.newPage();
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(`${site.url}${addressOf("editSheet", { code, sheet })}`);
    if (script) await page.locator(".sheet-desk.is-lively").waitFor();
    return page;
  }

  const kept = async (sheet: number): Promise<GoalSheetBody> => {
    const body = (await findSheet(site.db, code, sheet))?.body;
    if (body?.kind !== "goal") throw new Error("no goal sheet");
    return body;
  };
  const state = (page: Page) => page.locator("[data-save-state]");
  const isSaved = (page: Page) => poll(() => state(page).textContent()).toMatch(/^\d\d:\d\d に保存しました$/u);
  async function look(page: Page, name: string): Promise<void> {
    await takePicture(page, name);
    // The bar lies over what stands behind it, as far as one has not scrolled to the end.
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    expect(await findBarriers(page), name).toEqual([]);
    expect(await overflowOf(page), name).toBeLessThanOrEqual(0);
  }

  test.each(WIDTHS)("looks as the paper form does, beside last year's, at %i px", async (width) => {
    const sheet = await begin();
    const page = await open(sheet, { width });
    await look(page, `sheet-edit-${width}`);
    await page.locator(".last-year > summary").click();
    await look(page, `sheet-edit-alone-${width}`);
    await page.locator("#sheet-form .understood-box > summary").first().click();
    await page.locator("#sheet-form .node-box > summary").first().click();
    await page.locator("#sheet-form .sdgs-box > summary").click();
    await look(page, `sheet-edit-open-${width}`);
    await page.goto(`${site.url}${addressOf("sheet", { code, sheet })}`);
    await look(page, `sheet-read-${width}`);
    if (width > 1000) {
      await page.pdf({ path: ".screenshots/sheet-read.pdf", preferCSSPageSize: true });
      await page.goto(`${site.url}${addressOf("editSheet", { code, sheet })}`);
      await page.setViewportSize({ width: 640, height: 450 });
      await look(page, "sheet-edit-200");
    }
  });

  test("saves by itself, says so, and shows what was understood", async () => {
    const sheet = await begin();
    const page = await open(sheet);
    const period = page.locator("textarea[name$='/period']").first();
    await period.fill("9月まで");
    await poll(() => state(page).textContent()).toContain("保存していない");
    await isSaved(page);
    await poll(() => page.locator("[data-understood$='/period']").first().textContent()).toContain("2026年9月まで");
    const target = page.locator("textarea[name$='/target']").first();
    await target.fill("毎月1回以上\n参加者 240人");
    await isSaved(page);
    await poll(() => page.locator("[data-understood$='/target']").first().textContent()).toContain("240人");
    const [action] = (await kept(sheet)).actions;
    const [first] = action && action.steps.length > 0 ? action.steps : [action];
    expect([first?.period, first?.target?.text]).toEqual([{ text: "9月まで", from: null, to: "2026-09" }, "毎月1回以上\n参加者 240人"]);
    // What is put right by hand stays.
    await page.locator("#sheet-form .understood-box > summary").first().click();
    await page.locator("input[name$='/period/from']").first().fill("2026-06");
    await isSaved(page);
    const firstPeriod = async () =>
      (await kept(sheet)).actions.flatMap((one) => [one, ...one.steps]).find(({ period: said }) => said !== null)?.period;
    await poll(firstPeriod).toEqual({ text: "9月まで", from: "2026-06", to: "2026-09" });
  });

  test("is done with a keyboard alone", async () => {
    const sheet = await begin((body) => ({ ...body, title: "", actions: [], placements: [], remarks: [] }));
    const page = await open(sheet);
    const named = () => page.evaluate(() => document.activeElement?.getAttribute("name") ?? "");
    const reach = async (name: RegExp) => {
      for (let i = 0; i < 80; i += 1) {
        await page.keyboard.press("Tab");
        if (name.test(await named())) return;
      }
      throw new Error(`${name} is not to be reached`);
    };
    await reach(/^\/title$/u);
    await page.keyboard.insertText("待たせない窓口");
    await reach(/^\/actions\/[^/]+\/title$/u);
    await page.keyboard.insertText("予約制");
    const before = await named();
    await page.keyboard.press("Control+Enter");
    await poll(async () => (await named()) !== before && /^\/actions\/[^/]+\/title$/u.test(await named())).toBe(true);
    await poll(async () => (await kept(sheet)).actions.length).toBe(2);
    await page.keyboard.insertText("案内板");
    await page.keyboard.press("Alt+ArrowUp");
    await poll(async () => (await kept(sheet)).actions.map(({ mark, title }) => `${mark}${title}`)).toEqual(["①案内板", "②予約制"]);
    await poll(() => page.evaluate(() => (document.activeElement as HTMLTextAreaElement).value)).toBe("案内板");
    await page.keyboard.press("Alt+Delete");
    await poll(async () => (await kept(sheet)).actions.map(({ title }) => title)).toEqual(["予約制"]);
    await page.getByRole("button", { name: "元に戻す" }).focus();
    await page.keyboard.press("Enter");
    await poll(async () => (await kept(sheet)).actions.map(({ title }) => title)).toEqual(["案内板", "予約制"]);
    expect((await kept(sheet)).title).toBe("待たせない窓口");
    await page.keyboard.press("Control+s");
    await look(page, "sheet-keys");
  });

  test("finds a placement in the plans", async () => {
    const sheet = await begin((body) => ({ ...body, placements: [] }));
    const page = await open(sheet);
    await page.getByRole("button", { name: "＋ 位置付け" }).first().click();
    await page.locator(".node-box > summary").first().click();
    await page.locator("input[type=search][name$='/search']").first().fill("健康");
    await page.locator(".found-nodes input[type=radio]").first().waitFor();
    await look(page, "sheet-nodes");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Space");
    await isSaved(page);
    const [placement] = (await kept(sheet)).placements;
    expect(placement?.nodeId).toBeGreaterThan(0);
    expect(placement?.code).toBeTruthy();
    await page.reload();
    expect(await page.locator(".node-box > summary").first().textContent()).toContain(placement?.text);
  });

  test("is done without a script", async () => {
    const sheet = await begin((body) => ({ ...body, placements: [] }));
    const page = await open(sheet, { width: 390, script: false });
    await page.locator("textarea[name='/title']").fill("一行目\n二行目");
    await page.getByRole("button", { name: "＋ 取組項目" }).click();
    const added = page.locator("textarea[name^='/actions/'][name$='/title']").last();
    await added.fill("スクリプトのない取組");
    await page.getByRole("button", { name: "＋ 位置付け" }).first().click();
    await page.locator(".node-box > summary").first().click();
    await page.locator("input[type=search][name$='/search']").first().fill("健康");
    await page.getByRole("button", { name: "探す" }).first().click();
    await page.locator(".found-nodes input[type=radio]").first().check();
    await takePicture(page, "sheet-plain-390");
    await page.getByRole("button", { name: "保存する" }).last().click();
    expect(await page.getByRole("status").first().textContent()).toContain("シートを保存しました");
    const body = await kept(sheet);
    expect(body.title).toBe("一行目\n二行目");
    expect(body.actions.at(-1)?.title).toBe("スクリプトのない取組");
    expect(body.placements[0]?.nodeId).toBeGreaterThan(0);
    await page
      .getByRole("button", { name: /を削除$/u })
      .last()
      .click();
    await page.getByRole("button", { name: "元に戻す" }).click();
    expect((await kept(sheet)).actions).toEqual(body.actions);
  });

  test("lets two people who change the same choose", async () => {
    const sheet = await begin();
    const [mine, theirs] = [await open(sheet), await open(sheet, { name: "鈴木 次郎" })];
    await theirs.locator("textarea[name='/title']").fill("鈴木の題");
    await isSaved(theirs);
    await mine.locator("textarea[name='/title']").fill("山田の題");
    await mine.locator("textarea[name^='/background/']").first().fill("山田の背景");
    await poll(() => state(mine).textContent()).toContain("ほかの人");
    // The browser itself complains of what was refused.
    complaints.length = 0;
    await mine.getByRole("button", { name: "変更を見比べて選ぶ" }).click();
    await mine.getByRole("radio", { name: /山田の題/u }).waitFor();
    expect(await mine.getByRole("main").textContent()).toContain("鈴木 次郎");
    await look(mine, "sheet-conflict-1280");
    await mine.setViewportSize({ width: 390, height: 900 });
    await look(mine, "sheet-conflict-390");
    await mine.getByRole("radio", { name: /山田の題/u }).check();
    await mine.getByRole("button", { name: "選んだ内容で保存する" }).click();
    await mine.locator(".sheet-desk.is-lively").waitFor();
    const body = await kept(sheet);
    expect([body.title, body.background[0]?.text]).toEqual(["山田の題", "山田の背景"]);
    complaints.length = 0;
  });

  test("goes on with what was typed while a save was under way", async () => {
    const sheet = await begin();
    const page = await open(sheet);
    await page.route(/\/sheets\/\d+$/u, async (route) => {
      const answer = await route.fetch();
      if (route.request().postData()?.includes("act=autosave")) await new Promise((resolve) => setTimeout(resolve, 1_500));
      await route.fulfill({ response: answer });
    });
    const title = page.locator("textarea[name='/title']");
    await title.fill("届いている題");
    await poll(() => state(page).textContent()).toContain("保存中");
    await title.fill("そのあとの題");
    await page.getByRole("button", { name: "保存して確認・提出へ" }).click();
    await page.getByRole("button", { name: "提出する" }).waitFor();
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("そのあとの題");
    expect((await kept(sheet)).title).toBe("そのあとの題");
  });

  test("keeps what could not be saved, and offers it again", async () => {
    const sheet = await begin();
    const page = await open(sheet);
    await page.route(/\/sheets\/\d+$/u, (route) => route.abort());
    await page.locator("textarea[name='/title']").fill("届かない題");
    await poll(() => state(page).textContent()).toContain("通信できない");
    await page.unroute(/\/sheets\/\d+$/u);
    const warned = page.waitForEvent("dialog").then((dialog) => dialog.accept());
    await Promise.all([warned, page.reload()]);
    await page.getByText("保存されなかった入力").waitFor();
    await page.getByRole("button", { name: "入力を戻す" }).click();
    await page.locator(".sheet-desk.is-lively").waitFor();
    expect(await page.locator("textarea[name='/title']").inputValue()).toBe("届かない題");
    await page.getByRole("button", { name: "保存する" }).last().click();
    await page.getByText("シートを保存しました").waitFor();
    expect((await kept(sheet)).title).toBe("届かない題");
    complaints.length = 0;
  });
});
