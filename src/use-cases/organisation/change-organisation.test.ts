import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aGoal, aReadDocument } from "../../../test/builders.ts";
import { databases, empty } from "../../../test/database.ts";
import { aDepartment, aPerson } from "../../../test/people.ts";
import { mayWith } from "../../domain/access/permission.ts";
import type { Person } from "../../domain/access/person.ts";
import type { OrganisationChange } from "../../domain/organisation/succession.ts";
import { isThereOn } from "../../domain/organisation/unit.ts";
import { listAppointments } from "../../store/appointment-store.ts";
import type { Database } from "../../store/database.ts";
import { listGoals } from "../../store/goal-store.ts";
import { recordMunicipality } from "../../store/municipality-store.ts";
import { listOrganisationUnits, listSuccessions, recordUnits } from "../../store/organisation-store.ts";
import { findPerson } from "../../store/person-store.ts";
import { keepDocument } from "../import/keep-document.ts";
import { changeOrganisation } from "./change-organisation.ts";
import { previewChange } from "./preview-change.ts";

const [CODE, OTHER] = ["131016", "131024"];
const now = new Date("2026-11-21T09:00:00+09:00");
const [today, april] = ["2026-11-21", "2027-04-01"];

describe.each(databases)("the organisation over time on $name", ({ open }) => {
  let db: Database;
  let admin: Person;
  let ids: { kikaku: number; somu: number };
  beforeAll(async () => {
    db = await open();
  });
  beforeEach(async () => {
    await empty(db);
    for (const [code, name] of [
      [CODE, "千代田区"],
      [OTHER, "中央区"],
    ] as const)
      await recordMunicipality(db, { code, name, provisional: false });
    admin = await aPerson(db, CODE, { login: "kikaku", name: "企画 太郎", posts: [["planning"]] }, now);
    ids = { kikaku: await aDepartment(db, CODE, "企画部"), somu: await aDepartment(db, CODE, "総務部") };
  });
  afterAll(() => db.close());

  const change = (change: OrganisationChange, given: Partial<Parameters<typeof changeOrganisation>[2]> = {}, person = admin) =>
    changeOrganisation(db, person, { at: april, change, posts: new Map(), sheets: new Map(), now, ...given });
  const done = async (...given: Parameters<typeof change>) => {
    const changed = await change(...given);
    if (!changed.ok) throw new Error(JSON.stringify(changed.refusal));
    return changed.value;
  };
  const namesOn = async (day: string) =>
    (await listOrganisationUnits(db, CODE)).filter((unit) => isThereOn(unit, day)).map(({ name }) => name);
  const division = async (name: string, parentId: number) => {
    const made = await db.transaction().execute((tx) => recordUnits(tx, CODE, "division", [{ name, parentId }]));
    return [...made.values()][0] ?? 0;
  };
  const keep = (fiscalYear: number, department: string, name: string) =>
    db
      .transaction()
      .execute((tx) => keepDocument(tx, aReadDocument({ goals: [aGoal({ fiscalYear, department })] }, name), { municipality: CODE, now }));
  const scope = (departmentId: number, divisionId: number | null = null) => ({ departmentId, divisionId, reviewable: false });

  test("keeps last year's names on last year's days", async () => {
    await division("企画課", ids.kikaku);
    await done({ kind: "rename", unit: ids.kikaku, name: "政策部", parentId: null });
    expect(await namesOn("2027-03-31")).toEqual(["企画部", "総務部", "企画課"]);
    expect(await namesOn(april)).toEqual(["総務部", "政策部", "企画課"]);
    expect((await listSuccessions(db, CODE)).map(({ at, kind }) => `${at} ${kind}`)).toEqual([`${april} rename`, `${april} rename`]);
  });

  test("finds last year's unit for a document of last year, and this year's for one of this", async () => {
    await keep(2026, "企画部", "一.txt");
    await done({ kind: "rename", unit: ids.kikaku, name: "政策部", parentId: null });
    await keep(2026, "企画部", "二.txt");
    await keep(2027, "政策部", "三.txt");
    const departments = (await listGoals(db, CODE)).map(({ fiscalYear, department }) => `${fiscalYear} ${department}`);
    expect(departments.sort()).toEqual(["2026 企画部", "2027 政策部"]);
    expect(await listOrganisationUnits(db, CODE)).toHaveLength(3);
  });

  test("tells a unit from an earlier one of the same name by the year of the document", async () => {
    const merged = await done({ kind: "merge", units: [ids.kikaku, ids.somu], name: "総務部" });
    const find = (day: string | null) =>
      db.transaction().execute((tx) => recordUnits(tx, CODE, "department", [{ name: "総務部", parentId: null, day }]));
    const idOn = async (day: string | null) => [...(await find(day)).values()][0];
    expect(await idOn("2026-04-01")).toBe(ids.somu);
    expect(await idOn("2027-04-01")).toBe(merged.begun[0]);
    expect(await idOn(null)).toBe(merged.begun[0]);
  });

  test("takes a name up again that a unit had before it ended", async () => {
    await done({ kind: "end", unit: ids.somu });
    const ofDay = async (day: string | null) => {
      const found = await db.transaction().execute((tx) => recordUnits(tx, CODE, "department", [{ name: "総務部", parentId: null, day }]));
      return [...found.values()][0];
    };
    expect(await ofDay("2025-04-01")).toBe(ids.somu);
    expect(await ofDay(null)).toBe(ids.somu);
    expect(await ofDay("2030-04-01")).not.toBe(ids.somu);
  });

  test("moves people on that day, with what they may do; nobody's rights outlast the post", async () => {
    const section = await division("企画課", ids.kikaku);
    const sato = await aPerson(db, CODE, { login: "sato", posts: [["approver", ids.kikaku]] }, now);
    const suzuki = await aPerson(db, CODE, { login: "suzuki", posts: [["author", section]] }, now);
    const { begun, moved } = await done({ kind: "rename", unit: ids.kikaku, name: "政策部", parentId: null });
    const [seisaku = 0, newSection = 0] = begun;
    expect(moved).toBe(2);
    const on = async (person: Person, day: string) => {
      const found = await findPerson(db, CODE, person.account, day);
      return (departmentId: number, divisionId: number | null = null) =>
        found !== null && mayWith(found, "read-sheet", scope(departmentId, divisionId));
    };
    const [sooner, later] = [await on(sato, "2027-03-31"), await on(sato, april)];
    expect([sooner(ids.kikaku), sooner(seisaku), sooner(ids.somu)]).toEqual([true, false, false]);
    expect([later(ids.kikaku), later(seisaku), later(ids.somu)]).toEqual([true, true, false]);
    const author = await on(suzuki, april);
    expect([author(ids.kikaku, section), author(seisaku, newSection), author(ids.somu)]).toEqual([true, true, false]);
  });

  test("splits: who goes where is chosen, and a post may end", async () => {
    const people = await Promise.all(["a1", "a2", "a3"].map((login) => aPerson(db, CODE, { login, posts: [["author", ids.kikaku]] }, now)));
    const posts = await Promise.all(people.map(async ({ account }) => (await listAppointments(db, CODE, { account }))[0]?.id ?? 0));
    const { begun } = await done(
      { kind: "split", unit: ids.kikaku, names: ["政策部", "財務部"], divisions: new Map() },
      {
        posts: new Map([
          [posts[1] ?? 0, 1],
          [posts[2] ?? 0, null],
        ]),
      },
    );
    const units = await Promise.all(
      people.map(async ({ account }) => (await listAppointments(db, CODE, { account })).map(({ unitId, to }) => `${unitId}..${to}`)),
    );
    const ended = `${ids.kikaku}..${april}`;
    expect(units).toEqual([[ended, `${begun[0]}..null`], [ended, `${begun[1]}..null`], [ended]]);
  });

  test("moves a post that begins later, and leaves one that ends before", async () => {
    const sato = await aPerson(db, CODE, { login: "sato" }, now);
    const insert = (valid_from: string, valid_to: string | null, id: number) =>
      db
        .insertInto("appointment")
        .values({ municipality_code: CODE, id, account_id: sato.account, role: "author", unit_id: ids.kikaku, valid_from, valid_to })
        .execute();
    await insert("2020-04-01", "2021-04-01", 1);
    await insert("2027-10-01", "2028-04-01", 2);
    const { begun } = await done({ kind: "rename", unit: ids.kikaku, name: "政策部", parentId: null });
    expect(await listAppointments(db, CODE, { account: sato.account })).toMatchObject([
      { unitId: ids.kikaku, from: "2020-04-01", to: "2021-04-01" },
      { unitId: begun[0], from: "2027-10-01", to: "2028-04-01" },
    ]);
  });

  test("keeps the sheets of years that have begun where they were written, and takes those of the coming year along", async () => {
    const section = await division("企画課", ids.kikaku);
    const sheet = async (id: number, fiscal_year: number, division_id: number | null) => {
      const row = { municipality_code: CODE, id, fiscal_year, department_id: ids.kikaku, division_id, title: `${fiscal_year}年度` };
      await db.transaction().execute(async (tx) => {
        await tx
          .insertInto("sheet")
          .values({
            ...row,
            ...{ kind: "goal", priority: 1, phase: "set", status: "draft", status_at: now, open_until: null, revision: 1 },
            ...{ goal_id: null, mission_id: null, continues_goal_id: null, continues_mission_id: null },
          })
          .execute();
        const at = { at: now, account_id: null, by: null, reason: null, proxy: false };
        await tx
          .insertInto("sheet_revision")
          .values({ municipality_code: CODE, sheet_id: id, number: 1, body: "{}", phase: "set", ...at })
          .execute();
      });
    };
    await sheet(1, 2026, null);
    await sheet(2, 2027, null);
    await sheet(3, 2027, section);
    const planned: OrganisationChange = {
      kind: "split",
      unit: ids.kikaku,
      names: ["政策部", "財務部"],
      divisions: new Map([[section, 1]]),
    };
    const preview = await previewChange(db, admin, { at: april, change: planned });
    expect(preview).toMatchObject({ value: { staying: [{ id: 1 }], moving: [{ id: 2 }, { id: 3 }] } });
    const { begun } = await done(planned);
    const rows = await db.selectFrom("sheet").orderBy("id").select(["department_id", "division_id"]).execute();
    expect(rows).toEqual([
      { department_id: ids.kikaku, division_id: null },
      { department_id: begun[0], division_id: null },
      { department_id: begun[1], division_id: begun[2] },
    ]);
  });

  test("is nobody else's, and nobody's of another municipality", async () => {
    const others = [
      await aPerson(db, CODE, { login: "approver", posts: [["approver", ids.kikaku]] }, now),
      await aPerson(db, CODE, { login: "mayor", posts: [["leader"]] }, now),
      await aPerson(db, CODE, { login: "nobody" }, now),
    ];
    for (const person of others) {
      expect(await change({ kind: "end", unit: ids.kikaku }, {}, person)).toMatchObject({ refusal: { kind: "forbidden" } });
      expect(await previewChange(db, person, { at: april, change: { kind: "end", unit: ids.kikaku } })).toMatchObject({
        refusal: { kind: "forbidden" },
      });
    }
    const stranger = await aPerson(db, OTHER, { login: "kikaku", posts: [["planning"]] }, now);
    expect(await change({ kind: "end", unit: ids.kikaku }, {}, stranger)).toMatchObject({ refusal: { kind: "unknown-unit" } });
    expect(await namesOn(april)).toEqual(["企画部", "総務部"]);
  });

  test("is told in the audit trail, once for all that it did", async () => {
    await done({ kind: "merge", units: [ids.kikaku, ids.somu], name: "政策総務部" });
    const rows = await db.selectFrom("audit_entry").select("entry").execute();
    expect(rows.map(({ entry }) => JSON.parse(entry))).toMatchObject([
      { by: "企画 太郎", act: "organisation.change", facts: { kind: "merge", at: april, ends: "企画部、総務部", begins: "政策総務部" } },
    ]);
    expect(await change({ kind: "end", unit: ids.kikaku })).toMatchObject({ refusal: { kind: "unit-not-there", name: "企画部" } });
    expect(await change({ kind: "add", unitKind: "department", name: "総務部", parentId: null }, { at: today })).toMatchObject({
      ok: true,
    });
  });
});
