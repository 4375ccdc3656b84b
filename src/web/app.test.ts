import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recordPages } from "../../test/e2e/kinds-of-pages.ts";
import { openSite, type Site, sampleFiles } from "../../test/e2e/site.ts";
import { signedIn } from "../../test/signed-in.ts";
import { listDocuments } from "../store/document-store.ts";
import { listGoals } from "../store/goal-store.ts";
import { listIndicators } from "../store/indicator-store.ts";
import { listMissions } from "../store/mission-store.ts";
import { listPlans } from "../store/plan-store.ts";
import { openCalendar } from "../use-cases/calendar/open-calendar.ts";
import { createApp } from "./app.tsx";
import { addressOf, ROUTES, type RouteName } from "./routes.ts";
import { islandFile } from "./ui/islands.ts";
import { stylesheetName } from "./ui/stylesheet.ts";

let site: Site;
let app: ReturnType<typeof createApp>;
let code: string;
const happy = new Map<RouteName, string>();

/** Of those whose work is not the record: a reviewer from outside, and who runs the machine. */
let cookie: string;
let operator: string;

const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers: { cookie, ...headers } });
/** What everyone may open is opened by somebody who is not signed in. */
const visit = (name: RouteName, headers: Record<string, string> = {}) =>
  get(happy.get(name) ?? "no address", { ...(ROUTES[name].admits === "everyone" ? { cookie: "" } : {}), ...headers });

beforeAll(async () => {
  site = await openSite(await sampleFiles());
  const { db, intake } = site;
  app = createApp({ db, clock: () => new Date(), report: (text) => expect.unreachable(text), intake });
  code = site.codes[0] ?? "";
  const [plan] = await listPlans(site.db, code);
  const [indicator] = await listIndicators(site.db, code);
  const goal = (await listGoals(site.db, code)).find(({ departmentId, fiscalYear }) => departmentId !== null && fiscalYear !== null);
  const [mission] = await listMissions(site.db, code);
  const [document] = await listDocuments(site.db, code);
  const node = indicator?.placements[0]?.node;
  if (!plan || !indicator || !node || !goal || !mission || !document) throw new Error("the demo city is not whole");

  const year = goal.fiscalYear ?? 0;
  happy.set("home", addressOf("home", {}));
  happy.set("stylesheet", addressOf("stylesheet", { file: stylesheetName }));
  happy.set("icon", addressOf("icon", {}));
  happy.set("island", addressOf("island", { file: islandFile("uploads") }));
  for (const name of ["municipality", "signIn", "plans", "indicators", "goals", "missions", "documents", "search"] as const)
    happy.set(name, addressOf(name, { code }));
  happy.set("plan", addressOf("plan", { code, plan: plan.id }));
  happy.set("node", addressOf("node", { code, plan: plan.id, node: node.code }));
  happy.set("indicator", addressOf("indicator", { code, indicator: indicator.id }));
  happy.set("indicatorChart", addressOf("indicatorChart", { code, indicator: indicator.id }));
  happy.set("indicatorValues", addressOf("indicatorValues", { code, indicator: indicator.id }));
  happy.set("goalsOfYear", addressOf("goalsOfYear", { code, year }));
  happy.set("goalsOfDepartment", addressOf("goalsOfDepartment", { code, year, department: goal.departmentId ?? 0 }));
  happy.set("goal", addressOf("goal", { code, goal: goal.id }));
  happy.set("list", addressOf("list", { code, year }));
  happy.set("mission", addressOf("mission", { code, mission: mission.id }));
  happy.set("document", addressOf("document", { code, document: document.id }));
  happy.set("source", addressOf("source", { code, document: document.id }, { at: "0-5" }));
  happy.set("file", addressOf("file", { code, document: document.id }));
  const { person, cookie: own } = await signedIn(db, code, [{ role: "reviewer" }]);
  cookie = own;
  ({ cookie: operator } = await signedIn(db, code, [{ role: "operator" }]));
  happy.set("calendarFile", addressOf("calendarFile", { code, key: `${await openCalendar(db, person, new Date())}.ics` }));
}, 300_000);

afterAll(() => site?.close());

/** The desks are looked at in staff.test.ts. */
const names = Object.keys(ROUTES) as RouteName[];
const record = names.filter((name) => ROUTES[name].admits === "read-record");
/** The site is looked at in public/serving.test.ts, what the API answers in open-data/api/api.test.ts, and health in pages/operation/operation.test.ts. */
const elsewhere: readonly RouteName[] = ["publicSite", "health"];
const api = names.filter((name) => name.startsWith("api"));
const open = names.filter(
  (name) => ROUTES[name].admits === "everyone" && ROUTES[name].method === "GET" && !elsewhere.includes(name) && !api.includes(name),
);

