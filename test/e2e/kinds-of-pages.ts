import { listDocuments } from "../../src/store/document-store.ts";
import { listGoals } from "../../src/store/goal-store.ts";
import { listIndicators } from "../../src/store/indicator-store.ts";
import { listMissions } from "../../src/store/mission-store.ts";
import { listPlanNodes, listPlans } from "../../src/store/plan-store.ts";
import { addressOf } from "../../src/web/routes.ts";
import type { Site } from "./site.ts";

/** Every page about a thing of the record of a municipality, found in the record itself. */
export async function recordPages({ db }: Pick<Site, "db">, code: string): Promise<string[]> {
  const plans = await listPlans(db, code);
  const nodes = await Promise.all(plans.map(async (plan) => ({ plan: plan.id, rows: await listPlanNodes(db, code, plan.id) })));
  const goals = await listGoals(db, code);
  const years = [...new Set(goals.map(({ fiscalYear }) => fiscalYear))].filter((year) => year !== null);
  return [
    ...plans.map(({ id }) => addressOf("plan", { code, plan: id })),
    ...nodes.flatMap(({ plan, rows }) => rows.map((node) => addressOf("node", { code, plan, node: node.code }))),
    addressOf("indicators", { code }),
    ...(await listIndicators(db, code)).map(({ id }) => addressOf("indicator", { code, indicator: id })),
    ...goals.map(({ id }) => addressOf("goal", { code, goal: id })),
    ...years.map((year) => addressOf("list", { code, year })),
    ...(await listMissions(db, code)).map(({ id }) => addressOf("mission", { code, mission: id })),
  ];
}

/** One page of every kind, by a name for its picture: the fullest of its kind where they differ. */
export async function kindsOfPages({ db }: Pick<Site, "db">, code: string): Promise<ReadonlyMap<string, string>> {
  const pages = new Map<string, string>([
    ["municipality", addressOf("municipality", { code })],
    ["plans", addressOf("plans", { code })],
    ["indicators", addressOf("indicators", { code })],
    ["indicators-empty", addressOf("indicators", { code }, { text: "そのような指標はない" })],
    ["goals", addressOf("goals", { code })],
    ["missions", addressOf("missions", { code })],
    ["documents", addressOf("documents", { code })],
    ["operation", addressOf("operation", { code })],
    ["search-empty", addressOf("search", { code })],
    ["search", addressOf("search", { code }, { q: "計画" })],
    ["missing", addressOf("plan", { code, plan: 1 })],
  ]);
  const [plan] = await listPlans(db, code);
  const indicators = await listIndicators(db, code);
  const goals = await listGoals(db, code);
  const [mission] = await listMissions(db, code);
  const documents = await listDocuments(db, code);
  const document = documents.toSorted((one, other) => other.unplacedPassages - one.unplacedPassages)[0];
  const indicator = indicators.find(({ interimTargets }) => interimTargets.length > 0) ?? indicators[0];
  const goal = goals.find(({ fiscalYear, departmentId }) => fiscalYear !== null && departmentId !== null) ?? goals[0];
  if (plan) pages.set("plan", addressOf("plan", { code, plan: plan.id }));
  const placement = indicator?.placements[0];
  if (placement?.node) pages.set("node", addressOf("node", { code, plan: placement.planId, node: placement.node.code }));
  if (indicator) pages.set("indicator", addressOf("indicator", { code, indicator: indicator.id }));
  if (goal) pages.set("goal-sheet", addressOf("goal", { code, goal: goal.id }));
  const year = goal?.fiscalYear ?? null;
  if (year !== null) {
    pages.set("goals-of-year", addressOf("goalsOfYear", { code, year }));
    pages.set("list", addressOf("list", { code, year }));
    if (goal && goal.departmentId !== null)
      pages.set("goals-of-department", addressOf("goalsOfDepartment", { code, year, department: goal.departmentId }));
  }
  if (mission) pages.set("mission", addressOf("mission", { code, mission: mission.id }));
  if (document) {
    pages.set("document", addressOf("document", { code, document: document.id }));
    pages.set("source", addressOf("source", { code, document: document.id }, { at: "0-8" }));
  }
  return pages;
}
