import fc from "fast-check";
import { expect, test } from "vitest";
import { readCalendar } from "../../test/read-calendar.ts";
import type { CalendarEvent, CalendarPhase } from "../domain/cycle/calendar-events.ts";
import type { StandingRow } from "../use-cases/sheet/list-standings.ts";
import { calendarFile } from "./calendar-file.ts";

const MUNICIPALITY = { code: "131016", name: "澄川市", provisional: false };
const SITE = "https://shirube.city.example";
const at = (text: string) => new Date(`${text}:00+09:00`);
const changedAt = at("2026-03-01T10:00");

const row = (given: Partial<StandingRow>): StandingRow => ({
  ...{ id: 7, kind: "goal", fiscalYear: 2026, departmentId: 1, department: "市民部", divisionId: 2, division: "市民課", priority: 1 },
  ...{
    title: "待たない窓口",
    phase: "set",
    status: "draft",
    statusAt: changedAt,
    openUntil: null,
    revision: 1,
    goalId: null,
    missionId: null,
  },
  ...{ continuesGoalId: null, continuesMissionId: null, reviewable: false, phases: [], formName: "", turn: "author", holders: [] },
  ...{ deadline: null, open: true, late: false, ...given },
});
const ofSheet = (sheet: Partial<StandingRow>, given: Partial<CalendarEvent<StandingRow>> = {}): CalendarEvent<StandingRow> =>
  ({
    ...{ kind: "deadline", sheet: row(sheet), isMine: true, at: at("2026-06-01T00:00"), changedAt, alarms: [], ...given },
  }) as CalendarEvent<StandingRow>;
const fileOf = (events: readonly CalendarEvent<StandingRow>[], municipality = MUNICIPALITY) =>
  calendarFile({ municipality, events, site: SITE, locale: "ja" });
/** As one line of text stands in a calendar. */
const inLine = (text: string) => text.toWellFormed().replace(/[\s\p{Cc}]+/gu, " ");

test("every text comes back as it was written, whatever it holds, on one line and in lines of 75 octets", () => {
  const text = fc.string({ unit: "binary", maxLength: 300 });
  const piece = fc.constantFrom(
    ",",
    ";",
    ":",
    "\\",
    '"',
    "\r\n",
    "\n",
    "\t",
    " ",
    "　",
    "亜",
    "𠮷",
    "e\u0301",
    "👩‍👩‍👧",
    "\\n",
    "\u0085",
    "\uD842",
  );
  const wild = fc.oneof(
    text,
    fc.array(piece, { maxLength: 200 }).map((pieces) => pieces.join("")),
  );
  fc.assert(
    fc.property(wild, wild, (title, name) => {
      const { name: called, events } = readCalendar(fileOf([ofSheet({ title, department: name })], { ...MUNICIPALITY, name }));
      expect(inLine(events[0]?.summary ?? "")).toBe(inLine(`【提出の締切】${title}`));
      expect(inLine(called)).toBe(inLine(`しるべの締切（${name}）`));
      expect(events).toHaveLength(1);
    }),
    { numRuns: 300 },
  );
});

const phase = (opensAt: string, closesAt: string): CalendarPhase => ({
  ...{ fiscalYear: 2026, phase: "set", opensAt: at(opensAt), closesAt: at(closesAt), changedAt },
});

test.each([
  ["opening", "2026-04-01T00:00", "2026-04-01", "2026-04-02"],
  ["closing", "2026-06-01T00:00", "2026-05-31", "2026-06-01"],
  ["closing", "2026-03-01T00:00", "2026-02-28", "2026-03-01"],
  ["opening", "2026-04-01T08:30", "2026-03-31T23:30:00.000Z", "2026-04-01T00:00:00.000Z"],
  ["closing", "2026-05-29T17:15", "2026-05-29T07:45:00.000Z", "2026-05-29T08:15:00.000Z"],
  ["closing", "2026-05-29T00:10", "2026-05-28T14:40:00.000Z", "2026-05-28T15:10:00.000Z"],
] as const)("%s at %s in Japan stands from %s to %s", (kind, moment, start, end) => {
  const times = kind === "opening" ? phase(moment, "2026-12-01T00:00") : phase("2026-01-01T00:00", moment);
  const file = fileOf([{ kind, phase: times, turns: [], at: at(moment), changedAt, alarms: [] }]);
  expect(readCalendar(file).events).toMatchObject([{ start, end }]);
});

test("is the same to the octet as long as nothing changed, wherever the machine stands", () => {
  const events = [ofSheet({}, { alarms: [at("2026-05-30T09:00")] }), ofSheet({ id: 8 }, { at: at("2026-05-29T17:15") })];
  const file = fileOf(events);
  const zone = process.env.TZ;
  try {
    for (const TZ of ["Asia/Tokyo", "America/Los_Angeles", "UTC"]) {
      process.env.TZ = TZ;
      expect(fileOf(events)).toBe(file);
    }
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});

test("counts changes by their time: a later one has a greater number, which fits into 32 bits", () => {
  const sequenceOf = (changed: Date) => readCalendar(fileOf([ofSheet({}, { changedAt: changed })])).events[0]?.sequence ?? -1;
  const numbers = ["1999-01-01T00:00", "2026-03-01T10:00", "2026-03-01T10:01", "2080-01-01T00:00"].map((text) => sequenceOf(at(text)));
  expect(numbers[0]).toBe(0);
  expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
  expect(new Set(numbers).size).toBe(4);
  expect(numbers.at(-1)).toBeLessThan(2 ** 31);
});
