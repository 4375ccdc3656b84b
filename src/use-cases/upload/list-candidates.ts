import { isWithin } from "../../domain/draft/pointer.ts";
import type { Placement } from "../../domain/goal/goal.ts";
import { type PlacementCandidate, placementCandidates } from "../../domain/plan/placement-candidates.ts";
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
  readonly why: PlacementCandidate["why"];
}

/** Which nodes of the record's plans the placements of a draft may mean. */
export async function listPlacementCandidates(db: Database, municipality: string, draft: UploadDraft): Promise<readonly PlacementChoice[]> {
  const plans = await listPlanOutlines(db, municipality);
  const find = placementCandidates(plans);
  return placementsOf(draft).map(({ pointer, placement }) => {
    const { sure, candidates } = find(placement);
    const byHand = draft.links.has(pointer);
    return {
      pointer,
      placement,
      chosen: byHand ? (draft.links.get(pointer) ?? null) : sure ? (candidates[0]?.node.id ?? null) : null,
      sure: byHand || sure,
      byHand,
      candidates: candidates.map(({ plan, node: { id, code, title }, why }) => ({ node: id, plan: plan.title, code, title, why })),
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
  return all.filter(({ pointer }) => ![...excluded].some((part) => isWithin(pointer, part)));
}
