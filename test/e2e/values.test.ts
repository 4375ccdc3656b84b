import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDemoValues } from "../../src/cli/demo-values.ts";
import { demoCity } from "../../src/cli/samples.ts";
import { listActuals } from "../../src/store/actual-store.ts";
import { listRules } from "../../src/store/indicator-rule-store.ts";
import { addressOf } from "../../src/web/routes.ts";
import { aPerson } from "../people.ts";
import { findBarriers, openBrowser } from "./browser.ts";
import { enterAs } from "./enter.ts";
import { follow, look, main, press, sees } from "./hands.ts";
import { openSite, type Site, sampleFiles } from "./site.ts";

const NOW = new Date("2026-06-10T09:00:00+09:00");
let browser: Browser;
let site: Site;
let code: string;
let unit: number;
const contexts: BrowserContext[] = [];
/** Machines that test are often busy with other things. */
const PATIENCE_MS = 240_000;

const windowOf = async (posts: Parameters<typeof enterAs>[3], script = true): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: "ja-JP",
    timezoneId: "Asia/Tokyo",
    javaScriptEnabled: script,
  });
  contexts.push(context);
  await enterAs(context, site, code, posts);
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  return page;
};
const at = (path: string) => `${site.url}${path}`;

/** What the open fields of the first rows hold. */
const texts = (page: Page, count: number) =>
  page
    .locator("input[data-cell='2025']")
    .evaluateAll((all, most) => all.slice(0, most).map((one) => (one as HTMLInputElement).value), count);

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const data = new DataTransfer();
    data.setData("text/plain", pasted);
    document.activeElement?.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
}

beforeAll(async () => {
  browser = await openBrowser();
  site = await openSite((await sampleFiles()).filter((file) => /総合計画|令和7年度_重点目標管理シート_市民協働部/u.test(file)));
  code = site.codes[0] ?? "";
  site.clock.now = NOW;
  const planning = await aPerson(site.db, code, { login: "kikaku", posts: [["planning"]] }, NOW);
  await openDemoValues(site.db, planning, { divisions: demoCity().divisions, now: NOW });
  const rules = [...(await listRules(site.db, code)).values()];
  unit = rules[0]?.departmentId ?? 0;
}, 300_000);
afterAll(async () => {
  for (const context of contexts) await context.close();
  await browser?.close();
  await site?.close();
});

describe("the values of a section", () => {
  test(
    "are pasted from a spreadsheet, taken back, pasted again and saved",
    async () => {
      const page = await windowOf([{ role: "author", unit }]);
      await page.goto(at(addressOf("desk", { code })));
      await sees(page, "照会されている実績値");
      await page.goto(at(addressOf("values", { code })));
      await look(page, "values");
      expect(await findBarriers(page)).toEqual([]);
      await follow(page, /^市民協働部|部$/u);
      await sees(page, "2026年6月20日");
      expect(await findBarriers(page)).toEqual([]);
      await look(page, "values-grid");

      const before = await texts(page, 3);
      await page.locator("input[data-cell='2025']").first().focus();
      await paste(page, '12.5\t速報\t2026/3/31\t"一行目\n二行目"\n13.5\t確定\n14.5\t順調\n');
      await sees(page, "に貼り付けました");
      await sees(page, "選べない言葉の1か所");
      expect(await texts(page, 3)).toEqual(["12.5", "13.5", "14.5"]);
      await page.getByRole("button", { name: "貼り付けを元に戻す" }).click();
      expect(await texts(page, 3)).toEqual(before);

      expect(await page.getByText("まだ保存していません").isVisible()).toBe(false);
      await page.locator("input[data-cell='2025']").first().focus();
      await page.keyboard.press("Enter");
      await page.keyboard.press("ArrowUp");
      await paste(page, "12.5\n13.5\n");
      await page.keyboard.press("Control+s");
      await page.waitForLoadState();
      await sees(page, "訂正の理由を書いてください");
      expect(await findBarriers(page)).toEqual([]);
      // What came back with a fault is not saved: the browser asks before it is left.
      expect(await page.getByText("まだ保存していません").isVisible()).toBe(true);
      const asked = page.waitForEvent("dialog");
      await page.keyboard.press("Tab");
      await page.evaluate(() => setTimeout(() => location.reload()));
      await (await asked).dismiss();
      await page.fill("#reason", "集計の誤り");
      await press(page, "保存する");
      await sees(page, "実績値を保存しました");
      expect(await texts(page, 2)).toEqual(["12.5", "13.5"]);

      await page.locator("input[data-cell='2025']").first().fill("およそ半分");
      await press(page, "保存する");
      await sees(page, "一つの数として読めません");
      expect(await findBarriers(page)).toEqual([]);
    },
    PATIENCE_MS,
  );

  test(
    "with a fault are kept on the page, also without a script",
    async () => {
      const page = await windowOf([{ role: "author", unit }], false);
      await page.goto(at(addressOf("unitValues", { code, unit }, { year: 2025 })));
      await page.locator("input[data-cell='2025']").nth(1).fill("およそ半分");
      await press(page, "保存する");
      await sees(page, "一つの数として読めません");
      expect(await page.locator("input[data-cell='2025']").nth(1).inputValue()).toBe("およそ半分");
      await look(page, "values-grid-fault");
    },
    PATIENCE_MS,
  );
});

