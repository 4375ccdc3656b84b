import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { countingQueries } from "../../../../test/count-queries.ts";
import { openSite, type Site } from "../../../../test/e2e/site.ts";
import { makeFollowedCity } from "../../../../test/followed-city.ts";
import { type SignedIn, signedIn } from "../../../../test/signed-in.ts";
import { currentOf } from "../../../domain/publication/publication.ts";
import { recordActuals } from "../../../store/actual-store.ts";
import { listIndicators } from "../../../store/indicator-store.ts";
import { recordMunicipality } from "../../../store/municipality-store.ts";
import { listPlanTrees } from "../../../store/plan-outline-store.ts";
import { listPublications } from "../../../store/publication-store.ts";
import { enterActuals } from "../../../use-cases/indicator/enter-actuals.ts";
import { preparePublication } from "../../../use-cases/publication/prepare-publication.ts";
import { publish } from "../../../use-cases/publication/publish.ts";
import { createApp } from "../../app.tsx";
import { homePageOf } from "../../public/home/home-data.ts";
import { linkSite } from "../../public/linked-site.ts";
import { loadSite } from "../../public/load-content.ts";
import { addressOf, type Query } from "../../routes.ts";
import { STANDINGS } from "./progress-query.ts";

const [SMALL, LARGE, EMPTY] = ["131016", "131024", "131032"];
const LISTS = ["indicators", "changes", "late", "goals", "nodes", "targets"];

let site: Site;
let now = new Date("2026-06-10T09:00:00+09:00");
const leaders = new Map<string, SignedIn>();

beforeAll(async () => {
  site = await openSite([]);
  await makeFollowedCity(site.db, SMALL, { indicators: 12, departments: 3, years: 2 });
  await makeFollowedCity(site.db, LARGE, { indicators: 36, departments: 6, years: 4 });
  await recordMunicipality(site.db, { code: EMPTY, name: "空市", provisional: false });
  for (const code of [SMALL, LARGE, EMPTY]) leaders.set(code, await signedIn(site.db, code, [{ role: "leader" }], { name: "市長", now }));
}, 120_000);
afterAll(() => site?.close());

async function ask(code: string, path: string, cookie = leaders.get(code)?.cookie ?? "") {
  const { db, count } = countingQueries(site.db);
  const app = createApp({ db, clock: () => now, report: (text) => expect.unreachable(text), intake: site.intake });
  const answer = await app.request(path, { headers: { cookie } });
  return { status: answer.status, text: await answer.text(), queries: count() };
}

const page = (code: string, query: Query = {}) => ask(code, addressOf("progress", { code }, query));
const list = (code: string, name: string, query: Query = {}) => ask(code, addressOf("progressList", { code, list: name }, query));
/** How many rows a list says that it has. */
const found = (text: string): number => Number(/role="status">([\d,]+)件/u.exec(text)?.[1]?.replace(",", "") ?? Number.NaN);

async function publishPlan(code: string) {
  const { person } = await signedIn(site.db, code, [{ role: "planning" }], { now });
  const plans = await listPlanTrees(site.db, code);
  const choices = plans.map(({ id }) => ({ take: "renew", part: { kind: "plan", plan: id, valuesThrough: 2025 } }) as const);
  const { seal: seen } = await preparePublication(site.db, code, choices, now);
  const given = { choices, seen, removes: false, kind: "regular", note: "計画の公表", corrections: [], dueAt: null, now } as const;
  expect((await publish(site.db, person, given)).ok).toBe(true);
}

