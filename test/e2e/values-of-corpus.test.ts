import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { NO_RULE } from "../../src/domain/indicator/indicator-rule.ts";
import { GRADE_SCALES } from "../../src/domain/progress/grade-scales.ts";
import { listIndicators } from "../../src/store/indicator-store.ts";
import { changeScale } from "../../src/use-cases/indicator/save-scale.ts";
import { setRule } from "../../src/use-cases/indicator/set-rule.ts";
import { addressOf } from "../../src/web/routes.ts";
import { signedIn } from "../signed-in.ts";
import { openBrowser, overflowOf, takePicture, WIDTHS } from "./browser.ts";
import { enterAs } from "./enter.ts";
import { press, sees } from "./hands.ts";
import { openSite, type Site } from "./site.ts";

/** Real documents. They are no part of the project. */
const corpus = resolve(import.meta.dirname, "..", "..", "..", "shared", "corpus");
const files = existsSync(corpus) ? readdirSync(corpus).filter((name) => /^00[24]_.*\.txt$/u.test(name)) : [];
const present = files.length === 2;
if (!present) console.warn(`The real documents are not here (${corpus}): the values of their indicators are skipped.`);

const YEARS = [2021, 2022, 2023] as const;
const YEAR_OF_TARGETS = 2025;

/**
 * What is given of each indicator, and what its page says of the last year. Rates, grades and standings were worked out by hand: 4 of the 6 years from the baseline have gone, 8 of 10
 * of the one that begins in 2015.
 */
interface Case {
  readonly document: string;
  readonly indicator: string;
  readonly baseline: number | null;
  /** Null where the document names none. */
  readonly baselineYear: number | null;
  readonly target: number | null;
  readonly given: readonly string[];
  readonly says: { readonly rate: string; readonly grade: string; readonly standing: string };
}

const number = (text = ""): number | null => (text === "" ? null : Number(text));
const CASES = readFileSync(join(import.meta.dirname, "values-of-corpus.tsv"), "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line): Case => {
    const [document = "", indicator = "", baseline = "", target = "", one = "", two = "", three = "", ...says] = line.split("\t");
    const [rate = "", grade = "", standing = ""] = says;
    const [value, year] = baseline.split("@");
    const amounts = { baseline: number(value), baselineYear: number(year), target: number(target) };
    return { document, indicator, ...amounts, given: [one, two, three], says: { rate, grade, standing } };
  });

/** What is said of a year before the last. */
const EARLIER: readonly (readonly [string, RegExp, number, Case["says"]])[] = [
  ["002", /住民自治組織/u, 2022, { rate: "達成か未達成かで見る指標のため、率は出しません。", grade: "－", standing: "判断できない" }],
  ["002", /研修会の開催回数$/u, 2022, { rate: "達成していない", grade: "－", standing: "遅れ" }],
  ["002", /^すべての人の人権/u, 2022, { rate: "実績値は算出できません。", grade: "－", standing: "判断できない" }],
  ["004", /^財政力指数/u, 2021, { rate: "11.1％", grade: "D", standing: "判断できない" }],
  ["004", /カップル成立数/u, 2022, { rate: "90％", grade: "B", standing: "判断できない" }],
  ["004", /加入率$/u, 2022, { rate: "達成している", grade: "A", standing: "順調" }],
];

/** Those of which pictures are taken. */
const LOOKED_AT: readonly (readonly [string, RegExp, string])[] = [
  ["002", /^地域づくりサポーター数/u, "higher"],
  ["002", /^地域づくり講座/u, "words"],
  ["002", /住民自治組織/u, "qualitative"],
  ["002", /^すべての人の人権/u, "hole"],
  ["002", /^実質公債費比率/u, "looser"],
  ["004", /^経常収支比率/u, "lower"],
  ["004", /累計数$/u, "cumulative"],
  ["004", /成婚数/u, "no-baseline"],
  ["004", /満足度$/u, "pending"],
  ["004", /加入率$/u, "maintain"],
];

let site: Site;
let browser: Browser;
/** The window of planning, and the pages of indicators, of each document. */
const places = new Map<
  string,
  { readonly code: string; readonly context: BrowserContext; readonly address: ReadonlyMap<string, string> }
>();
const placeOf = (document: string) => {
  const place = places.get(document);
  if (!place) throw new Error(`nothing of ${document}`);
  return place;
};
const withoutNotes = (name: string): string => name.replace(/[＊*]/gu, "");

