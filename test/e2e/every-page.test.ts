import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { doubleTheText, expectFit, openBrowser, overflowOf, takePicture, WIDTHS } from "./browser.ts";
import { openPageAs } from "./enter.ts";
import { kindsOfPages } from "./kinds-of-pages.ts";
import { openSite, type Site, sampleFiles } from "./site.ts";

let site: Site;
let browser: Browser;
let kinds: ReadonlyMap<string, string>;

beforeAll(async () => {
  [site, browser] = await Promise.all([openSite(await sampleFiles()), openBrowser()]);
  kinds = await kindsOfPages(site, site.codes[0] ?? "");
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** With all of the navigation, which planning has. */
const open = () => openPageAs(browser, 1280, site, site.codes[0] ?? "", [{ role: "planning" }]);

describe("every kind of page", () => {
  test.each(["ja", "en"])(
    "has no barrier that axe knows of and is no wider than the screen (%s)",
    async (locale) => {
      const page = await open();
      expect(kinds.size).toBeGreaterThan(18);
      for (const [name, path] of kinds) {
        const at = new URL(path, site.url);
        at.searchParams.set("lang", locale);
        await page.goto(at.href);
        await expectFit(page, name, locale === "ja" ? name : null);
      }
      await page.close();
    },
    300_000,
  );

  test("loses nothing at twice the size of text", async () => {
    const page = await open();
    for (const [name, path] of kinds) {
      await page.goto(site.url + path);
      await doubleTheText(page);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        expect(await overflowOf(page), `${name} is no wider than ${width} px`).toBeLessThanOrEqual(0);
        expect(await cutTexts(page), `${name} cuts no text off at ${width} px`).toEqual([]);
        if (width === 390) await takePicture(page, `${name}-${width}-twice`);
      }
    }
    await page.close();
  }, 300_000);
});

/** Texts that are hidden because their box is too small for them. */
function cutTexts(page: Awaited<ReturnType<typeof openPageAs>>): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("body *")]
      .filter((element) => {
        const { overflowX, overflowY } = getComputedStyle(element);
        if (element.matches(".visually-hidden") || element.clientWidth <= 1 || element.clientHeight <= 1) return false;
        const cutsX = overflowX === "hidden" && element.scrollWidth > element.clientWidth + 1;
        const cutsY = overflowY === "hidden" && element.scrollHeight > element.clientHeight + 1;
        return cutsX || cutsY;
      })
      .map((element) => `${element.tagName}.${element.className}`),
  );
}

describe("on paper", () => {
  test("a goal sheet is A4 landscape, on one page where it is short, without the site around it", async () => {
    const page = await open();
    await page.goto(site.url + (kinds.get("goal-sheet") ?? ""));
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pageSizes(pdf)).toEqual(["842x595"]);
    await page.emulateMedia({ media: "print" });
    expect(await page.getByRole("navigation").count()).toBe(0);
    expect(await page.locator(".source-link:visible").count()).toBe(0);
    await page.setViewportSize({ width: 1047, height: 720 });
    await takePicture(page, "goal-sheet-print");
    await page.close();
  });

  test("every other page is A4 portrait", async () => {
    const page = await open();
    for (const name of ["plan", "node", "mission"]) {
      await page.goto(site.url + (kinds.get(name) ?? ""));
      expect(new Set(pageSizes(await page.pdf({ preferCSSPageSize: true }))), name).toEqual(new Set(["595x842"]));
    }
    await page.close();
  });
});

/** Width and height of every page of a PDF, in points. */
function pageSizes(pdf: Buffer): string[] {
  return [...pdf.toString("latin1").matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/gu)].map(
    ([, width, height]) => `${Math.round(Number(width))}x${Math.round(Number(height))}`,
  );
}
