import type { ReactNode } from "react";
import { listIndicators } from "../../../store/indicator-store.ts";
import { findPlan, listPlanNodes, type PlanDetail, type PlanNodeRow } from "../../../store/plan-store.ts";
import { type Answer, missing, readId, type StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { loadSources } from "../../source-of.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { Empty, Facts } from "../../ui/parts.tsx";
import { planTitle, planYears } from "../../ui/plan/plan-title.ts";
import { SourceLink } from "../../ui/source-link.tsx";
import { treeOf } from "../../ui/tree.ts";
import { Words } from "../../ui/words.tsx";
import { loadPlanProgress, PlanProgress } from "../progress/plan-progress.tsx";
import { SummaryLink } from "../public-words/summary-link.tsx";
import { PlanTree, type TreeNode } from "./plan-tree.tsx";

/** A plan as its tree, with how many indicators and goals stand beneath each node. */
export async function planPage(visit: StaffVisit<"plan">): Promise<Answer> {
  const { db, code, parts, t } = visit;
  const id = readId(parts.plan);
  const plan = id === null ? null : await findPlan(db, code, id);
  if (!plan) return missing("missing.plan");
  const [nodes, indicators, sourceOf] = await Promise.all([
    listPlanNodes(db, code, plan.id),
    listIndicators(db, code, { planId: plan.id }),
    loadSources(visit, [{ kind: "plan", id: plan.id }]),
  ]);
  const beneath = nodes.filter(({ depth }) => depth === 0);
  const progress = await loadPlanProgress(visit, { plan: plan.id, node: null, beneath, nodes, indicators });
  return {
    kind: "page",
    title: planTitle(plan, t),
    crumbs: [{ title: t("nav.plans"), href: addressOf("plans", { code }) }],
    body: (
      <PlanBody code={code} plan={plan} nodes={nodes} source={sourceOf("plan", plan.id)("/title")}>
        {progress === null ? null : <PlanProgress shown={progress} />}
        <SummaryLink kind="plan" id={plan.id} />
      </PlanBody>
    ),
  };
}

function PlanBody({
  code,
  plan,
  nodes,
  source,
  children,
}: {
  readonly code: string;
  readonly plan: PlanDetail;
  readonly nodes: readonly PlanNodeRow[];
  readonly source: string | null;
  readonly children: ReactNode;
}) {
  const { t, locale } = usePage();
  const generations = [
    ...(plan.predecessor ? [{ ...plan.predecessor, label: t("plan.predecessor") }] : []),
    ...plan.successors.map((successor) => ({ ...successor, label: t("plan.successor") })),
  ];
  return (
    <>
      <PageHead
        eyebrow={planYears(plan, t, locale) ?? t("kind.plan")}
        title={plan.title === null ? planTitle(plan, t) : <Words>{plan.title}</Words>}
        source={<SourceLink href={source} of={t("field.title")} />}
      />
      <ul className="plan-numbers">
        <li>
          <a href={addressOf("indicators", { code }, { plan: plan.id })}>
            {t("nav.indicators")} {t("count.items", { count: plan.indicators })}
          </a>
        </li>
        <li>
          {t("plan.initiatives")} {t("count.items", { count: plan.initiatives })}
        </li>
        <li>
          {t("plan.goals")} {t("count.items", { count: plan.goals })}
        </li>
      </ul>
      {children}
      <Block title={t("plan.tree")}>
        {nodes.length === 0 ? <Empty>{t("plan.noNodes")}</Empty> : <PlanTree nodes={treeNodes(code, plan.id, nodes)} />}
      </Block>
      {generations.length > 0 ? (
        <Block title={t("plan.generations")}>
          <Facts
            facts={generations.map((other) => [
              other.label,
              <a key={other.id} href={addressOf("plan", { code, plan: other.id })}>
                {planTitle(other, t)}
              </a>,
            ])}
          />
        </Block>
      ) : null}
      {plan.glossary.length > 0 ? (
        <Block title={t("plan.glossary")}>
          <p className="quiet">{t("plan.glossary.explanation")}</p>
          <ul className="terms">
            {plan.glossary.map((term) => (
              <li key={term}>
                <a href={addressOf("search", { code }, { q: term })}>
                  <Words>{term}</Words>
                </a>
              </li>
            ))}
          </ul>
        </Block>
      ) : null}
    </>
  );
}

function treeNodes(code: string, plan: number, rows: readonly PlanNodeRow[]): TreeNode[] {
  const sum = (own: number, children: readonly TreeNode[], of: "indicators" | "goals") =>
    children.reduce((total, child) => total + child[of], own);
  return treeOf(rows, (row, children: readonly TreeNode[]) => ({
    id: row.id,
    code: row.code,
    title: row.title,
    level: row.level,
    href: addressOf("node", { code, plan, node: row.code }),
    indicators: sum(row.indicators, children, "indicators"),
    goals: sum(row.goals, children, "goals"),
    children,
  }));
}
