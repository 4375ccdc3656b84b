import { placementFinder } from "../../domain/plan/placement-finder.ts";
import type { Connection } from "../../store/database.ts";
import { listOpenPlacements, savePlacements } from "../../store/placement-store.ts";
import { listPlanOutlines } from "../../store/plan-outline-store.ts";

/** Links the placements that no node answered to yet with the nodes that the record has now: a goal may come before its plan. */
export async function linkPlacements(tx: Connection, municipality: string): Promise<void> {
  const open = await listOpenPlacements(tx, municipality);
  if (open.length === 0) return;
  const find = placementFinder(await listPlanOutlines(tx, municipality));
  await savePlacements(
    tx,
    municipality,
    open.flatMap((placement) => {
      const node = find(placement);
      return node ? [{ placement, nodeId: node.id }] : [];
    }),
  );
}
