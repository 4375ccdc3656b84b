import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSite, type Site } from "../../test/e2e/site.ts";
import { initMunicipality } from "../use-cases/init-municipality.ts";
import { createApp } from "./app.tsx";
import { ROUTES, type RouteName } from "./routes.ts";

const CODE = "131016";
const ORIGIN = "http://localhost";

let site: Site;
let app: ReturnType<typeof createApp>;
let cookie: string;

beforeAll(async () => {
  site = await openSite([]);
  await initMunicipality(site.db, { code: CODE, name: "千代田区" });
  const { db, staffKey, intake } = site;
  app = createApp({ db, clock: () => new Date(), report: (text) => expect.unreachable(text), staffKey, intake });
  const entered = await app.request(`/staff/${staffKey}`);
  cookie = entered.headers.get("set-cookie")?.split(";")[0] ?? "";
});
afterAll(() => site?.close());

const names = (Object.keys(ROUTES) as RouteName[]).filter((name) => ROUTES[name].admits === "staff");
const pathOf = (name: RouteName) => ROUTES[name].path.replace(":code", CODE).replace(/:\w+(\{[^/]*\})?/gu, "1");
const ask = (path: string, method: string, headers: Record<string, string> = {}) =>
  app.request(path, {
    method,
    headers: { origin: ORIGIN, ...(method === "POST" ? { "content-type": "application/x-www-form-urlencoded" } : {}), ...headers },
    ...(method === "POST" ? { body: "person=x" } : {}),
  });

describe.each(names)("%s", (name) => {
  const { method } = ROUTES[name];

  test.each([
    ["nothing", {}],
    ["the key itself", { cookie: "staff=0123456789abcdef0123456789abcdef" }],
    ["an empty pass", { cookie: "staff=" }],
    ["a wrong pass", { cookie: `staff=${"0".repeat(64)}` }],
  ])("shows nothing to who has %s, and says what to do", async (_, headers) => {
    const response = await ask(pathOf(name), method, headers as Record<string, string>);
    expect(response.status).toBe(403);
    const html = await response.text();
    expect(html).toContain("職員用のページです");
    expect(html).not.toContain("千代田区");
    expect(html).not.toContain("<script");
    expect(response.headers.get("cache-control")).toBe("no-store");
    const english = await ask(pathOf(name), method, { ...headers, "accept-language": "en" });
    expect(await english.text()).toContain("This page is for staff");
  });

  test("does not do otherwise than by its own methods", async () => {
    const allowed = (Object.values(ROUTES) as { path: string; method: string }[])
      .filter(({ path }) => path === ROUTES[name].path)
      .map((route) => route.method);
    for (const other of ["PUT", "DELETE", "PATCH", ...(allowed.includes("POST") ? [] : ["POST"])]) {
      const response = await ask(pathOf(name), other, { cookie });
      expect(response.status, other).toBe(405);
      expect(response.headers.get("allow")).toContain(allowed[0]);
    }
  });

  if (method === "POST")
    test("is not done from another site", async () => {
      for (const headers of [
        { origin: "https://evil.example" },
        { origin: "null" },
        { origin: "http://localhost:1", "sec-fetch-site": "same-site" },
      ]) {
        const response = await ask(pathOf(name), method, { cookie, ...headers });
        expect(response.status).toBe(403);
        expect(await response.text()).toContain("しるべの画面から送られた操作ではありません");
      }
    });
});

describe("the entrance", () => {
  test("lets in who has the key, with a cookie that no script and no other site can use", async () => {
    const response = await app.request(`/staff/${site.staffKey}`);
    expect(response.status).toBe(302);
    expect(response.headers.get("location")).toBe("/staff");
    expect(response.headers.get("set-cookie")).toMatch(/^staff=[0-9a-f]{64}; .*Path=\/; HttpOnly; SameSite=Strict$/u);
    expect(response.headers.get("set-cookie")).not.toContain(site.staffKey);
    expect((await ask("/staff", "GET", { cookie })).headers.get("location")).toBe(`/${CODE}/imports`);
    expect((await ask(`/${CODE}/imports`, "GET", { cookie })).status).toBe(200);
  });

  test("is kept for https where the site is reached by it", async () => {
    const response = await app.request(`/staff/${site.staffKey}`, { headers: { "x-forwarded-proto": "https" } });
    expect(response.headers.get("set-cookie")).toContain("; Secure");
  });

  test("shows a page with a link to who comes from another site, whose browser holds the cookie back", async () => {
    const response = await app.request(`/staff/${site.staffKey}`, { headers: { "sec-fetch-site": "cross-site" } });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('href="/staff"');
  });

  test("keeps out who has not, after a pause, and who tries often at once", async () => {
    const began = performance.now();
    const tried = await Promise.all(Array.from({ length: 30 }, (_, i) => app.request(`/staff/${String(i).padStart(32, "0")}`)));
    expect(performance.now() - began).toBeGreaterThan(900);
    const statuses = tried.map(({ status }) => status);
    expect(statuses.filter((status) => status === 403)).toHaveLength(20);
    expect(statuses.filter((status) => status === 429)).toHaveLength(10);
    expect(tried.every(({ headers }) => headers.get("set-cookie") === null)).toBe(true);
    expect((await app.request(`/staff/${site.staffKey}`)).status).toBe(302);
  });

  test("is left by who is done", async () => {
    const response = await ask("/staff/leave", "POST", { cookie });
    expect(response.status).toBe(303);
    expect(response.headers.get("set-cookie")).toMatch(/^staff=; Max-Age=0/u);
  });
});

describe("the public pages", () => {
  test("show the way to the staff pages to staff only", async () => {
    const [theirs, everyone] = await Promise.all([ask(`/${CODE}/`, "GET", { cookie }), ask(`/${CODE}/`, "GET")]);
    expect(await theirs.text()).toContain(`/${CODE}/imports`);
    expect(theirs.headers.get("cache-control")).toBe("private, no-cache");
    expect(await everyone.text()).not.toContain("/imports");
    expect(everyone.headers.get("cache-control")).toBe("no-cache");
  });
});

test("staff of several municipalities choose the one whose documents they bring in", async () => {
  await initMunicipality(site.db, { code: "131024", name: "中央区" });
  const html = await (await ask("/staff", "GET", { cookie })).text();
  for (const code of [CODE, "131024"]) expect(html).toContain(`href="/${code}/imports"`);
  expect(html.match(/<h1[ >]/gu)).toHaveLength(1);
});
