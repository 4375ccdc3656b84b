import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { currentOf } from "../../src/domain/publication/publication.ts";
import { listPublications } from "../../src/store/publication-store.ts";
import { explainTerm } from "../../src/use-cases/publication/save-term.ts";
import { addressOf } from "../../src/web/routes.ts";
import { openPublishingDesk, type PublishingDesk } from "../publishing-desk.ts";
import { municipality as code } from "../year-desk.ts";
import { expectNoBarrier, openBrowser, openWindow, takePicture, WIDTHS } from "./browser.ts";
import { enterAs } from "./enter.ts";
import { openSite, type Site } from "./site.ts";

const PATIENCE_MS = 120_000;

describe("publishing", { timeout: PATIENCE_MS }, () => {
  let site: Site;
  let browser: Browser;
  let desk: PublishingDesk;
  beforeAll(async () => {
    [site, browser] = await Promise.all([openSite([]), openBrowser()]);
    desk = await openPublishingDesk(site.db);
  }, PATIENCE_MS);
  beforeEach(() => expect(site.failures).toEqual([]));
  afterAll(async () => {
    expect(site.failures).toEqual([]);
    await browser.close();
    await site.close();
  }, PATIENCE_MS);

  async function enter(width: number, script = true): Promise<Page> {
    const page = await openWindow(browser, width, script);
    await enterAs(page.context(), site, code, [{ role: "planning" }], "企画課 佐藤");
    return page;
  }

  const at = (path: string) => `${site.url}${path}`;
  const main = (page: Page) => page.textContent("main");
  /** From what citizens read now to what would change for them. */
  const look = async (page: Page) => {
    await page.goto(at(addressOf("publications", { code })));
    await page.click("a:has-text('公表するものを選ぶ')");
    await page.click("button:has-text('変わることを確かめる')");
  };

  test("planning publishes, sees what changes, corrects it and withdraws it, without a script", async () => {
    const page = await enter(390, false);
    await page.goto(at(addressOf("publications", { code })));
    await takePicture(page, "publications-none-390");
    await look(page);
    expect(await main(page)).toContain("はじめての公表です");
    await takePicture(page, "publish-first-390");
    await page.fill("#note", "令和7年度の結果を公表しました。");
    await page.click("button:has-text('公表する')");
    expect(await main(page)).toContain("公表しました");

    await desk.enter(desk.staff.author, [
      { text: "64.7", year: 2024, base: 1, reason: "入力の誤り" },
      { text: "67.7", year: 2025, base: 1, reason: "確定した" },
    ]);
    await page.goto(at(addressOf("newPublication", { code })));
    await page.check("#kind-correction");
    await page.click("button:has-text('変わることを確かめる')");
    expect(await main(page)).toContain("66.0（速報）");
    await takePicture(page, "publish-correction-390");
    await page.fill("#note", "実績値を訂正しました。");
    await page.check("input[type=checkbox][name$='-take'] >> nth=0");
    await page.click("button:has-text('公表する')");
    expect(await page.textContent("#errors")).toContain("理由を書いてください");
    expect(await page.inputValue("#note")).toBe("実績値を訂正しました。");
    await page.fill("#reason", "集計の誤り");
    await page.click("button:has-text('公表する')");
    expect(await main(page)).toContain("第2回公表");
    expect(await main(page)).toContain("集計の誤り");
    await takePicture(page, "publication-390");

    await page.click("a:has-text('この公表を取り下げる')");
    expect(await main(page)).toContain("第1回公表");
    await page.fill("#reason", "訂正の訂正があるため");
    await page.click("button:has-text('取り下げる')");
    expect(await main(page)).toContain("訂正の訂正があるため");
    expect(currentOf(await listPublications(site.db, code))?.number).toBe(1);
    await page.goto(at(addressOf("publications", { code })));
    await takePicture(page, "publications-390");
    await page.context().close();
  });

  test.each(WIDTHS)("can be read and operated at %i pixels", async (width) => {
    await explainTerm(site.db, desk.staff.planning, {
      ...{
        id: null,
        base: 0,
        term: `協働${width}`,
        reading: "きょうどう",
        explanation: "市民と市がともに取り組むこと。",
        now: site.clock.now,
      },
    });
    const page = await enter(width);
    await look(page);
    await expectNoBarrier(page, `publish-next-${width}`);
    await page.fill("#note", "用語を説明しました。");
    await page.check("#when-later");
    await page.fill("#due", "2026-12-01T09:00");
    await page.click("button:has-text('公表する')");
    for (const [name, path] of [
      ["publications", addressOf("publications", { code })],
      ["publication-waiting", addressOf("waitingPublication", { code })],
      ["publication-first", addressOf("publication", { code, number: 1 })],
      ["publication-withdraw", addressOf("confirmWithdrawPublication", { code, number: 1 })],
      ["public-words", addressOf("publicWords", { code })],
      ["plain-summary", addressOf("plainSummary", { code, kind: "indicator", id: desk.satisfaction.id })],
      ["terms", addressOf("explainedTerms", { code })],
      ["term-new", addressOf("newExplainedTerm", { code })],
      ["public-profile", addressOf("publicProfile", { code })],
      ["publish-new-waiting", addressOf("newPublication", { code })],
      ["publish-waiting", addressOf("confirmPublishWaiting", { code })],
      ["publication-cancel", addressOf("confirmCancelPublication", { code })],
    ] as const) {
      await page.goto(at(path));
      await expectNoBarrier(page, `${name}-${width}`);
    }
    await page.click("button:has-text('予約を取り消す')");
    expect(await main(page)).toContain("公表の予約を取り消しました");
    await page.context().close();
  });
});
