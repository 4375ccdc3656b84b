import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../src/store/database.ts";
import { openSite } from "../../src/web/public/public-site.ts";
import { openSites } from "../../src/web/public/public-sites.ts";
import { siteFiles } from "../../src/web/public/site-files.ts";
import { writeSite } from "../../src/web/public/write-site.ts";
import type { Server } from "../../src/web/server.ts";
import { startNginx } from "../nginx.ts";
import { noReader } from "../no-reader.ts";
import { aPublication, aPublishedCity } from "../published-items.ts";
import { openBrowser, takePicture } from "./browser.ts";

const CODE = "990019";
const root = await mkdtemp(join(tmpdir(), "shirube-citizen-"));
const folder = join(root, CODE);
const nginx = await writeSite(folder, {
  ...{ state: "1", publication: 1 },
  files: siteFiles(openSite(aPublication(), [aPublication()], aPublishedCity())),
}).then(() => startNginx(folder));

/** For who reads the site nothing is asked of the record. */
const noRecord = new Proxy({} as Database, { get: (_, name) => expect.unreachable(`the record is asked: ${String(name)}`) });

let browser: Browser;
let server: Server;
const failures: string[] = [];

beforeAll(async () => {
  process.env.NODE_ENV = "production";
  const { listen } = await import("../../src/web/server.ts");
  const intake = { spool: root, wake: () => undefined, readingSince: () => null, read: noReader };
  const siteDesk = { served: await openSites(root), wake: () => undefined, stateOf: () => null };
  const context = { db: noRecord, clock: () => new Date(), report: (text: string) => void failures.push(text), intake, siteDesk };
  const listening = await listen(context, { host: "127.0.0.1", port: 0 });
  if (!listening.ok) throw new Error(listening.refusal.kind);
  server = listening.value;
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  await nginx?.stop();
  await rm(root, { recursive: true, force: true });
});

/** Where the site stands: on the product, on nginx, or on a stick. */
const PLACES = {
  product: () => `${server.url}${CODE}/public/index.html`,
  nginx: () => `${nginx?.url}/index.html`,
  stick: () => pathToFileURL(join(folder, "index.html")).href,
} as const;
const places = [["the product", "product"], ["a stick", "stick"], ...(nginx === null ? [] : [["nginx", "nginx"] as const])] as const;

/** A citizen's phone; what it asks for of anybody else is noted. */
async function phone(script: boolean, foreign: string[], home: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "ja-JP", javaScriptEnabled: script });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const own = new URL(".", home).href;
  page.on("request", (request) => {
    if (!request.url().startsWith(own) && !request.url().startsWith("data:")) foreign.push(request.url());
  });
  page.on("console", (message) => {
    if (message.type() === "error") foreign.push(message.text());
  });
  await page.goto(home);
  return page;
}

const link = (page: Page, name: string | RegExp) => page.locator("main").getByRole("link", { name }).first();

/** The indicator's page: what it says, its table, and the same as CSV. */
async function readIndicator(page: Page): Promise<void> {
  expect(await page.locator("h1").textContent()).toContain("市民満足度");
  expect(await page.locator("main table").first().innerText()).toMatch(/66\.8/u);
  const csv = page.getByRole("link", { name: /CSV/u }).first();
  const path = new URL((await csv.getAttribute("href")) ?? "", page.url());
  const [download] = await Promise.all([page.waitForEvent("download"), csv.click()]);
  expect(path.pathname).toMatch(/\/indicators\/1101\.csv$/u);
  const parts: Buffer[] = [];
  for await (const part of await download.createReadStream()) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString();
  expect(text.startsWith("\uFEFF")).toBe(true);
  expect(text).toContain("66.8");
}

describe.each(places)("a citizen, on %s", (_, place) => {
  test.each([
    ["with JavaScript", true],
    ["without", false],
  ])("goes from the first page to a policy, an indicator, its table and its CSV, %s", async (_name, script) => {
    const foreign: string[] = [];
    const page = await phone(script, foreign, PLACES[place]());
    expect(await page.evaluate(() => getComputedStyle(document.querySelector(".skip") ?? document.body).position)).toBe("absolute");
    await takePicture(page, `citizen-${place}`);
    await link(page, /暮らしやすいまち/u).click();
    await link(page, /窓口を便利にする/u).click();
    expect(await page.locator("h1").textContent()).toContain("窓口を便利にする");
    await link(page, "市民満足度").click();
    await readIndicator(page);
    expect(foreign).toEqual([]);
    await page.context().close();
  });

  test("goes from a word that is searched for to the indicator that has it", async () => {
    const foreign: string[] = [];
    const page = await phone(true, foreign, PLACES[place]());
    await page.getByRole("link", { name: "検索" }).first().click();
    await page.getByRole("searchbox").fill("満足");
    await page.locator("[data-found]").getByRole("link", { name: /満足/u }).first().click();
    await readIndicator(page);
    expect(foreign).toEqual([]);
    await page.context().close();
  });

  test("finds the lists where no script runs, and reads the site in English", async () => {
    const page = await phone(false, [], PLACES[place]());
    await page.getByRole("link", { name: "検索" }).first().click();
    await link(page, /指標/u).click();
    await link(page, /市民満足度/u).click();
    await page.getByRole("link", { name: "English" }).click();
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
    expect(page.url()).toMatch(/\/en\/indicators\/1101\.html$/u);
    await page.context().close();
  });
});

test.each(places.filter(([, place]) => place !== "stick"))("an address that is not there leads on, on %s", async (_, place) => {
  const page = await phone(true, [], PLACES[place]());
  const answer = await page.goto(new URL("publications/9/nodes/8.html", PLACES[place]()).href);
  expect(answer?.status()).toBe(404);
  expect(await page.evaluate(() => getComputedStyle(document.querySelector(".skip") ?? document.body).position)).toBe("absolute");
  await page.locator("header a.site-name").click();
  expect(page.url()).toBe(PLACES[place]());
  await page.context().close();
});

test("nothing of this failed on the server", () => expect(failures).toEqual([]));
