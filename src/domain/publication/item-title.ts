import type { PublishedItem, PublishedKind } from "./published-item.ts";

/** goal:100234: what a thing is called among all of a publication. */
export type ItemKey = `${PublishedKind}:${number}`;

export function keyOfItem({ kind, id }: { readonly kind: PublishedKind; readonly id: number }): ItemKey {
  return `${kind}:${id}`;
}

/** What a thing is called in lists; null where it has no title of its own (a plan that prints none, a statement, a year). */
export function titleOfItem(item: PublishedItem): string | null {
  switch (item.kind) {
    case "plan":
    case "node":
      return item.title;
    case "municipality":
    case "indicator":
    case "unit":
      return item.name;
    case "goal":
      return item.body.title;
    case "scale":
      return item.scale.name;
    case "term":
      return item.term;
    case "document":
      return item.title;
    case "mission":
    case "year":
      return null;
  }
}
