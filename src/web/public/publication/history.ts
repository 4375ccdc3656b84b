import { saysTheSame } from "../../../domain/publication/canonical-json.ts";
import { type ItemKey, keyOfItem } from "../../../domain/publication/item-title.ts";
import { addressFor, archivedAddress, type PagedKind } from "../addresses.ts";
import { type Edition, editionOf } from "./edition.ts";
import type { ThingPage, ToldPages } from "./thing-page.ts";

/** The page of a thing as publications one after another told it, without a change of anything that it tells between them. */
export interface Version {
  readonly kind: PagedKind;
  readonly id: number;
  readonly from: Edition;
  readonly to: Edition;
  readonly page: ThingPage;
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
  /** Whatever has a page under this id. */
  kindsOf(id: number): readonly PagedKind[];
}

/** @param told in the order of their numbers; the last is that which is read now. */
export function historyOf(told: readonly ToldPages[]): History {
  const versions = new Map<ItemKey, Version[]>();
  const kinds = new Map<number, Set<PagedKind>>();
  const numbers = told.map(({ site }) => site.publication.number);
  for (const [i, { site, things }] of told.entries()) {
    const to = editionOf(site);
    for (const page of things) {
      const { kind, id } = page;
      const known = versions.get(keyOfItem(page)) ?? [];
      const last = known.at(-1);
      if (last !== undefined && last.to.number === numbers[i - 1] && saysTheSame(last.page.told, page.told))
        known[known.length - 1] = { ...last, to, page };
      else known.push({ kind, id, from: to, to, page });
      versions.set(keyOfItem(page), known);
      kinds.set(id, (kinds.get(id) ?? new Set()).add(kind));
    }
  }
  const now = numbers.at(-1) ?? 0;
  const isPast = ({ to }: Version) => to.number !== now;
  return {
    past: [...versions.values()].flat().filter(isPast),
    gone: [...versions.values()].flatMap((of) => {
      const last = of.at(-1);
      const next = told.find(({ site }) => site.publication.number > (last?.to.number ?? now));
      return last === undefined || next === undefined ? [] : [{ last, since: editionOf(next.site) }];
    }),
    knows: (kind, id) => versions.has(keyOfItem({ kind, id })),
    kindsOf: (id) => [...(kinds.get(id) ?? [])],
    addressAt: (number, kind, id) => {
      const found = (versions.get(keyOfItem({ kind, id })) ?? []).find(({ from, to }) => from.number <= number && number <= to.number);
      if (found === undefined) return null;
      return isPast(found) ? archivedAddress(found.from.number, kind, id) : addressFor(kind, id);
    },
  };
}
