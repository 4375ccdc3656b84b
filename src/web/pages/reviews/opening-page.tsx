import { listOpenedYears } from "../../../store/phase-store.ts";
import { listReviewOpenings, type ReviewOpening } from "../../../store/review-opening-store.ts";
import { openToReviewers } from "../../../use-cases/review/open-to-reviewers.ts";
import { type Answer, done, type Page, type Posting, readId, type StaffVisit, stopped } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { usePage } from "../../ui/page-context.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Empty } from "../../ui/parts.tsx";
import { formatYear } from "../../ui/understood.ts";
import { Words } from "../../ui/words.tsx";

/** Where planning chooses the departments whose sheets of a year reviewers see. */
export async function reviewOpeningPage(visit: StaffVisit): Promise<Answer> {
  return page(visit, await askedYear(visit, visit.query), false);
}

export async function openReviewAnswer(visit: Posting): Promise<Answer> {
  const { db, code, form, person, now } = visit;
  const fiscalYear = await askedYear(visit, form);
  const departments = form.getAll("department").flatMap((id) => readId(id) ?? []);
  const opened = await openToReviewers(db, person, { fiscalYear, departments, now });
  if (opened.ok) return done(addressOf("reviewOpening", { code }, { year: fiscalYear }), "reviewOpened");
  return opened.refusal.kind === "forbidden" ? stopped("not-permitted") : page(visit, fiscalYear, true);
}

async function askedYear({ db, code, fiscalYear }: StaffVisit, asked: URLSearchParams): Promise<number> {
  const year = asked.get("year") ?? "";
  return /^\d{4}$/u.test(year) ? Number(year) : ((await listOpenedYears(db, code))[0] ?? fiscalYear);
}

/** @param changed the departments changed while somebody chose among them. */
async function page({ db, code, t, locale, fiscalYear: present }: StaffVisit, fiscalYear: number, changed: boolean): Promise<Page> {
  const openings = await listReviewOpenings(db, code, fiscalYear);
  const years = [...new Set([...(await listOpenedYears(db, code)), fiscalYear, present])].sort((a, b) => b - a);
  const title = t("reviews.opening");
  return {
    kind: "page",
    title,
    status: changed ? 409 : 200,
    crumbs: [{ title: t("reviews.title"), href: addressOf("reviews", { code }) }],
    body: (
      <>
        <PageHead title={title}>
          <p className="lead">{t("reviews.opening.lead")}</p>
        </PageHead>
        {changed ? (
          <div className="notice error" role="alert">
            <p>{t("reviews.opening.changed")}</p>
          </div>
        ) : null}
        <form className="filters" action={addressOf("reviewOpening", { code })}>
          <div className="field">
            <label htmlFor="year">{t("reviews.filter.year")}</label>
            <select id="year" name="year" defaultValue={fiscalYear}>
              {years.map((year) => (
                <option key={year} value={year}>
                  {formatYear(year, locale)}
                </option>
              ))}
            </select>
          </div>
          <button className="button second" type="submit">
            {t("reviews.opening.show")}
          </button>
        </form>
        {openings.length === 0 ? (
          <Empty>{t("reviews.opening.none", { year: formatYear(fiscalYear, locale) })}</Empty>
        ) : (
          <OpeningForm code={code} fiscalYear={fiscalYear} openings={openings} />
        )}
      </>
    ),
  };
}

function OpeningForm({
  code,
  fiscalYear,
  openings,
}: {
  readonly code: string;
  readonly fiscalYear: number;
  readonly openings: readonly ReviewOpening[];
}) {
  const { t, locale } = usePage();
  return (
    <form className="decide-form" method="post" action={addressOf("openReview", { code })}>
      <input type="hidden" name="year" value={fiscalYear} />
      <fieldset className="form-part">
        <legend>{t("reviews.opening.departments", { year: formatYear(fiscalYear, locale) })}</legend>
        {openings.map(({ departmentId, department, sheets, recorded, opened }) => (
          <div key={departmentId}>
            <label className="check">
              <input type="checkbox" name="department" value={departmentId} defaultChecked={opened > 0} />
              <Words>{department}</Words>
            </label>
            <p className="quiet">{t("reviews.opening.counts", { sheets, recorded, opened })}</p>
          </div>
        ))}
      </fieldset>
      <p className="quiet">{t("reviews.opening.hint")}</p>
      <p className="actions-line">
        <button className="button" type="submit">
          {t("reviews.opening.act")}
        </button>
      </p>
    </form>
  );
}
