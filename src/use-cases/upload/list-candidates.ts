import type { Placement } from "../../domain/goal/goal.ts";
import { placementFinder } from "../../domain/plan/placement-finder.ts";
import type { Database } from "../../store/database.ts";
import { listPlanOutlines } from "../../store/plan-outline-store.ts";
import type { UploadDraft } from "./find-draft.ts";

export interface PlacementChoice {
  /** /goals/0/placements/1 */
  readonly pointer: string;
  readonly placement: Placement;
  /** Id of the plan node that it will be linked with; null: none. */
  readonly chosen: number | null;
  /** Whether a person has chosen it, or it is certain by itself. */
  readonly sure: boolean;
  readonly byHand: boolean;
  /** Nodes that it may mean, the likeliest first. */
  readonly candidates: readonly PlacementNode[];
}

export interface PlacementNode {
  readonly node: number;
  /** Title of the plan. */
  readonly plan: string | null;
  readonly code: string;
  readonly title: string;
  readonly why: string;
}

/** Which nodes of the record's plans the placements of a draft may mean. */
export async function listPlacementCandidates(db: Database, municipality: string, draft: UploadDraft): Promise<readonly PlacementChoice[]> {
  const plans = await listPlanOutlines(db, municipality);
  const find = placementFinder(plans);
  const nodes = new Map(plans.flatMap((plan) => plan.nodes.map((node) => [node.id, { plan, node }] as const)));
  return placementsOf(draft).map(({ pointer, placement }) => {
    const found = find(placement);
    const known = found && nodes.get(found.id);
    const byHand = draft.links.has(pointer);
    return {
      pointer,
      placement,
      chosen: byHand ? (draft.links.get(pointer) ?? null) : (found?.id ?? null),
      sure: byHand || found !== null,
      byHand,
      candidates: known
        ? [{ node: known.node.id, plan: known.plan.title, code: known.node.code, title: known.node.title, why: "found" }]
        : [],
    };
  });
}

/** The placements of a draft that are to be accepted. */
function placementsOf({ reading, excluded }: UploadDraft): { readonly pointer: string; readonly placement: Placement }[] {
  const at = (placements: readonly Placement[], pointer: string) =>
    placements.map((placement, i) => ({ pointer: `${pointer}/placements/${i}`, placement }));
  const all = [
    ...reading.goals.flatMap(({ placements }, i) => at(placements, `/goals/${i}`)),
    ...reading.missions.flatMap(({ midTermGoals }, i) =>
      midTermGoals.flatMap(({ placements }, j) => at(placements, `/missions/${i}/midTermGoals/${j}`)),
    ),
  ];
  return all.filter(({ pointer }) => ![...excluded].some((part) => pointer === part || pointer.startsWith(`${part}/`)));
}
