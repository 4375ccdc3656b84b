import { dayInJapan } from "../../../domain/calendar/day.ts";
import { isChosen } from "../../../domain/progress/choice.ts";
import type { Judged } from "../../../domain/progress/judged.ts";
import { type KeptIndicator, listIndicators } from "../../../store/indicator-store.ts";
import { listPlanTrees, type PlanTree } from "../../../store/plan-outline-store.ts";
import { type JudgedYear, loadJudged } from "../../../use-cases/progress/load-judged.ts";
import type { StaffVisit } from "../../page.ts";
import { type ProgressQuery, readProgressQuery } from "./progress-query.ts";

/** Where the promises of a municipality stand, as the address asks for it. */
export interface ProgressShown extends JudgedYear, Pick<ProgressQuery, "choice"> {
  readonly plans: readonly PlanTree[];
  readonly indicators: readonly KeptIndicator[];
  /** What of everything that was judged the address chooses. */
  readonly chosen: readonly Judged[];
}

/** A fixed number of queries, however large the municipality is. */
export async function loadProgress({ db, code, query, fiscalYear, now }: StaffVisit<string>): Promise<ProgressShown> {
  const { year, choice } = readProgressQuery(query);
  const indicators = await listIndicators(db, code);
  const plans = await listPlanTrees(db, code);
  const nodes = plans.flatMap((plan) => plan.nodes);
  const loaded = await loadJudged(db, code, { indicators, nodes, year, now: fiscalYear, today: dayInJapan(now) });
  return { ...loaded, ...{ choice, plans, indicators }, chosen: loaded.judged.filter((one) => isChosen(one, choice)) };
}
