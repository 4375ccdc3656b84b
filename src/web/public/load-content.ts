import { currentOf, isNumbered, type Publication, toldOf } from "../../domain/publication/publication.ts";
import type { Connection } from "../../store/database.ts";
import { listPublications } from "../../store/publication-store.ts";
import { listPublishedFiles } from "../../store/published-file-store.ts";
import { listPublishedItems, listToldItems, listToldKeys } from "../../store/published-item-store.ts";
import type { PublicSite, WithdrawnOnce } from "./public-site.ts";
import { type SiteContent, siteOf, type WithdrawnContent } from "./site-content.ts";

/**
 * What citizens are to read of a municipality.
 *
 * @param number of the publication that is told; where there is none, the one that is current.
 * @returns null where nothing was ever published, or where that publication does not stand.
 */
export async function loadContent(db: Connection, municipality: string, number?: number): Promise<SiteContent | null> {
  const publications = await listPublications(db, municipality);
  const stand = publications.filter(isNumbered).filter(({ withdrawal }) => withdrawal === null);
  const wanted = number ?? currentOf(publications)?.number;
  const publication = stand.find((one) => one.number === wanted);
  if (publication === undefined) return number === undefined ? loadAllWithdrawn(db, municipality, publications) : null;
  const kept = await listToldItems(
    db,
    municipality,
    stand.map(({ id }) => id),
  );
  const told = stand.map((one) => ({ publication: one, items: (kept.get(one.id) ?? []).map(({ item }) => item) }));
  const files = await listPublishedFiles(db, municipality);
  return { kind: "told", publication, publications, told, files, withdrawn: await loadWithdrawn(db, municipality, publications) };
}

async function loadAllWithdrawn(
  db: Connection,
  municipality: string,
  publications: readonly Publication[],
): Promise<WithdrawnContent | null> {
  const ever = toldOf(publications);
  const [last] = ever;
  if (last === undefined) return null;
  const said = await listPublishedItems(db, municipality, last.id, { kinds: ["municipality"] });
  const [name = null] = said.map(({ item }) => (item.kind === "municipality" ? item.name : null));
  const newestFirst = ever.toSorted((one, other) => other.number - one.number);
  return { kind: "withdrawn", name, publications: newestFirst, withdrawn: await loadWithdrawn(db, municipality, publications) };
}

async function loadWithdrawn(db: Connection, municipality: string, publications: readonly Publication[]): Promise<WithdrawnOnce[]> {
  const withdrawn = toldOf(publications).filter(({ withdrawal }) => withdrawal !== null);
  const keys = await listToldKeys(
    db,
    municipality,
    withdrawn.map(({ id }) => id),
  );
  return withdrawn.map((publication) => ({ publication, keys: keys.get(publication.id) ?? [] }));
}

/** The site of a publication; null where it does not stand. */
export async function loadSite(db: Connection, municipality: string, number: number): Promise<PublicSite | null> {
  const content = await loadContent(db, municipality, number);
  return content?.kind === "told" ? siteOf(content) : null;
}
