import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSite, type Site } from "../../test/e2e/site.ts";
import { type SignedIn, signedIn } from "../../test/signed-in.ts";
import { findCredentials, recordAccount, savePassword } from "../store/account-store.ts";
import { hashPassword } from "../use-cases/account/password-hash.ts";
import { initMunicipality } from "../use-cases/init-municipality.ts";
import { createApp } from "./app.tsx";
import { ROUTES, type RouteName } from "./routes.ts";

const CODE = "131016";
const OTHER = "131024";
const ORIGIN = "http://localhost";
const NOW = new Date("2026-11-21T09:00:00+09:00");
const PASSWORD = "柿の実と石垣と渡し舟 27";

let site: Site;
let app: ReturnType<typeof createApp>;
let planning: SignedIn;
let now = NOW;

beforeAll(async () => {
  site = await openSite([]);
  await initMunicipality(site.db, { code: CODE, name: "千代田区" });
  await initMunicipality(site.db, { code: OTHER, name: "中央区" });
  const { db, intake } = site;
  app = createApp({ db, clock: () => now, report: (text) => expect.unreachable(text), intake });
  planning = await signedIn(db, CODE, [{ role: "planning" }], { name: "企画課 佐藤", now: NOW });
  const password = await hashPassword(PASSWORD);
  await recordAccount(db, CODE, { login: "tanaka", name: "田中 一郎", email: null, password, mustChange: false, now: NOW });
});
afterAll(() => site?.close());

const names = (Object.keys(ROUTES) as RouteName[]).filter((name) => ROUTES[name].admits !== "everyone");
const pathOf = (name: RouteName) =>
  ROUTES[name].path
    .replace(":code", CODE)
    .replace(/:year(\{[^/]*\})?/gu, "2026")
    .replace(":kind{[a-z]+}", "plan")
    .replace(/:\w+(\{[^/]*\})?/gu, "1");
const ask = (path: string, method: string, headers: Record<string, string> = {}, body = "x=y") =>
  app.request(path, {
    method,
    headers: { origin: ORIGIN, ...(method === "POST" ? { "content-type": "application/x-www-form-urlencoded" } : {}), ...headers },
    ...(method === "POST" ? { body } : {}),
  });

describe.each(names)("%s", (name) => {
  const { method } = ROUTES[name];

  test.each([
    ["nothing", () => ({})],
    ["an empty session", () => ({ cookie: "session=" })],
    ["a session that nobody has", () => ({ cookie: `session=${"A".repeat(43)}` })],
    [
      "a session of another municipality",
      async () => ({ cookie: (await signedIn(site.db, OTHER, [{ role: "planning" }], { now: NOW })).cookie }),
    ],
  ] as const)("shows nothing to who has %s, and leads to the sign-in", async (_, headers) => {
    const given = await headers();
    const response = await ask(pathOf(name), method, given);
    if (method === "GET") {
      expect(response.status).toBe(302);
      const to = new URL(response.headers.get("location") ?? "", ORIGIN);
      expect(to.pathname).toBe(`/${CODE}/sign-in`);
      expect(to.searchParams.get("to")).toBe(pathOf(name));
      return;
    }
    expect(response.status).toBe(403);
    const html = await response.text();
    expect(html).toContain("サインインが切れています");
    expect(html).not.toContain("<script");
    expect(response.headers.get("cache-control")).toBe("no-store");
    const english = await ask(pathOf(name), method, { ...given, "accept-language": "en" });
    expect(await english.text()).toContain("You are signed out");
  });

  test("does not do otherwise than by its own methods", async () => {
    const allowed = (Object.values(ROUTES) as { path: string; method: string }[])
      .filter(({ path }) => path === ROUTES[name].path)
      .map((route) => route.method);
    for (const other of ["PUT", "DELETE", "PATCH", ...(allowed.includes("POST") ? [] : ["POST"])]) {
      const response = await ask(pathOf(name), other, { cookie: planning.cookie });
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
        const response = await ask(pathOf(name), method, { cookie: planning.cookie, ...headers });
        expect(response.status).toBe(403);
        expect(await response.text()).toContain("しるべの画面から送られた操作ではありません");
      }
    });
});

