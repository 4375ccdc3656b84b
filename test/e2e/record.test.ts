import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addressOf } from "../../src/web/routes.ts";
import { aPerson, PASSWORD } from "../people.ts";
import { openBrowser, openPage, takePicture, WIDTHS } from "./browser.ts";
import { openPageAs } from "./enter.ts";
import { openSite, type Site, sampleFiles } from "./site.ts";

let site: Site;
let browser: Browser;
let page: Page;
const foreign: string[] = [];
const complaints: string[] = [];

beforeAll(async () => {
  [site, browser] = await Promise.all([openSite(await sampleFiles()), openBrowser()]);
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

afterEach(async () => {
  await page.close();
  expect(foreign, "nothing is asked of any other site").toEqual([]);
  expect(complaints, "the browser has nothing to complain of, its policy included").toEqual([]);
  expect(site.failures).toEqual([]);
});

async function visit(width: number): Promise<void> {
  page = await openPageAs(browser, width, site, site.codes[0] ?? "", [{ role: "leader" }]);
  page.on("request", (request) => {
    if (!request.url().startsWith(site.url)) foreign.push(request.url());
  });
  page.on("console", (message) => complaints.push(message.text()));
  await page.goto(`${site.url}/`);
}

const textOf = async (locator: Locator) => ((await locator.textContent()) ?? "").trim();
const heading = () => textOf(page.getByRole("heading", { level: 1 }));
const plain = (text: string) => text.normalize("NFKC").replace(/\s+/gu, "");

/** The highlighted text of the source page, which must be in sight. */
async function highlighted(): Promise<string> {
  const mark = page.locator("mark#place");
  await mark.waitFor();
  const box = await mark.boundingBox();
  const height = page.viewportSize()?.height ?? 0;
  expect(box && box.y >= 0 && box.y < height, "the place is in sight").toBe(true);
  return plain((await page.locator(".source-text mark").allTextContents()).join(""));
}

describe.each(WIDTHS)("the record at %i px", (width) => {
  beforeEach(() => visit(width));

  test("is walked from the home page over the plan to an indicator and to where it is written", async () => {
    expect(await heading()).toBe("澄川市の計画と目標");
    await page.getByRole("main").getByRole("link", { name: "第3次澄川市総合計画 前期基本計画" }).click();
    await page.locator(".branch > li", { hasText: "第1章" }).locator("summary").click();
    await page.getByRole("link", { name: "健康づくりの推進", exact: true }).click();
    expect(await heading()).toContain("健康づくりの推進");
    await expect.poll(() => textOf(page.getByRole("navigation", { name: "現在の位置" }))).toContain("一人ひとりの暮らしを支えるまち");
    await takePicture(page, `record-node-${width}`);

    await page.getByRole("table").getByRole("link", { name: "特定健康診査の受診率", exact: true }).click();
    expect(await heading()).toBe("特定健康診査の受診率");
    await page.getByRole("link", { name: "出典 （特定健康診査の受診率 目標値）" }).click();
    expect(await highlighted()).toBe("55.0以上");
    await takePicture(page, `record-source-${width}`);

    await page.getByRole("region", { name: "示している箇所" }).getByRole("link", { name: "特定健康診査の受診率" }).first().click();
    expect(await heading()).toBe("特定健康診査の受診率");
  });

  test("has a department's goal sheet, and the sentence of the report in its document", async () => {
    await page.getByRole("navigation", { name: "主な項目" }).getByRole("link", { name: "重点目標" }).click();
    await page.getByRole("link", { name: /^令和7年度（2025年度）$/u }).click();
    await page.getByRole("link", { name: "総合計画の進行管理の仕組みづくり" }).click();
    expect(await heading()).toBe("総合計画の進行管理の仕組みづくり");
    const step = page.getByRole("row", { name: /市民意識調査の実施/u }).filter({ hasText: "6月～8月" });
    await expect.poll(() => textOf(step)).toContain("2025年6月〜2025年8月");
    await step.getByRole("link", { name: "出典 （期末報告）" }).click();
    expect(await highlighted()).toContain("48.2");
  });

  test("leads from a goal to its place in the plan, and back", async () => {
    await page.goto(`${site.url}/${site.codes[0]}/search?q=${encodeURIComponent("進行管理の仕組みづくり")}`);
    await page.getByRole("main").getByRole("link", { name: "総合計画の進行管理の仕組みづくり" }).first().click();
    await page.getByRole("link", { name: /持続可能な行財政運営$/u }).click();
    expect(await heading()).toContain("持続可能な行財政運営");
    await expect.poll(() => page.getByRole("link", { name: "総合計画の進行管理の仕組みづくり" }).count()).toBeGreaterThan(0);
  });

  test("sets the goals of two years beside each other", async () => {
    await page.getByRole("navigation", { name: "主な項目" }).getByRole("link", { name: "重点目標" }).click();
    await page.getByRole("link", { name: "一覧表（前年度と並べる）" }).first().click();
    expect(await heading()).toContain("重点目標一覧表");
    await expect.poll(() => textOf(page.getByRole("main"))).toContain("令和7年度");
    await page.getByRole("link", { name: "出典 （期末報告）" }).first().click();
    expect(await highlighted()).not.toBe("");
  });

  test("says what a head of department promises", async () => {
    await page.getByRole("navigation", { name: "主な項目" }).getByRole("link", { name: "運営方針" }).click();
    await page.getByRole("link", { name: "企画総務部" }).first().click();
    expect(await heading()).toContain("企画総務部");
    for (const part of ["使命", "方針と総括", "当年度の目標", "中期目標"])
      await expect.poll(() => page.getByRole("heading", { level: 2, name: part }).count()).toBe(1);
    await page.getByRole("link", { name: "出典 （使命）" }).first().click();
    expect(await highlighted()).toContain("総合計画の着実な推進");
  });

  test("says what of a document found no place, and gives the file", async () => {
    await page.getByRole("navigation", { name: "主な項目" }).getByRole("link", { name: "文書" }).click();
    await page.getByRole("main").getByRole("table").getByRole("link").first().click();
    await expect.poll(() => page.getByRole("heading", { level: 2, name: /置き場所の決まらない文/u }).count()).toBe(1);
    const saved = page.waitForEvent("download");
    await page.getByRole("link", { name: "ファイルを保存する" }).click();
    expect((await saved).suggestedFilename()).toBe(await heading());
  });

  test("is searched", async () => {
    await page.getByRole("searchbox", { name: "計画・指標・目標を言葉で探す" }).fill("待機児童");
    await page.getByRole("button", { name: "検索" }).click();
    expect(await heading()).toBe("「待機児童」の検索結果");
    await page.getByRole("link", { name: "保育所等の待機児童数" }).first().click();
    expect(await heading()).toBe("保育所等の待機児童数");
  });

  test("speaks the other language, which stays", async () => {
    await page.getByRole("link", { name: "English" }).click();
    expect(await heading()).toBe("Plans and goals of 澄川市");
    await page.getByRole("navigation", { name: "Sections" }).getByRole("link", { name: "Indicators" }).click();
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
    await page.getByRole("link", { name: "日本語", exact: true }).click();
    expect(await heading()).toBe("指標");
  });
});

test("the place of a value is reached without a mouse", async () => {
  await visit(1280);
  await page.keyboard.press("Tab");
  expect(await textOf(page.locator(":focus"))).toBe("本文へ移動");
  await page.keyboard.press("Enter");
  expect(await page.locator(":focus").getAttribute("id")).toBe("main");

  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement ?? document.body;
      return { text: element.textContent.trim(), outline: Number.parseFloat(getComputedStyle(element).outlineWidth) };
    });
  const press = async (name: RegExp) => {
    for (let i = 0; i < 300; i += 1) {
      await page.keyboard.press("Tab");
      const { text, outline } = await focused();
      if (!name.test(text)) continue;
      expect(outline, "the focus is seen").toBeGreaterThanOrEqual(2);
      await page.keyboard.press("Enter");
      return;
    }
    throw new Error(`no way to ${name} by keyboard`);
  };
  const follow = async (name: RegExp) => {
    const before = page.url();
    await press(name);
    await page.waitForURL((url) => url.href !== before);
  };
  await follow(/^第3次澄川市総合計画/u);
  await press(/^政策\s*\d+件$/u);
  await follow(/^健康づくりの推進$/u);
  await follow(/^特定健康診査の受診率$/u);
  await follow(/^出典（特定健康診査の受診率 目標値）$/u);
  expect(await highlighted()).toBe("55.0以上");
});

test("nothing is shown before the sign-in, which leads back to where the link led, nor after the sign-out", async () => {
  const { db, clock, url } = site;
  const code = site.codes[0] ?? "";
  await aPerson(db, code, { login: "kato", name: "加藤 緑", posts: [["operator"]] }, clock.now);
  page = await openPage(browser, 390);
  await page.goto(`${url}${addressOf("search", { code }, { q: "待機児童" })}`);
  expect(await heading()).toBe("職員のサインイン");
  await page.getByLabel("ログイン名").fill("kato");
  await page.getByLabel("パスワード").fill(PASSWORD);
  await page.getByRole("button", { name: "サインイン" }).click();
  expect(await heading()).toBe("「待機児童」の検索結果");
  await page.getByRole("button", { name: "サインアウト" }).click();
  expect(await heading()).toBe("職員のサインイン");
  await page.goBack();
  expect(await heading()).toBe("職員のサインイン");
  expect(await textOf(page.locator("body"))).not.toContain("待機児童");
});