test.each(api)("%s says as data that nothing is published, whatever is asked for", async (name) => {
  for (const word of ["1", "0", "999999999999999999", "x", "%00", "1%2F2", "%E0%A4%A", "-1", "%27%3B--"]) {
    const path = ROUTES[name].path.replace(":code", code).replace(/:(\w+)(\{[^/]*\})?/gu, word);
    const response = await get(path);
    expect([400, 404], path).toContain(response.status);
    expect(response.headers.get("content-type"), path).toMatch(/^application\/problem\+json/u);
    expect(response.headers.get("content-security-policy"), path).toContain("default-src 'none'");
    expect(response.headers.get("x-content-type-options"), path).toBe("nosniff");
  }
});

describe.each([...open, ...record])("%s", (name) => {
  test("answers, with the headers that keep a page safe", async () => {
    const response = await visit(name);
    expect(response.status).toBe(name === "home" ? 302 : 200);
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  });

  test("holds one h1, its landmarks, no script but its island and no inline style", async () => {
    const response = await visit(name);
    if (!response.headers.get("content-type")?.startsWith("text/html")) return;
    const html = await response.text();
    expect(html).toMatch(/^<!doctype html><html lang="ja">/u);
    expect(html.match(/<h1[ >]/gu)).toHaveLength(1);
    for (const landmark of ["<header", "<main", "<footer", 'href="#main"']) expect(html.split(landmark)).toHaveLength(2);
    expect(html.replace(/<script type="module" src="\/assets\/chart-[0-9a-f]+\.js"><\/script>/u, "")).not.toMatch(
      /<script|\sstyle=|\son[a-z]+=|javascript:/u,
    );
    expect(html, "every message has its facts").not.toMatch(/>[^<]*\{\w+\}[^<]*</u);
    for (const [, attributes = ""] of html.matchAll(/<th((?:\s[^>]*)?)>/gu)) expect(attributes).toContain("scope=");
  });

  test("speaks English to who asks for it", async () => {
    const response = await visit(name, { "accept-language": "en" });
    if (!response.headers.get("content-type")?.startsWith("text/html")) return;
    expect(await response.text()).toContain('<html lang="en">');
    expect(response.headers.get("vary")).toContain("Accept-Language");
  });
});

describe.each(record)("%s", (name) => {
  test("is read by who runs the machine as well, and kept by no browser", async () => {
    const response = await visit(name, { cookie: operator });
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("etag")).toBeNull();
  });
});

