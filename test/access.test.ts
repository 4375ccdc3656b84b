import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Person } from "../src/domain/access/person.ts";
import { ROLES, type Role } from "../src/domain/access/role.ts";
import { recordAppointment } from "../src/store/appointment-store.ts";
import type { Database } from "../src/store/database.ts";
import { recordMunicipality } from "../src/store/municipality-store.ts";
import { recordOpinion } from "../src/store/opinion-record-store.ts";
import { savePhases } from "../src/store/phase-store.ts";
import { drawId } from "../src/store/rows.ts";
import { recordSheetComments } from "../src/store/sheet-comment-store.ts";
import { recordSheet } from "../src/store/sheet-store.ts";
import { createApp } from "../src/web/app.tsx";
import { ROUTES } from "../src/web/routes.ts";
import { aGoalSheetBody } from "./a-sheet-body.ts";
import { ADMITTED } from "./admitted.ts";
import { openSite, type Site } from "./e2e/site.ts";
import { aDepartment, aPerson, cookieOf } from "./people.ts";
import { receiveFile } from "./received.ts";

interface Known {
  readonly path: string;
  readonly method: "GET" | "POST";
  readonly admits: string;
}
const routes: readonly (readonly [name: string, route: Known])[] = Object.entries(ROUTES);
const closed = routes.filter(([name]) => ADMITTED[name] !== "everyone");
const ofSheets = closed.filter(([, { path }]) => path.includes(":sheet"));

const [CODE, OTHER] = ["131016", "131024"];
const NOW = new Date("2026-10-10T09:00:00+09:00");
const UNIT_ROLES: readonly Role[] = ["author", "checker", "approver"];

/** What stands in a municipality: nobody of another unit, or of another municipality, ever reads the titles. */
interface City {
  readonly code: string;
  readonly own: number;
  readonly other: number;
  readonly account: number;
  readonly upload: number;
  /** Of the sheets `own` and `other`. */
  readonly comment: number;
  readonly otherComment: number;
  readonly opinion: number;
  /** Of the account. */
  readonly appointment: number;
  readonly people: ReadonlyMap<Role, Person>;
}

let site: Site;
let app: ReturnType<typeof createApp>;
let city: City;
let elsewhere: City;
let nobodysPost: Person;
let newcomer: Person;

const titleOf = (code: string, unit: string) => `${code}の${unit}だけの題名`;

async function build({ db, intake }: Site, code: string): Promise<City> {
  await recordMunicipality(db, { code, name: `${code}市`, provisional: false });
  const [own, other] = [await aDepartment(db, code, "市民部"), await aDepartment(db, code, "土木部")];
  const year = { opensAt: new Date("2026-04-01T00:00:00+09:00"), closesAt: new Date("2027-04-01T00:00:00+09:00") };
  await db.transaction().execute((tx) => savePhases(tx, code, 2026, [{ phase: "set", ...year }], NOW));
  const sheet = (departmentId: number, unit: string) =>
    db.transaction().execute(async (tx) => {
      const id = await drawId(tx);
      const links = { goalId: null, missionId: null, continuesGoalId: null, continuesMissionId: null };
      const body = aGoalSheetBody({ title: titleOf(code, unit) });
      const begun = { id, body, fiscalYear: 2026, departmentId, divisionId: null, phase: "set", status: "draft", ...links } as const;
      await recordSheet(tx, code, begun, { at: NOW, account: null, by: null, reason: null, proxy: false });
      return id;
    });
  const people = new Map<Role, Person>();
  for (const role of ROLES) {
    const post = UNIT_ROLES.includes(role) ? ([role, own] as const) : ([role] as const);
    people.set(role, await aPerson(db, code, { login: role, posts: [post] }, NOW));
  }
  const { account } = await aPerson(db, code, { login: "target", name: titleOf(code, "職員") }, NOW);
  const upload = await receiveFile(
    { db, intake },
    code,
    `${titleOf(code, "文書")}.txt`,
    `${code}の文書
令和8年度 重点目標
`,
  );
  const [ownSheet, otherSheet] = [await sheet(own, "自部"), await sheet(other, "他部")];
  const by = { at: NOW, account, by: titleOf(code, "職員") };
  return db.transaction().execute(async (tx) => {
    const comment = async (id: number, unit: string) => {
      const said = [{ pointer: null, text: titleOf(code, unit) }];
      return (await recordSheetComments(tx, code, id, { ...by, revision: 1, phase: "set" }, said))[0] ?? 0;
    };
    const opinion = await drawId(tx);
    const stated = { ...by, account: people.get("reviewer")?.account ?? 0, text: titleOf(code, "意見"), reason: null };
    await recordOpinion(tx, code, { id: opinion, fiscalYear: 2026, subject: { kind: "sheet", id: ownSheet, revision: 1 }, said: stated });
    const appointment = await recordAppointment(tx, code, {
      accountId: account,
      role: "author",
      unitId: own,
      from: "2026-04-01",
      to: null,
    });
    const comments = { comment: await comment(ownSheet, "自部"), otherComment: await comment(otherSheet, "他部") };
    return { ...{ code, account, people, upload, opinion, appointment, own: ownSheet, other: otherSheet }, ...comments };
  });
}

