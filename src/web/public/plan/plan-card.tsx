import { usePage } from "../../ui/page-context.tsx";
import { nodeLabel } from "../../ui/plan/node-label.ts";
import { planTitle, planYears } from "../../ui/plan/plan-title.ts";
import { Words } from "../../ui/words.tsx";
import { addressFor } from "../addresses.ts";
import { useSite } from "../frame/site-context.tsx";
import { StandingLine } from "../standing/standing-counts.tsx";
import type { PlanBrief } from "./plan-data.ts";

/** A plan with its topmost parts, and how each stands. */
export function PlanCard({ plan }: { readonly plan: PlanBrief }) {
  const { t, locale } = usePage();
  const { to } = useSite();
  const years = planYears(plan, t, locale);
  const title = planTitle(plan, t);
  return (
    <section className="plan-card">
      <h3>
        <a href={to(addressFor("plan", plan.id))}>
          <Words>{title}</Words>
        </a>
      </h3>
      {years === null ? null : <p className="quiet">{years}</p>}
      {plan.summary === null ? null : (
        <p>
          <Words>{plan.summary}</Words>
        </p>
      )}
      <ul className="pillar-rows">
        {plan.pillars.map(({ id, level, code, title: of, counts }) => (
          <li key={id}>
            <span>
              <span className="level">
                <Words>{nodeLabel(level, code)}</Words>
              </span>{" "}
              <a href={to(addressFor("node", id))}>
                <Words>{of}</Words>
              </a>
            </span>
            <StandingLine counts={counts} />
          </li>
        ))}
      </ul>
    </section>
  );
}
