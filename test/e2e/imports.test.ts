import { writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { listUploads } from "../../src/store/upload-store.ts";
import { acceptUpload } from "../../src/use-cases/upload/accept-upload.ts";
import { addressOf } from "../../src/web/routes.ts";
import { doubleTheText, expectFit, findBarriers, openBrowser, overflowOf, takePicture, WIDTHS } from "./browser.ts";
import { enterAs } from "./enter.ts";
import { openSite, type Site, sampleFiles } from "./site.ts";

let browser: Browser;
let site: Site;
let code: string;
let samples: readonly string[];
let context: BrowserContext;
let page: Page;
const foreign: string[] = [];
const complaints: string[] = [];

/** Longer than the machine that tests takes to read a small document, however busy it is. */
const PATIENCE = { timeout: 60_000, interval: 200 };

beforeAll(async () => {
  samples = await sampleFiles();
  browser = await openBrowser();
}, 300_000);
afterAll(() => browser?.close());

beforeEach(async () => {
  site = await openSite(samples.slice(0, 1));
  code = site.codes[0] ?? "";
}, 300_000);
afterEach(async () => {
  await context?.close();
  expect(foreign, "nothing is asked of any other site").toEqual([]);
  expect(complaints.splice(0), "the browser has nothing to complain of, its policy included").toEqual([]);
  expect(site.failures).toEqual([]);
  await site.close();
});

async function open(width: number, javaScriptEnabled = true): Promise<void> {
  context = await browser.newContext({ viewport: { width, height: 900 }, locale: "ja-JP", timezoneId: "Asia/Tokyo", javaScriptEnabled });
  await enterAs(context, site, code, [{ role: "planning" }], "企画課 山田");
  page = await context.newPage();
  page.setDefaultTimeout(60_000);
  page.on("request", (request) => {
    if (!request.url().startsWith(site.url)) foreign.push(request.url());
  });
  page.on("console", (message) => complaints.push(message.text()));
}

const file = (part: string): string => samples.find((name) => basename(name).includes(part)) ?? part;

/** A picture that says it is a document. */
async function aPicture(): Promise<string> {
  const path = join(site.intake.spool, "..", "広報.pdf");
  await writeFile(path, Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"));
  return path;
}

const entry = (name: string) => page.locator(".upload", { hasText: name });
const stateOf = async (name: string) => (await entry(name).locator(".upload-state").innerText()).split("\n")[0];

describe("staff", () => {
  test("give documents, watch how they are read, turn one down and take it up again", async () => {
    await open(1280);
    await page.goto(site.url + addressOf("imports", { code }));
    expect(await page.getByRole("navigation", { name: "主な項目" }).getByRole("link", { name: "取込" }).getAttribute("aria-current")).toBe(
      "page",
    );
    await expect.poll(() => page.locator(".empty").innerText()).toContain("この状態の文書はありません");

    const given = [file("管理シート_企画総務部"), file("運営方針_都市整備部"), file("管理シート_健康福祉部")];
    await page.getByLabel("ファイル", { exact: true }).setInputFiles([...given, await aPicture()]);
    await expect.poll(() => page.locator("#sending-summary").innerText(), PATIENCE).toBe("4件中4件を送り終えました。");
    await takePicture(page, "imports-sending-1280");

    for (const name of given) await expect.poll(() => stateOf(basename(name)), PATIENCE).toBe("確認待ち");
    expect(await entry(basename(given[0] ?? "")).innerText()).toContain("重点目標3件");
    await expect.poll(() => stateOf("広報.pdf"), PATIENCE).toBe("読めません");
    expect(await entry("広報.pdf").innerText()).toContain("読めない種類のファイルです");
    expect(await entry("広報.pdf").innerText()).toContain("企画課 山田");
    await expect.poll(() => page.locator("#uploads-status").innerText(), PATIENCE).toBe("読み取りを待っている文書はありません。");
    await takePicture(page, "imports-1280");

    await entry("広報.pdf")
      .getByRole("link", { name: /^取り下げる/u })
      .click();
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("文書を取り下げますか");
    await takePicture(page, "imports-reject-1280");
    await page.getByRole("button", { name: "取り下げる" }).click();
    expect(await page.getByRole("status").first().innerText()).toContain("文書を取り下げました");
    expect(await entry("広報.pdf").count()).toBe(0);

    await page
      .getByRole("navigation", { name: "状態で絞り込む" })
      .getByRole("link", { name: /^取り下げ/u })
      .click();
    await entry("広報.pdf")
      .getByRole("link", { name: /^元に戻す/u })
      .click();
    await page.getByRole("button", { name: "作業中に戻す" }).click();
    await expect.poll(() => stateOf("広報.pdf"), PATIENCE).toBe("読めません");

    await page.getByRole("link", { name: "取り込みの履歴" }).click();
    const acts = page.getByRole("row").filter({ hasText: "広報.pdf" });
    await acts.first().waitFor();
    expect(await acts.allInnerTexts()).toEqual([expect.stringContaining("元に戻す"), expect.stringContaining("取り下げ")]);
    await takePicture(page, "imports-history-1280");
  }, 300_000);

  test("give the same file again, and a file that is too large, and are told", async () => {
    await open(390);
    await page.goto(site.url + addressOf("imports", { code }));
    const lastSent = () => page.locator("#sending-list li").last().innerText();
    await page.getByLabel("ファイル", { exact: true }).setInputFiles(file("運営方針_都市整備部"));
    await expect.poll(lastSent, PATIENCE).toContain("受け取りました");
    await page.getByLabel("ファイル", { exact: true }).setInputFiles(file("運営方針_都市整備部"));
    await expect.poll(lastSent, PATIENCE).toContain("同じファイルがすでに渡されています");
    const large = join(site.intake.spool, "..", "大きい.pdf");
    await writeFile(large, Buffer.alloc(100_000_001));
    await page.getByLabel("ファイル", { exact: true }).setInputFiles(large);
    await expect.poll(lastSent, PATIENCE).toContain("100MBまで");
    await expect
      .poll(() => page.locator("#sending-summary").innerText())
      .toBe("2件中2件を送り終えました。受け取れなかったものが1件あります。");
    await takePicture(page, "imports-refused-390");
  }, 300_000);

  test("send a file again whose connection was cut", async () => {
    await open(390);
    await page.goto(site.url + addressOf("imports", { code }));
    const cut = site.url + addressOf("imports", { code });
    await page.route(cut, (route) => (route.request().method() === "POST" ? route.abort("connectionreset") : route.continue()));
    await page.getByLabel("ファイル", { exact: true }).setInputFiles(file("運営方針_都市整備部"));
    const lastSent = page.locator("#sending-list li").last();
    const summary = page.locator("#sending-summary");
    await expect.poll(() => lastSent.innerText(), PATIENCE).toContain("届きませんでした");
    await expect.poll(() => summary.innerText()).toBe("1件中1件を送り終えました。受け取れなかったものが1件あります。");
    expect(complaints.splice(0)).toEqual([expect.stringContaining("ERR_CONNECTION_RESET")]);
    expect(await findBarriers(page)).toEqual([]);
    await takePicture(page, "imports-cut-390");

    await page.unroute(cut);
    await page.getByRole("button", { name: "もう一度送る" }).click();
    await expect.poll(() => lastSent.innerText(), PATIENCE).toContain("受け取りました");
    expect(await summary.innerText()).toBe("1件中1件を送り終えました。");
    expect(await page.getByRole("button", { name: "もう一度送る" }).count()).toBe(0);
    expect(await listUploads(site.db, code)).toHaveLength(2);
  }, 300_000);

  test("drop files on the page", async () => {
    await open(1280);
    await page.goto(site.url + addressOf("imports", { code }));
    const dropped = await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(["令和8年度 重点目標\n市民が集う公園をつくる\n"], "置いた文書.txt"));
      return transfer;
    });
    await page.locator("#drop").dispatchEvent("dragover", { dataTransfer: dropped });
    expect(await page.locator("#drop").getAttribute("class")).toContain("over");
    await page.locator("#drop").dispatchEvent("drop", { dataTransfer: dropped });
    await expect.poll(() => stateOf("置いた文書.txt"), PATIENCE).toBe("確認待ち");
  }, 300_000);
});

