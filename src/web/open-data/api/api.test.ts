import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databases } from "../../../../test/database.ts";
import { noReader } from "../../../../test/no-reader.ts";
import { openPublishingDesk, type PublishingDesk } from "../../../../test/publishing-desk.ts";
import { day, municipality } from "../../../../test/year-desk.ts";
import type { Database } from "../../../store/database.ts";
import { listPlanNodes } from "../../../store/plan-store.ts";
import { withdrawPublication } from "../../../use-cases/publication/withdraw-publication.ts";
import { createApp } from "../../app.tsx";
import { ROUTES } from "../../routes.ts";
import { COLLECTIONS } from "./collections.ts";

const [pglite] = databases;
const now = day("2026-06-02");
const BASE = `/${municipality}/api/v1`;

const intake = { spool: "", wake: () => {}, readingSince: () => null, read: noReader };

let db: Database;
let desk: PublishingDesk;
let app: ReturnType<typeof createApp>;

const ask = (path: string, headers: Record<string, string> = {}) => app.request(`http://shirube.example${path}`, { headers });
const told = async (path: string) => (await ask(`${BASE}${path}`)).json();

beforeAll(async () => {
  if (!pglite) throw new Error("no database");
  db = await pglite.open();
  desk = await openPublishingDesk(db);
  app = createApp({ db, clock: () => now, report: (text) => expect.unreachable(text), intake });
  expect(await desk.publish()).toMatchObject({ ok: true });
  await desk.enter(desk.staff.author, [{ text: "99.9", year: 2023 }]);
  expect(await desk.publish({ note: "2度目" })).toMatchObject({ ok: true });
  await desk.enter(desk.staff.author, [{ text: "11.1", year: 2022 }]);
  expect(await desk.publish({ note: "誤り" })).toMatchObject({ ok: true });
  expect(await withdrawPublication(db, desk.staff.planning, { number: 3, reason: "誤って公表した", now })).toMatchObject({ ok: true });
  // What is written since, and what waits for its time, is nobody's to read yet.
  await desk.enter(desk.staff.author, [{ text: "77.7", year: 2021 }]);
  expect(await desk.publish({ note: "予約した公表", dueAt: day("2026-07-01") })).toMatchObject({ ok: true, value: { number: null } });
}, 120_000);
afterAll(() => db?.close());

describe("the definition of the API", () => {
  const fill = (path: string, id: number | string) => path.replace("{publication}", "latest").replace("{id}", String(id));

  test("is kept to by every address", async () => {
    const definition = await told("/openapi.json");
    expect(definition).toMatchObject({ openapi: "3.1.0", servers: [{ url: BASE }] });
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats.default(ajv);
    ajv.addSchema(definition, "api");
    const pointer = (...keys: readonly string[]) =>
      `api#/${keys.map((key) => encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1"))).join("/")}`;
    const problem = ajv.getSchema("api#/components/schemas/Problem");
    for (const [path, { get }] of Object.entries<{ get: { operationId: string } }>(definition.paths)) {
      const collection = COLLECTIONS.find(({ name }) => path.includes(`/${name}`));
      const first = path.includes("{id}") ? (await told(`/publications/latest/${collection?.name}`)).items[0] : null;
      if (path.includes("{id}") && first === undefined) {
        expect(["scales", "terms", "documents"], "only these are not there in the test").toContain(collection?.name);
        continue;
      }
      const response = await ask(`${BASE}${fill(path, first?.id ?? 0)}`);
      expect([path, response.status]).toEqual([path, 200]);
      const validate = ajv.getSchema(pointer("paths", path, "get", "responses", "200", "content", "application/json", "schema"));
      const body = await response.json();
      expect(validate?.(body), `${get.operationId}: ${JSON.stringify(validate?.errors)}`).toBe(true);
      const missing = await ask(`/131016/api/v1${fill(path, 1)}`);
      expect(missing.status).toBe(404);
      expect(missing.headers.get("content-type")).toContain("application/problem+json");
      expect(problem?.(await missing.json())).toBe(true);
    }
  });

  test("holds every address that there is", async () => {
    const { paths } = await told("/openapi.json");
    const known = Object.entries(ROUTES).filter(([, { path }]) => path.includes("/api/"));
    const expected = known.flatMap(([, { path }]) => {
      const plain = path.replace("/:code/api/v1", "").replace(/:(\w+)/gu, "{$1}");
      const wanted = plain.endsWith("{id}") ? COLLECTIONS.filter(({ of }) => of !== null) : COLLECTIONS;
      return plain.includes("{collection}") ? wanted.map(({ name }) => plain.replace("{collection}", name)) : [plain];
    });
    expect(Object.keys(paths).sort()).toEqual(expected.sort());
  });
});

