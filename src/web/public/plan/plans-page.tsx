import { usePage } from "../../ui/page-context.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import type { PageKind } from "../frame/site-page.tsx";
import { PlanCard } from "./plan-card.tsx";
import type { PlanBrief } from "./plan-data.ts";

/** All plans that are told. */
export const plansKind: PageKind<readonly PlanBrief[]> = {
  shell: "page",
  head: (_, { t }) => ({ title: t("site.nav.plans"), description: t("site.plans.lead"), crumbs: [] }),
  Body: ({ data }) => <Plans plans={data} />,
};

function Plans({ plans }: { readonly plans: readonly PlanBrief[] }) {
  const { t } = usePage();
  return (
    <>
      <PageHead title={t("site.nav.plans")}>
        <p className="lead">{t("site.plans.lead")}</p>
      </PageHead>
      {plans.length === 0 ? <p className="empty">{t("site.plans.none")}</p> : null}
      <h2 className="visually-hidden">{t("site.plans.list")}</h2>
      <div className="plan-cards">
        {plans.map((plan) => (
          <PlanCard key={plan.id} plan={plan} />
        ))}
      </div>
    </>
  );
}
