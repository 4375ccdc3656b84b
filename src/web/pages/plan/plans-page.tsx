import { listPlans, type PlanSummary } from "../../../store/plan-store.ts";
import type { Answer, StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { usePage } from "../../ui/page-context.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Empty, Facts } from "../../ui/parts.tsx";
import { planTitle, planYears } from "../../ui/plan/plan-title.ts";
import { Words } from "../../ui/words.tsx";

/** The plans of a municipality, side by side. */
export async function plansPage({ db, code, t }: StaffVisit): Promise<Answer> {
  const plans = await listPlans(db, code);
  return {
    kind: "page",
    title: t("nav.plans"),
    crumbs: [],
    body: (
      <>
        <PageHead title={t("nav.plans")}>
          <p className="lead">{t("plans.lead")}</p>
        </PageHead>
        {plans.length === 0 ? <Empty>{t("plans.empty")}</Empty> : <PlanCards code={code} plans={plans} />}
      </>
    ),
  };
}

/** A card a plan, with what the record holds of it. */
export function PlanCards({
  code,
  plans,
  level = 2,
}: {
  readonly code: string;
  readonly plans: readonly PlanSummary[];
  readonly level?: 2 | 3;
}) {
  const { t, locale } = usePage();
  const Heading = `h${level}` as const;
  return (
    <ul className="cards">
      {plans.map((plan) => (
        <li key={plan.id} className="card">
          <Heading>
            <a href={addressOf("plan", { code, plan: plan.id })}>
              {plan.title === null ? planTitle(plan, t) : <Words>{plan.title}</Words>}
            </a>
          </Heading>
          <Facts
            facts={[
              [t("plan.years"), planYears(plan, t, locale)],
              [t("plan.levels"), plan.levels.length === 0 ? null : <Words key="levels">{plan.levels.join(" › ")}</Words>],
              [t("plan.nodes"), t("count.items", { count: plan.nodes })],
              [t("nav.indicators"), t("count.items", { count: plan.indicators })],
              [t("plan.initiatives"), t("count.items", { count: plan.initiatives })],
              [t("plan.goals"), t("count.items", { count: plan.goals })],
            ]}
          />
        </li>
      ))}
    </ul>
  );
}
