import { keyOfItem } from "../../../domain/publication/item-title.ts";
import type { NumberedPublication } from "../../../domain/publication/publication.ts";
import { addressFor, archivedAddress, embedAddress, hasPage, type PagedKind } from "../addresses.ts";
import { type SitePage, sitePage } from "../frame/site-page.tsx";
import type { WithdrawnOnce } from "../public-site.ts";
import { embeddedWithdrawnKind, type Withdrawal, withdrawalOf, withdrawnKind } from "./withdrawn-page.tsx";

/**
 * In place of every page of what only withdrawn publications told.
 *
 * @param publications everything that was ever published.
 * @param knows true of what another publication tells, or told: it has a page.
 */
export function withdrawnPages(
  withdrawn: readonly WithdrawnOnce[],
  publications: readonly NumberedPublication[],
  knows: (kind: PagedKind, id: number) => boolean,
): SitePage[] {
  const newestFirst = withdrawn.toSorted((one, other) => other.publication.number - one.publication.number);
  const seen = new Set<string>();
  return newestFirst.flatMap(({ publication, keys }) =>
    withdrawalOf(publication).flatMap((data) => {
      const hadArchive = wasFollowed(publication, publications);
      return keys.flatMap(({ kind, id }) => {
        if (!hasPage(kind)) return [];
        const archived = hadArchive ? [sitePage(withdrawnKind, archivedAddress(publication.number, kind, id), data)] : [];
        const key = keyOfItem({ kind, id });
        if (knows(kind, id) || seen.has(key)) return archived;
        seen.add(key);
        return [...archived, ...pagesInPlaceOf(kind, id, data)];
      });
    }),
  );
}

function pagesInPlaceOf(kind: PagedKind, id: number, data: Withdrawal): SitePage[] {
  const page = sitePage(withdrawnKind, addressFor(kind, id), data);
  return kind === "node" || kind === "indicator" ? [page, sitePage(embeddedWithdrawnKind, embedAddress(kind, id), data)] : [page];
}

/** True where another was published before it was withdrawn: what it told stood under its number meanwhile. */
function wasFollowed({ number, withdrawal }: NumberedPublication, publications: readonly NumberedPublication[]): boolean {
  return withdrawal !== null && publications.some((one) => one.number > number && one.publishedAt <= withdrawal.at);
}
