import { afterAll, beforeAll, expect, test } from "vitest";
import { databases } from "../../../test/database.ts";
import { type IndicatorDesk, openIndicatorDesk } from "../../../test/indicator-desk.ts";
import { aPerson } from "../../../test/people.ts";
import { day, municipality } from "../../../test/year-desk.ts";
import type { Person } from "../../domain/access/person.ts";
import { dayInJapan } from "../../domain/calendar/day.ts";
import type { OrganisationChange } from "../../domain/organisation/succession.ts";
import type { Database } from "../../store/database.ts";
import { listIndicators } from "../../store/indicator-store.ts";
import { listOrganisationUnits, recordUnits } from "../../store/organisation-store.ts";
import { findPerson } from "../../store/person-store.ts";
import { changeOrganisation } from "../organisation/change-organisation.ts";
import { loadJudged } from "../progress/load-judged.ts";
import { findMatters } from "../reminder/find-matters.ts";
import { listValueRowsFor, NOBODYS_UNIT } from "./list-value-rows.ts";
import { openValueRequest } from "./open-value-request.ts";

const BEFORE = day("2026-06-10");
const AFTER = day("2026-07-10");
let db: Database;
let desk: IndicatorDesk;
let head: Person;

beforeAll(async () => {
  const [first] = databases;
  if (!first) throw new Error("no database");
  db = await first.open();
  desk = await openIndicatorDesk(db);
  head = await aPerson(db, municipality, { login: "kikaku", posts: [["planning"], ["operator"]] }, BEFORE);
  await openValueRequest(db, desk.staff.planning, { year: 2025, planId: null, due: "2026-07-11", note: null, now: BEFORE });
});
afterAll(() => db.close());

const change = async (made: OrganisationChange, at: string) => {
  const changed = await changeOrganisation(db, head, { at, change: made, posts: new Map(), sheets: new Map(), now: BEFORE });
  if (!changed.ok) throw new Error(JSON.stringify(changed.refusal));
};
const unitNamed = async (name: string) => (await listOrganisationUnits(db, municipality)).findLast((unit) => unit.name === name)?.id ?? 0;
const asOf = async ({ account }: Person, now: Date) => {
  const person = await findPerson(db, municipality, account, dayInJapan(now));
  if (!person) throw new Error("nobody");
  return person;
};
/** The units under which somebody finds values to give. */
const unitsFor = async (person: Person, now = AFTER) => [
  ...new Set((await listValueRowsFor(db, await asOf(person, now), now)).flatMap(({ units }) => units)),
];
/** The departments that the page of progress names for 市民満足度. */
const judgedOf = async () => {
  const indicators = (await listIndicators(db, municipality)).filter(({ id }) => id === desk.satisfaction.id);
  const { judged } = await loadJudged(db, municipality, { indicators, nodes: [], year: 2024, now: 2026, today: dayInJapan(AFTER) });
  return [...new Set(judged.flatMap(({ indicator }) => indicator.departments))];
};
/** Who is reminded of values, and of which unit's. */
const told = async () =>
  [...(await findMatters(db, municipality, [2026], AFTER)).values()].flatMap(({ holder, matters }) =>
    matters.flatMap((matter) => (matter.kind === "values" ? [`${holder.name} ${matter.unit.id}`] : [])),
  );

test("the values of a unit that became another are owed and entered by that", async () => {
  await change({ kind: "rename", unit: desk.departments.planning, name: "政策部", parentId: null }, "2026-07-01");
  const became = await unitNamed("政策部");
  expect(await unitsFor(desk.staff.author, BEFORE)).toEqual([desk.departments.planning]);
  expect(await unitsFor(desk.staff.author)).toEqual([became]);
  expect(await unitsFor(desk.staff.planning)).toEqual([became, NOBODYS_UNIT]);
  expect(await told()).toEqual([`sato ${became}`]);
  expect(await judgedOf()).toEqual([became]);
  expect(await desk.enter(await asOf(desk.staff.author, AFTER), [{ year: 2024, text: "66" }], AFTER)).toMatchObject({ ok: true });
});

test("those of a division that moved are its new department's, and no longer the old one's", async () => {
  const made = await db
    .transaction()
    .execute((tx) => recordUnits(tx, municipality, "division", [{ name: "統計課", parentId: desk.departments.citizens }]));
  const [division = 0] = made.values();
  await desk.rule(desk.satisfaction.id, {}, { base: 1, departmentId: desk.departments.citizens, divisionId: division });
  expect(await unitsFor(desk.staff.stranger)).toEqual([division]);
  await change({ kind: "rename", unit: division, name: "統計課", parentId: await unitNamed("政策部") }, "2026-07-02");
  expect(await unitsFor(desk.staff.author)).toEqual([await unitNamed("統計課")]);
  expect(await unitsFor(desk.staff.stranger)).toEqual([]);
  expect(await judgedOf()).toEqual([await unitNamed("政策部")]);
});

test("those of a unit that ended without another are planning's", async () => {
  await change({ kind: "end", unit: await unitNamed("政策部") }, "2026-07-03");
  expect(await unitsFor(desk.staff.author)).toEqual([]);
  expect(await unitsFor(desk.staff.planning)).toEqual([NOBODYS_UNIT]);
  expect(await judgedOf()).toEqual([]);
  expect(await told()).toEqual([`kikaku ${NOBODYS_UNIT}`, `tanaka ${NOBODYS_UNIT}`]);
  expect(await desk.enter(await asOf(desk.staff.planning, AFTER), [{ year: 2023, text: "63" }], AFTER)).toMatchObject({ ok: true });
});

test("those of a unit that was split are each of its successors', until planning gives them to one", async () => {
  await desk.rule(desk.satisfaction.id, {}, { base: 2, departmentId: desk.departments.citizens, divisionId: null });
  const names = ["くらし部", "こども部"];
  await change({ kind: "split", unit: desk.departments.citizens, names, divisions: new Map() }, "2026-07-04");
  const [living = 0, children = 0] = [await unitNamed("くらし部"), await unitNamed("こども部")];
  const carer = await aPerson(db, municipality, { login: "kodomo", posts: [["author", children]] }, AFTER);
  expect(await unitsFor(desk.staff.stranger)).toEqual([living, children]);
  expect(await unitsFor(carer)).toEqual([living, children]);
  expect(await judgedOf()).toEqual([living, children]);
  expect(await told()).toEqual([`kato ${living}`, `kodomo ${children}`]);
  await desk.rule(desk.satisfaction.id, {}, { base: 3, departmentId: children, divisionId: null });
  expect(await unitsFor(desk.staff.stranger)).toEqual([]);
  expect(await judgedOf()).toEqual([children]);
  expect(await told()).toEqual([`kodomo ${children}`]);
});