describe("staff without JavaScript", () => {
  test("give documents, turn one down, and undo an import", async () => {
    await open(390, false);
    await page.goto(site.url + addressOf("imports", { code }));
    const given = [file("管理シート_企画総務部"), file("運営方針_都市整備部")];
    await page.getByLabel("ファイル", { exact: true }).setInputFiles(given);
    await page.getByRole("button", { name: "送る" }).click();
    expect(await page.getByRole("status").first().innerText()).toContain("ファイルを受け取りました");
    for (const name of given)
      await expect
        .poll(async () => {
          const refresh = page.getByRole("link", { name: "一覧を更新する" });
          if ((await refresh.count()) > 0) await refresh.click();
          return stateOf(basename(name));
        }, PATIENCE)
        .toBe("確認待ち");
    await takePicture(page, "imports-390-plain");

    await page.getByLabel("ファイル", { exact: true }).setInputFiles(given.slice(0, 1));
    await page.getByRole("button", { name: "送る" }).click();
    expect(await page.getByRole("status").first().innerText()).toContain("同じファイルがすでに渡されています");

    const upload = (await listUploads(site.db, code)).find(({ name }) => name.includes("管理シート_企画総務部"));
    if (!upload) throw new Error("no upload");
    const { id, revision } = upload;
    const kept = await acceptUpload(site.db, {
      municipality: code,
      id,
      revision,
      by: "企画課 佐藤",
      now: new Date("2026-11-21T10:00:00+09:00"),
    });
    expect(kept).toMatchObject({ ok: true });
    await page.goto(site.url + addressOf("importHistory", { code }));
    await page
      .getByRole("row")
      .filter({ hasText: upload.name })
      .getByRole("link", { name: /^取り込みを取り消す/u })
      .click();
    expect(await page.getByRole("main").innerText()).toContain("取り消すと記録から消えるか、前の内容に戻るもの");
    await takePicture(page, "imports-undo-390");
    await page.getByRole("button", { name: "取り込みを取り消す" }).click();
    expect(await page.getByRole("status").first().innerText()).toContain("取り込みを取り消しました");
    expect(await stateOf(upload.name)).toBe("確認待ち");
    await page.goto(site.url + addressOf("importHistory", { code }));
    const acts = page.getByRole("row").filter({ hasText: upload.name });
    expect(await acts.allInnerTexts()).toEqual([expect.stringContaining("取り消し"), expect.stringContaining("のちに取り消し")]);
  }, 300_000);
});

