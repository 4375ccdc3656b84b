import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { savePhases } from "../../src/store/phase-store.ts";
import { initMunicipality } from "../../src/use-cases/init-municipality.ts";
import { addressOf } from "../../src/web/routes.ts";
import { aDepartment } from "../people.ts";
import { readCalendar } from "../read-calendar.ts";
import { YEAR } from "../year-desk.ts";
import { findBarriers, openBrowser, overflowOf, takePicture, WIDTHS } from "./browser.ts";
import { enterAs } from "./enter.ts";
import { openSite, type Site } from "./site.ts";

const code = "131016";
let browser: Browser;
let site: Site;
let context: BrowserContext;
let page: Page;
let department: number;

beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), openSite([])]);
  await initMunicipality(site.db, { code, name: "澄川市" });
  department = await aDepartment(site.db, code, "市民部");
  site.clock.now = new Date("2026-05-10T09:00:00+09:00");
  await site.db.transaction().execute((tx) => savePhases(tx, code, 2026, YEAR, site.clock.now));
}, 300_000);
afterEach(() => context?.close());
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function openDesk(width: number): Promise<void> {
  context = await browser.newContext({
    ...{ viewport: { width, height: 900 }, locale: "ja-JP", timezoneId: "Asia/Tokyo", javaScriptEnabled: false },
  });
  page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await enterAs(context, site, code, [{ role: "author", unit: department }]);
  await page.goto(site.url + addressOf("desk", { code }));
}

describe.each(WIDTHS)("without JavaScript, at %i px", (width) => {
  test("a person makes the address of a calendar, sees it once, replaces it and revokes it", async () => {
    await openDesk(width);
    const look = async (name: string) => {
      expect(await findBarriers(page), name).toEqual([]);
      expect(await overflowOf(page), name).toBe(0);
      await takePicture(page, `${name}-${width}`);
    };
    const statusOf = async (address: string) => (await fetch(address)).status;

    await page.getByRole("link", { name: "締切を予定表に表示する" }).click();
    await look("calendar");
    await page.getByRole("button", { name: "アドレスを作る" }).click();
    await look("calendar-made");
    const first = await page.locator("code").innerText();
    const { events } = readCalendar(await (await fetch(first)).text());
    expect(events.map(({ summary }) => summary)).toContain("【締切】令和8年度 当初設定（あなたの役割：提出）");
    expect(events.every(({ description }) => description.includes(`${site.url}${addressOf("desk", { code })}`))).toBe(true);

    await page.goto(site.url + addressOf("calendar", { code }));
    expect(await page.locator("code").count()).toBe(0);
    await look("calendar-open");
    await page.getByRole("button", { name: "新しいアドレスに替える" }).click();
    const second = await page.locator("code").innerText();
    expect([await statusOf(first), await statusOf(second)]).toEqual([404, 200]);
    await page.getByRole("button", { name: "アドレスを取り消す" }).click();
    expect(await page.getByRole("status").innerText()).toContain("アドレスを取り消しました");
    expect(await statusOf(second)).toBe(404);

    await page.goto(site.url + addressOf("calendar", { code }, { lang: "en" }));
    expect(await findBarriers(page)).toEqual([]);
    expect(await overflowOf(page)).toBe(0);
    await page.goto(site.url + addressOf("password", { code }, { lang: "ja" }));
    await look("password");
  }, 300_000);
});
