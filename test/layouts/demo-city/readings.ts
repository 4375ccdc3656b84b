import { readPeriod } from "../../../src/domain/calendar/period.ts";
import type { Action, Goal, Reports } from "../../../src/domain/goal/goal.ts";
import type { Indicator } from "../../../src/domain/indicator/indicator.ts";
import type { Mission } from "../../../src/domain/mission/mission.ts";
import type { Plan } from "../../../src/domain/plan/plan.ts";
import { readTargetText } from "../../../src/domain/wording/target-text.ts";
import { readValue } from "../../../src/domain/wording/value.ts";
import type { ActionContent, DepartmentContent, GoalContent, NodeContent, PlanContent, ReportContent } from "./content.ts";

const CIRCLED = [..."①②③④⑤⑥⑦⑧⑨⑩"];

/** The plan that the content describes, of the nodes that `within` takes. */
export function planOf(content: PlanContent, years: { interim: number; final: number }, within: (node: NodeContent) => boolean): Plan {
  const nodes = content.nodes.filter(within);
  return {
    title: content.title,
    levels: content.levels,
    nodes: nodes.map((node) => ({
      code: node.code,
      parent: node.parent,
      level: node.level,
      title: node.title,
      statement: node.statement ?? null,
      sections: Object.entries(node.sections ?? {}).map(([title, items]) => ({ title, items })),
    })),
    indicators: nodes.flatMap((node) => indicatorsOf(node, years)),
    initiatives: nodes.flatMap((node) =>
      (node.initiatives ?? []).flatMap(({ group = null, divisions, items }) =>
        Object.entries(items).map(([item, details]) => ({ node: node.code, group, divisions, item, details })),
      ),
    ),
    roles: nodes.flatMap((node) =>
      Object.entries(node.roles ?? {}).map(([actor, expectations]) => ({ node: node.code, actor, expectations })),
    ),
    relatedPlans: nodes.flatMap((node) => (node.relatedPlans ?? []).map((title) => ({ node: node.code, title }))),
    glossary: [],
  };
}

function indicatorsOf(node: NodeContent, years: { interim: number; final: number }): Indicator[] {
  return (node.indicators ?? []).map(({ name, unit, kind, baseline, interim, target, division, note = null, kpi = false }) => {
    const value = (text: string | null, fiscalYear: number | null) =>
      text === null ? null : readValue(text, { unit, fiscalYear, cumulative: name.includes("累計") });
    const between = value(interim, years.interim);
    return {
      node: node.code,
      name,
      unit,
      kind,
      strategyKpi: kpi,
      baseline: value(baseline, null),
      interimTargets: between ? [between] : [],
      target: value(target, years.final),
      note,
      divisions: [division],
    };
  });
}

export function goalsOf(department: DepartmentContent, fiscalYear: number, goals: readonly GoalContent[]): Goal[] {
  return goals.map((goal, i) => ({
    fiscalYear,
    department: department.name,
    priority: i + 1,
    title: goal.title,
    placements: goal.placements.map(([plan, code, text]) => ({ plan, code, text })),
    background: goal.background,
    purpose: goal.purpose,
    sdgs: goal.sdgs,
    actions: goal.actions.map((action, a) => actionOf(action, CIRCLED[a] ?? "", fiscalYear)),
    remarks: Object.entries(goal.remarks).map(([label, text]) => ({ label, text })),
  }));
}

function actionOf(action: ActionContent, mark: string, fiscalYear: number): Action {
  return {
    mark,
    title: action.title,
    ...reportsOf(action, fiscalYear),
    steps: action.steps.map((step, i) => ({ mark: `(${i + 1})`, text: step.text, ...reportsOf(step, fiscalYear) })),
  };
}

function reportsOf({ period, target, midterm, result, issues }: ReportContent, fiscalYear: number): Reports {
  return {
    period: period === undefined ? null : readPeriod(period, fiscalYear),
    target: target === undefined ? null : readTargetText(target),
    midterm: midterm ?? null,
    result: result ?? null,
    issues: issues ?? null,
    grade: null,
    divisions: [],
  };
}

export function missionOf(department: DepartmentContent, fiscalYear: number): Mission {
  const { missions, policies, midTermGoals } = department.mission;
  return {
    department: department.name,
    post: department.post,
    name: department.head,
    fiscalYear,
    missions,
    policies: policies.map(({ text, summary = null }, i) => ({ mark: `(${i + 1})`, text, summary })),
    midTermGoals: midTermGoals.map((goal, i) => ({
      number: i + 1,
      title: goal.title,
      items: goal.items,
      schedule: goal.schedule,
      placements: goal.placements.map(([plan, code, text]) => ({ plan, code, text })),
    })),
  };
}
