import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { NO_RULE } from "../../src/domain/indicator/indicator-rule.ts";
import { saveRules } from "../../src/store/indicator-rule-store.ts";
import { listIndicators } from "../../src/store/indicator-store.ts";
import { enterActuals } from "../../src/use-cases/indicator/enter-actuals.ts";
import { addressOf } from "../../src/web/routes.ts";
import { signedIn } from "../signed-in.ts";
import { findBarriers, openBrowser, overflowOf, takePicture, WIDTHS } from "./browser.ts";
import { enterAs, openPageAs } from "./enter.ts";
import { openSite, type Site, sampleFiles } from "./site.ts";

let site: Site;
let browser: Browser;
let code: string;
const pages = new Map<string, string>();

/** What is entered, so that everything that can be in a chart is in one. */
const ENTERED = [
  [2021, "39.2"],
  [2022, "40.5"],
  [2023, "算出不能"],
  [2024, "43.1"],
  [2025, "45.9（速報）"],
] as const;

beforeAll(async () => {
  [site, browser] = await Promise.all([openSite(await sampleFiles()), openBrowser()]);
  code = site.codes[0] ?? "";
  const { db, clock } = site;
  const indicators = await listIndicators(db, code);
  const indicator = indicators.find(({ name }) => name === "特定健康診査の受診率");
  const placement = indicator?.placements[0];
  if (!indicator || !placement?.node) throw new Error("the demo city has lost an indicator");
  const { person } = await signedIn(db, code, [{ role: "planning" }], { now: clock.now });
  const entered = ENTERED.map(([year, text]) => ({
    ...{ indicatorId: indicator.id, part: "", year, text, base: 0, status: "final" as const, asOf: null, source: "健診データ", note: null },
    reason: text === "算出不能" ? "集計方法の切替え" : null,
  }));
  const done = await enterActuals(db, person, { entered, now: clock.now });
  if (!done.ok) throw new Error(JSON.stringify(done.refusal));
  const former = [{ text: "60.0％以上", until: "2025-04-01", reason: "中間見直し" }];
  const rule = {
    ...NO_RULE,
    targets: [
      { text: "48.0％", year: 2026, part: null, role: "interim" as const, former: [] },
      { text: "55.0％以上", year: 2028, part: null, role: "final" as const, former },
    ],
    breaks: [{ from: 2024, reason: "対象の年齢を広げた" }],
  };
  const maker = { at: clock.now, account: null, by: "山田 花子" };
  const made = { indicatorId: indicator.id, departmentId: null, divisionId: null, base: 0, reason: "中間見直し" };
  await db.transaction().execute((tx) => saveRules(tx, code, [{ ...made, rule }], maker));
  pages.set("indicator", addressOf("indicator", { code, indicator: indicator.id }));
  pages.set("node", addressOf("node", { code, plan: placement.planId, node: placement.node.code }));
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const openAsStaff = (width: number) => openPageAs(browser, width, site, code, [{ role: "planning" }]);

/** Pairs of words of a drawing that touch each other, as the browser lays them out. */
const touchingWords = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll(".chart-picture")].flatMap((svg) => {
      const words = [...svg.querySelectorAll("text")].map((word) => ({ text: word.textContent, box: word.getBoundingClientRect() }));
      const room = svg.getBoundingClientRect();
      const out = words.filter(({ box }) => box.left < room.left - 1 || box.right > room.right + 1).map(({ text }) => `${text} is cut`);
      const pairs = words.flatMap((one, i) => words.slice(i + 1).map((other) => [one, other] as const));
      // The line boxes of letters are a little higher than the letters.
      const touching = pairs.filter(
        ([{ box: a }, { box: b }]) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 5 && b.top < a.bottom - 5,
      );
      return [...out, ...touching.map(([one, other]) => `${one.text} and ${other.text}`)];
    }),
  );