beforeAll(async () => {
  site = await openSite([]);
  const { db, intake } = site;
  app = createApp({ db, clock: () => NOW, report: (text) => expect.unreachable(text), intake });
  [city, elsewhere] = [await build(site, CODE), await build(site, OTHER)];
  nobodysPost = await aPerson(db, CODE, { login: "none" }, NOW);
  newcomer = await aPerson(db, CODE, { login: "new", posts: [["planning"], ["operator"]], mustChange: true }, NOW);
});
afterAll(() => site?.close());

/** An address with the things of a city filled in. */
function pathIn(path: string, { code, own, account, upload, comment, opinion, appointment }: Omit<City, "people">): string {
  const ids = { sheet: own, account, upload, comment, opinion, appointment };
  const parts: Readonly<Record<string, string | number>> = { ...ids, code, year: 2026, kind: "goal", number: 1 };
  return path.replace(/:(\w+)(\{[^/]*\})?/gu, (_, part: string) => String(parts[part] ?? 1));
}

/** What the acts on comments, opinions and appointments need to be done, where they may be. */
const POSTED = "reason=x&name=x&text=x&settled=yes&base=1&wording=1&answer=0&handling=adopt&answer-text=x&answer-reason=x&last=2027-03-31";

async function ask({ method }: Pick<Known, "method">, path: string, person: Person | null) {
  const cookie = person === null ? "" : await cookieOf(site.db, person, NOW);
  const posted = {
    method,
    body: POSTED,
    headers: { cookie, origin: "http://localhost", "content-type": "application/x-www-form-urlencoded" },
  };
  const response = await app.request(path, method === "GET" ? { headers: { cookie } } : posted);
  const text = (await response.text()).replaceAll(/<wbr\s*\/?>/gu, "");
  return {
    status: response.status,
    text,
    location: response.headers.get("location") ?? "",
    type: response.headers.get("content-type") ?? "",
  };
}

/** Refused: sent to sign in, or told that it is not permitted, or that there is no such thing. */
const isKeptOut = ({ status, location }: { readonly status: number; readonly location: string }) =>
  status === 403 || status === 404 || (status === 302 && location.includes("/sign-in"));

const personOf = ({ people }: City, role: Role): Person => {
  const person = people.get(role);
  if (!person) throw new Error(`nobody is ${role}`);
  return person;
};

/** What of a city could have been changed. */
async function stateOf(db: Database, code: string): Promise<string> {
  const tables = [
    "account",
    "appointment",
    "organisation_unit",
    "sheet",
    "sheet_revision",
    "sheet_act",
    "sheet_comment",
    "opinion",
    "opinion_revision",
    "answer_revision",
    "upload",
    "phase",
    "form",
  ] as const;
  const rows = await Promise.all(tables.map((table) => db.selectFrom(table).selectAll().where("municipality_code", "=", code).execute()));
  return JSON.stringify(rows.map((of) => of.map((row) => JSON.stringify(row)).sort()));
}

test("every address of the site is in the table", () => {
  expect(routes.map(([name]) => name).filter((name) => !Object.hasOwn(ADMITTED, name))).toEqual([]);
  for (const [name, { admits }] of routes) expect(admits === "everyone", name).toBe(ADMITTED[name] === "everyone");
  expect(closed.length).toBeGreaterThan(30);
  expect(ofSheets.length).toBeGreaterThan(5);
});