describe("a table of values", () => {
  test(
    "is pasted, looked at and written; a workbook that was written out comes back the same",
    async () => {
      const page = await windowOf([{ role: "planning" }]);
      await page.goto(at(addressOf("values", { code })));
      await look(page, "values-planning");
      await follow(page, "表で入れる");
      expect(await findBarriers(page)).toEqual([]);
      await look(page, "value-table");
      const rules = [...(await listRules(site.db, code)).keys()];
      await page
        .getByLabel("表", { exact: true })
        .fill(`番号\t指標名\tR4\t担当\n${rules[0]}\t\t41\t総務\n${rules[1]}\t\t42\t\n\tどこにもない名前の件数\t1\t\n`);
      await press(page, "確かめる");
      await sees(page, "取り込まない行 1件");
      await sees(page, "D列「担当」");
      expect(await findBarriers(page)).toEqual([]);
      await look(page, "value-table-preview");
      await press(page, /2件を書き込む/u);
      await sees(page, "実績値を保存しました");
      expect((await listActuals(site.db, code)).filter(({ year, value }) => year === 2022 && (value === 41 || value === 42))).toHaveLength(
        2,
      );

      const given = await page.request.get(at(addressOf("valueExport", { code }, { format: "xlsx" })));
      await page.goto(at(addressOf("valueTable", { code })));
      await page
        .getByLabel("CSVかエクセルのファイル")
        .setInputFiles({ name: "実績値.xlsx", mimeType: "application/octet-stream", buffer: await given.body() });
      await press(page, "ファイルを確かめる");
      await sees(page, /変わる値 0件、今と同じ値 [1-9]\d*件、誤り 0件、取り込まない行 0件/u);
    },
    PATIENCE_MS,
  );
});

describe("a request for values", () => {
  test(
    "says who owes what, is withdrawn and opened again",
    async () => {
      const page = await windowOf([{ role: "planning" }]);
      await page.goto(at(addressOf("valueRequests", { code })));
      expect(await findBarriers(page)).toEqual([]);
      await look(page, "value-requests");
      await press(page, /照会を取り下げる$/u);
      await sees(page, "照会を取り下げました");
      await page.getByLabel("期限").fill("2026-06-30");
      await press(page, "照会する");
      await sees(page, "2026年6月30日");
      expect(await main(page)).not.toContain("今、照会している年度はありません");
    },
    PATIENCE_MS,
  );
});
