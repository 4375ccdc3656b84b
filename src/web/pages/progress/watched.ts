import type { Choice } from "../../../domain/progress/choice.ts";
import { nodesWithoutGoal } from "../../../domain/progress/goal-coverage.ts";
import type { PlanTree } from "../../../store/plan-outline-store.ts";
import { listPlacedGoals, listUnreadTargets, type PlacedGoal, type UnreadTarget } from "../../../store/progress-goal-store.ts";
import { listStandings, type StandingRow } from "../../../use-cases/sheet/list-standings.ts";
import type { StaffVisit } from "../../page.ts";

export type TreeNode = PlanTree["nodes"][number];

/** The sheets that are late, of the running year and of the one before, whose reports are still written. */
export async function loadLateSheets({ db, code, now, fiscalYear }: StaffVisit<string>, { department }: Choice): Promise<StandingRow[]> {
  const rows: StandingRow[] = [];
  for (const year of [fiscalYear, fiscalYear - 1]) rows.push(...(await listStandings(db, code, { fiscalYear: year }, now)));
  return rows.filter((row) => row.late && isOf(row, department));
}

/** The goals of a year, as far as the department that is asked for has them. */
export interface GoalsOfYear {
  /** The latest that has goals; else the running one. */
  readonly fiscalYear: number;
  readonly goals: readonly PlacedGoal[];
  /** Those that stand nowhere in the plan that is asked for, or in any. */
  readonly unplaced: readonly PlacedGoal[];
  /** Every node at which a goal of any department stands. */
  readonly placed: ReadonlySet<number>;
}

export async function loadGoalsOfYear({ db, code, fiscalYear }: StaffVisit<string>, { plan, department }: Choice): Promise<GoalsOfYear> {
  const goals = await listPlacedGoals(db, code, fiscalYear);
  const own = goals.filter((goal) => isOf(goal, department));
  return {
    fiscalYear: goals[0]?.fiscalYear ?? fiscalYear,
    goals: own,
    unplaced: own.filter(({ nodes }) => !nodes.some(({ planId }) => plan === null || planId === plan)),
    placed: new Set(goals.flatMap(({ nodes }) => nodes.map(({ id }) => id))),
  };
}

/** The nodes for which no goal works, of the plan that is asked for or of all that have goals: who keeps no goals of a plan owes it none. */
export function bareNodes(plans: readonly PlanTree[], { placed }: GoalsOfYear, { plan }: Choice, level: string | null): TreeNode[] {
  return plans
    .filter(({ id, nodes }) => (plan === null ? nodes.some((node) => placed.has(node.id)) : id === plan))
    .flatMap(({ nodes }) => nodesWithoutGoal(nodes, placed, level));
}

export async function loadUnreadTargets(
  { db, code }: StaffVisit<string>,
  { department }: Choice,
  fiscalYear: number,
): Promise<UnreadTarget[]> {
  return (await listUnreadTargets(db, code, fiscalYear)).filter((target) => isOf(target, department));
}

const isOf = ({ departmentId }: { readonly departmentId: number | null }, department: number | null): boolean =>
  department === null || (departmentId ?? 0) === department;
