import { findCalendarOpening } from "../../../store/calendar-store.ts";
import { closeCalendar, openCalendar } from "../../../use-cases/calendar/open-calendar.ts";
import { type Answer, done, type Page, type Posting, type StaffVisit, unreadable } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { formatMoment } from "../../ui/dates.ts";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { Notice } from "../../ui/parts.tsx";

/** 締切のカレンダー: where a person makes the address under which a calendar fetches the deadlines, and takes it back. */
export async function calendarPage(visit: StaffVisit): Promise<Answer> {
  return page(visit, null);
}

/** Makes the address, in place of the one before, and shows it once; or revokes it. */
export async function changeCalendarAnswer(visit: Posting): Promise<Answer> {
  const { db, code, person, form, now, site, locale } = visit;
  const act = form.get("act");
  if (act === "close") {
    await closeCalendar(db, person, now);
    return done(addressOf("calendar", { code }), "calendar-closed");
  }
  if (act !== "open") return unreadable;
  const key = await openCalendar(db, person, now);
  const path = addressOf("calendarFile", { code, key: `${key}.ics` }, { lang: locale === "en" ? "en" : null });
  return page(visit, `${site}${path}`);
}

/** @param made the address that was made just now; it is nowhere to be found again. */
async function page({ db, code, person, t, locale }: StaffVisit, made: string | null): Promise<Page> {
  const since = await findCalendarOpening(db, code, person.account);
  return {
    kind: "page",
    title: t("calendar.title"),
    crumbs: [{ title: t("desk.title"), href: addressOf("desk", { code }) }],
    body: (
      <>
        <PageHead title={t("calendar.title")}>
          <p className="lead">{t("calendar.lead")}</p>
        </PageHead>
        {made === null ? null : (
          <Notice attention status>
            <p>{t("calendar.once")}</p>
            <p>
              <code>{made}</code>
            </p>
          </Notice>
        )}
        <Block title={t("calendar.address")}>
          <p>{since === null ? t("calendar.none") : t("calendar.since", { at: formatMoment(since, locale) })}</p>
          <form className="actions-line" method="post" action={addressOf("changeCalendar", { code })}>
            <button className={since === null ? "button" : "button second"} type="submit" name="act" value="open">
              {t(since === null ? "calendar.make" : "calendar.replace")}
            </button>
            {since === null ? null : (
              <button className="button second" type="submit" name="act" value="close">
                {t("calendar.revoke")}
              </button>
            )}
          </form>
          {since === null ? null : <p className="quiet">{t("calendar.replace.means")}</p>}
        </Block>
        <Block title={t("calendar.use")}>
          <ul>
            <li>{t("calendar.use.outlook")}</li>
            <li>{t("calendar.use.thunderbird")}</li>
            <li>{t("calendar.use.phone")}</li>
            <li>{t("calendar.use.outside")}</li>
            <li>{t("calendar.use.file")}</li>
          </ul>
          <p>{t("calendar.refresh")}</p>
        </Block>
        <Block title={t("calendar.shown")}>
          <p>{t("calendar.shown.means")}</p>
          <p>{t("calendar.secret")}</p>
        </Block>
      </>
    ),
  };
}
