import { isWithin } from "../domain/draft/pointer.ts";
import { type TextRange, united } from "../domain/draft/text-range.ts";
import type { Place } from "./place-store.ts";
import { groupBy } from "./rows.ts";
import type { SubjectKind } from "./schema.ts";

/** A stretch of one document. */
export interface Spot {
  readonly documentId: number;
  readonly ranges: readonly TextRange[];
}

/**
 * Finds the place of a pointer: its own, else all that stand beneath it together (/target covers /target/text); where several documents have one, the newest
 * (the one that comes first in `places`), unless one is named.
 */
export type PlaceIndex = (kind: SubjectKind, id: number, pointer: string, documentId?: number | null) => Spot | null;

export function indexPlaces(places: readonly Place[]): PlaceIndex {
  const bySubject = groupBy(places, ({ subjectKind, subjectId }) => `${subjectKind} ${subjectId}`);
  return (kind, id, pointer, documentId = null) => {
    const found = (bySubject.get(`${kind} ${id}`) ?? []).filter(
      (place) => (documentId === null || place.documentId === documentId) && isWithin(place.pointer, pointer),
    );
    const exact = found.find((place) => place.pointer === pointer) ?? found[0];
    if (!exact) return null;
    if (exact.pointer === pointer) return { documentId: exact.documentId, ranges: exact.ranges };
    const beneath = found.filter((place) => place.documentId === exact.documentId);
    return { documentId: exact.documentId, ranges: united(beneath.flatMap(({ ranges }) => ranges)) };
  };
}
