import { saysTheSame } from "./canonical-json.ts";
import { type ItemKey, keyOfItem, titleOfItem } from "./item-title.ts";
import { type Json, type JsonDifference, jsonDifferences } from "./json-differences.ts";
import { PUBLISHED_KINDS, type PublishedItem, type PublishedKind } from "./published-item.ts";

/** What became of a thing from one publication to another. */
export interface ItemChange {
  readonly kind: PublishedKind;
  readonly id: number;
  readonly change: "added" | "changed" | "removed";
  /** As it is now; of what was removed, as it was. */
  readonly item: PublishedItem;
  /** As it was before; null of what was added. */
  readonly was: PublishedItem | null;
  readonly title: string | null;
  /** Of what was changed: every field that is not as it was. Empty for what was added or removed: all of it is; and where only the order of its parts is another. */
  readonly fields: readonly JsonDifference[];
}

/** What changed from one publication (or none) to another, thing by thing, in the order of kinds and ids. */
export function comparePublications(before: readonly PublishedItem[], after: readonly PublishedItem[]): ItemChange[] {
  const was = byKey(before);
  const is = byKey(after);
  const changes = [...new Set([...is.keys(), ...was.keys()])].flatMap((key): ItemChange[] => {
    const [old, now] = [was.get(key), is.get(key)];
    const item = now ?? old;
    if (item === undefined) return [];
    const of = { kind: item.kind, id: item.id, item, was: old ?? null, title: titleOfItem(item) };
    if (old === undefined || now === undefined) return [{ ...of, change: old === undefined ? "added" : "removed", fields: [] }];
    if (saysTheSame(old, now)) return [];
    return [{ ...of, change: "changed", fields: jsonDifferences(asJson(old), asJson(now)) }];
  });
  const rank = ({ kind }: ItemChange) => PUBLISHED_KINDS.indexOf(kind);
  return changes.sort((one, other) => rank(one) - rank(other) || one.id - other.id);
}

function byKey(items: readonly PublishedItem[]): Map<ItemKey, PublishedItem> {
  return new Map(items.map((item) => [keyOfItem(item), item]));
}

/** Items are plain data. */
const asJson = (item: PublishedItem): Json => item as unknown as Json;
