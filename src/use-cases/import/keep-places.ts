import type { TracedReading } from "../../documents/reading/reading.ts";
import type { Connection } from "../../store/database.ts";
import { type Place, recordPlaces } from "../../store/place-store.ts";
import type { Claim } from "./claim.ts";

/** Keeps the place of everything that a document says, under what it became. A place of nothing that was kept is a bug. */
export async function keepPlaces(
  tx: Connection,
  municipality: string,
  documentId: number,
  places: TracedReading["places"],
  claims: readonly Claim[],
): Promise<void> {
  const byPointer = new Map(claims.map((claim) => [claim.from, claim]));
  const kept = new Map<string, Place>();
  for (const [pointer, ranges] of places) {
    const claim = claimOf(byPointer, pointer);
    if (!claim) throw new Error(`nothing was kept of ${pointer}`);
    const within = `${claim.to}${pointer.slice(claim.from.length)}`;
    const key = `${claim.kind} ${claim.id} ${within}`;
    if (!kept.has(key)) kept.set(key, { documentId, subjectKind: claim.kind, subjectId: claim.id, pointer: within, ranges });
  }
  await recordPlaces(tx, municipality, [...kept.values()]);
}

/** The claim of the longest part of a pointer. */
function claimOf(claims: ReadonlyMap<string, Claim>, pointer: string): Claim | null {
  for (let end = pointer.length; end > 0; end = pointer.lastIndexOf("/", end - 1)) {
    const claim = claims.get(pointer.slice(0, end));
    if (claim) return claim;
  }
  return null;
}