beforeAll(async () => {
  if (!present) return;
  [site, browser] = await Promise.all([openSite(files.map((name) => join(corpus, name))), openBrowser()]);
  for (const [i, document] of files.map((name) => name.slice(0, 3)).entries()) {
    const code = site.codes[i] ?? "";
    const indicators = await listIndicators(site.db, code);
    const address = new Map(indicators.map(({ id, name }) => [withoutNotes(name), addressOf("indicator", { code, indicator: id })]));
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "ja-JP", timezoneId: "Asia/Tokyo" });
    places.set(document, { code, context, address });
    await enterAs(context, site, code, [{ role: "planning" }]);
  }
  // What only people can say: that one is reached or not, and by which scale a city grades.
  const [first, second] = [placeOf("002").code, placeOf("004").code];
  const planning = async (code: string) => (await signedIn(site.db, code, [{ role: "planning" }], { now: site.clock.now })).person;
  const founded = (await listIndicators(site.db, first)).find(({ name }) => name.includes("住民自治組織"));
  const rule = { ...NO_RULE, kind: "qualitative" } as const;
  const change = { indicatorId: founded?.id ?? 0, base: 0, rule, departmentId: null, divisionId: null, reason: null };
  expect(await setRule(site.db, await planning(first), { ...change, now: site.clock.now })).toMatchObject({ ok: true });
  const [rates] = GRADE_SCALES.filter(({ id }) => id === "rates");
  if (!rates) throw new Error("no such scale");
  const scale = { id: null, editionOf: null, base: 0, scale: rates, isDefault: true, now: site.clock.now };
  expect(await changeScale(site.db, await planning(second), scale)).toMatchObject({ ok: true });
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

test.skipIf(present)("the real documents are beside the project", ({ skip }) => skip(`not at ${corpus}`));

describe.skipIf(!present).each([
  ["002", 21],
  ["004", 24],
] as const)("of the document %s, %i indicators", (document, count) => {
  const cases = CASES.filter((one) => one.document === document);

  test("are given values of three years by a table that is pasted", async () => {
    const { code, context, address } = placeOf(document);
    expect([...address.keys()].toSorted()).toEqual(cases.map(({ indicator }) => indicator).toSorted());
    expect(cases).toHaveLength(count);
    const page = await context.newPage();
    await page.goto(site.url + addressOf("valueTable", { code }));
    const rows = cases.map(({ indicator, given }) => [indicator, ...given].join("\t"));
    await page.getByLabel("表", { exact: true }).fill(["指標名\t令和3年度\tR4\t2023", ...rows].join("\n"));
    await press(page, "確かめる");
    await sees(page, `変わる値 ${3 * count}件、今と同じ値 0件、誤り 0件、取り込まない行 0件`);
    await press(page, `${3 * count}件を書き込む`);
    await sees(page, "実績値を保存しました");
    await page.close();
  }, 120_000);

  test("show these values, in a picture and in its table, and how it goes", async () => {
    const { context, address } = placeOf(document);
    const page = await context.newPage();
    for (const one of cases) {
      const shown = await shownOn(page, site.url + (address.get(one.indicator) ?? ""));
      expectDrawn(one, shown);
      expect({ indicator: one.indicator, ...shown.rows.at(-1) }).toMatchObject({ indicator: one.indicator, ...one.says });
      for (const [of, name, year, says] of EARLIER)
        if (of === document && name.test(one.indicator)) expect(shown.rows[year - YEARS[0]], one.indicator).toMatchObject(says);
      for (const { rate, grade, standing } of shown.rows)
        for (const cell of [rate, grade, standing]) expect(cell, one.indicator).not.toBe("");
    }
    await page.close();
    expect(site.failures).toEqual([]);
  }, 120_000);

  test("show them to nobody who is not signed in", async () => {
    const { address } = placeOf(document);
    const page = await browser.newPage();
    for (const path of address.values()) {
      const { marks, rows } = await shownOn(page, site.url + path);
      expect(marks.filter(({ id }) => id.startsWith("a"))).toEqual([]);
      expect(rows).toEqual([]);
    }
    await page.close();
  }, 120_000);

  test("fit on a phone and on a desk", async () => {
    const { context, address } = placeOf(document);
    const page = await context.newPage();
    for (const [, name, picture] of LOOKED_AT.filter(([of]) => of === document)) {
      const path = [...address].find(([indicator]) => name.test(indicator))?.[1];
      await page.goto(site.url + (path ?? ""));
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        expect(await overflowOf(page), `${picture} is no wider than ${width}`).toBeLessThanOrEqual(0);
        await takePicture(page, `values-of-${document}-${picture}-${width}`);
      }
    }
    await page.close();
  }, 120_000);
});

interface ShownIndicator {
  /** Of the drawing, and where its middle is. */
  readonly marks: readonly { readonly id: string; readonly says: string; readonly x: number; readonly y: number }[];
  /** The ids in the cells of the table. */
  readonly cells: readonly string[];
  /** The years that have an actual, as the table tells them. */
  readonly rows: readonly {
    readonly year: string;
    readonly actual: string;
    readonly rate: string;
    readonly grade: string;
    readonly standing: string;
  }[];
}