describe("the page of progress", () => {
  test("asks as few queries of a large city as of a small one, and so does each list behind it", async () => {
    const counts = async (code: string) => {
      await page(code);
      const lists = [];
      for (const name of LISTS) lists.push((await list(code, name)).queries);
      return { page: (await page(code)).queries, lists };
    };
    const [small, large] = [await counts(SMALL), await counts(LARGE)];
    expect(large).toEqual(small);
    expect(large.page).toBeLessThanOrEqual(24);
    expect(Math.max(...large.lists)).toBeLessThanOrEqual(17);
  });

  test.each([{}, { year: "newest" }])("leads from each figure to a list of as many rows, asked for %o", async (query) => {
    const { text } = await page(SMALL, query);
    const figures = [...text.matchAll(/<a href="([^"]*\/progress\/[a-z-]+\?[^"]*)" aria-label="[^"]*">([\d,]+)<\/a>/gu)];
    expect(figures.length).toBeGreaterThan(20);
    for (const [, href = "", count] of figures) {
      const { status, text: behind } = await ask(SMALL, href.replaceAll("&amp;", "&"));
      expect([href, status, found(behind)]).toEqual([href, 200, Number(count)]);
    }
  });

  test("says in a city without values, and in one without anything, that there are none", async () => {
    const nothing = await page(EMPTY);
    expect(nothing.status).toBe(200);
    expect(nothing.text).toContain("指標がまだありません");
    for (const name of LISTS) expect(found((await list(EMPTY, name)).text)).toBe(0);
  });

  test("shows from the second look on what changed in between, as entered and as corrected", async () => {
    const { person } = await signedIn(site.db, SMALL, [{ role: "planning" }], { now });
    expect((await page(SMALL)).text).toContain("初めて");
    const [indicator] = await listIndicators(site.db, SMALL);
    if (!indicator) throw new Error("the city has no indicator");
    const enter = (year: number, base: number, text: string) =>
      enterActuals(site.db, person, {
        now: new Date(now.getTime() + 60_000),
        entered: [
          {
            indicatorId: indicator.id,
            part: "",
            year,
            base,
            status: "final",
            text,
            reason: "転記の誤り",
            asOf: null,
            source: null,
            note: null,
          },
        ],
      });
    expect((await enter(2020, 0, "51")).ok).toBe(true);
    expect((await enter(2020, 1, "52")).ok).toBe(true);
    now = new Date(now.getTime() + 2 * 3_600_000);
    // Who looks at one department has not seen what changed in the others.
    expect((await page(SMALL, { department: 999_999 })).text).not.toContain("初めて");
    now = new Date(now.getTime() + 2 * 3_600_000);
    const { text } = await page(SMALL);
    const link = (kind: string) =>
      new RegExp(`href="([^"]*change=${kind}[^"]*)" aria-label="[^"]*">1<`, "u").exec(text)?.[1]?.replaceAll("&amp;", "&");
    expect(link("entered")).toBeDefined();
    const corrected = await ask(SMALL, link("corrected") ?? "");
    expect(corrected.text).toContain("<s>51</s>");
    expect(corrected.text).toContain("転記の誤り");
  });

  test("is of the last year that is over, though one value of the running year is known already", async () => {
    const yearOf = (text: string) => /<option value="(\d{4})" selected/u.exec(text)?.[1];
    const before = yearOf((await page(SMALL)).text);
    const { person } = await signedIn(site.db, SMALL, [{ role: "planning" }], { now });
    const [indicator] = await listIndicators(site.db, SMALL);
    const early = {
      part: "",
      year: 2026,
      base: 0,
      status: "preliminary",
      text: "51",
      reason: null,
      asOf: null,
      source: null,
      note: null,
    } as const;
    expect((await enterActuals(site.db, person, { now, entered: [{ ...early, indicatorId: indicator?.id ?? 0 }] })).ok).toBe(true);
    expect([before, yearOf((await page(SMALL)).text)]).toEqual(["2025", "2025"]);
  });

  test("is neither for the public nor for who has another post, nor for somebody of another municipality", async () => {
    const operator = await signedIn(site.db, SMALL, [{ role: "operator" }], { now });
    const stranger = leaders.get(LARGE)?.cookie ?? "";
    for (const path of [addressOf("progress", { code: SMALL }), addressOf("progressList", { code: SMALL, list: "indicators" })]) {
      expect((await ask(SMALL, path, operator.cookie)).status).toBe(403);
      expect((await ask(SMALL, path, stranger)).status).toBe(302);
      expect((await ask(SMALL, path, "session=none")).status).toBe(302);
    }
  });

  test.each([
    ["plan=999999999", 200, 0],
    ["node=abc&department=x", 200, 12],
    ["standing=none&year=99", 200, 12],
    ["finding=__proto__&grade=%3Cscript%3E", 200, 0],
    ["department=999", 200, 0],
  ])("reads the address %s", async (query, status, rows) => {
    const answer = await ask(SMALL, `${addressOf("progressList", { code: SMALL, list: "indicators" })}?${query}`);
    expect([answer.status, found(answer.text)]).toEqual([status, rows]);
    expect(answer.text).not.toContain("<script>");
    expect((await ask(SMALL, `${addressOf("progress", { code: SMALL })}?${query}`)).status).toBe(200);
  });

  test("is on the pages of a plan and of its nodes for who has signed in, and for nobody else", async () => {
    const [plan] = await listPlanTrees(site.db, SMALL);
    const node = plan?.nodes[0];
    if (!plan || !node) throw new Error("the city has no plan");
    for (const path of [
      addressOf("plan", { code: SMALL, plan: plan.id }),
      addressOf("node", { code: SMALL, plan: plan.id, node: node.code }),
    ]) {
      expect((await ask(SMALL, path)).text).toContain("まだ公表していない値を含みます");
      expect(await ask(SMALL, path, "session=none")).toMatchObject({ status: 302, text: "" });
    }
  });

  test("compares with other municipalities by what they published of their plans, never by what they entered", async () => {
    const indicators = await listIndicators(site.db, SMALL);
    const before = await ask(SMALL, addressOf("compare", { code: SMALL }, { indicator: indicators[3]?.id ?? 0 }));
    expect(before.text).toContain("ほかの自治体が公表した計画に、同じ指標はありません");
    expect(before.text).not.toContain(`/${LARGE}/`);
    await publishPlan(LARGE);
    const compared = await ask(SMALL, addressOf("compare", { code: SMALL }, { indicator: indicators[3]?.id ?? 0 }));
    expect(compared.status).toBe(200);
    const elsewhere = compared.text.slice(compared.text.indexOf("ほかの自治体</h2>"));
    expect(elsewhere).toContain(`/${LARGE}/public/indicators/`);
    expect(elsewhere).toContain("70件以上");
    expect(elsewhere).toContain("<svg");
    expect(elsewhere).toMatch(/<desc[^>]*>1 [^<]*平成27年度 40 → 令和9年度 70。2 /u);
    const generations = compared.text.slice(compared.text.indexOf("計画の世代</h2>"), compared.text.indexOf("ほかの自治体</h2>"));
    expect(generations).not.toContain("<svg");
    expect(generations).toContain("二つの行にそろわないため、図はありません");
    const [theirs] = (await listIndicators(site.db, LARGE)).filter(({ name }) => name === indicators[3]?.name);
    const { person } = await signedIn(site.db, LARGE, [{ role: "planning" }], { now });
    const entered = { indicatorId: theirs?.id ?? 0, part: "", year: 2019, base: 0, status: "final" as const, text: "987654" };
    const kept = await enterActuals(site.db, person, {
      now,
      entered: [{ ...entered, reason: null, asOf: null, source: null, note: null }],
    });
    expect(kept.ok).toBe(true);
    const again = await ask(SMALL, addressOf("compare", { code: SMALL }, { indicator: indicators[3]?.id ?? 0 }));
    expect(again.text).not.toContain("987654");
    expect(again.text).not.toContain("987,654");
    const other = await ask(
      SMALL,
      addressOf("compare", { code: SMALL }, { indicator: theirs?.id === indicators[3]?.id ? 1 : (theirs?.id ?? 1) }),
    );
    expect(other.status).toBe(404);
    expect(again.queries).toBeLessThanOrEqual(10);
  });

  test("counts each by its newest value, as citizens read it on the first page, where that is asked for", async () => {
    const counted = async (query: Query) => {
      const row = /<tr[^>]*>(?:(?!<\/tr>).)*すべての指標.*?<\/tr>/su.exec((await page(LARGE, query)).text)?.[0] ?? "";
      const of = (kind: string) => new RegExp(`aria-label="すべての指標 ${kind} ([\\d,]+)"`, "u").exec(row)?.[1] ?? "0";
      return ["達成", "順調", "遅れ", "判断できない"].map((kind) => Number(of(kind)));
    };
    await publishPlan(LARGE);
    const published = await loadSite(site.db, LARGE, currentOf(await listPublications(site.db, LARGE))?.number ?? 0);
    if (published === null) throw new Error("nothing was published");
    const counts = homePageOf(linkSite(published), null).counts;
    const citizens = STANDINGS.map((kind) => counts[kind]);
    expect(await counted({ year: "newest" })).toEqual(citizens);
    expect(await counted({})).not.toEqual(citizens);
    const { text } = await page(LARGE);
    expect(text).toContain(`href="${addressOf("progress", { code: LARGE }, { year: "newest" })}"`);
    expect((await list(LARGE, "indicators", { year: "newest" })).text).toContain("令和6年度");
  });

  test("says in the list of changes that it is cut, where there are too many", async () => {
    const cut = "新しい1,000件だけを数えています";
    expect((await list(LARGE, "changes")).text).not.toContain(cut);
    const indicators = await listIndicators(site.db, LARGE);
    const value = { part: "", base: 0, status: "final", text: "50", value: 50, reached: null, reason: null, asOf: null } as const;
    const said = { source: null, note: null };
    const values = indicators.flatMap(({ id: indicatorId }) =>
      Array.from({ length: 30 }, (_, i) => ({ indicatorId, year: 1950 + i, ...value, ...said })),
    );
    await site.db.transaction().execute((tx) => recordActuals(tx, LARGE, values, { at: now, account: null, by: "佐藤 実" }));
    const { text } = await list(LARGE, "changes");
    expect(found(text)).toBe(1_000);
    expect(text).toContain(cut);
  });

  test("has no list of another name", async () => {
    for (const name of ["nothing", "constructor"]) expect((await list(SMALL, name)).status).toBe(404);
  });
});
