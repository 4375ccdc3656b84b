import { countsByStanding, type StandingCounts } from "../../../domain/progress/roll-up.ts";
import type { PublishedOf } from "../../../domain/publication/published-item.ts";
import { type DrawnIndicator, drawnIndicator } from "../indicator/drawn-parts.ts";
import type { IndicatorLine } from "../indicator/indicator-line.ts";
import type { LinkedSite } from "../linked-site.ts";
import { type GoalLink, goalLink, type NodeLink, nodeLink, type PlanLink, planLink, type UnitLink, unitLink } from "../links.ts";
import type { TreeNode } from "../public-site.ts";

/** Everything that stands on the page of a chapter or a policy. */
export interface NodePage
  extends Pick<PublishedOf<"node">, "id" | "statement" | "summary" | "sections" | "initiatives" | "roles" | "relatedPlans">,
    NodeLink {
  readonly plan: PlanLink;
  readonly ancestors: readonly NodeLink[];
  readonly before: NodeLink | null;
  readonly after: NodeLink | null;
  readonly children: readonly ChildNode[];
  /** Of all indicators at the node and beneath it. */
  readonly counts: StandingCounts;
  readonly lines: readonly IndicatorLine[];
  readonly drawn: readonly DrawnIndicator[];
  /** The newest year in which goals stand here, with what is done. */
  readonly thisYear: { readonly year: number; readonly goals: readonly GoalInYear[] } | null;
  readonly earlier: readonly GoalLink[];
  readonly missions: readonly MissionLink[];
  readonly terms: readonly ExplainedWord[];
}

export interface ChildNode extends NodeLink {
  readonly statement: string | null;
  readonly counts: StandingCounts;
}

/** A goal with its actions: who does what, and how it went. */
export interface GoalInYear extends GoalLink {
  readonly unit: UnitLink | null;
  readonly actions: readonly ActionLine[];
}

export interface ActionLine {
  readonly mark: string | null;
  readonly title: string;
  readonly divisions: readonly string[];
  readonly target: string | null;
  readonly result: string | null;
  readonly grade: string | null;
}

export interface MissionLink {
  readonly id: number;
  readonly fiscalYear: number;
  readonly department: string | null;
  readonly post: string | null;
}

export interface ExplainedWord {
  readonly term: string;
  readonly reading: string | null;
  readonly explanation: string;
  /** What else it is called. */
  readonly otherNames?: readonly string[];
}

export function nodePageOf(site: LinkedSite, node: TreeNode): NodePage | null {
  const plan = site.find("plan", node.plan);
  if (plan === null) return null;
  const { id, level, code, title, statement, summary, sections, initiatives, roles, relatedPlans } = node;
  const indicators = site.indicatorsAt(id);
  const inPlan = site.nodesOf(node.plan);
  const at = inPlan.findIndex((one) => one.id === id);
  const [before, after] = [inPlan[at - 1], inPlan[at + 1]];
  const goals = site.goalsAt(id);
  const year = goals[0]?.fiscalYear ?? null;
  const said = [title, statement, summary, sections, initiatives, roles];
  return {
    ...{ id, level, code, title, statement, summary, sections, initiatives, roles, relatedPlans },
    ...{ plan: planLink(plan), ancestors: site.ancestorsOf(node).map(nodeLink) },
    ...{ before: before === undefined ? null : nodeLink(before), after: after === undefined ? null : nodeLink(after) },
    children: site.childrenOf(id).map((child) => ({
      ...nodeLink(child),
      ...{ statement: child.statement, counts: standingsBeneath(site, child) },
    })),
    counts: standingsBeneath(site, node),
    lines: indicators.flatMap((one) => site.linesOf(one)),
    drawn: indicators.map(drawnIndicator),
    thisYear:
      year === null ? null : { year, goals: goals.filter(({ fiscalYear }) => fiscalYear === year).map((goal) => goalInYear(site, goal)) },
    earlier: goals.filter(({ fiscalYear }) => fiscalYear !== year).map(goalLink),
    missions: site.missionsAt(id).map(missionLink),
    terms: wordsIn(site, JSON.stringify(said)),
  };
}

export function standingsBeneath(site: LinkedSite, node: TreeNode): StandingCounts {
  return countsOf(site.indicatorsBeneath(node).flatMap((one) => site.linesOf(one)));
}

export function countsOf(lines: readonly IndicatorLine[]): StandingCounts {
  return countsByStanding(lines.map(({ standing }) => standing));
}

function goalInYear(site: LinkedSite, goal: PublishedOf<"goal">): GoalInYear {
  return {
    ...goalLink(goal),
    unit: unitLink(site, goal.department),
    actions: goal.body.actions.map(({ mark, title, divisions, target, result, grade, steps }) => ({
      ...{ mark, title, target: target?.text ?? null, result, grade },
      divisions: [...new Set([...divisions, ...steps.flatMap((step) => step.divisions)])],
    })),
  };
}

export function missionLink({ id, fiscalYear, body: { department, post } }: PublishedOf<"mission">): MissionLink {
  return { id, fiscalYear, department, post };
}

/** The explained terms that a text has, by whichever of their names. */
function wordsIn({ terms }: Pick<LinkedSite, "terms">, text: string): ExplainedWord[] {
  const has = (name: string) => name !== "" && text.includes(JSON.stringify(name).slice(1, -1));
  return terms.flatMap(({ term, reading, explanation, otherNames = [] }) =>
    explanation !== null && [term, ...otherNames].some(has)
      ? [{ term, reading, explanation, ...(otherNames.length === 0 ? {} : { otherNames }) }]
      : [],
  );
}
