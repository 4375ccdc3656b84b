import { isWithin } from "../domain/draft/pointer.ts";
import type { Place } from "./place-store.ts";
import type { Carried } from "./schema.ts";

/**
 * The places of what a revision says: those of its own document and, for what it carried over, those of the document that had said it, under the pointers
 * that the revision has. Places that speak of an earlier revision are left out.
 */
export function placesOfRevision(places: readonly Place[], documentId: number | null, carried: readonly Carried[]): Place[] {
  const own = places.filter((place) => place.documentId === documentId);
  const brought = carried.flatMap(({ pointer, documentId: before, from }) =>
    places
      .filter((place) => place.documentId === before && isWithin(place.pointer, from))
      .map((place) => ({ ...place, pointer: `${pointer}${place.pointer.slice(from.length)}` })),
  );
  const taken = new Set(brought.map(({ pointer }) => pointer));
  return [...own.filter(({ pointer }) => !taken.has(pointer)), ...brought];
}
