import type { PlanNodeRow, PlanSummary } from "../../../store/plan-store.ts";
import { addressOf } from "../../routes.ts";
import { usePage } from "../../ui/page-context.tsx";
import { nodeLabel } from "../../ui/plan/node-label.ts";
import { planTitle, planYears } from "../../ui/plan/plan-title.ts";
import { treeOf } from "../../ui/tree.ts";
import { Words } from "../../ui/words.tsx";

interface Pillar {
  readonly node: PlanNodeRow;
  readonly children: readonly Pillar[];
}

/** A plan at a glance: its topmost nodes, each with those straight beneath it. */
export function PlanPillars({
  code,
  plan,
  nodes,
}: {
  readonly code: string;
  readonly plan: PlanSummary;
  readonly nodes: readonly PlanNodeRow[];
}) {
  const { t, locale } = usePage();
  const pillars = treeOf(nodes, (node, children: readonly Pillar[]): Pillar => ({ node, children }));
  const years = planYears(plan, t, locale);
  return (
    <section className="pillars">
      <h3>
        <a href={addressOf("plan", { code, plan: plan.id })}>{plan.title === null ? planTitle(plan, t) : <Words>{plan.title}</Words>}</a>
      </h3>
      <p className="quiet">
        {[
          years,
          `${t("nav.indicators")} ${t("count.items", { count: plan.indicators })}`,
          `${t("plan.initiatives")} ${t("count.items", { count: plan.initiatives })}`,
          `${t("plan.goals")} ${t("count.items", { count: plan.goals })}`,
        ]
          .filter((said) => said !== null)
          .join(" ・ ")}
      </p>
      <ul className="cards">
        {pillars.map(({ node, children }) => (
          <li className="card" key={node.id}>
            <p className="pillar-title">
              <span className="quiet">
                <Words>{nodeLabel(node.level, node.code)}</Words>
              </span>
              <a href={addressOf("node", { code, plan: plan.id, node: node.code })}>
                <Words>{node.title}</Words>
              </a>
            </p>
            {children.length === 0 ? null : (
              <ul className="items">
                {children.map((child) => (
                  <li key={child.node.id}>
                    <a href={addressOf("node", { code, plan: plan.id, node: child.node.code })}>
                      <Words>{child.node.title}</Words>
                    </a>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
