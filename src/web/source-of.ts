import { indexPlaces } from "../store/place-index.ts";
import { listPlacesOf } from "../store/place-store.ts";
import { placesOfRevision } from "../store/revision-places.ts";
import type { Carried } from "../store/schema.ts";
import type { MunicipalVisit } from "./page.ts";
import { addressOf } from "./routes.ts";
import { writePlaces } from "./source/text-pages.ts";
import type { Source } from "./ui/source-link.tsx";

type Subject = Parameters<typeof listPlacesOf>[2][number];

/**
 * Finds the source of anything that is said of the things given; of a value that only one document gives, in that document; of a revision, in its own document
 * and in those from which it carried something over.
 */
export type SourceOf = (kind: Subject["kind"], id: number, documentId?: number | null, carried?: readonly Carried[]) => Source;

/** Loads the places of things that a page shows, all at once. */
export async function loadSources({ db, code }: Pick<MunicipalVisit, "db" | "code">, subjects: readonly Subject[]): Promise<SourceOf> {
  const places = await listPlacesOf(db, code, subjects);
  const find = indexPlaces(places);
  return (kind, id, documentId = null, carried = []) => {
    const ofSubject = () => places.filter(({ subjectKind, subjectId }) => subjectKind === kind && subjectId === id);
    const ofRevision = carried.length === 0 ? null : indexPlaces(placesOfRevision(ofSubject(), documentId, carried));
    return (path) => {
      const spot = ofRevision ? ofRevision(kind, id, path) : find(kind, id, path, documentId);
      return spot && placeAddress(code, spot.documentId, spot.ranges);
    };
  };
}

/** The address of a place in a source text, at which the browser scrolls to it. */
export function placeAddress(code: string, document: number, ranges: readonly { readonly start: number; readonly end: number }[]): string {
  return `${addressOf("source", { code, document }, { at: writePlaces(ranges) })}#place`;
}
