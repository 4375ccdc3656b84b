import type { ReactNode } from "react";
import { listIndicatorsAt } from "../../../store/indicator-store.ts";
import { findPlanNode, type PlanNodePage } from "../../../store/plan-node-store.ts";
import { type Answer, missing, readId, type StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { loadSources, type SourceOf } from "../../source-of.ts";
import { missionTitle } from "../../ui/mission/mission-title.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { Pager } from "../../ui/parts.tsx";
import { nodeLabel } from "../../ui/plan/node-label.ts";
import { Initiatives, RelatedPlans, Roles } from "../../ui/plan/node-parts.tsx";
import { planTitle } from "../../ui/plan/plan-title.ts";
import { Said, SaidItems } from "../../ui/said.tsx";
import { SourceLink } from "../../ui/source-link.tsx";
import { Words } from "../../ui/words.tsx";
import { GoalLinks } from "../goal/goal-links.tsx";
import { type DrawnOf, loadDrawn } from "../indicator/drawn-indicator.ts";
import { IndicatorTable } from "../indicator/indicator-table.tsx";
import { SmallCharts } from "../indicator/small-charts.tsx";
import { loadPlanProgress, PlanProgress } from "../progress/plan-progress.tsx";
import { SummaryLink } from "../public-words/summary-link.tsx";
import { loadNodeReviews, ReviewLinks } from "../reviews/review-links.tsx";

/** A node of a plan, and everything that stands at it. */
export async function nodePage(visit: StaffVisit<"plan" | "node">): Promise<Answer> {
  const { db, code, parts, t } = visit;
  const planId = readId(parts.plan);
  const page = planId === null ? null : await findPlanNode(db, code, planId, parts.node);
  if (!page) return missing("missing.node");
  const { plan, node, ancestors } = page;
  const [sourceOf, drawnOf] = await Promise.all([loadSources(visit, subjectsOf(page)), loadDrawn(visit, page.indicators)]);
  const { beneath } = page;
  const indicators = await listIndicatorsAt(
    db,
    code,
    beneath.map(({ id }) => id),
  );
  const progress = await loadPlanProgress(visit, { plan: plan.id, node, beneath: page.children, nodes: beneath, indicators });
  return {
    kind: "page",
    title: node.title,
    crumbs: [
      { title: t("nav.plans"), href: addressOf("plans", { code }) },
      { title: planTitle(plan, t), href: addressOf("plan", { code, plan: plan.id }) },
      ...ancestors.map((ancestor) => ({ title: ancestor.title, href: addressOf("node", { code, plan: plan.id, node: ancestor.code }) })),
    ],
    body: (
      <>
        <NodeBody code={code} page={page} sourceOf={sourceOf} drawnOf={drawnOf} />
        {progress === null ? null : <PlanProgress shown={progress} />}
        <SummaryLink kind="node" id={node.id} />
        <ReviewLinks reviews={await loadNodeReviews(visit, node.id)} />
      </>
    ),
  };
}

function subjectsOf({ node, indicators, initiatives, roles, relatedPlans }: PlanNodePage): Parameters<typeof loadSources>[1] {
  return [
    { kind: "plan-node", id: node.id },
    ...indicators.map(({ id }) => ({ kind: "indicator" as const, id })),
    ...initiatives.map(({ id }) => ({ kind: "initiative" as const, id })),
    ...roles.map(({ id }) => ({ kind: "role" as const, id })),
    ...relatedPlans.map(({ id }) => ({ kind: "related-plan" as const, id })),
  ];
}

interface Part {
  readonly id: string;
  readonly title: string;
  readonly body: ReactNode;
}

/** With so many parts, a list of them stands before the first. */
const MANY_PARTS = 4;

interface NodeShown {
  readonly code: string;
  readonly page: PlanNodePage;
  readonly sourceOf: SourceOf;
  readonly drawnOf: DrawnOf;
}

function NodeBody(shown: NodeShown) {
  const { code, page, sourceOf } = shown;
  const { t } = usePage();
  const { plan, node, before, after } = page;
  const source = sourceOf("plan-node", node.id);
  const parts = useParts(shown);
  const stepTo = (other: typeof before) =>
    other === null ? null : { href: addressOf("node", { code, plan: plan.id, node: other.code }), title: other.title };
  return (
    <>
      <PageHead
        eyebrow={<Words>{nodeLabel(node.level, node.code)}</Words>}
        title={<Words>{node.title}</Words>}
        source={<SourceLink href={source("/title")} of={t("field.title")} />}
      >
        {node.statement === null ? null : (
          <p className="lead">
            <Said text={node.statement} source={source} path="/statement" of={t("field.statement")} />
          </p>
        )}
      </PageHead>
      {parts.length >= MANY_PARTS ? (
        <nav className="contents" aria-label={t("page.contents")}>
          <ul className="contents-list">
            {parts.map(({ id, title }) => (
              <li key={id}>
                <a href={`#${id}`}>{title}</a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      {parts.map(({ id, title, body }) => (
        <Block key={id} id={id} title={title}>
          {body}
        </Block>
      ))}
      <Pager previous={stepTo(before)} next={stepTo(after)} />
    </>
  );
}

/** The parts of the page in which something stands, in the order in which a plan prints them. */
function useParts({ code, page, sourceOf, drawnOf }: NodeShown): Part[] {
  const { t, locale } = usePage();
  const { plan, node, children, sections, indicators, initiatives, roles, relatedPlans, goals, missions } = page;
  const source = sourceOf("plan-node", node.id);
  const parts: (Part | null)[] = [
    ...sections.map(
      ({ position, title, items }): Part => ({
        id: `section-${position}`,
        title,
        body: <SaidItems texts={items} source={source} path={`/sections/${position}/items`} of={title} />,
      }),
    ),
    indicators.length === 0
      ? null
      : {
          id: "indicators",
          title: t("nav.indicators"),
          body: (
            <>
              <SmallCharts indicators={indicators} drawnOf={drawnOf} />
              <IndicatorTable caption={t("node.indicators", { title: node.title })} indicators={indicators} sourceOf={sourceOf} />
            </>
          ),
        },
    initiatives.length === 0
      ? null
      : { id: "initiatives", title: t("plan.initiatives"), body: <Initiatives initiatives={initiatives} sourceOf={sourceOf} /> },
    roles.length === 0 ? null : { id: "roles", title: t("plan.roles"), body: <Roles roles={roles} sourceOf={sourceOf} /> },
    relatedPlans.length === 0
      ? null
      : { id: "related-plans", title: t("plan.relatedPlans"), body: <RelatedPlans plans={relatedPlans} sourceOf={sourceOf} /> },
    goals.length === 0 ? null : { id: "goals", title: t("node.goals"), body: <GoalLinks code={code} goals={goals} /> },
    missions.length === 0
      ? null
      : {
          id: "missions",
          title: t("node.missions"),
          body: (
            <ul className="items">
              {missions.map((mission) => (
                <li key={`${mission.id} ${mission.node.id}`}>
                  <a href={addressOf("mission", { code, mission: mission.id })}>{missionTitle(mission, t, locale)}</a>
                </li>
              ))}
            </ul>
          ),
        },
    children.length === 0
      ? null
      : {
          id: "children",
          title: t("node.children"),
          body: (
            <ul className="items">
              {children.map((child) => (
                <li key={child.id}>
                  <span className="quiet">
                    <Words>{nodeLabel(child.level, child.code)}</Words>
                  </span>{" "}
                  <a href={addressOf("node", { code, plan: plan.id, node: child.code })}>
                    <Words>{child.title}</Words>
                  </a>
                </li>
              ))}
            </ul>
          ),
        },
  ];
  return parts.filter((part) => part !== null);
}