describe("who is not signed in", () => {
  /** Every address of the municipality that a page of the record names. */
  async function addressesNamed(): Promise<string[]> {
    const named = new Set(await recordPages(site, code));
    for (const page of [...named, ...record.flatMap((name) => happy.get(name) ?? [])]) {
      const html = await (await get(page)).text();
      for (const [, address = ""] of html.matchAll(/\s(?:href|src|action|data-chart)="([^"#]+)/gu))
        named.add(new URL(address.replaceAll("&amp;", "&"), new URL(page, "http://localhost")).href.replace("http://localhost", ""));
    }
    return [...named].filter((address) => address.startsWith(`/${code}/`) && !address.startsWith(`/${code}/sign-`));
  }

  test("is led to the sign-in by every address of the record, and told nothing of it", async () => {
    const addresses = await addressesNamed();
    expect(addresses.length).toBeGreaterThan(1_000);
    for (const address of addresses)
      for (const method of ["GET", "HEAD"]) {
        const response = await app.request(address, { method });
        const to = new URL(response.headers.get("location") ?? "", "http://localhost");
        expect([response.status, to.pathname], address).toEqual([302, `/${code}/sign-in`]);
        expect(new URL(to.searchParams.get("to") ?? "", "http://localhost").href).toBe(new URL(address, "http://localhost").href);
        expect(await response.text()).toBe("");
      }
  }, 120_000);

  test("is told nothing by an address that is written otherwise", async () => {
    const [goal] = await listGoals(site.db, code);
    const title = goal?.title ?? "no title";
    const path = (name: RouteName) => happy.get(name) ?? "";
    expect(await (await get(path("goalsOfYear"))).text()).toContain(title);
    for (const name of record) {
      const [pathname = "", query = ""] = path(name).split("?");
      for (const written of [
        `${pathname}/`,
        `/${pathname}`,
        `/.${pathname}`,
        `/x/..${pathname}`,
        pathname.replace(`/${code}/`, `/${code}//`),
        pathname.replace(`/${code}/`, `/${code}/%2e/`),
        pathname.replace(`/${code}/`, `/${code}/sign-in/../`),
        pathname.replaceAll(/[a-z]/gu, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
        pathname.toUpperCase(),
        `${pathname}?lang=en&notice=signedIn&${query}`,
      ]) {
        let response = await app.request(written);
        for (let steps = 0; response.status > 300 && response.status < 400 && steps < 5; steps += 1)
          response = await app.request(response.headers.get("location") ?? "");
        const html = await response.text();
        expect([200, 404], written).toContain(response.status);
        expect(html, written).toMatch(/職員のサインイン|Staff sign-in|お探しのページが見つかりません|This page was not found/u);
        expect(html, written).not.toContain(title);
      }
    }
  });
});

describe("what is not there", () => {
  const strange = ["000000", "999999999999999999", "x", "%00", "1%2F2", "%E0%A4%A", "-1", "%27%3B--"];
  const parted = [...open, ...record].filter((name) => ROUTES[name].path.split("/:").length > 2 || name === "signIn");

  test.each(parted)("%s answers 404 in Japanese, and says what to do", async (name) => {
    for (const word of strange) {
      const own = name === "signIn" ? word : code;
      const path = ROUTES[name].path.replace(":code", own).replace(/:(\w+)(\{[^/]*\})?/gu, word);
      const response = await get(path.replace("{[0-9]{4}}", ""));
      expect([400, 404], path).toContain(response.status);
      const html = await response.text();
      expect(html, path).toContain('<html lang="ja">');
      expect(html).toContain("お探しのページが見つかりません");
      expect(html).toContain('href="/"');
    }
  });

  test.each(["/999998/sign-in", "/999998/nothing", "/nothing", "/x/y/z", "/assets/shirube-000.css/x"])("%s", async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  test("a year without goals", async () => {
    expect((await get(addressOf("goalsOfYear", { code, year: 1234 }))).status).toBe(404);
    expect((await get(addressOf("list", { code, year: 1234 }))).status).toBe(404);
  });

  test.each([
    ["indicators", { plan: "x" }],
    ["indicators", { sort: "constructor" }],
    ["search", { q: "計画", kind: "toString" }],
    ["search", { q: "計画", page: "0" }],
    ["search", { q: "計画", page: "1e9" }],
  ] as const)("%s with a query that makes no sense is told so (%o)", async (name, query) => {
    const response = await get(addressOf(name, { code }, query));
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("アドレスを読み取れません");
  });

  test.each(["x", "5-1", "0-999999999", "0-5.2-3", ""])("a source without the place %j is told so", async (at) => {
    const [path = ""] = (happy.get("source") ?? "").split("?");
    expect((await get(`${path}?at=${at}`)).status).toBe(400);
    expect((await get(`${path}?page=999`)).status).toBe(400);
  });
});

test("a query with what no text can hold finds nothing, and breaks nothing", async () => {
  for (const [name, key] of [
    ["indicators", "text"],
    ["indicators", "kind"],
    ["indicators", "division"],
    ["search", "q"],
  ] as const)
    for (const word of ["%00", "%F0%9F", "%EF%BF%BE", "%ED%A0%80", "%25", "'%22;--", "%F0%A0%AE%B7"]) {
      const path = `${addressOf(name, { code })}?${key}=${word}`;
      expect([200, 404], path).toContain((await get(path)).status);
    }
});

describe("addresses that people type", () => {
  test.each([
    ["/{code}", "/{code}/"],
    ["/{code}/plans/", "/{code}/plans"],
  ])("%s leads to %s", async (typed, right) => {
    const response = await get(typed.replace("{code}", code));
    expect(response.status).toBe(301);
    expect(response.headers.get("location")).toBe(right.replace("{code}", code));
  });

  test("no address leads to another site", async () => {
    for (const path of ["//evil.example/", `/${code}//evil.example/`, "/%2F%2Fevil.example/"])
      expect((await get(path)).headers.get("location") ?? "/").not.toMatch(/^(\/\/|https?:)/u);
  });
});

describe("what a stranger's text can do", () => {
  test("a query is shown as text", async () => {
    const html = await (await get(addressOf("search", { code }, { q: '"><img src=x onerror=alert(1)>' }))).text();
    expect(html).not.toContain("<img src=x");
    expect(html).toContain("&lt;img src=x");
  });

  test("a file is saved and never shown", async () => {
    const response = await get(happy.get("file") ?? "");
    expect(response.headers.get("content-disposition")).toMatch(/^attachment; .*filename\*=UTF-8''/u);
    expect(response.headers.get("content-type")).toBe("application/octet-stream");
    expect(response.headers.get("content-security-policy")).toContain("sandbox");
    const [document] = await listDocuments(site.db, code);
    expect((await response.arrayBuffer()).byteLength).toBe(document?.bytes);
  });
});

describe("what goes over the wire", () => {
  test("the stylesheet may be kept for ever, the icon is asked for again", async () => {
    expect((await get(happy.get("stylesheet") ?? "")).headers.get("cache-control")).toContain("immutable");
    const icon = await get(happy.get("icon") ?? "");
    const again = await get(happy.get("icon") ?? "", { "if-none-match": icon.headers.get("etag") ?? "" });
    expect(again.status).toBe(304);
  });

  test("a page is sent packed to who can unpack it", async () => {
    expect((await get(happy.get("plan") ?? "", { "accept-encoding": "gzip" })).headers.get("content-encoding")).toBe("gzip");
  });

  test("nothing can be sent", async () => {
    for (const method of ["POST", "PUT", "DELETE", "PATCH"]) {
      const response = await app.request(happy.get("plan") ?? "", { method });
      expect(response.status, method).toBe(405);
      expect(response.headers.get("allow")).toBe("GET, HEAD");
      expect(await response.text()).toContain("その操作はできません");
    }
  });
});
