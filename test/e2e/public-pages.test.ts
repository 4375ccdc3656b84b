import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import results from "../../src/web/public/accessibility/accessibility-results.json" with { type: "json" };
import type { TestedKind } from "../../src/web/public/accessibility/tested-kinds.ts";
import { searchFiles } from "../../src/web/public/search/search-files.ts";
import { isToBeWritten, resultsOf, writeResults } from "../accessibility-results.ts";
import { findFaults } from "../html-faults.ts";
import { aPublicHistory, inEnglish, PAGE_OF_KIND, publicFiles } from "../public-history.ts";
import { findBarriers, openBrowser, openPage, takePicture, WIDTHS } from "./browser.ts";

/** Nothing from elsewhere, nothing within the page itself. */
const POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:";
const TYPES: Readonly<Record<string, string>> = {
  ...{ ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml" },
};

let folder: string;
let server: Server;
let browser: Browser;
let root: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "shirube-public-"));
  for (const { path, make } of [...publicFiles(), ...searchFiles(aPublicHistory().site)]) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), make());
  }
  server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://site").pathname);
    readFile(join(folder, path)).then(
      (bytes) => response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "", "content-security-policy": POLICY }).end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  server?.close();
  await rm(folder, { recursive: true, force: true });
});

const kinds = Object.entries(PAGE_OF_KIND) as [TestedKind, string][];

const found = { narrow: new Map<TestedKind, number>(), wide: new Map<TestedKind, number>(), validator: new Map<TestedKind, number>() };

/** How far a page can be scrolled sideways. */
const overhang = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe.each(WIDTHS)("the public pages, %d pixels wide", (width) => {
  test("have no barriers, break no policy and need no scrolling sideways", { timeout: 240_000 }, async () => {
    const page = await openPage(browser, width);
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(`${page.url()}: ${message.text()}`);
    });
    const here = found[width === 390 ? "narrow" : "wide"];
    const barriers: string[] = [];
    for (const [kind, path] of kinds) {
      await page.goto(`${root}/${path}`);
      const on = await findBarriers(page);
      here.set(kind, on.length);
      barriers.push(...on.map((barrier) => `${path}: ${barrier}`));
      expect(await overhang(page), path).toBeLessThanOrEqual(0);
      await takePicture(page, `public-${kind}-${width}`);
    }
    await page.close();
    expect(barriers).toEqual([]);
    expect(complaints.filter((one) => !one.includes("frame-ancestors"))).toEqual([]);
  });
});

test("the public pages have no barriers in the dark, and are printed in the light", { timeout: 60_000 }, async () => {
  const page = await openPage(browser, 390);
  await page.emulateMedia({ colorScheme: "dark" });
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  for (const path of [PAGE_OF_KIND.home, PAGE_OF_KIND.indicator, `${PAGE_OF_KIND.search}?q=${encodeURIComponent("窓口")}`]) {
    await page.goto(`${root}/${path}`);
    if (path.includes("?")) await page.locator("[data-found] li mark").first().waitFor();
    expect(await ground(), path).toBe("rgb(24, 24, 27)");
    expect(await findBarriers(page), path).toEqual([]);
    await takePicture(page, `public-dark-${path.replace(/\W.*$/u, "")}`);
  }
  await page.emulateMedia({ colorScheme: "dark", media: "print" });
  expect(await ground()).toBe("rgb(255, 255, 255)");
  await page.close();
});

test("the accessibility statement says what these tests find, and by what", async () => {
  for (const [kind, path] of kinds) {
    const [ja, en] = await Promise.all([path, inEnglish(path)].map(async (one) => findFaults(await readFile(join(folder, one), "utf8"))));
    found.validator.set(kind, (ja?.length ?? 0) + (en?.length ?? 0));
  }
  const day = new Date().toISOString().slice(0, 10);
  const counted = (of: ReadonlyMap<TestedKind, number>) => Object.fromEntries(of) as Record<TestedKind, number>;
  const is = resultsOf({ narrow: counted(found.narrow), wide: counted(found.wide), validator: counted(found.validator) }, day);
  if (isToBeWritten) writeResults(is);
  else expect({ ...results, testedOn: day }).toEqual(is);
  expect(results.testedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/u);
});

describe("a citizen", () => {
  test("goes by keyboard to the text, and reaches every link and field", async () => {
    const page = await openPage(browser, 1280);
    await page.goto(`${root}/${PAGE_OF_KIND.node}`);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("href"))).toBe("#main");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
    const wanted = await page.locator("main a[href]:visible, main summary:visible").count();
    const reached = new Set<string>();
    for (let i = 0; i < wanted + 5; i += 1) {
      await page.keyboard.press("Tab");
      reached.add(await page.evaluate(() => (document.activeElement?.closest("main") ? document.activeElement.outerHTML : "")));
    }
    reached.delete("");
    const all = await page
      .locator("main a[href]:visible, main summary:visible")
      .evaluateAll((links) => links.map((link) => link.outerHTML));
    expect(all.filter((link) => !reached.has(link))).toEqual([]);
    await page.close();
  });

  test("reads at twice the size of letters without scrolling sideways", async () => {
    const page = await openPage(browser, 1280);
    for (const path of [PAGE_OF_KIND.home, PAGE_OF_KIND.node, PAGE_OF_KIND.indicator, PAGE_OF_KIND.goal]) {
      await page.goto(`${root}/${path}`);
      await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
      expect(await overhang(page), path).toBeLessThanOrEqual(0);
    }
    await page.close();
  });

  test("sees the readings of words without a script, from a folder on a disk", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(pathToFileURL(join(folder, PAGE_OF_KIND.node)).href);
    const reading = page.locator("main rt").first();
    expect(await reading.isVisible()).toBe(false);
    await page.locator("#readings").check();
    expect(await reading.isVisible()).toBe(true);
    await page.locator("main a", { hasText: "市民満足度" }).first().click();
    expect(await page.locator("h1").textContent()).toBe("市民満足度");
    await context.close();
  });

  test("keeps the readings from page to page with one", async () => {
    const page = await openPage(browser, 390);
    await page.goto(`${root}/${PAGE_OF_KIND.home}`);
    await page.locator("#readings").check();
    await page.goto(`${root}/${PAGE_OF_KIND.node}`);
    expect(await page.locator("main rt").first().isVisible()).toBe(true);
    await page.close();
  });
});
