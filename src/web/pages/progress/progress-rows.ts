import { type Choice, countedUnder, EVERYTHING, isChosen } from "../../../domain/progress/choice.ts";
import type { Judged } from "../../../domain/progress/judged.ts";
import type { PlanTree } from "../../../store/plan-outline-store.ts";
import { addressOf } from "../../routes.ts";
import { planTitle } from "../../ui/plan/plan-title.ts";
import type { Sentences } from "../../ui/sentences.ts";
import type { ProgressShown } from "./load-progress.ts";
import { progressQuery } from "./progress-query.ts";
import type { StandingRow } from "./standing-table.tsx";

const chosenOf = (judged: readonly Judged[], choice: Choice): Judged[] => judged.filter((one) => isChosen(one, choice));

/** The plan whose topmost nodes are the rows: that which is asked for, or the only one with indicators. */
export function planInRows({ plans, judged, choice }: ProgressShown): PlanTree | null {
  const followed = plans.filter(({ id }) => judged.some(({ indicator }) => indicator.standpoints.some(({ plan }) => plan === id)));
  return plans.find(({ id }) => id === choice.plan) ?? (followed.length === 1 ? (followed[0] ?? null) : null);
}

/** By plan; of one plan by its topmost nodes. */
export function rowsByPlan(shown: ProgressShown, code: string, t: Sentences): StandingRow[] {
  const plan = planInRows(shown);
  const { chosen, choice, plans, counted } = shown;
  if (plan === null)
    return plans
      .map((one): StandingRow => {
        const own = { ...choice, plan: one.id };
        const href = addressOf(
          "progress",
          { code },
          progressQuery(counted, { ...EVERYTHING, plan: one.id, department: choice.department }),
        );
        return { key: one.id, title: planTitle(one, t), href, choice: own, judged: chosenOf(chosen, own) };
      })
      .filter(({ judged }) => judged.length > 0);
  const nowhere = { ...choice, plan: plan.id, node: 0 };
  const rows = topNodes(plan).map((node): StandingRow => {
    const own = { ...choice, plan: plan.id, node: node.id };
    const href = addressOf("node", { code, plan: plan.id, node: node.code });
    return { key: node.id, title: node.title, href, choice: own, judged: chosenOf(chosen, own) };
  });
  const unplaced = { key: "0", title: t("overview.nowhere"), href: null, choice: nowhere, judged: chosenOf(chosen, nowhere) };
  return [...rows, unplaced].filter(({ judged, key }) => judged.length > 0 || key !== "0");
}

/** The topmost nodes of which there are several: a plan may have one above them all. */
function topNodes({ nodes }: PlanTree): PlanTree["nodes"] {
  for (let depth = 0; ; depth += 1) {
    const level = nodes.filter((node) => node.depth === depth);
    if (level.length !== 1 || !nodes.some((node) => node.depth === depth + 1)) return level;
  }
}

/** By the department that gives the values; those that nobody gives come last. What several give, because one was split, stands under each. */
export function rowsByDepartment({ chosen, choice, units }: ProgressShown, t: Sentences): StandingRow[] {
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const order = new Map(units.map(({ id }, i) => [id, i]));
  const counted = [...new Set(chosen.flatMap(countedUnder))].filter((id) => choice.department === null || id === choice.department);
  return counted
    .sort((one, other) => (order.get(one) ?? Infinity) - (order.get(other) ?? Infinity))
    .map((id) => {
      const own = { ...choice, department: id };
      return { key: id, href: null, choice: own, judged: chosenOf(chosen, own), title: names.get(id) ?? t("overview.nobody") };
    });
}
