import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { listOpinions } from "../../src/store/opinion-store.ts";
import { addressOf } from "../../src/web/routes.ts";
import { CITY, openReviewDesk, type ReviewDesk } from "../review-desk.ts";
import { expectNoBarrier, openBrowser, openWindow, WIDTHS } from "./browser.ts";
import { enterAs, openPageAs } from "./enter.ts";
import { openSite, type Site } from "./site.ts";

const PATIENCE_MS = 120_000;
const at = (name: "reviews" | "reviewOpening", query = {}) => addressOf(name, { code: CITY }, query);

describe("reviews", { timeout: PATIENCE_MS }, () => {
  let site: Site;
  let browser: Browser;
  let desk: ReviewDesk;
  beforeAll(async () => {
    [site, browser] = await Promise.all([openSite([]), openBrowser()]);
    desk = await openReviewDesk(site.db);
  }, PATIENCE_MS);
  beforeEach(() => expect(site.failures).toEqual([]));
  afterAll(async () => {
    expect(site.failures).toEqual([]);
    await browser.close();
    await site.close();
  }, PATIENCE_MS);

  async function enter(role: "planning" | "reviewer" | "author", width: number, script = true): Promise<Page> {
    const page = await openWindow(browser, width, script);
    const name = { planning: "企画課 佐藤", reviewer: "審議会 委員 高橋", author: "市民課 鈴木" }[role];
    await enterAs(page.context(), site, CITY, [role === "author" ? { role, unit: desk.departments.affairs } : { role }], name);
    return page;
  }

  test("go from opening to opinion, answer, rewording and a second answer, without a script", async () => {
    const planning = await enter("planning", 390, false);
    const reviewer = await enter("reviewer", 390, false);

    await reviewer.goto(`${site.url}${at("reviews")}`);
    expect(await reviewer.textContent("main")).toContain("意見を書けるシートはまだありません。");
    await planning.goto(`${site.url}${at("reviewOpening", { year: 2026 })}`);
    await planning.check("label:has-text('市民部') input");
    await planning.click("text=この内容で保存");
    expect(await planning.textContent("main")).toContain("シート2枚のうち、記録にあるもの1枚、見せているもの1枚");

    await reviewer.reload();
    expect(await reviewer.textContent("main")).toContain("窓口を待たせない");
    for (const hidden of ["書かない窓口", "庁舎の省エネ"]) expect(await reviewer.textContent("main")).not.toContain(hidden);
    await reviewer.click("a:has-text('意見を書く')");
    await reviewer.click("button:has-text('意見を出す')");
    expect(await reviewer.textContent("#text-error")).toContain("文を入力してください。");
    await reviewer.fill("#text", "待ち時間の目標が低い。\n来年度は半分にすべき。");
    await reviewer.click("button:has-text('意見を出す')");
    expect(await reviewer.textContent("main")).toContain("意見を出しました。");
    expect(await reviewer.locator("#answer-text").count()).toBe(0);

    await planning.goto(`${site.url}${at("reviews", { state: "unanswered" })}`);
    await planning.click("a:has-text('意見と回答を見る')");
    await planning.fill("#answer-text", "来年度の目標で見直します。");
    await planning.click("button:has-text('回答する')");
    expect(await planning.textContent("#handling-error")).toContain("対応を選んでください。");
    expect(await planning.inputValue("#answer-text")).toBe("来年度の目標で見直します。");
    await planning.selectOption("#handling", "adopt-partly");

    // The opinion is worded anew while planning writes: the answer is kept back, and nothing of it is lost.
    await reviewer.click("text=意見を書き直す");
    await reviewer.fill("#text", "待ち時間の目標は、今年度中に見直すべき。");
    await reviewer.click("button:has-text('書き直して保存')");
    await planning.click("button:has-text('回答する')");
    expect(await planning.textContent("[role=alert]")).toContain("ほかの人が先に書きました");
    expect(await planning.textContent("main")).toContain("今年度中に見直すべき");
    expect(await planning.inputValue("#answer-text")).toBe("来年度の目標で見直します。");
    await planning.click("button:has-text('回答する')");
    expect(await planning.textContent("main")).toContain("回答を保存しました。");
    const [opinion] = await listOpinions(site.db, CITY);
    expect(opinion).toMatchObject({ state: "answered", said: { number: 2 }, answer: { handling: "adopt-partly", answers: 2 } });

    await reviewer.reload();
    expect(await reviewer.textContent("main")).toContain("意見の一部を反映する");
    for (const page of [planning, reviewer]) await page.context().close();
  });

  test.each(WIDTHS)("can be read and operated at %i pixels", async (width) => {
    const planning = await enter("planning", width);
    await planning.goto(`${site.url}${at("reviewOpening", { year: 2026 })}`);
    await expectNoBarrier(planning, `review-opening-${width}`);
    await planning.goto(`${site.url}${at("reviews")}`);
    await expectNoBarrier(planning, `reviews-planning-${width}`);
    await planning.goto(`${site.url}${at("reviews", { state: "answered" })}`);
    await planning.click("a:has-text('意見と回答を見る')");
    await planning.click("text=回答を書き直す");
    await expectNoBarrier(planning, `opinion-planning-${width}`);
    const reviewer = await enter("reviewer", width);
    await reviewer.goto(`${site.url}${at("reviews")}`);
    await expectNoBarrier(reviewer, `reviews-reviewer-${width}`);
    // A policy is spoken of from its page.
    await reviewer.goto(`${site.url}${addressOf("node", { code: CITY, plan: desk.plan, node: "1" })}`);
    await reviewer.click("a:has-text('意見を書く')");
    await reviewer.fill("#text", `施策の指標が足りない（${width}）。`);
    await expectNoBarrier(reviewer, `opinion-new-${width}`);
    await reviewer.click("button:has-text('意見を出す')");
    expect(await reviewer.textContent("main")).toContain("1 便利なまち");
    await expectNoBarrier(reviewer, `opinion-reviewer-${width}`);
    await reviewer.click("text=意見を取り下げる");
    await reviewer.fill("#reason", "指標を見落としていた。");
    await reviewer.click("button:has-text('取り下げる')");
    expect(await reviewer.textContent("main")).toContain("理由：指標を見落としていた。");
    expect(await reviewer.locator("#text").count()).toBe(0);
    await expectNoBarrier(reviewer, `opinion-withdrawn-${width}`);
    for (const page of [planning, reviewer]) await page.context().close();
  });

  test("are read by a department only where they are about its own sheets", async () => {
    const author = await enter("author", 1280);
    const [opinion] = (await listOpinions(site.db, CITY)).filter(({ subject }) => subject.kind === "sheet");
    await author.goto(`${site.url}${at("reviews")}`);
    expect(await author.textContent("main")).not.toContain("窓口を待たせない");
    const answer = await author.goto(`${site.url}${addressOf("opinion", { code: CITY, opinion: opinion?.id ?? 0 })}`);
    expect(answer?.status()).toBe(404);
    await author.context().close();
  });

  test("stand on the page of a policy for those who read opinions, and not for who runs the machine", async () => {
    const page = await openPageAs(browser, 1280, site, CITY, [{ role: "operator" }]);
    await page.goto(`${site.url}${addressOf("node", { code: CITY, plan: desk.plan, node: "1" })}`);
    expect(await page.textContent("main")).toContain("便利なまち");
    expect(await page.textContent("main")).not.toContain("意見");
    await enterAs(page.context(), site, CITY, [{ role: "leader" }]);
    await page.reload();
    expect(await page.textContent("#reviews")).toContain("評価の意見");
    await page.context().close();
  });
});
