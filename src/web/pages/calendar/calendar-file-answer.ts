import { findCalendar } from "../../../use-cases/calendar/find-calendar.ts";
import { calendarFile } from "../../calendar-file.ts";
import { type Answer, type MunicipalVisit, missing } from "../../page.ts";

/** What a person has to do and until when, for the calendar of whoever has the key. In Japanese, unless the address says otherwise: calendars have no language. */
export async function calendarFileAnswer({ db, code, municipality, parts, query, site, now }: MunicipalVisit<"key">): Promise<Answer> {
  const events = await findCalendar(db, code, { key: parts.key.replace(/\.ics$/u, ""), now });
  if (events === null) return missing("missing.page");
  const locale = query.get("lang") === "en" ? "en" : "ja";
  return new Response(calendarFile({ municipality, events, site, locale }), {
    headers: {
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": 'inline; filename="shirube.ics"',
      "cache-control": "private, no-store",
      "x-robots-tag": "noindex",
      "content-language": locale,
    },
  });
}
