import type { Place } from "./place-store.ts";
import { groupBy } from "./rows.ts";
import type { SubjectKind, TextRange } from "./schema.ts";

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
      (place) =>
        (documentId === null || place.documentId === documentId) && (place.pointer === pointer || place.pointer.startsWith(`${pointer}/`)),
    );
    const exact = found.find((place) => place.pointer === pointer) ?? found[0];
    if (!exact) return null;
    if (exact.pointer === pointer) return { documentId: exact.documentId, ranges: exact.ranges };
    const beneath = found.filter((place) => place.documentId === exact.documentId);
    return { documentId: exact.documentId, ranges: united(beneath.flatMap(({ ranges }) => ranges)) };
  };
}

/** The same stretches, ascending, none touching another. */
function united(ranges: readonly TextRange[]): TextRange[] {
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of ranges.toSorted((one, other) => one.start - other.start)) {
    const last = joined.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}
