import type { Action, Goal, Step } from "../src/domain/goal/goal.ts";
import type { Indicator } from "../src/domain/indicator/indicator.ts";
import type { Value } from "../src/domain/indicator/value.ts";
import type { Mission } from "../src/domain/mission/mission.ts";
import type { Plan, PlanNode } from "../src/domain/plan/plan.ts";

/** Shapes of the contract with nothing in them but what a test is about. */
export const aValue = (given: Partial<Value> = {}): Value => ({
  ...{ text: "30％", value: 30, unit: "%", comparator: "=", fiscalYear: 2025, cumulative: false, maintain: false, change: null },
  ...given,
});

export const anIndicator = (given: Partial<Indicator> = {}): Indicator => ({
  ...{ node: null, name: "市民満足度", unit: "%", kind: null, strategyKpi: false, baseline: null, interimTargets: [], target: null },
  ...{ note: null, divisions: [] },
  ...given,
});

export const aNode = (given: Partial<PlanNode> = {}): PlanNode => ({
  ...{ code: "1", parent: null, level: "章", title: "みんなでつくるまち", statement: null, sections: [] },
  ...given,
});

export const aPlan = (given: Partial<Plan> = {}): Plan => ({
  ...{
    title: "第3次総合計画",
    levels: ["章", "節"],
    nodes: [],
    indicators: [],
    initiatives: [],
    roles: [],
    relatedPlans: [],
    glossary: [],
  },
  ...given,
});

const noReports = { period: null, target: null, midterm: null, result: null, issues: null, grade: null, divisions: [] };

export const aStep = (given: Partial<Step> = {}): Step => ({ mark: "(1)", text: "予約システムの導入", ...noReports, ...given });

export const anAction = (given: Partial<Action> = {}): Action => ({
  ...{ mark: "①", title: "窓口のデジタル化", steps: [], ...noReports },
  ...given,
});

export const aGoal = (given: Partial<Goal> = {}): Goal => ({
  ...{ fiscalYear: 2025, department: "企画部", priority: 1, title: "行政サービスのデジタル化", placements: [] },
  ...{ background: [], purpose: [], sdgs: [], actions: [], remarks: [] },
  ...given,
});

export const aMission = (given: Partial<Mission> = {}): Mission => ({
  ...{ department: "企画部", post: "部長", name: null, fiscalYear: 2025, missions: [], policies: [], midTermGoals: [] },
  ...given,
});
