import { formatDay } from "../../ui/dates.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Block } from "../../ui/page-head.tsx";
import { Words } from "../../ui/words.tsx";
import { PAGES, publicationAddress, standingAddress } from "../addresses.ts";
import { useSite } from "../frame/site-context.tsx";
import type { PageKind } from "../frame/site-page.tsx";
import { SearchForm, siteTitle } from "../frame/site-shell.tsx";
import { PlanCard } from "../plan/plan-card.tsx";
import { StandingPicture } from "../standing/standing-counts.tsx";
import { ContactLines } from "../word/contact-lines.tsx";
import { Naming } from "../word/naming.tsx";
import { YearCards } from "../year/year-cards.tsx";
import type { HomePage } from "./home-data.ts";

/** The first page: the state of the plan at a glance. */
export const homeKind: PageKind<HomePage> = {
  shell: "page",
  head: (_, { t, site }) => ({ title: siteTitle(site.frame, t), description: t("site.home.description"), crumbs: [] }),
  Body: HomeBody,
};

function HomeBody({ data }: { readonly data: HomePage }) {
  const { t, locale } = usePage();
  const { frame, to } = useSite();
  const { greeting, publication, counts, plans, years, changed } = data;
  return (
    <>
      <div className="home-head">
        <h1>{frame.name === null ? t("site.home.title") : <Naming sentence="site.home.titleOf" name={frame.name} />}</h1>
        <p className="lead">{greeting === null ? t("site.home.lead") : <Words>{greeting}</Words>}</p>
        <SearchForm id="home-search" />
      </div>
      {counts.total === 0 ? null : (
        <Block id="standing" title={t("site.home.standing")}>
          <StandingPicture counts={counts} addressOf={standingAddress} />
        </Block>
      )}
      {plans.length === 0 ? null : (
        <Block id="plans" title={t("site.home.plans")}>
          <div className="plan-cards">
            {plans.map((plan) => (
              <PlanCard key={plan.id} plan={plan} />
            ))}
          </div>
        </Block>
      )}
      {years.length === 0 ? null : (
        <Block id="years" title={t("site.home.years")}>
          <YearCards years={years} />
        </Block>
      )}
      <Block id="changes" title={t("site.home.changes")}>
        <p>
          {t("site.publication.of", { number: publication.number })}{" "}
          <span className="quiet">{formatDay(new Date(publication.publishedAt), locale)}</span>
        </p>
        {publication.note === "" ? null : (
          <p>
            <Words>{publication.note}</Words>
          </p>
        )}
        {changed === null ? null : <p>{t("site.home.changed", { ...changed })}</p>}
        <ul className="actions-line after">
          {changed === null ? null : (
            <li>
              <a href={to(PAGES.changes)}>{t("site.home.toChanges")}</a>
            </li>
          )}
          <li>
            <a href={to(publicationAddress(publication.number))}>{t("site.home.toPublication")}</a>
          </li>
          <li>
            <a href={to(PAGES.publications)}>{t("site.nav.publications")}</a>
          </li>
        </ul>
      </Block>
      <Block id="contact" title={t("site.contact.title")}>
        <ContactLines />
      </Block>
    </>
  );
}
