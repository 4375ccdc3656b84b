import { saysTheSame } from "../../../domain/publication/canonical-json.ts";
import { type ItemKey, keyOfItem } from "../../../domain/publication/item-title.ts";
import type { PublishedItem } from "../../../domain/publication/published-item.ts";
import { addressFor, archivedAddress, hasPage, type PagedKind } from "../addresses.ts";
import type { PublicSite } from "../public-site.ts";
import { itemsOf } from "./items-of.ts";

/** A publication, by its number and the moment from which it was read. */
export interface Edition {
  readonly number: number;
  /** ISO. */
  readonly publishedAt: string;
}

/** A thing as publications one after another told it, without a change between them. */
export interface Version {
  readonly kind: PagedKind;
  readonly id: number;
  readonly from: Edition;
  readonly to: Edition;
  readonly item: PublishedItem;
}

/** What became of every thing over the publications that were not withdrawn. */
export interface History {
  /** Versions that are not told any more; the page of each stands beneath its first publication. */
  readonly past: readonly Version[];
  /** Things that the newest publication does not tell of, as they were last told, and the publication since which they are gone. */
  readonly gone: readonly { readonly last: Version; readonly since: Edition }[];
  /** Where a thing is read as a publication told it; null where it told of none. */
  addressAt(number: number, kind: PagedKind, id: number): string | null;
  /** True where one of them told of it: there is a page under its address. */
  knows(kind: PagedKind, id: number): boolean;
}

/** Kinds whose pages are kept as they were: of units and years the things that stand there are kept. */
const KEPT: readonly PagedKind[] = ["plan", "node", "indicator", "goal", "mission"];

export const isArchived = (kind: PagedKind): boolean => KEPT.includes(kind);

export const editionOf = ({ publication: { number, publishedAt } }: PublicSite): Edition => ({
  ...{ number, publishedAt: publishedAt.toISOString() },
});

/** @param sites in the order of their numbers; the last is that which is read now. */
export function historyOf(sites: readonly PublicSite[]): History {
  const versions = new Map<ItemKey, Version[]>();
  const before = new Map(sites.map((site, i) => [site.publication.number, sites[i - 1]?.publication.number ?? null]));
  for (const site of sites)
    for (const item of itemsOf(site)) {
      if (!hasPage(item.kind)) continue;
      const { kind, id } = item;
      const known = versions.get(keyOfItem(item)) ?? [];
      const last = known.at(-1);
      const to = editionOf(site);
      if (last !== undefined && last.to.number === before.get(to.number) && saysTheSame(last.item, item))
        known[known.length - 1] = { ...last, to };
      else known.push({ kind, id, from: to, to, item });
      versions.set(keyOfItem(item), known);
    }
  const now = sites.at(-1)?.publication.number ?? 0;
  const all = [...versions.values()].flat();
  const isPast = ({ to }: Version) => to.number !== now;
  return {
    past: all.filter((version) => isPast(version) && isArchived(version.kind)),
    gone: [...versions.values()].flatMap((of) => {
      const last = of.at(-1);
      const next = sites.find(({ publication }) => publication.number > (last?.to.number ?? now));
      return last === undefined || next === undefined ? [] : [{ last, since: editionOf(next) }];
    }),
    knows: (kind, id) => versions.has(keyOfItem({ kind, id })),
    addressAt: (number, kind, id) => {
      const found = (versions.get(keyOfItem({ kind, id })) ?? []).find(({ from, to }) => from.number <= number && number <= to.number);
      if (found === undefined) return null;
      return isPast(found) && isArchived(kind) ? archivedAddress(found.from.number, kind, id) : addressFor(kind, id);
    },
  };
}
