import type { Period, Placement, Reports, TargetText } from "../../domain/goal/goal.ts";
import type { PublishedOf } from "../../domain/publication/published-item.ts";
import { type ItemWords, named, type SaidFields } from "./said-fields.ts";
import { formatPeriod, formatValue, formatYear, saysAlready } from "./understood.ts";

export function saidGoal({ fiscalYear, department, body, nodes, continues, summary }: PublishedOf<"goal">, words: ItemWords): SaidFields {
  return {
    ...{ title: body.title, plain: summary, fiscalYear: formatYear(fiscalYear, words.locale, "short") },
    ...{ department: body.department, departmentUnit: named("unit", department, words), priority: body.priority },
    placements: body.placements.map(saidPlacement),
    nodes: nodes.flatMap((node) => named("node", node, words) ?? []),
    ...{ background: body.background, purpose: body.purpose, sdgs: body.sdgs.map(String) },
    actions: body.actions.map(({ mark, title, steps, ...reports }) => ({
      ...{ mark, title, ...saidReports(reports, words) },
      steps: steps.map(({ mark: of, text, ...own }) => ({ mark: of, text, ...saidReports(own, words) })),
    })),
    remarks: body.remarks.map(({ label, text }) => ({ label, text })),
    continues: named("goal", continues, words),
  };
}

export function saidMission({ fiscalYear, department, body, nodes, summary }: PublishedOf<"mission">, words: ItemWords): SaidFields {
  return {
    ...{ plain: summary, fiscalYear: formatYear(fiscalYear, words.locale, "short"), department: body.department },
    ...{ departmentUnit: named("unit", department, words), post: body.post, name: body.name, missions: body.missions },
    policies: body.policies.map(({ mark, text, summary: of }) => ({ mark, text, summary: of })),
    midTermGoals: body.midTermGoals.map(({ number, title, items, schedule, placements }, i) => ({
      ...{ mark: number === null ? null : String(number), title, items, schedule, placements: placements.map(saidPlacement) },
      nodes: (nodes[i] ?? []).flatMap((node) => named("node", node, words) ?? []),
    })),
  };
}

const saidPlacement = ({ plan, code, text }: Placement): string => [plan, code, text].filter((one) => one !== null && one !== "").join(" ");

function saidReports({ period, target, midterm, result, issues, grade, divisions }: Reports, words: ItemWords): SaidFields {
  return { period: saidPeriod(period, words), target: saidTarget(target, words), midterm, result, issues, grade, divisions };
}

function saidPeriod(period: Period | null, { t, locale }: ItemWords): string | null {
  return period === null ? null : withUnderstood(period.text, formatPeriod(period, t, locale));
}

function saidTarget(target: TargetText | null, { t }: ItemWords): string | null {
  if (target === null) return null;
  const understood = target.values
    .flatMap((value) => formatValue(value, t) ?? [])
    .filter((one) => !saysAlready(target.text, one))
    .join(t("list.comma"));
  return withUnderstood(target.text, understood === "" ? null : t("understood.as", { understood }));
}

const withUnderstood = (text: string, understood: string | null): string =>
  understood === null || text === understood ? text : text === "" ? understood : `${text}（${understood}）`;
