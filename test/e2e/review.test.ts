import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { STRAY_LINE } from "../a-goal-sheet.ts";
import { findBarriers, openBrowser, overflowOf, takePicture, WIDTHS } from "./browser.ts";
import { enterAs } from "./enter.ts";
import { type GivenFile, makeReviewedFiles } from "./reviewed-files.ts";
import { openSite, type Site, sampleFiles } from "./site.ts";

let browser: Browser;
let files: readonly GivenFile[];

beforeAll(async () => {
  browser = await openBrowser();
  files = await makeReviewedFiles(browser);
}, 300_000);
afterAll(() => browser?.close());

const textOf = async (locator: Locator) => ((await locator.textContent()) ?? "").trim();

describe.each(WIDTHS)("a member of the planning section at %i px", (width) => {
  let site: Site;
  let context: BrowserContext;
  let page: Page;
  let code: string;
  const complaints: string[] = [];

  beforeAll(async () => {
    const plan = (await sampleFiles()).filter((file) => /第3次澄川市総合計画/u.test(file));
    site = await openSite(plan);
    code = site.codes[0] ?? "";
    context = await browser.newContext({ viewport: { width, height: 900 }, locale: "ja-JP", timezoneId: "Asia/Tokyo" });
    page = await context.newPage();
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("request", (request) => {
      if (!request.url().startsWith(site.url)) complaints.push(request.url());
    });
    await enterAs(context, site, code, [{ role: "planning" }], "企画課 佐藤");
  }, 300_000);
  afterAll(async () => {
    await context?.close();
    await site?.close();
  });
  afterEach(() => {
    expect(site.failures).toEqual([]);
    expect(complaints).toEqual([]);
  });

  /** What is looked at holds for who sees and for who does not, on a narrow screen and on a wide one. */
  const isFit = async (name: string) => {
    await takePicture(page, `review-${name}-${width}`);
    await page.evaluate(() => scrollTo(0, 0));
    expect(await findBarriers(page), name).toEqual([]);
    expect(await overflowOf(page), name).toBeLessThanOrEqual(0);
  };
  const openReview = async (name: string) => {
    await page.goto(`${site.url}/${code}/imports?state=all`);
    await page.getByRole("main").getByRole("link", { name }).first().click();
    await page.locator(".review.is-lively").waitFor();
  };
  const title = () => textOf(page.locator("#chosen-title"));
  const isInSight = async (selector: string) => {
    const box = await page.locator(selector).first().boundingBox();
    return box !== null && box.y >= 0 && box.y + box.height <= 900;
  };

  test("uploads three files and watches them being read", async () => {
    await page.goto(`${site.url}/${code}/imports`);
    await page
      .getByLabel("ファイル", { exact: false })
      .first()
      .setInputFiles([...files]);
    for (const { name } of files) await page.locator(".upload", { hasText: name }).filter({ hasText: "確認待ち" }).waitFor();
  });

  test("reviews a workbook: settles doubts, puts a line and a value right, chooses a placement, and records it", async () => {
    await openReview("重点目標管理シート.xlsx");
    expect(await textOf(page.locator(".read-counts"))).toContain("重点目標1件");
    await isFit("workbook");

    // What the document does not say.
    await page.getByLabel(/^部局（/u).fill("市民協働部");
    await page.getByRole("button", { name: "答えを入れる" }).click();
    await page.locator(".draft-field", { hasText: "市民協働部" }).first().waitFor();

    // From doubt to doubt, by the keys.
    await page.locator("h1").click();
    await page.keyboard.press("n");
    await expect.poll(title).toContain("期間");
    expect(await textOf(page.locator(".doubt-reasons"))).toContain("おりを見て");
    await expect.poll(() => isInSight("#place")).toBe(true);
    expect(await textOf(page.locator("#place"))).toContain("おりを見て");
    await isFit("doubt");
    await page.keyboard.press("e");
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.insertText("10月");
    await page.keyboard.press("ControlOrMeta+Enter");
    await expect.poll(() => textOf(page.locator("#chosen"))).toContain("2026年10月");
    expect(await textOf(page.locator("#chosen"))).toContain("直した");
    expect(await textOf(page.locator(".doubt-pager"))).toContain("確かめる値はありません");

    // A place in the sheet leads to what was made of it.
    await page.locator(".sheet-grid a.made", { hasText: "12か所" }).click();
    await expect.poll(title).toContain("数値目標");
    await page.locator("#edit-text").fill("15か所");
    await page.getByRole("button", { name: "保存する" }).click();
    await expect.poll(() => textOf(page.locator("#chosen .understood"))).toContain("15");

    // A line without a place: chosen, then put where it belongs.
    await page.locator(".sheet-grid a.made", { hasText: STRAY_LINE }).click();
    await expect.poll(title).toBe("置き場所の決まらない文");
    await isFit("line");
    await page.locator(".draft-form a.choose", { hasText: "初めて来た人が迷いやすい。" }).click();
    await page.locator(".overview-list summary", { hasText: "置き場所の決まらない文（0）" }).waitFor();
    expect(await textOf(page.locator(".draft-form"))).toContain(STRAY_LINE);

    // A placement of which nobody can be sure.
    const placements = page.locator(".overview-list", { hasText: "位置付けの選択（1）" });
    await placements.getByRole("radio", { name: /健康づくりの推進/u }).check();
    await isFit("placement");
    await placements.getByRole("button", { name: "位置付けを決める" }).click();
    await page.locator(".overview-list summary", { hasText: "位置付けの選択（0）" }).waitFor();

    await page.getByRole("region", { name: "記録" }).getByRole("button", { name: "記録する" }).click();
    await page.waitForURL(/\/documents\/\d+/u);
    expect(await textOf(page.getByRole("status").first())).toContain("記録しました");
    await isFit("recorded");
  });

  test("finds on the sheet and in the plan what was recorded, and undoes it", async () => {
    await page.getByRole("main").getByRole("link", { name: "窓口の案内の見直し" }).first().click();
    const sheet = await textOf(page.getByRole("main"));
    for (const said of ["市民協働部", "10月", "15か所", STRAY_LINE]) expect(sheet).toContain(said);
    await page.getByRole("link", { name: /健康づくりの推進$/u }).click();
    await page.getByRole("main").getByRole("link", { name: "窓口の案内の見直し" }).first().click();

    await page.locator("a.source-link").nth(1).click();
    await page.locator(".sheet-grid mark").first().waitFor();
    await isFit("kept-sheet");

    await page.getByRole("link", { name: "重点目標管理シート.xlsx" }).click();
    await page.getByRole("link", { name: "取り込みを取り消す" }).click();
    await page.getByRole("button", { name: "取り込みを取り消す" }).click();
    await page.waitForURL(/\/imports/u);
    await page.goto(`${site.url}/${code}/search?q=${encodeURIComponent("窓口の案内の見直し")}`);
    expect(await page.getByRole("main").getByRole("link", { name: "窓口の案内の見直し" }).count()).toBe(0);
    await openReview("重点目標管理シート.xlsx");
    expect(await textOf(page.locator(".draft-form"))).toContain("15か所");
  });

  test("says of a plan's indicator that the record has it already", async () => {
    await openReview("環境基本計画.pdf");
    const matches = page.locator(".overview-list", { hasText: "指標の対応の選択（1）" });
    await matches.getByRole("radio", { name: /1人1日当たりのごみ排出量.*第3次澄川市総合計画.*780未満.*名称が同じ/su }).check();
    await isFit("match");
    await matches.getByRole("button", { name: "対応を決める" }).click();
    await page.locator(".overview-list summary", { hasText: "指標の対応の選択（0）" }).waitFor();
    await page.locator(".overview-list summary", { hasText: /記録との比較（変更1/u }).waitFor();
  });

  test("sees the place of a value on the page of a PDF, as large as needed", async () => {
    await openReview("環境基本計画.pdf");
    await page.getByRole("link", { name: "次へ →" }).click();
    await page.locator("#draft-title", { hasText: "施策体系" }).waitFor();
    await expect.poll(() => isInSight("#draft-title")).toBe(true);
    await page.getByRole("link", { name: "次へ →" }).click();
    await page.locator(".draft-form a.choose", { hasText: "760以下" }).click();
    await expect.poll(() => textOf(page.locator("#chosen .understood"))).toContain("760g以下");
    await expect.poll(() => isInSight("rect.marked")).toBe(true);
    await isFit("pdf");
    await page.getByRole("link", { name: "200%" }).click();
    await page.locator(".page-drawing.zoom-200").waitFor();
    await expect.poll(() => isInSight("rect.marked")).toBe(true);
    await isFit("pdf-large");
  });

  test("does all of it with a keyboard alone", async () => {
    await openReview("部局運営方針.docx");
    const reach = async (what: () => Promise<boolean>) => {
      for (let i = 0; i < 200; i += 1) {
        await page.keyboard.press("Tab");
        if (await what()) return;
      }
      throw new Error("not to be reached by keyboard");
    };
    const isFocused = (test: (element: { text: string; field: string }) => boolean) => async () =>
      test(
        await page.evaluate(() => {
          const element = document.activeElement;
          return { text: element?.textContent ?? "", field: element?.getAttribute("data-field") ?? "" };
        }),
      );
    await reach(isFocused(({ text }) => text === "読み取った内容へ"));
    await page.keyboard.press("Enter");
    await reach(isFocused(({ field }) => field === "/missions/0/policies/0/text"));
    await page.keyboard.press("Enter");
    await expect.poll(title).toContain("方針");
    // The focus stays where it was, or goes on to what is chosen; it is never behind the bar.
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute("data-field") ?? document.activeElement?.id))
      .toBe(width < 1000 ? "chosen" : "/missions/0/policies/0/text");
    const hidden = await page.evaluate(() => {
      const focus = document.activeElement?.getBoundingClientRect();
      const bar = document.querySelector(".accept-bar")?.getBoundingClientRect();
      return !focus || !bar || focus.top > bar.top;
    });
    expect(hidden, "the focus is seen").toBe(false);
    await page.keyboard.press("e");
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.insertText("分別の手引きを作り直し、全戸に配ります。");
    await page.keyboard.press("ControlOrMeta+Enter");
    await expect.poll(() => textOf(page.locator("#chosen"))).toContain("直した");
    expect(await textOf(page.locator("[data-status]"))).toContain("方針");
    await isFit("statement");
  });

  test("keeps what was typed where it could not be saved, and says what to do", async () => {
    await openReview("部局運営方針.docx");
    await page.locator(".draft-form a.choose", { hasText: "ごみを減らし" }).click();
    await expect.poll(title).toContain("使命");
    await page.locator("#edit-text").fill("届かなかった文");
    const alert = page.locator("[data-unsent]");
    const cookies = await context.cookies();
    await context.setOffline(true);
    await page.getByRole("button", { name: "保存する" }).click();
    await expect.poll(() => textOf(alert)).toContain("通信できない");
    await context.setOffline(false);
    await context.clearCookies({ name: "session" });
    await page.getByRole("button", { name: "保存する" }).click();
    await expect.poll(() => textOf(alert)).toContain("サインインが切れている");
    expect(await page.locator("#edit-text").inputValue()).toBe("届かなかった文");
    await isFit("unsent");
    await context.addCookies(cookies);
    await page.getByRole("button", { name: "保存する" }).click();
    await expect.poll(() => textOf(page.locator("#chosen"))).toContain("直した");
    expect(await textOf(alert)).toBe("");
    // The browser itself complains of what did not arrive.
    complaints.length = 0;
  });

  test("does all of it without a script", async () => {
    const plain = await browser.newContext({ viewport: { width, height: 900 }, locale: "ja-JP", javaScriptEnabled: false });
    await plain.addCookies(await context.cookies());
    const old = page;
    page = await plain.newPage();
    try {
      await page.goto(`${site.url}/${code}/imports?state=all`);
      await page.getByRole("main").getByRole("link", { name: "部局運営方針.docx" }).first().click();
      await page.locator(".source-text a.made", { hasText: "分別の手引きを作り直します。" }).click();
      expect(page.url()).toContain("field=%2Fmissions%2F0%2Fpolicies%2F0%2Ftext#place");
      expect(await title()).toContain("方針");
      expect(await isInSight("#place")).toBe(true);
      await takePicture(page, `review-plain-${width}`);
      await page.getByRole("button", { name: "取り消す" }).click();
      expect(await textOf(page.locator(".draft-form"))).toContain("分別の手引きを作り直します。");
      await page.getByRole("button", { name: "取り込まない" }).click();
      expect(await textOf(page.getByRole("region", { name: "記録" }))).toContain("取り込まないもの：1件");
    } finally {
      page = old;
      await plain.close();
    }
  });
});
