import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { listIndicators } from "../../src/store/indicator-store.ts";
import { addressOf } from "../../src/web/routes.ts";
import { makeFollowedCity } from "../followed-city.ts";
import { day } from "../year-desk.ts";
import { findBarriers, openBrowser, overflowOf, takePicture, WIDTHS } from "./browser.ts";
import { enterAs } from "./enter.ts";
import { main } from "./hands.ts";
import { openSite, type Site } from "./site.ts";

const code = "131016";
let browser: Browser;
let site: Site;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), openSite([])]);
  site.clock.now = day("2026-06-10");
  await makeFollowedCity(site.db, code, { indicators: 120, departments: 20, years: 3 });
}, 300_000);
afterEach(() => context?.close());
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function enter(width: number, javaScriptEnabled = false): Promise<void> {
  context = await browser.newContext({ viewport: { width, height: 900 }, locale: "ja-JP", timezoneId: "Asia/Tokyo", javaScriptEnabled });
  await enterAs(context, site, code, [{ role: "leader" }], "市長");
  page = await context.newPage();
  page.setDefaultTimeout(60_000);
}

const at = (path: string) => site.url + path;

/** Pages of a PDF: as many as it has objects of that type. */
const pagesOf = (pdf: Buffer): number => pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/gu)?.length ?? 0;

test("a mayor opens one page, which prints on one sheet of A4, and goes from a figure to its list and on to an indicator", async () => {
  await enter(1280);
  await page.goto(at(addressOf("progress", { code })));
  // What changed is shown from the second look on.
  site.clock.now = new Date(site.clock.now.getTime() + 2 * 3_600_000);
  await page.reload();
  expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBe(1);

  const row = page.getByRole("row", { name: /健やかに暮らすまち/u });
  const figure = row.getByRole("link", { name: /遅れ/u });
  const count = Number(await figure.textContent());
  await figure.click();
  expect(await page.getByRole("status").textContent()).toBe(`${count}件`);
  expect(await main(page)).toContain("健やかに暮らすまち");
  expect(await page.locator("tbody tr").count()).toBe(count);
  await page.locator("tbody th a").first().click();
  expect(new URL(page.url()).pathname).toMatch(/\/indicators\/\d+$/u);
  expect(site.failures).toEqual([]);
}, 300_000);

describe.each(WIDTHS)("the page of progress at %i px", (width) => {
  test("and its lists have no barrier that axe knows of and are no wider than the screen, in both languages", async () => {
    await enter(width, true);
    const look = async (name: string, path: string) => {
      for (const lang of ["en", "ja"]) {
        await page.goto(at(`${path}${path.includes("?") ? "&" : "?"}lang=${lang}`));
        expect(await findBarriers(page), name).toEqual([]);
        expect(await overflowOf(page), name).toBe(0);
      }
      await takePicture(page, `${name}-${width}`);
    };
    await look("progress", addressOf("progress", { code }));
    const list = (name: string, query = {}) => look(`progress-${name}`, addressOf("progressList", { code, list: name }, query));
    await list("indicators", { finding: "any" });
    await list("changes", { since: "2026-05-01T00:00:00.000Z", change: "corrected" });
    await list("nodes");
    await list("targets");
    const [indicator] = await listIndicators(site.db, code);
    const plan = indicator?.placements[0]?.planId ?? 0;
    await look("compare", addressOf("compare", { code }, { indicator: indicator?.id }));
    await look("plan-progress", addressOf("plan", { code, plan }));
    expect(site.failures).toEqual([]);
  }, 300_000);
});
