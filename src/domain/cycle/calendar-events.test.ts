import { describe, expect, test } from "vitest";
import type { Person, Post } from "../access/person.ts";
import { isOfUnit, ROLES, type Role } from "../access/role.ts";
import { type CalendarPhase, type CalendarSheet, type CalendarValues, calendarEvents } from "./calendar-events.ts";

const at = (text: string) => new Date(`${text}:00+09:00`);
const phases: readonly CalendarPhase[] = [
  { fiscalYear: 2026, phase: "set", opensAt: at("2026-04-01T00:00"), closesAt: at("2026-06-01T00:00"), changedAt: at("2026-03-01T00:00") },
  {
    fiscalYear: 2026,
    phase: "final",
    opensAt: at("2027-03-01T09:00"),
    closesAt: at("2027-04-10T17:00"),
    changedAt: at("2026-03-02T00:00"),
  },
];
const sheet = (given: Partial<CalendarSheet> = {}): CalendarSheet => ({
  ...{ id: 5, fiscalYear: 2026, phase: "set", statusAt: at("2026-04-02T00:00"), turn: "author", deadline: at("2026-06-01T00:00") },
  ...{ departmentId: 1, divisionId: null, reviewable: false, ...given },
});
const post = (role: Role, department = 1): Post => ({
  role,
  units: isOfUnit(role) ? { departments: new Set([department]), divisions: new Set(), departmentsOfDivisions: new Set() } : null,
});
const person = (...posts: readonly Post[]): Person => ({ municipality: "131016", account: 1, name: "山田 花子", posts });
const always = (who: Person, sheets: readonly CalendarSheet[] = [], values: readonly CalendarValues[] = []) =>
  calendarEvents(who, () => who, { phases, sheets, values });
const said = (events: ReturnType<typeof always>) =>
  events.map((event) => {
    if (event.kind === "values") return `values ${event.values.unit?.name ?? "all"} ${event.alarms.length}`;
    return event.kind === "deadline"
      ? `sheet ${event.sheet.id}${event.isMine ? " mine" : ""}`
      : `${event.kind} ${event.phase.phase} ${event.turns}`;
  });

describe("the phases of a year", () => {
  test.each([
    [[post("author")], "author"],
    [[post("checker")], "checker"],
    [[post("approver")], "approver"],
    [[post("planning")], "planning"],
    [[post("approver"), post("planning"), post("author", 2)], "author,approver,planning"],
    [[post("leader")], ""],
    [[post("reviewer")], ""],
  ])("are told with what is one's own to do: %#", (posts, turns) => {
    expect(said(always(person(...posts)))).toEqual(
      ["opening set", "closing set", "opening final", "closing final"].map((one) => `${one} ${turns}`),
    );
  });

  test.each([[[]], [[post("operator")]]])("are nothing for who may read no sheet: %#", (posts) => {
    expect(always(person(...posts), [sheet()])).toEqual([]);
  });

  test("ring at nine on the day before the last, where there is something to do", () => {
    expect(always(person(post("author"))).map(({ alarms }) => alarms)).toEqual([
      [],
      [at("2026-05-30T09:00")],
      [],
      [at("2027-04-09T09:00")],
    ]);
    expect(always(person(post("leader"))).flatMap(({ alarms }) => alarms)).toEqual([]);
  });

  test("are told for the days on which a post is held, also one that is not held yet", () => {
    const [now, then] = [person(post("author")), person(post("approver", 2))];
    const onDay = (moment: Date) => (moment < at("2027-04-01T00:00") ? now : then);
    expect(said(calendarEvents(now, onDay, { phases, sheets: [], values: [] })).slice(2)).toEqual([
      "opening final author",
      "closing final approver",
    ]);
    expect(
      said(calendarEvents(now, (moment) => (moment < at("2026-06-01T00:00") ? now : null), { phases, sheets: [], values: [] })),
    ).toEqual(["opening set author", "closing set author"]);
    expect(calendarEvents(person(), onDay, { phases, sheets: [sheet()], values: [] })).toEqual([]);
  });
});