describe("the API", () => {
  test("tells of what was published, of what was withdrawn only why, and of nothing else", async () => {
    const { items } = await told("/publications");
    expect(items.map(({ number, note, withdrawal }: Record<string, unknown>) => [number, note, withdrawal])).toEqual([
      [3, "", { day: "2026-06-02", reason: "誤って公表した" }],
      [2, "2度目", null],
      [1, "令和7年度の公表", null],
    ]);
    const everything = await Promise.all(
      ["latest", "1", "2", "3", "4"].flatMap((which) =>
        ["", ...COLLECTIONS.map(({ name }) => `/${name}`)].map(async (rest) => (await ask(`${BASE}/publications/${which}${rest}`)).text()),
      ),
    );
    for (const text of everything) expect(text).not.toMatch(/77\.7|11\.1|予約した公表|tanaka|sato/u);
    expect(everything.join("")).toContain("99.9");
    const withdrawn = await ask(`${BASE}/publications/3/goals`);
    expect(withdrawn.status).toBe(410);
    expect(await withdrawn.json()).toMatchObject({ status: 410, title: "取り下げた公表です", detail: "誤って公表した" });
  });

  test("gives a collection out a page at a time", async () => {
    const one = await ask(`${BASE}/publications/latest/goals?limit=1`);
    const first = await one.json();
    expect(first).toMatchObject({ publication: 2, total: 2, limit: 1, offset: 0 });
    expect(one.headers.get("link")).toBe(`<${first.next}>; rel="next"`);
    const second = await (await ask(first.next)).json();
    expect(second).toMatchObject({ offset: 1, next: null });
    expect(new Set([first.items[0].id, second.items[0].id]).size).toBe(2);
    expect(await told("/publications/latest/goals?offset=9")).toMatchObject({ items: [], next: null, total: 2 });
  });

  test("narrows it by what is asked", async () => {
    const indicators = await told("/publications/1/indicators");
    const id = desk.satisfaction.id;
    expect(await told(`/publications/1/indicators?department=${desk.departments.planning}`)).toMatchObject({ total: 1, items: [{ id }] });
    expect(await told(`/publications/1/indicators?plan=${desk.plan}`)).toMatchObject({ total: indicators.total });
    expect(await told("/publications/1/indicators?plan=1")).toMatchObject({ total: 0 });
    const [node] = await listPlanNodes(db, municipality, desk.plan);
    expect(await told(`/publications/1/goals?node=${node?.id}`)).toMatchObject({
      total: 1,
      items: [{ body: { title: "窓口を待たせない" } }],
    });
    expect(await told("/publications/1/goals?year=2024")).toMatchObject({ total: 0 });
    const values = await told(`/publications/2/values?indicator=${id}&year=2023`);
    expect(values.items).toEqual([expect.objectContaining({ indicator_id: id, year: 2023, value: 99.9, value_kind: "実績値" })]);
  });

  test.each(["limit=0", "limit=1001", "limit=x", "limit=", "offset=-1", "year=2025年", "plan=1", "q=a", "year=2025&year=2024"])(
    "does not understand %s",
    async (query) => {
      const answer = await ask(`${BASE}/publications/latest/missions?${query}`, { "accept-language": "en" });
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ status: 400, title: "The query is not understood" });
    },
  );

  test.each([
    "/publications/0",
    "/publications/4",
    "/publications/x%00",
    "/publications/latest/people",
    "/publications/latest/values/1",
    "/publications/latest/goals/1",
    "/publications/latest/goals/99999999999999999999",
    "/publications/latest/goals/a",
  ])("has nothing at %s", async (path) => {
    expect((await ask(`${BASE}${path}`)).status).toBe(404);
  });

  test("says that a page is as it was without making it again, and tells pages apart", async () => {
    const path = `${BASE}/publications/latest/values?limit=2`;
    const tagOf = async (of: string) => (await ask(of)).headers.get("etag") ?? "";
    const tag = await tagOf(path);
    expect(tag).toMatch(/^W\/"[0-9a-f]{32}"$/u);
    expect(await tagOf(path)).toBe(tag);
    for (const other of [`${path}&offset=2`, `${path}&year=2023`, `${BASE}/publications/1/values?limit=2`, path.replace("values", "goals")])
      expect(await tagOf(other), other).not.toBe(tag);
    for (const known of [tag, tag.slice(2), `"x", ${tag}`]) {
      const answer = await ask(path, { "if-none-match": known });
      expect([known, answer.status, await answer.text()]).toEqual([known, 304, ""]);
      expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    }
    expect((await ask(path, { "if-none-match": '"x"' })).status).toBe(200);
  });

  test("may be asked from everywhere, knows what it told before, and has nothing to do with cookies", async () => {
    const path = `${BASE}/publications/latest/plans?lang=en`;
    const answer = await ask(path, { cookie: "session=abc; lang=en", origin: "https://elsewhere.example" });
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    expect(answer.headers.get("set-cookie")).toBeNull();
    const tag = answer.headers.get("etag") ?? "";
    expect(tag).not.toBe("");
    expect((await ask(path, { "if-none-match": tag })).status).toBe(304);
    expect(
      (await app.request(`http://shirube.example${path}`, { method: "POST", headers: { origin: "https://elsewhere.example" } })).status,
    ).toBe(405);
  });
});
