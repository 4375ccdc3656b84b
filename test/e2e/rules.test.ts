import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findIndicator } from "../../src/store/indicator-store.ts";
import { findRule } from "../../src/use-cases/indicator/set-rule.ts";
import { addressOf } from "../../src/web/routes.ts";
import { type IndicatorDesk, openIndicatorDesk } from "../indicator-desk.ts";
import { municipality as code } from "../year-desk.ts";
import { expectNoBarrier, openBrowser, openWindow, takePicture, WIDTHS } from "./browser.ts";
import { enterAs } from "./enter.ts";
import { openSite, type Site } from "./site.ts";

const PATIENCE_MS = 120_000;

describe("the rules of indicators", { timeout: PATIENCE_MS }, () => {
  let site: Site;
  let browser: Browser;
  let desk: IndicatorDesk;
  beforeAll(async () => {
    [site, browser] = await Promise.all([openSite([]), openBrowser()]);
    desk = await openIndicatorDesk(site.db);
    await desk.enter(desk.staff.author, [
      { year: 2023, text: "63.1" },
      { year: 2024, text: "64.0" },
      { year: 2025, text: "66.5（速報）" },
    ]);
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

  test.each(WIDTHS)("can be read and operated at %i pixels", async (width) => {
    const page = await enter(width);
    const indicator = desk.satisfaction.id;
    for (const [name, path] of [
      ["rules", addressOf("indicatorRules", { code })],
      ["rule", addressOf("indicatorRule", { code, indicator })],
      ["grade", addressOf("indicatorGrade", { code, indicator })],
      ["scales", addressOf("scales", { code })],
      ["scale-rates", addressOf("newScale", { code }, { preset: "rates-110" })],
      ["scale-baseline", addressOf("newScale", { code }, { preset: "baseline" })],
      ["rules-import", addressOf("rulesImport", { code })],
    ] as const) {
      await page.goto(at(path));
      await expectNoBarrier(page, `${name}-${width}`);
    }
    await page.context().close();
  });

  test("are set without a script: a target is revised, and the old one stays beside it", async () => {
    const page = await enter(390, false);
    const indicator = desk.waiting.id;
    await page.goto(at(addressOf("indicatorRule", { code, indicator })));
    expect(await page.inputValue("#target\\.text\\.0")).toBe("10分以下");
    await page.fill("#target\\.text\\.0", "8分以下");
    await page.selectOption("#direction", "lower");
    await page.click("button:has-text('決めごとを保存する')");
    await takePicture(page, "rule-errors-390");
    expect(await page.textContent("#errors")).toContain("目標値を見直した日");
    expect(await page.inputValue("#target\\.text\\.0")).toBe("8分以下");
    await page.fill("#changedOn", "2026-03-25");
    await page.fill("#changedBecause", "窓口の予約が始まったため");
    await page.click("button:has-text('決めごとを保存する')");
    expect(await page.textContent("main")).toContain("決めごとを保存しました");
    const { rule } = await findRule(site.db, code, indicator);
    expect(rule).toMatchObject({
      direction: "lower",
      targets: [
        {
          text: "8分以下",
          year: 2027,
          role: "final",
          former: [{ text: "10分以下", until: "2026-03-25", reason: "窓口の予約が始まったため" }],
        },
      ],
      baselines: null,
    });
    await takePicture(page, "rule-revised-390");
    await page.context().close();
  });

  test("that somebody else changed meanwhile are shown, and what was typed stays", async () => {
    const page = await enter(1280);
    const indicator = desk.satisfaction.id;
    await page.goto(at(addressOf("indicatorRule", { code, indicator })));
    await page.fill("#calculation", "満足と答えた人÷答えた人×100");
    const { revision } = await findRule(site.db, code, indicator);
    await desk.rule(indicator, { source: "市民意識調査" }, { base: revision });
    await page.click("button:has-text('決めごとを保存する')");
    expect(await page.textContent("main")).toContain("市民意識調査");
    expect(await page.inputValue("#calculation")).toBe("満足と答えた人÷答えた人×100");
    expect(await page.inputValue("#source")).toBe("市民意識調査");
    await expectNoBarrier(page, "rule-stale-1280");
    await page.click("button:has-text('決めごとを保存する')");
    const { rule } = await findRule(site.db, code, indicator);
    expect(rule).toMatchObject({ source: "市民意識調査", calculation: "満足と答えた人÷答えた人×100" });
    await page.context().close();
  });

  test("include the scales by which grades are given, and a grade that a person gives instead", async () => {
    const page = await enter(1280, false);
    await page.goto(at(addressOf("scales", { code })));
    await page.selectOption("#preset", "rates");
    await page.click("button:has-text('これをもとに作る')");
    await page.fill("#name", "達成率による評価");
    await page.fill("#from\\.1", "七割");
    await page.check("#usual");
    await page.click("button:has-text('評価基準を保存する')");
    expect(await page.textContent("#errors")).toContain("数で入力");
    await page.fill("#from\\.1", "80");
    await page.click("button:has-text('評価基準を保存する')");
    expect(await page.textContent("#errors")).toContain("どの評価の範囲にも入らない率");
    await page.fill("#to\\.2", "80");
    await page.click("text=例に映す");
    await page.click("button:has-text('評価基準を保存する')");
    expect(await page.textContent("main")).toContain("評価基準を保存しました");
    await takePicture(page, "scale-saved-1280");

    const indicator = desk.satisfaction.id;
    await page.goto(at(addressOf("indicatorGrade", { code, indicator })));
    await page.selectOption("#grade", "B");
    await page.click("button:has-text('この評価にする')");
    expect(await page.textContent("#errors")).toContain("理由を入力");
    await page.fill("#reason", "調査の時期が変わったため");
    await page.click("button:has-text('この評価にする')");
    expect(await page.textContent("main")).toContain("企画課 佐藤");
    await takePicture(page, "grade-given-1280");
    await page.fill("#reason", "計算のとおりでよい");
    await page.click("button:has-text('計算した評価に戻す')");
    expect(await page.textContent("main")).toContain("計算した評価に戻しました");
    await page.context().close();
  });

  test("are set for many at once in a table, and as a file", async () => {
    const page = await enter(1280, false);
    await page.goto(at(addressOf("indicatorRules", { code })));
    const id = desk.waiting.id;
    await page.fill(`#responsible\\.${id}`, "存在しない部");
    await page.click("button:has-text('表のとおりに保存する')");
    expect(await page.textContent("#errors")).toContain("存在しない部");
    await page.fill(`#responsible\\.${id}`, "市民部");
    await page.selectOption(`#month\\.${id}`, "6");
    await page.click("button:has-text('表のとおりに保存する')");
    expect(await page.textContent("main")).toContain("決めごとを保存しました");
    expect(await findRule(site.db, code, id)).toMatchObject({ departmentId: desk.departments.citizens, rule: { collectionMonth: 6 } });

    const csv = await (await page.context().request.get(at(addressOf("rulesExport", { code })))).text();
    const name = (await findIndicator(site.db, code, id))?.name ?? "";
    const changed = csv
      .split("\r\n")
      .map((line) => (line.includes(name) ? line.replace(",6,", ",7,") : line))
      .join("\r\n");
    await page.goto(at(addressOf("rulesImport", { code })));
    await page.setInputFiles("#file", { name: "rules.csv", mimeType: "text/csv", buffer: Buffer.from(changed) });
    await page.click("button:has-text('中身を確かめる')");
    expect(await page.textContent("main")).toContain("決めごとが変わる指標 1");
    await page.click("button:has-text('取り込む')");
    expect((await findRule(site.db, code, id)).rule.collectionMonth).toBe(7);
    await page.context().close();
  });
});