describe("the sign-in", () => {
  const enter = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
    ask(`/${CODE}/sign-in`, "POST", headers, new URLSearchParams({ login: "tanaka", password: PASSWORD, ...fields }).toString());

  test("lets in who knows the password, with a cookie that no script can read and no other municipality gets", async () => {
    const response = await enter({ login: "ＴＡＮＡＫＡ" });
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe(`/${CODE}/desk`);
    const cookie = response.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/^session=[\w-]{43}; Path=\/131016\/; HttpOnly; SameSite=Lax$/u);
    const session = cookie.split(";")[0] ?? "";
    const home = await ask(`/${CODE}/password`, "GET", { cookie: session });
    expect(await home.text()).toContain("田中 一郎");
    expect(home.headers.get("cache-control")).toBe("no-store");
    expect(await (await ask(`/${OTHER}/password`, "GET", { cookie: session })).text()).not.toContain("田中 一郎");
  });

  test("lets in whose browser tells no more than its origin, also behind a web server that speaks TLS", async () => {
    const secure = { "x-forwarded-proto": "https" };
    const statusOf = async (headers: Record<string, string>) => (await enter({ login: "tanaka" }, headers)).status;
    expect(await statusOf({ ...secure, origin: "https://localhost" })).toBe(303);
    expect(await statusOf({ ...secure, origin: "http://localhost" })).toBe(403);
    expect(await statusOf({ origin: "https://localhost" })).toBe(403);
  });

  test("says as whom the demo may be tried, and only there", async () => {
    const person = { login: "kikaku", name: "森 さくら", post: "企画課", roles: ["planning"], department: null } as const;
    const { db, intake } = site;
    const shown = createApp({
      db,
      clock: () => now,
      report: (text) => expect.unreachable(text),
      intake,
      demo: { code: CODE, people: [person] },
    });
    const page = async (code: string) => (await shown.request(`/${code}/sign-in`)).text();
    expect(await page(CODE)).toMatch(/kikaku.*企画課 森 さくら/su);
    expect(await page(OTHER)).not.toContain("kikaku");
  });

  test("is kept for https where the site is reached by it", async () => {
    expect((await enter({}, { "x-forwarded-proto": "https", origin: "https://localhost" })).headers.get("set-cookie")).toContain(
      "; Secure",
    );
  });

  test.each([
    [`/${CODE}/imports?state=all`, `/${CODE}/imports?state=all`],
    ["https://evil.example/", `/${CODE}/desk`],
    [`//evil.example/${CODE}/`, `/${CODE}/desk`],
    [`/${CODE}/\\evil`, `/${CODE}/desk`],
    [`/${OTHER}/imports`, `/${CODE}/desk`],
  ])("leads on to %s only where that is an address of the municipality", async (to, led) => {
    expect((await enter({ to })).headers.get("location")).toBe(led);
  });

  test.each([
    ["a wrong password", { password: "x" }],
    ["a login that nobody has", { login: "nobody" }],
    ["nothing", { login: "", password: "" }],
  ])("keeps out who gives %s, with one and the same sentence", async (_, fields) => {
    const response = await enter(fields);
    expect(response.status).toBe(422);
    expect(response.headers.get("set-cookie")).toBeNull();
    expect(response.headers.get("cache-control")).toBe("no-store");
    const html = await response.text();
    expect(html).toContain("ログイン名かパスワードが違います");
    expect(html).not.toContain(PASSWORD);
  });

  test("shows the same page for a login that somebody has and one that nobody has, also once it is locked", async () => {
    const password = await hashPassword(PASSWORD, { log2N: 4, r: 1, p: 1 });
    await recordAccount(site.db, CODE, { login: "kato", name: "加藤 緑", email: null, password, mustChange: false, now: NOW });
    const pages = async (login: string) => {
      const shown: (readonly [number, string])[] = [];
      for (let i = 0; i < 12; i += 1) {
        const response = await enter({ login, password: i === 11 ? PASSWORD : "x" });
        shown.push([response.status, (await response.text()).replaceAll(login, "…")]);
      }
      return shown;
    };
    expect(await pages("kato")).toEqual(await pages("kita"));
    expect((await findCredentials(site.db, CODE, { login: "kato" }))?.lockedUntil).not.toBeNull();
  });

  test("is over after the sign-out, and after the hours in which nothing was done", async () => {
    const { cookie } = await signedIn(site.db, CODE, [{ role: "planning" }], { now: NOW });
    const isIn = async () => (await ask(`/${CODE}/imports`, "GET", { cookie })).status === 200;
    expect(await isIn()).toBe(true);
    now = new Date(NOW.getTime() + 9 * 3_600_000);
    expect(await isIn()).toBe(false);
    now = NOW;
    const other = await signedIn(site.db, CODE, [{ role: "planning" }], { now: NOW });
    const left = await ask(`/${CODE}/sign-out`, "POST", { cookie: other.cookie });
    expect(left.headers.get("set-cookie")).toMatch(/^session=; Max-Age=0; Path=\/131016\//u);
    expect((await ask(`/${CODE}/imports`, "GET", { cookie: other.cookie })).status).toBe(302);
  });

  test("leads who must choose a password to that, and nowhere else before it is done", async () => {
    const someone = await signedIn(site.db, CODE, [{ role: "planning" }], { now: NOW });
    const password = await hashPassword("kfmw-2xq7-hbty-9rcd");
    await savePassword(site.db, CODE, someone.person.account, { password, mustChange: true });
    const own = (await findCredentials(site.db, CODE, { id: someone.person.account }))?.login ?? "";
    const entered = await enter({ login: own, password: "kfmw-2xq7-hbty-9rcd" });
    expect(entered.headers.get("location")).toBe(`/${CODE}/password`);
    const cookie = entered.headers.get("set-cookie")?.split(";")[0] ?? "";
    expect((await ask(`/${CODE}/imports`, "GET", { cookie })).headers.get("location")).toBe(`/${CODE}/password`);
    expect((await ask(`/${CODE}/imports`, "POST", { cookie })).status).toBe(403);
    // A store of passwords keeps the new one under the login that it finds before it, in a field that is not hidden.
    const form = await (await ask(`/${CODE}/password`, "GET", { cookie })).text();
    const username = /<input[^>]*autoComplete="username"[^>]*>/iu.exec(form)?.[0] ?? "";
    expect(username).toContain(`value="${own}"`);
    expect(username).toContain('type="text"');
    expect(form.indexOf(username)).toBeLessThan(form.indexOf('type="password"'));
    const change = (fields: Record<string, string>) =>
      ask(
        `/${CODE}/password`,
        "POST",
        { cookie },
        new URLSearchParams({ before: "kfmw-2xq7-hbty-9rcd", after: PASSWORD, again: PASSWORD, ...fields }).toString(),
      );
    for (const [fields, said] of [
      [{ again: "x" }, "2回とも同じではありません"],
      [{ before: "x" }, "今のパスワードが違います"],
      [{ after: "short", again: "short" }, "12文字以上"],
    ] as const) {
      const refused = await change(fields);
      expect(refused.status).toBe(422);
      expect(await refused.text()).toContain(said);
    }
    expect((await change({})).status).toBe(303);
    expect((await ask(`/${CODE}/imports`, "GET", { cookie })).status).toBe(200);
  });
});

describe("the pages", () => {
  test("show nobody a way that is not theirs", async () => {
    const theirs = await ask(`/${CODE}/`, "GET", { cookie: planning.cookie });
    expect(await theirs.text()).toContain(`/${CODE}/imports`);
    for (const address of [`/${CODE}/sign-in`, `/${CODE}/nothing`]) {
      const html = await (await ask(address, "GET")).text();
      expect(html).toContain("千代田区");
      expect(html).not.toMatch(/<search|site-nav|\/(?:plans|search|imports)/u);
    }
    expect(await (await ask(`/${CODE}/nothing`, "GET", { cookie: planning.cookie })).text()).toContain(`/${CODE}/imports`);
    const leader = await signedIn(site.db, CODE, [{ role: "leader" }], { now: NOW });
    expect(await (await ask(`/${CODE}/`, "GET", { cookie: leader.cookie })).text()).not.toContain("/imports");
    expect((await ask(`/${CODE}/imports`, "GET", { cookie: leader.cookie })).status).toBe(403);
  });
});
