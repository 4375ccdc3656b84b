import ical, { ICalAlarmType, type ICalEventData, ICalEventTransparency } from "ical-generator";
import { dayInJapan } from "../domain/calendar/day.ts";
import { dayAfter } from "../domain/calendar/day-span.ts";
import type { CalendarEvent, PhaseEvent, SheetEvent, ValuesEvent } from "../domain/cycle/calendar-events.ts";
import type { Municipality } from "../store/municipality-store.ts";
import type { StandingRow } from "../use-cases/sheet/list-standings.ts";
import { municipalityName } from "./pages/municipality-name.ts";
import { addressOf } from "./routes.ts";
import { formatMoment } from "./ui/dates.ts";
import { formatDeadline } from "./ui/deadline.ts";
import { type Locale, sentencesIn } from "./ui/sentences.ts";
import { formatYear } from "./ui/understood.ts";

const HALF_AN_HOUR_MS = 1_800_000;
/** Calendars are asked to look again after so many seconds. */
const LOOK_AGAIN = 3_600;
/** Numbers of changes are counted in seconds from here, so that they fit into the 32 bits that calendars have for them. */
const COUNTED_FROM_MS = Date.UTC(2020, 0, 1);

export interface CalendarContent {
  readonly municipality: Municipality;
  readonly events: readonly CalendarEvent<StandingRow>[];
  /** Where people open the site. */
  readonly site: string;
  readonly locale: Locale;
}

/**
 * A calendar as RFC 5545 writes it, the same to the octet as long as nothing changed. What begins or ends at midnight is an event of the whole day, the last one for a
 * deadline; what does so at another time takes the half hour before or after it. Nobody is busy because of it.
 */
export function calendarFile(content: CalendarContent): string {
  const { municipality, events, locale } = content;
  const t = sentencesIn(locale);
  const calendar = ical({
    prodId: { company: "Shirube", product: "Shirube", language: locale },
    // The library escapes every text but this.
    name: oneLine(t("calendar.name", { city: municipalityName(municipality, t) })).replace(/[\\;,]/gu, "\\$&"),
    ttl: LOOK_AGAIN,
    events: events.map((event) => eventOf(event, content)),
  });
  // The library leaves out the end of the last line.
  return `${calendar.toString()}\r\n`;
}

function eventOf(event: CalendarEvent<StandingRow>, content: CalendarContent): ICalEventData {
  const { at, changedAt, alarms } = event;
  const { uid, summary, description, address } = toldOf(event, content);
  return {
    id: `${uid}@${content.municipality.code}.shirube`,
    ...timesOf(at, event.kind === "opening"),
    // Without a METHOD this is the time of the last change, not of the answer (RFC 5545, 3.8.7.2).
    stamp: changedAt,
    lastModified: changedAt,
    sequence: Math.max(0, Math.floor((changedAt.getTime() - COUNTED_FROM_MS) / 1000)),
    summary: oneLine(summary),
    description: asText(`${description}\n${content.site}${address}`),
    url: `${content.site}${address}`,
    transparency: ICalEventTransparency.TRANSPARENT,
    alarms: alarms.map((trigger) => ({ type: ICalAlarmType.display, trigger, description: oneLine(summary) })),
  };
}

interface Told {
  readonly uid: string;
  readonly summary: string;
  readonly description: string;
  readonly address: string;
}

function toldOf(event: CalendarEvent<StandingRow>, content: CalendarContent): Told {
  if (event.kind === "deadline") return sheetTold(event, content);
  return event.kind === "values" ? valuesTold(event, content) : phaseTold(event, content);
}

/** How many are owed is not told: it would be another event with each value that is given. */
function valuesTold({ values: { request, year, unit }, at }: ValuesEvent, { municipality: { code }, locale }: CalendarContent): Told {
  const t = sentencesIn(locale);
  const facts = { year: formatYear(year, locale, "short"), unit: unit?.name ?? "" };
  return {
    uid: `values-${request}-${unit?.id ?? 0}`,
    summary: t(unit === null ? "calendar.values.all" : "calendar.values", facts),
    description: t("calendar.deadline", { deadline: formatDeadline(at, locale) }),
    address: unit === null ? addressOf("valueRequests", { code }) : addressOf("unitValues", { code, unit: unit.id }, { year }),
  };
}

function phaseTold({ kind, phase, turns }: PhaseEvent, { municipality: { code }, locale }: CalendarContent): Told {
  const t = sentencesIn(locale);
  const year = formatYear(phase.fiscalYear, locale, "short");
  const duties = turns.map((turn) => t(`calendar.duty.${turn}`)).join(t("calendar.and"));
  const facts = { year, phase: t(`phase.${phase.phase}`), duties };
  const times = { from: formatMoment(phase.opensAt, locale), to: formatDeadline(phase.closesAt, locale) };
  return {
    uid: `${kind}-${phase.fiscalYear}-${phase.phase}`,
    summary: t(turns.length > 0 ? `calendar.${kind}.duties` : `calendar.${kind}`, facts),
    description: t("calendar.times", times),
    address: addressOf("desk", { code }),
  };
}

function sheetTold({ sheet, at, isMine }: SheetEvent<StandingRow>, { municipality: { code }, locale }: CalendarContent): Told {
  const t = sentencesIn(locale);
  const { turn, phase, department, division, fiscalYear, title } = sheet;
  const place = {
    year: formatYear(fiscalYear, locale, "short"),
    phase: t(`phase.${phase}`),
    unit: [department, division].filter(Boolean).join(" "),
  };
  const what = turn !== null && isMine ? t("calendar.mine", { duty: t(`calendar.duty.${turn}`) }) : t("calendar.others");
  return {
    uid: `sheet-${sheet.id}-${phase}`,
    summary: t("calendar.sheet", { what, title }),
    description: [
      t("calendar.place", place),
      t("calendar.deadline", { deadline: formatDeadline(at, locale) }),
      ...(turn === null ? [] : [t("calendar.turn", { turn: t(`turn.${turn}`) })]),
    ].join("\n"),
    address: addressOf("sheet", { code, sheet: sheet.id }),
  };
}

function timesOf(at: Date, begins: boolean): Pick<ICalEventData, "start" | "end" | "allDay"> {
  const isMidnight = dayInJapan(at) !== dayInJapan(new Date(at.getTime() - 1));
  if (isMidnight) {
    const day = begins ? dayInJapan(at) : dayAfter(dayInJapan(at), -1);
    // The library writes the day of a moment as it is in UTC.
    return { allDay: true, start: new Date(`${day}T00:00:00Z`), end: new Date(`${dayAfter(day)}T00:00:00Z`) };
  }
  const [start, end] = begins ? [at.getTime(), at.getTime() + HALF_AN_HOUR_MS] : [at.getTime() - HALF_AN_HOUR_MS, at.getTime()];
  return { start: new Date(start), end: new Date(end) };
}

const oneLine = (text: string): string => asText(text).replace(/\s+/gu, " ");

/** A text of RFC 5545 holds no control characters but line ends. */
const asText = (text: string): string => text.toWellFormed().replace(/[^\P{Cc}\n]/gu, " ");
