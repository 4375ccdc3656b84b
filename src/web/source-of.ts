import { indexPlaces } from "../store/place-index.ts";
import { listPlacesOf } from "../store/place-store.ts";
import type { MunicipalVisit } from "./page.ts";
import { writePlaces } from "./pages/document/source-pages.ts";
import { addressOf } from "./routes.ts";
import type { Source } from "./ui/source-link.tsx";

type Subject = Parameters<typeof listPlacesOf>[2][number];

/** Finds the source of anything that is said of the things given; of a value that only one document gives, in that document. */
export type SourceOf = (kind: Subject["kind"], id: number, documentId?: number | null) => Source;

/** Loads the places of things that a page shows, all at once. */
export async function loadSources({ db, code }: Pick<MunicipalVisit, "db" | "code">, subjects: readonly Subject[]): Promise<SourceOf> {
  const find = indexPlaces(await listPlacesOf(db, code, subjects));
  return (kind, id, documentId = null) =>
    (path) => {
      const spot = find(kind, id, path, documentId);
      return spot && placeAddress(code, spot.documentId, spot.ranges);
    };
}

/** The address of a place in a source text, at which the browser scrolls to it. */
export function placeAddress(code: string, document: number, ranges: readonly { readonly start: number; readonly end: number }[]): string {
  return `${addressOf("source", { code, document }, { at: writePlaces(ranges) })}#place`;
}