describe.each(WIDTHS)("charts at %i px", (width) => {
  test.each(["indicator", "node"])(
    "have no barrier, and no word on top of another (%s)",
    async (name) => {
      const page = await openAsStaff(width);
      await page.goto(site.url + (pages.get(name) ?? ""));
      expect(await findBarriers(page)).toEqual([]);
      expect(await overflowOf(page)).toBeLessThanOrEqual(0);
      expect(await touchingWords(page)).toEqual([]);
      await takePicture(page, `charts-${name}-${width}`);
      await page.emulateMedia({ colorScheme: "dark" });
      expect(await findBarriers(page)).toEqual([]);
      await takePicture(page, `charts-${name}-${width}-dark`);
      await page.emulateMedia({ colorScheme: "light", forcedColors: "active" });
      await takePicture(page, `charts-${name}-${width}-forced`);
      await page.emulateMedia({ forcedColors: "none" });
      await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
      expect(await overflowOf(page)).toBeLessThanOrEqual(0);
      await takePicture(page, `charts-${name}-${width}-twice`);
      await page.close();
    },
    120_000,
  );
});

test("where colours are chosen, marks and lines have them", async () => {
  const page = await openAsStaff(1280);
  await page.emulateMedia({ forcedColors: "active" });
  await page.goto(site.url + (pages.get("indicator") ?? ""));
  const colours = await page.evaluate(() => {
    const probe = document.createElement("span");
    document.body.append(probe);
    const of = (name: string, what: "fill" | "stroke") => {
      const element = document.querySelector(`.chart-picture .${name}`);
      return element === null ? "none there" : getComputedStyle(element)[what];
    };
    const { color, backgroundColor } = getComputedStyle(document.body);
    return {
      text: color,
      paper: backgroundColor,
      line: of("ink-line", "stroke"),
      solid: of("ink-solid", "fill"),
      hollow: of("ink-hollow", "fill"),
    };
  });
  expect([colours.line, colours.solid]).toEqual([colours.text, colours.text]);
  expect(colours.hollow).toBe(colours.paper);
  await page.close();
}, 60_000);

test("are printed with their table, on A4", async () => {
  const page = await openAsStaff(1280);
  await page.goto(site.url + (pages.get("indicator") ?? ""));
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 720, height: 1047 });
  expect(await page.locator(".chart-picture.large:visible").count()).toBe(1);
  expect(await page.locator(".chart-save:visible").count()).toBe(0);
  expect(await overflowOf(page)).toBeLessThanOrEqual(0);
  await takePicture(page, "charts-indicator-print");
  await page.close();
}, 60_000);

test("are saved as SVG, CSV and PNG, and the browser has nothing to complain of", async () => {
  const page = await openAsStaff(1280);
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  await page.goto(site.url + (pages.get("indicator") ?? ""));
  const save = async (role: "link" | "button", name: string) => {
    const saved = page.waitForEvent("download");
    await page.getByRole(role, { name }).click();
    const download = await saved;
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  };
  const svg = await save("link", "図（SVG）");
  expect(svg.name).toBe("特定健康診査の受診率.svg");
  expect(svg.bytes.toString("utf8")).toContain("<svg xmlns=");
  const csv = await save("link", "値（CSV）");
  expect(csv.name).toBe("特定健康診査の受診率.csv");
  const png = await save("button", "図（PNG画像）");
  expect(png.name).toBe("特定健康診査の受診率.png");
  expect(png.bytes.subarray(1, 4).toString("latin1")).toBe("PNG");
  // Width and height of its first chunk: twice those of the drawing, and not one colour alone.
  expect(png.bytes.readUInt32BE(16)).toBe(760);
  expect(png.bytes.length).toBeGreaterThan(10_000);
  expect(complaints).toEqual([]);
  await page.goto(`data:text/html,${encodeURIComponent(`<img src="data:image/png;base64,${png.bytes.toString("base64")}">`)}`);
  await takePicture(page, "charts-saved-png");
  await page.close();
}, 60_000);

test("a browser without scripts offers the files alone", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: "ja-JP" });
  await enterAs(context, site, code, [{ role: "planning" }]);
  const page = await context.newPage();
  await page.goto(site.url + (pages.get("indicator") ?? ""));
  expect(await page.getByRole("link", { name: "図（SVG）" }).isVisible()).toBe(true);
  expect(await page.getByRole("button", { name: "図（PNG画像）" }).isVisible()).toBe(false);
  expect(await page.getByRole("img", { name: "「特定健康診査の受診率」の推移" }).isVisible()).toBe(true);
  await context.close();
}, 60_000);
