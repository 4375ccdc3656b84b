import type { Placement } from "../goal/goal.ts";
import { type PlaceableNode, type PlaceablePlan, placementCandidates } from "./placement-candidates.ts";

/** Finds the nodes that placements (位置付け) mean for certain in the plans of a municipality, the newest plan last; else null. */
export function placementFinder(plans: readonly PlaceablePlan[]): (placement: Placement) => PlaceableNode | null {
  const find = placementCandidates(plans);
  return (placement) => {
    const { sure, candidates } = find(placement);
    return sure ? (candidates[0]?.node ?? null) : null;
  };
}