describe.each(closed)("%s", (name, route) => {
  const admitted = ADMITTED[name] ?? [];

  test("is closed to who is not signed in, to who comes from another municipality, and to who has no post", async () => {
    const before = await stateOf(site.db, CODE);
    const path = pathIn(route.path, city);
    const strangers = [null, ...ROLES.map((role) => personOf(elsewhere, role))];
    for (const person of strangers) {
      const answer = await ask(route, path, person);
      expect(isKeptOut(answer), `${person?.name ?? "nobody"}: ${answer.status}`).toBe(true);
      expect(answer.text).not.toContain(`${CODE}の`);
    }
    const isOwn = ["leave", "password", "changePassword"].includes(name);
    if (!isOwn)
      for (const person of [nobodysPost, newcomer]) {
        const answer = await ask(route, path, person);
        expect(isKeptOut(answer) || answer.location.endsWith("/password"), `${person.name}: ${answer.status} ${answer.location}`).toBe(
          true,
        );
        expect(answer.text).not.toContain(`${CODE}の`);
      }
    expect(await stateOf(site.db, CODE)).toBe(before);
  });

  test.each(ROLES.filter((role) => !admitted.includes(role)))("is closed to the role %s", async (role) => {
    const before = await stateOf(site.db, CODE);
    const answer = await ask(route, pathIn(route.path, city), personOf(city, role));
    expect(answer.status).toBe(403);
    expect(answer.text).not.toContain(`${CODE}の`);
    expect(await stateOf(site.db, CODE)).toBe(before);
  });

  if (route.method === "GET")
    test.each(ROLES.filter((role) => admitted.includes(role)))("is open to the role %s", async (role) => {
      // Reviewers read what was opened to them, which this sheet was not.
      if (role === "reviewer" && route.path.includes(":sheet"))
        return expect((await ask(route, pathIn(route.path, city), personOf(city, role))).status).not.toBe(200);
      const answer = await ask(route, pathIn(route.path, city), personOf(city, role));
      expect(answer.status, answer.location).not.toBe(403);
      expect(answer.status).toBeLessThan(500);
      expect(answer.location).not.toContain("/sign-in");
    });
});

describe.each(ofSheets)("%s of another unit", (name, route) => {
  test.each(UNIT_ROLES.filter((role) => ADMITTED[name]?.includes(role)))("is nothing for the role %s", async (role) => {
    const before = await stateOf(site.db, CODE);
    const answer = await ask(route, pathIn(route.path, { ...city, own: city.other }), personOf(city, role));
    expect(answer.status).not.toBe(200);
    expect(answer.text).not.toContain(titleOf(CODE, "他部"));
    expect(await stateOf(site.db, CODE)).toBe(before);
  });
});

/** Addresses of one thing of a municipality. */
const THING = /:(?:sheet|account|upload|comment|opinion|appointment)/u;

describe.each(closed.filter(([, { path }]) => THING.test(path)))("%s with the number of another municipality's", (name, route) => {
  test.each(ROLES.filter((role) => ADMITTED[name]?.includes(role)))("is nothing for the role %s", async (role) => {
    const before = await stateOf(site.db, OTHER);
    const answer = await ask(route, pathIn(route.path, { ...elsewhere, code: CODE }), personOf(city, role));
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.text).not.toContain(`${OTHER}の`);
    expect(await stateOf(site.db, OTHER)).toBe(before);
  });
});

describe("the lists of a municipality", () => {
  const lists = closed.filter(([, { path, method }]) => method === "GET" && !THING.test(path));
  test.each(lists)("%s tells nobody of another's", async (name, route) => {
    for (const role of ROLES.filter((one) => ADMITTED[name]?.includes(one))) {
      const answer = await ask(route, pathIn(route.path, city), personOf(city, role));
      expect(answer.text, role).not.toContain(`${OTHER}の`);
      if (UNIT_ROLES.includes(role)) expect(answer.text, role).not.toContain(titleOf(CODE, "他部"));
    }
  });
});

describe("a thing within another, under the address of one that it is not of", () => {
  const mixed = [
    ["settleComment", "another sheet", () => ({ ...city, comment: city.otherComment })],
    ["settleComment", "another municipality", () => ({ ...city, comment: elsewhere.comment })],
    ["endAppointment", "another municipality", () => ({ ...city, appointment: elsewhere.appointment })],
  ] as const;
  test.each(mixed)("%s of %s changes nothing", async (name, _, things) => {
    const before = [await stateOf(site.db, CODE), await stateOf(site.db, OTHER)];
    for (const role of ROLES.filter((one) => ADMITTED[name]?.includes(one))) {
      const answer = await ask(ROUTES[name], pathIn(ROUTES[name].path, things()), personOf(city, role));
      expect([404, 422], `${role}: ${answer.status}`).toContain(answer.status);
    }
    expect([await stateOf(site.db, CODE), await stateOf(site.db, OTHER)]).toEqual(before);
  });

  test("and is done under its own, so that what was posted is not what keeps it from being done", async () => {
    for (const [name, role] of [
      ["settleComment", "author"],
      ["endAppointment", "planning"],
      ["answerOpinion", "planning"],
    ] as const) {
      const before = await stateOf(site.db, OTHER);
      const answer = await ask(ROUTES[name], pathIn(ROUTES[name].path, elsewhere), personOf(elsewhere, role));
      expect([answer.status, name]).toEqual([303, name]);
      expect(await stateOf(site.db, OTHER)).not.toBe(before);
    }
  });
});
