import type { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSite, type Site, sampleFiles } from "../../../../test/e2e/site.ts";
import { signedIn } from "../../../../test/signed-in.ts";
import { NO_RULE } from "../../../domain/indicator/indicator-rule.ts";
import { saveRules } from "../../../store/indicator-rule-store.ts";
import { type KeptIndicator, listIndicators } from "../../../store/indicator-store.ts";
import { enterActuals } from "../../../use-cases/indicator/enter-actuals.ts";
import { createApp } from "../../app.tsx";
import { addressOf } from "../../routes.ts";

let site: Site;
let app: Hono;
let code: string;
let cookie: string;
let indicator: KeptIndicator;
const NOW = new Date("2027-06-10T09:00:00+09:00");

/** What was entered. */
const SECRETS = ["44.7", "45.9", "調査票の回収の遅れ", "窓口の集計", "集計表の転記の誤り", "決めごとの見直しのため", "健診データの集計"];

beforeAll(async () => {
  site = await openSite(await sampleFiles());
  const { db, intake } = site;
  app = createApp({ db, clock: () => NOW, report: (text) => expect.unreachable(text), intake });
  code = site.codes[0] ?? "";
  const found = (await listIndicators(db, code)).find(({ name }) => name === "特定健康診査の受診率");
  if (!found) throw new Error("the demo city has lost an indicator");
  indicator = found;
  const { person, cookie: own } = await signedIn(db, code, [{ role: "planning" }], { now: NOW });
  cookie = own;
  const value = (year: number, text: string, base = 0, reason: string | null = null) => ({
    ...{ indicatorId: indicator.id, part: "", year, base, text, status: "final" as const, reason },
    ...{ asOf: null, source: "窓口の集計", note: null },
  });
  const enter = async (...entered: ReturnType<typeof value>[]) => {
    const done = await enterActuals(db, person, { entered, now: NOW });
    if (!done.ok) throw new Error(JSON.stringify(done.refusal));
  };
  await enter(value(2024, "44.7"), value(2025, "算出不能", 0, "調査票の回収の遅れ"), value(2026, "46.2（速報）"));
  await enter(value(2026, "45.9（速報）", 1, "集計表の転記の誤り"));
  const rule = { ...NO_RULE, calculation: "受診した人÷対象の人×100", source: "健診データの集計", collectionMonth: 6 };
  const maker = { at: NOW, account: null, by: "山田 花子" };
  const made = { indicatorId: indicator.id, departmentId: null, divisionId: null, base: 0, reason: "決めごとの見直しのため" };
  await db.transaction().execute((tx) => saveRules(tx, code, [{ ...made, rule }], maker));
}, 300_000);

afterAll(() => site?.close());

const get = async (path: string, headers: Record<string, string> = {}) => app.request(path, { headers });
const page = () => addressOf("indicator", { code, indicator: indicator.id });
const addresses = () => [
  page(),
  addressOf("indicatorChart", { code, indicator: indicator.id }),
  addressOf("indicatorValues", { code, indicator: indicator.id }),
  ...indicator.placements.flatMap(({ planId, node }) => (node ? [addressOf("node", { code, plan: planId, node: node.code })] : [])),
];

describe("who only reads", () => {
  test.each(["reviewer", "operator", "leader"] as const)("sees as %s what planning sees, and no way to change it", async (role) => {
    const [theirs, own] = [await signedIn(site.db, code, [{ role }], { now: NOW }), cookie];
    const mainOf = async (as: string) => /<main.*<\/main>/su.exec(await (await get(page(), { cookie: as })).text())?.[0] ?? "no page";
    const ways = /<p class="actions-line[^"]*">.*?<\/p>| <a class="one-line" href="[^"]*\/values\/.*?<\/a>/gsu;
    const [seen, all] = [await mainOf(theirs.cookie), await mainOf(own)];
    for (const secret of SECRETS) expect(seen).toContain(secret);
    expect(all.match(ways)).toHaveLength(6);
    expect(seen).toBe(all.replace(ways, ""));
  });
});

describe("staff", () => {
  test("see what was measured, how it goes and why not, who said it, and how it is measured", async () => {
    const response = await get(page(), { cookie });
    const html = await response.text();
    for (const secret of [...SECRETS, "46.2"]) expect(html).toContain(secret);
    // (45.9 - 41.8) / (55 - 41.8); by the target of 2026 it should stand at 48.
    expect(html).toContain("<b>31.1％</b>");
    expect(html).toContain("<b>遅れ</b>");
    expect(html).toContain("この年に期待される値は48%");
    expect(html).toContain("実績値は算出できません。");
    // 31.1 % in three of five years is 51.8 % of what had gone.
    expect(html).toContain('<b>③</b><span class="chart-note">改善や工夫が必要</span>');
    expect(html).toContain("翌年度の6月");
    expect(html).toContain("2回目の記録");
    expect(response.headers.get("content-security-policy")).toContain("script-src 'self'");
    expect(html).not.toMatch(/\sstyle=/u);
  });

  test("see the actuals in the charts of the policy, side by side over the same years", async () => {
    const [, , , node = ""] = addresses();
    const html = await (await get(node, { cookie })).text();
    expect(html).toContain("令和6年度 実績値 44.7%（確定）");
    const small = html.match(/<li class="small-chart">/gu) ?? [];
    expect(small.length).toBeGreaterThan(1);
    expect(html).toContain(`<a href="${page()}">`);
    const axes = [...html.matchAll(/chart-picture small.*?<\/svg>/gsu)].map(([svg]) =>
      [...svg.matchAll(/>(R\d+)<\/text>/gu)].map(([, year]) => year),
    );
    expect(new Set(axes.map(String)).size).toBe(1);
  });

  test("save what they see, and it stays in no cache", async () => {
    const [, chart = "", values = ""] = addresses();
    const [svg, csv] = await Promise.all([get(chart, { cookie }), get(values, { cookie })]);
    for (const response of [svg, csv]) {
      expect(response.status).toBe(200);
      expect(response.headers.get("cache-control")).toBe("no-store");
      expect(response.headers.get("content-disposition")).toContain(encodeURIComponent("特定健康診査の受診率"));
    }
    expect(await svg.text()).toContain("令和8年度 実績値 45.9%（速報）");
    const bytes = Buffer.from(await csv.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.toString("utf8")).toContain("令和8年度,実績値,45.9%（速報）,45.9,,%,速報");
  });

  test("are told where there is no such indicator or part", async () => {
    for (const name of ["indicatorChart", "indicatorValues"] as const) {
      expect((await get(addressOf(name, { code, indicator: 999_999 }), { cookie })).status).toBe(404);
      expect((await get(addressOf(name, { code, indicator: indicator.id }, { part: "男" }), { cookie })).status).toBe(404);
    }
  });
});
