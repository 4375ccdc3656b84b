import { usePage } from "../../ui/page-context.tsx";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { planTitle } from "../../ui/plan/plan-title.ts";
import { formatYear } from "../../ui/understood.ts";
import { addressFor } from "../addresses.ts";
import { useSite } from "../frame/site-context.tsx";
import type { PageKind } from "../frame/site-page.tsx";
import type { DocumentsPage } from "./document-data.ts";
import { DocumentLines } from "./document-lines.tsx";

/** The documents that the municipality offers for download, as they were given. */
export const documentsKind: PageKind<DocumentsPage> = {
  shell: "page",
  head: (_, { t }) => ({ title: t("site.documents.title"), description: t("site.documents.lead"), crumbs: [] }),
  Body: ({ data }) => <Documents data={data} />,
};

function Documents({ data: { plans, years, others } }: { readonly data: DocumentsPage }) {
  const { t, locale } = usePage();
  const { to } = useSite();
  const isNone = plans.length + years.length + others.length === 0;
  return (
    <>
      <PageHead title={t("site.documents.title")}>
        <p className="lead">{t("site.documents.lead")}</p>
      </PageHead>
      {isNone ? <p className="empty">{t("site.documents.none")}</p> : null}
      {plans.map(({ plan, documents }) => (
        <Block key={plan.id} id={`plan-${plan.id}`} title={planTitle(plan, t)}>
          <DocumentLines documents={documents} />
          <p className="after">
            <a href={to(addressFor("plan", plan.id))}>{t("site.documents.toPlan", { plan: planTitle(plan, t) })}</a>
          </p>
        </Block>
      ))}
      {years.map(({ year, documents }) => (
        <Block key={year} id={`year-${year}`} title={t("goals.yearTitle", { year: formatYear(year, locale) })}>
          <DocumentLines documents={documents} />
          <p className="after">
            <a href={to(addressFor("year", year))}>{t("site.documents.toYear", { year: formatYear(year, locale) })}</a>
          </p>
        </Block>
      ))}
      {others.length === 0 ? null : (
        <Block id="others" title={t("site.documents.others")}>
          <DocumentLines documents={others} />
        </Block>
      )}
    </>
  );
}
