import ICAL from "ical.js";

/** An event as a calendar that is not ours reads it. */
export interface ReadEvent {
  readonly uid: string;
  readonly summary: string;
  readonly description: string;
  readonly sequence: number;
  /** A day, or a moment. */
  readonly start: string;
  readonly end: string;
  readonly alarms: readonly string[];
  readonly lastModified: string;
}

/** Reads a file of RFC 5545 with ical.js, and throws where it is none: a line too long, or without its end, a text in halves. */
export function readCalendar(file: string): { readonly name: string; readonly events: readonly ReadEvent[] } {
  if (!file.endsWith("END:VCALENDAR\r\n")) throw new Error("the last line has no end");
  for (const line of file.slice(0, -2).split("\r\n")) {
    if (Buffer.byteLength(line) > 75) throw new Error(`more than 75 octets: ${line}`);
    if (/\p{Cc}/u.test(line) || !line.isWellFormed()) throw new Error(`no text: ${JSON.stringify(line)}`);
  }
  const calendar = new ICAL.Component(ICAL.parse(file));
  for (const name of ["version", "prodid"]) if (calendar.getAllProperties(name).length !== 1) throw new Error(`not one ${name}`);
  const events = calendar.getAllSubcomponents("vevent").map(readEvent);
  if (new Set(events.map(({ uid }) => uid)).size < events.length) throw new Error("an event is there twice");
  // ical.js takes the text of a property that it does not know for no text, and leaves it escaped.
  const name = String(calendar.getFirstPropertyValue("x-wr-calname")).replace(/\\([\\;,])/gu, "$1");
  return { name, events };
}

function readEvent(component: ICAL.Component): ReadEvent {
  for (const name of ["uid", "dtstamp", "dtstart", "dtend", "sequence", "last-modified", "summary"])
    if (component.getAllProperties(name).length !== 1) throw new Error(`not one ${name}`);
  const { uid, summary, description, sequence, startDate, endDate } = new ICAL.Event(component);
  const said = (time: ICAL.Time) => (time.isDate ? time.toString() : time.toJSDate().toISOString());
  if (endDate.compare(startDate) <= 0) throw new Error(`${uid} ends before it begins`);
  const alarms = component.getAllSubcomponents("valarm").map((alarm) => {
    if (alarm.getFirstPropertyValue("action") !== "DISPLAY" || !alarm.getFirstPropertyValue("description")) throw new Error("no alarm");
    return said(alarm.getFirstPropertyValue("trigger") as ICAL.Time);
  });
  const lastModified = said(component.getFirstPropertyValue("last-modified") as ICAL.Time);
  return { uid, summary, description, sequence, start: said(startDate), end: said(endDate), alarms, lastModified };
}
