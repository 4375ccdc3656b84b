import { createHash } from "node:crypto";
import { canonicalJson } from "../domain/publication/canonical-json.ts";
import { PUBLISHED_KINDS, type PublishedItem, type PublishedKind } from "../domain/publication/published-item.ts";
import type { Connection } from "./database.ts";
import { groupBy, insertRows } from "./rows.ts";

/** A thing of a publication, word for word. */
export interface KeptItem {
  readonly item: PublishedItem;
  /** As it is given out. */
  readonly body: string;
  /** SHA-256 of the body in UTF-8: two publications that say the same of a thing have the same. */
  readonly sha256: string;
}

export interface ItemFilter {
  readonly kinds?: readonly PublishedKind[];
  readonly ids?: readonly number[];
}

/** A thing as it is kept. */
export function keptItem(item: PublishedItem): KeptItem {
  const body = canonicalJson(item);
  return { item, body, sha256: createHash("sha256").update(body).digest("hex") };
}

/** What a publication holds, in the order of kinds and ids. One query, whatever its number. */
export async function listPublishedItems(
  db: Connection,
  municipality: string,
  publicationId: number,
  { kinds, ids }: ItemFilter = {},
): Promise<KeptItem[]> {
  let query = db
    .selectFrom("published_item as i")
    .innerJoin("published_body as b", (join) =>
      join.onRef("b.municipality_code", "=", "i.municipality_code").onRef("b.sha256", "=", "i.sha256"),
    )
    .where("i.municipality_code", "=", municipality)
    .where("i.publication_id", "=", publicationId)
    .select(["b.body", "b.sha256"]);
  if (kinds !== undefined) query = query.where((eb) => eb("i.kind", "=", eb.fn.any(eb.val(kinds))));
  if (ids !== undefined) query = query.where((eb) => eb("i.item_id", "=", eb.fn.any(eb.val(ids))));
  const rows = await query.execute();
  return inOrder(rows.map(({ body, sha256 }) => ({ body, sha256, item: JSON.parse(body) as PublishedItem })));
}

/**
 * What several publications hold, each in the order of kinds and ids, by the publication's id. Two queries, whatever their number, and a body that many of them share is read once.
 */
export async function listToldItems(
  db: Connection,
  municipality: string,
  publicationIds: readonly number[],
): Promise<ReadonlyMap<number, readonly KeptItem[]>> {
  const named = await db
    .selectFrom("published_item")
    .where("municipality_code", "=", municipality)
    .where((eb) => eb("publication_id", "=", eb.fn.any(eb.val(publicationIds))))
    .select(["publication_id", "sha256"])
    .execute();
  const bodies = await db
    .selectFrom("published_body")
    .where("municipality_code", "=", municipality)
    .where((eb) => eb("sha256", "=", eb.fn.any(eb.val([...new Set(named.map(({ sha256 }) => sha256))]))))
    .select(["sha256", "body"])
    .execute();
  const kept = new Map(bodies.map(({ sha256, body }) => [sha256, { sha256, body, item: JSON.parse(body) as PublishedItem }]));
  const told = groupBy(named, ({ publication_id }) => publication_id);
  return new Map([...told].map(([id, rows]) => [id, inOrder(rows.flatMap(({ sha256 }) => kept.get(sha256) ?? []))]));
}

/** What several publications told of, by the publication's id: nothing of what they said of it. One query, whatever their number. */
export async function listToldKeys(
  db: Connection,
  municipality: string,
  publicationIds: readonly number[],
): Promise<ReadonlyMap<number, readonly Pick<PublishedItem, "kind" | "id">[]>> {
  if (publicationIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("published_item")
    .where("municipality_code", "=", municipality)
    .where((eb) => eb("publication_id", "=", eb.fn.any(eb.val(publicationIds))))
    .select(["publication_id", "kind", "item_id as id"])
    .orderBy("kind")
    .orderBy("item_id")
    .execute();
  const told = groupBy(rows, ({ publication_id }) => publication_id);
  return new Map([...told].map(([publication, keys]) => [publication, keys.map(({ kind, id }) => ({ kind, id }))]));
}

/** Keeps what a publication holds. Bodies that are kept already are not kept twice. */
export async function recordPublishedItems(
  tx: Connection,
  municipality: string,
  publicationId: number,
  items: readonly KeptItem[],
): Promise<void> {
  const known = await tx
    .selectFrom("published_body")
    .where("municipality_code", "=", municipality)
    .where((eb) => eb("sha256", "=", eb.fn.any(eb.val(items.map(({ sha256 }) => sha256)))))
    .select("sha256")
    .execute();
  const kept = new Set(known.map(({ sha256 }) => sha256));
  const bodies = new Map(items.filter(({ sha256 }) => !kept.has(sha256)).map((one) => [one.sha256, one]));
  await insertRows(
    tx,
    "published_body",
    [...bodies.values()].map(({ sha256, body }) => ({ municipality_code: municipality, sha256, body })),
  );
  await insertRows(
    tx,
    "published_item",
    items.map(({ item, sha256 }) => ({
      ...{ municipality_code: municipality, publication_id: publicationId, kind: item.kind, item_id: item.id, sha256 },
    })),
  );
}

function inOrder(items: readonly KeptItem[]): KeptItem[] {
  const rank = ({ item }: KeptItem) => PUBLISHED_KINDS.indexOf(item.kind);
  return items.toSorted((one, other) => rank(one) - rank(other) || one.item.id - other.item.id);
}
