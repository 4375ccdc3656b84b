import type { Connection } from "../../store/database.ts";
import { type PlacementKey, savePlacements } from "../../store/placement-store.ts";
import type { Claim } from "./claim.ts";

/** What a person said that the document does not tell by itself. */
export interface Choices {
  /** Which plan node a placement means, by its pointer in the reading (/goals/0/placements/1); null: none. */
  readonly links: ReadonlyMap<string, number | null>;
  /** Which indicator of the record an indicator is (/plan/indicators/3); null: a new one. */
  readonly matches: ReadonlyMap<string, number | null>;
}

export const NO_CHOICES: Choices = { links: new Map(), matches: new Map() };

/** By the index of the indicator. */
export function chosenIndicators({ matches }: Choices): ReadonlyMap<number, number | null> {
  return new Map([...matches].map(([pointer, id]) => [Number(pointer.split("/").at(-1)), id]));
}

/** Links placements as a person said, before any other is linked. A goal that says nothing new gets no revision, but its placements may be linked all the same. */
export async function keepLinks(tx: Connection, municipality: string, links: Choices["links"], claims: readonly Claim[]): Promise<void> {
  const ids = new Map(claims.map(({ from, id }) => [from, id]));
  const chosen = [...links].map(([pointer, nodeId]) => ({ placement: placementAt(pointer, ids), nodeId }));
  await savePlacements(tx, municipality, chosen, true);
}

/** /goals/0/placements/1 or /missions/0/midTermGoals/2/placements/1 */
function placementAt(pointer: string, ids: ReadonlyMap<string, number>): PlacementKey {
  const [room = "", index = "", ...rest] = pointer.slice(1).split("/");
  const id = ids.get(`/${room}/${index}`);
  if (id === undefined) throw new Error(`nothing was kept of ${pointer}`);
  const position = Number(rest.at(-1));
  return room === "goals"
    ? { kind: "goal", id, midTermGoal: null, position }
    : { kind: "mission", id, midTermGoal: Number(rest[1]), position };
}
