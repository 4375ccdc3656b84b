import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { expect } from "vitest";

const root = resolve(import.meta.dirname, "..", "..");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const QUIET = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"];
const OFFLINE = ["--disable-background-networking", "--disable-component-update", "--disable-sync"];
/**
 * Chromium takes the last list of features it is given, so that Playwright's is said again. The popups of the address bar are pages that every window
 * loads: without them opening one takes a third of the time.
 */
const FEATURES_OFF = [
  "AvoidCorsURLLoaderRestartOnRedirect,AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsFirstBalancedModeAutoEnable",
  "HttpsUpgrades,LensOverlay,MediaRouter,NetworkTimeServiceQuerying,OptimizationHints,PaintHolding,PreconnectToSearch,AimEnabled",
  "ThirdPartyStoragePartitioning,TcpPortRandomizationWin,WebUIOmniboxPopup,WebUIOmniboxAimPopup",
].join(",");
const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Machines that test are often busy with other things. */
const PATIENCE_MS = 60_000;

/** The widths at which pages are looked at: a phone, and a desk. */
export const WIDTHS = [390, 1280] as const;

/** The system's Chromium, or the one that CHROMIUM names. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [...QUIET, ...OFFLINE, `--disable-features=${FEATURES_OFF}`],
  });
}

/** A page as a visitor in Japan sees it. */
export async function openPage(browser: Browser, width: number): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, locale: "ja-JP", timezoneId: "Asia/Tokyo" });
  page.setDefaultTimeout(PATIENCE_MS);
  return page;
}

/** With PICTURES=1, keeps a picture of the whole page in .screenshots/, for people to look at: a picture takes as long as the page itself. */
export async function takePicture(page: Page, name: string): Promise<void> {
  if (!process.env.PICTURES) return;
  const folder = join(root, ".screenshots");
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

/** What axe finds wrong with a page, a line a rule, with the first elements that break it. */
export async function findBarriers(page: Page): Promise<string[]> {
  // Half a megabyte of script: once for a page, however many times that is looked at.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  return page.evaluate(async (standards) => {
    const { axe: checker } = window as unknown as { axe: { run(options: object): Promise<AxeResults> } };
    const { violations } = await checker.run({ runOnly: standards });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 200))}`);
  }, STANDARDS);
}

/** On a phone and on a desk, axe knows of no barrier in the page and it is no wider than its window; a picture is kept of each. It is loaded once. */
export async function expectFit(page: Page, name: string, picture: string | null = name): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    expect(await findBarriers(page), `${name} at ${width} px`).toEqual([]);
    expect(await overflowOf(page), `${name} is no wider than ${width} px`).toBeLessThanOrEqual(0);
    if (picture !== null) await takePicture(page, `${picture}-${width}`);
  }
}

/** A page in a window of its own, with a script or without. */
export async function openWindow(browser: Browser, width: number, script: boolean): Promise<Page> {
  if (script) return openPage(browser, width);
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width, height: 900 }, locale: "ja-JP" });
  return context.newPage();
}

/** Fails where axe knows of a barrier, or the page is wider than its window as it is. */
export async function expectNoBarrier(page: Page, name: string): Promise<void> {
  await takePicture(page, name);
  expect(await findBarriers(page), name).toEqual([]);
  expect(await overflowOf(page), name).toBe(0);
}

/** Doubles the size of all text: the page's policy forbids styles from elsewhere; the browser's own setting, which this stands for, is beyond it. */
export function doubleTheText(page: Page): Promise<void> {
  return page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
}

interface AxeResults {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
}

/** By how many pixels a page is wider than its window. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