/** The browser takes a page apart, and does not draw it. */
async function shownOn(page: Page, url: string): Promise<ShownIndicator> {
  const response = await page.context().request.get(url);
  expect(response.status(), url).toBe(200);
  return page.evaluate(
    (html) => {
      const parsed = new DOMParser().parseFromString(html, "text/html");
      const marks = [...parsed.querySelectorAll(".chart-picture.large [data-mark]")].map((mark) => {
        const [shape] = mark.querySelectorAll("rect, circle, path");
        const at = (name: string) => Number(shape?.getAttribute(name) ?? "NaN");
        const drawn = [...(shape?.getAttribute("d") ?? "").matchAll(/-?[\d.]+/gu)].map(Number);
        const [across = Number.NaN, top = Number.NaN, right = Number.NaN, middle = Number.NaN] = drawn;
        const place: Record<string, readonly [number, number]> = {
          rect: [at("x") + at("width") / 2, at("y") + at("height") / 2],
          circle: [at("cx"), at("cy")],
          path: [across < right ? across : Number.NaN, top < middle ? middle : Number.NaN],
        };
        const [x, y] = place[shape?.localName ?? ""] ?? [Number.NaN, Number.NaN];
        return { id: mark.getAttribute("data-mark") ?? "", says: mark.querySelector("title")?.textContent ?? "", x, y };
      });
      const table = parsed.querySelector(".chart-block table");
      const heads = [...(table?.querySelectorAll("thead th") ?? [])].map((head) => head.textContent ?? "");
      const rows = [...(table?.querySelectorAll("tbody tr") ?? [])].flatMap((row) => {
        const actual = row.querySelector("[data-mark^='a'] .chart-value")?.textContent ?? null;
        if (actual === null) return [];
        const cells = [...row.querySelectorAll("th, td")];
        const cell = (head: RegExp) => {
          const found = cells[heads.findIndex((one) => head.test(one))];
          return (found?.querySelector("b") ?? found?.querySelector(".chart-note"))?.textContent ?? "";
        };
        const how = { rate: cell(/率/u), grade: cell(/^評価/u), standing: cell(/状況|見通し|進み/u) };
        return [{ year: cells[0]?.textContent ?? "", actual, ...how }];
      });
      return { marks, rows, cells: [...(table?.querySelectorAll("[data-mark]") ?? [])].map((one) => one.getAttribute("data-mark") ?? "") };
    },
    await response.text(),
  );
}

/** Each value stands in the picture where it belongs between baseline and target, and in the row of its year. */
function expectDrawn({ indicator, baseline, baselineYear, target, given }: Case, { marks, cells, rows }: ShownIndicator): void {
  expect(marks.map(({ id }) => id).toSorted(), indicator).toEqual([...cells].toSorted());
  expect(
    rows.map(({ year }) => Number(/20\d\d/u.exec(year)?.[0])),
    indicator,
  ).toEqual(YEARS);
  const actuals = marks.filter(({ id }) => id.startsWith("a"));
  expect(actuals, indicator).toHaveLength(YEARS.length);
  const [from, to, first] = [marks.find(({ id }) => id === "b"), marks.find(({ id }) => id === "t0"), actuals[0]];
  if (!to || !first) throw new Error(`${indicator} has no target`);
  const across = (year: number) => first.x + ((to.x - first.x) * (year - YEARS[0])) / (YEAR_OF_TARGETS - YEARS[0]);
  if (baselineYear !== null) expect(from?.x, indicator).toBeCloseTo(across(baselineYear), 0);
  for (const [i, text] of given.entries()) {
    const [mark, year] = [actuals[i], YEARS[i]];
    if (!mark || year === undefined) throw new Error(`${indicator} has too few marks`);
    // A note stands behind the unit.
    const said = text.replaceAll(".", "\\.").replace("（速報", "[^\\d（]{0,3}（速報");
    expect(rows[i]?.actual, indicator).toMatch(new RegExp(said, "u"));
    expect(mark.says, indicator).toMatch(new RegExp(`令和${year - 2018}年度 実績値 ${said}`, "u"));
    const value = /^[\d,.]+/u.test(text) ? Number.parseFloat(text.replaceAll(",", "")) * (text.includes("万") ? 10_000 : 1) : null;
    if (value === null) continue;
    expect(mark.x, indicator).toBeCloseTo(across(year), 0);
    if (!from || baseline === null || target === null) continue;
    const share = baseline === target ? 0 : (value - baseline) / (target - baseline);
    if (baseline === target) expect(Math.sign(from.y - mark.y), indicator).toBe(Math.sign(value - baseline));
    // Places are rounded to a tenth; what lies far beyond is measured by two that are near each other.
    else
      expect(Math.abs(mark.y - (from.y + share * (to.y - from.y))), `${indicator} ${text}`).toBeLessThan(0.2 * (1 + 2 * Math.abs(share)));
  }
}