describe("the staff pages", () => {
  test("have no barrier that axe knows of, lose nothing at twice the size, and are no wider than the screen", async () => {
    await open(1280);
    await page.goto(site.url + addressOf("imports", { code }));
    await page.getByLabel("ファイル", { exact: true }).setInputFiles([file("管理シート_企画総務部"), await aPicture()]);
    await expect.poll(() => stateOf("広報.pdf"), PATIENCE).toBe("読めません");
    await expect.poll(() => stateOf("管理シート_企画総務部"), PATIENCE).toBe("確認待ち");
    const uploads = await listUploads(site.db, code);
    const idOf = (name: string) => uploads.find((upload) => upload.name.includes(name))?.id ?? 0;
    const accepted = uploads.find(({ state }) => state === "accepted")?.id ?? 0;
    const pages: Readonly<Record<string, string>> = {
      imports: addressOf("imports", { code }, { state: "all" }),
      "imports-none": addressOf("imports", { code }, { state: "rejected" }),
      "imports-history": addressOf("importHistory", { code }),
      "imports-reject": addressOf("confirmReject", { code, upload: idOf("企画総務部") }),
      "imports-again": addressOf("confirmReopen", { code, upload: idOf("広報") }),
      "imports-undo": addressOf("confirmUndo", { code, upload: accepted }),
      "imports-wrong-state": addressOf("confirmUndo", { code, upload: idOf("広報") }),
    };
    for (const [name, path] of Object.entries(pages)) {
      for (const lang of ["en", "ja"]) {
        const at = new URL(path, site.url);
        at.searchParams.set("lang", lang);
        await page.goto(at.href);
        await expectFit(page, `${name} ${lang}`, lang === "ja" ? name : null);
      }
      await doubleTheText(page);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        expect(await overflowOf(page), `${name} at twice the size and ${width} px`).toBeLessThanOrEqual(0);
        if (width === 390) await takePicture(page, `${name}-${width}-twice`);
      }
    }
    complaints.length = 0;
  }, 300_000);
});
