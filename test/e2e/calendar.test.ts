import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
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

async function openDesk(width: number, javaScriptEnabled = true): Promise<void> {
  context = await browser.newContext({
    ...{ viewport: { width, height: 900 }, locale: "ja-JP", timezoneId: "Asia/Tokyo", javaScriptEnabled },
  });
  page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await enterAs(context, site, code, [{ role: "author", unit: department }]);
  await page.goto(site.url + addressOf("desk", { code }));
}

test("without JavaScript, a person makes the address of a calendar, sees it once, replaces it and revokes it", async () => {
  await openDesk(390, false);
  const statusOf = async (address: string) => (await fetch(address)).status;
  await page.getByRole("link", { name: "締切を予定表に表示する" }).click();
  await page.getByRole("button", { name: "アドレスを作る" }).click();
  const first = await page.locator("code").innerText();
  const { events } = readCalendar(await (await fetch(first)).text());
  expect(events.map(({ summary }) => summary)).toContain("【締切】令和8年度 当初設定（あなたの役割：提出）");
  expect(events.every(({ description }) => description.includes(`${site.url}${addressOf("desk", { code })}`))).toBe(true);

  await page.goto(site.url + addressOf("calendar", { code }));
  expect(await page.locator("code").count()).toBe(0);
  await page.getByRole("button", { name: "新しいアドレスに替える" }).click();
  const second = await page.locator("code").innerText();
  expect([await statusOf(first), await statusOf(second)]).toEqual([404, 200]);
  await page.getByRole("button", { name: "アドレスを取り消す" }).click();
  expect(await page.getByRole("status").innerText()).toContain("アドレスを取り消しました");
  expect(await statusOf(second)).toBe(404);
}, 300_000);

test.each(WIDTHS)(
  "at %i px the pages have no barrier that axe knows of and are no wider than the screen, in both languages",
  async (width) => {
    await openDesk(width);
    const look = async (name: string) => {
      expect(await findBarriers(page), name).toEqual([]);
      expect(await overflowOf(page), name).toBe(0);
      await takePicture(page, `${name}-${width}`);
    };
    for (const lang of ["en", "ja"]) {
      await page.goto(site.url + addressOf("calendar", { code }, { lang }));
      await look(`calendar-${lang}`);
      await page.locator('button[value="open"]').click();
      await look(`calendar-made-${lang}`);
      await page.goto(site.url + addressOf("calendar", { code }));
      await look(`calendar-open-${lang}`);
      await page.locator('button[value="close"]').click();
      await page.goto(site.url + addressOf("password", { code }));
      await look(`password-${lang}`);
    }
  },
  300_000,
);
