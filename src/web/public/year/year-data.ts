import type { PhaseName } from "../../../domain/cycle/phase.ts";
import type { PublishedOf } from "../../../domain/publication/published-item.ts";
import { type DocumentLine, documentsWith } from "../document/document-data.ts";
import type { LinkedSite } from "../linked-site.ts";
import { type GoalLink, goalLink, type UnitLink, unitLink } from "../links.ts";
import { type MissionLink, missionLink } from "../node/node-data.ts";

/** The goals and statements of a fiscal year, department by department. */
export interface YearPage {
  readonly year: number;
  readonly phase: PhaseName;
  readonly departments: readonly DepartmentInYear[];
  /** All years that are told, the newest first. */
  readonly years: readonly number[];
  readonly documents: readonly DocumentLine[];
}

export interface DepartmentInYear {
  readonly unit: UnitLink | null;
  /** As the documents name it, where there is no unit. */
  readonly name: string | null;
  readonly goals: readonly GoalResult[];
  readonly missions: readonly MissionLink[];
}

/** A goal with how its actions went. */
export interface GoalResult extends GoalLink {
  readonly actions: number;
  /** How many actions have each grade, in the order in which they first come. */
  readonly grades: readonly { readonly grade: string; readonly count: number }[];
  /** On how many there is a report of the year's end. */
  readonly reported: number;
}

export function yearPageOf(site: LinkedSite, { id: year, phase }: PublishedOf<"year">): YearPage {
  const goals = site.goals.filter(({ fiscalYear }) => fiscalYear === year);
  const missions = site.missions.filter(({ fiscalYear }) => fiscalYear === year);
  const keyOf = ({ department, body }: PublishedOf<"goal"> | PublishedOf<"mission">) =>
    site.find("unit", department) === null ? (body.department ?? "") : department;
  const departments = [...Map.groupBy([...goals, ...missions], keyOf)].map(([key, items]): DepartmentInYear => {
    const unit = typeof key === "number" ? unitLink(site, key) : null;
    return {
      unit,
      name: unit === null && key !== "" ? String(key) : null,
      goals: items.flatMap((item) => (item.kind === "goal" ? [goalResult(item)] : [])),
      missions: items.flatMap((item) => (item.kind === "mission" ? [missionLink(item)] : [])),
    };
  });
  return { year, phase, departments, years: site.years.map(({ id }) => id), documents: documentsWith(site, "year", year) };
}

export function goalResult(goal: PublishedOf<"goal">): GoalResult {
  const { actions } = goal.body;
  const grades = actions.flatMap(({ grade, steps }) => [grade, ...steps.map((step) => step.grade)]).filter((grade) => grade !== null);
  return {
    ...goalLink(goal),
    actions: actions.length,
    grades: [...Map.groupBy(grades, (grade) => grade)].map(([grade, all]) => ({ grade, count: all.length })),
    reported: actions.filter(({ result, steps }) => result !== null || steps.some((step) => step.result !== null)).length,
  };
}
