import { listGoals } from "../../../store/goal-store.ts";
import { listIndicators } from "../../../store/indicator-store.ts";
import { listMissions } from "../../../store/mission-store.ts";
import { listPlanNodes, listPlans } from "../../../store/plan-store.ts";
import type { SummaryKind } from "../../../store/publication-schema.ts";
import type { StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { missionTitle } from "../../ui/mission/mission-title.ts";
import { nodeLabel } from "../../ui/plan/node-label.ts";
import { planTitle } from "../../ui/plan/plan-title.ts";
import { formatYear } from "../../ui/understood.ts";

export const SUMMARY_KINDS = ["plan", "node", "indicator", "goal", "mission"] as const satisfies readonly SummaryKind[];

/** A thing of the record that can be told in plain words. */
export interface Summarised {
  readonly kind: SummaryKind;
  readonly id: number;
  readonly title: string;
  /** Where it stands: the plan, the year and department. */
  readonly context: string | null;
  /** Its page of the record. */
  readonly href: string;
}

/** Everything of a kind, in the order of the record. */
export async function listSummarised(visit: StaffVisit<string>, kind: SummaryKind): Promise<Summarised[]> {
  const { db, code, t, locale } = visit;
  switch (kind) {
    case "plan":
      return (await listPlans(db, code)).map((plan) => ({
        ...{ kind, id: plan.id, title: planTitle(plan, t), context: null, href: addressOf("plan", { code, plan: plan.id }) },
      }));
    case "node":
      return nodesOf(visit);
    case "indicator":
      return (await listIndicators(db, code)).map(({ id, name, placements }) => ({
        ...{ kind, id, title: name, href: addressOf("indicator", { code, indicator: id }) },
        context: placements.map(({ node }) => (node === null ? null : `${node.code} ${node.title}`)).find((one) => one !== null) ?? null,
      }));
    case "goal":
      return (await listGoals(db, code)).map(({ id, title, fiscalYear, department }) => ({
        ...{ kind, id, title, href: addressOf("goal", { code, goal: id }) },
        context:
          [fiscalYear === null ? null : formatYear(fiscalYear, locale, "short"), department].filter((one) => one !== null).join(" ") ||
          null,
      }));
    case "mission":
      return (await listMissions(db, code)).map((mission) => ({
        ...{
          kind,
          id: mission.id,
          title: missionTitle(mission, t, locale),
          context: null,
          href: addressOf("mission", { code, mission: mission.id }),
        },
      }));
  }
}

async function nodesOf({ db, code, t }: StaffVisit<string>): Promise<Summarised[]> {
  const found: Summarised[] = [];
  for (const plan of await listPlans(db, code))
    for (const { id, code: own, level, title } of await listPlanNodes(db, code, plan.id))
      found.push({
        ...{ kind: "node", id, title: `${nodeLabel(level, own)} ${title}`, context: planTitle(plan, t) },
        href: addressOf("node", { code, plan: plan.id, node: own }),
      });
  return found;
}