describe("a sheet", () => {
  const ofSheets = (who: Person, ...sheets: readonly CalendarSheet[]) => said(always(who, sheets)).slice(4);

  test.each([
    ["author", "author", ["sheet 5 mine"]],
    ["author", "checker", ["sheet 5"]],
    ["checker", "author", ["sheet 5"]],
    ["checker", "checker", ["sheet 5 mine"]],
    ["approver", "approver", ["sheet 5 mine"]],
    ["planning", "planning", []],
    ["leader", "author", []],
    ["reviewer", "author", []],
  ] as const)("is told to the %s of its unit while it is the turn of the %s", (role, turn, told) => {
    expect(ofSheets(person(post(role)), sheet({ turn, reviewable: true }))).toEqual(told);
  });

  test.each(ROLES.filter(isOfUnit))("of another unit is nothing for its %s", (role) => {
    expect(ofSheets(person(post(role, 2)), sheet(), sheet({ id: 6, divisionId: 9 }))).toEqual([]);
  });

  test("is nothing once it is accepted, nor where it has no deadline", () => {
    expect(ofSheets(person(post("author")), sheet({ turn: null }), sheet({ deadline: null }))).toEqual([]);
  });

  test("is nothing where its deadline lies beyond one's post in the unit", () => {
    const [now, then] = [person(post("author")), person(post("author", 2))];
    const onDay = (moment: Date) => (moment < at("2027-04-01T00:00") ? now : then);
    const late = sheet({ phase: "final", deadline: at("2027-04-10T17:00") });
    expect(said(calendarEvents(now, onDay, { phases, sheets: [sheet(), late], values: [] })).slice(4)).toEqual(["sheet 5 mine"]);
    expect(calendarEvents(then, () => then, { phases, sheets: [late], values: [] })).toHaveLength(4);
  });

  test("rings a week and a day before, for whose turn it is", () => {
    const [mine] = always(person(post("author")), [sheet()]).slice(4);
    expect(mine?.alarms).toEqual([at("2026-05-24T09:00"), at("2026-05-30T09:00")]);
    const [theirs] = always(person(post("checker")), [sheet()]).slice(4);
    expect(theirs?.alarms).toEqual([]);
  });

  test("changed when its phase was given other times, or its turn or its own time changed", () => {
    const changedAt = (statusAt: Date) => always(person(post("author")), [sheet({ statusAt })])[4]?.changedAt;
    expect(changedAt(at("2026-02-01T00:00"))).toEqual(at("2026-03-01T00:00"));
    expect(changedAt(at("2026-05-01T00:00"))).toEqual(at("2026-05-01T00:00"));
  });
});

describe("values that are asked for", () => {
  const asked = { request: 7, year: 2025, requestedAt: at("2026-05-01T10:00"), deadline: at("2026-06-21T00:00") };
  const values: readonly CalendarValues[] = [
    { ...asked, unit: null },
    { ...asked, unit: { id: 1, name: "企画部", answerers: [{ departmentId: 1, divisionId: null }] } },
    { ...asked, unit: { id: 2, name: "市民部", answerers: [{ departmentId: 2, divisionId: null }] } },
  ];

  test.each([
    [[post("author")], ["values 企画部 2"]],
    [
      [post("checker"), post("approver", 2)],
      ["values 企画部 0", "values 市民部 0"],
    ],
    [[post("planning")], ["values all 0"]],
    [
      [post("planning"), post("author", 2)],
      ["values all 0", "values 市民部 2"],
    ],
    [[post("leader")], []],
  ])("are told with their day to whoever gives them or asks: %#", (posts, events) => {
    expect(said(always(person(...posts), [], values)).slice(4)).toEqual(events);
  });

  test("are no matter of whoever has left the unit by then", () => {
    const now = person(post("author"));
    expect(calendarEvents(now, (moment) => (moment < at("2026-06-20T00:00") ? now : null), { phases: [], sheets: [], values })).toEqual([]);
  });
});
