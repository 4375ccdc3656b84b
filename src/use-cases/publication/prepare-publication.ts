import { createHash } from "node:crypto";
import { dayInJapan } from "../../domain/calendar/day.ts";
import { comparePublications, type ItemChange } from "../../domain/publication/compare-publications.ts";
import { keyOfItem } from "../../domain/publication/item-title.ts";
import {
  currentOf,
  isSamePart,
  keyOfPart,
  type NumberedPublication,
  type Publication,
  type PublicationPart,
  type PublishedPart,
} from "../../domain/publication/publication.ts";
import type { PublishedItem } from "../../domain/publication/published-item.ts";
import { type Removal, removalsOf } from "../../domain/publication/removals.ts";
import type { Connection } from "../../store/database.ts";
import { listPublications } from "../../store/publication-store.ts";
import { type KeptItem, keptItem, listPublishedItems } from "../../store/published-item-store.ts";
import { compileItems } from "./compile-items.ts";

/** What is to be told of a part: renew takes it from the record as it is now, keep tells what the last publication tells. A part that is not chosen is told no more. */
export interface PartChoice {
  readonly part: PublicationPart;
  readonly take: "renew" | "keep";
}

export interface PreparedPublication {
  /** What citizens read until now. */
  readonly before: NumberedPublication | null;
  readonly parts: readonly PublishedPart[];
  readonly items: readonly KeptItem[];
  /** What becomes of each thing, against what citizens read until now. */
  readonly changes: readonly ItemChange[];
  /** What citizens would read no more, beyond single things: whoever publishes says that they mean it. */
  readonly removals: readonly Removal[];
  /** Stands for all that is told, and for what it is told after: whoever publishes says which they saw. */
  readonly seal: string;
}

/** What would be published of a choice, and what it changes. Parts of which neither the record nor the last publication knows anything are left out. */
export async function preparePublication(
  db: Connection,
  municipality: string,
  choices: readonly PartChoice[],
  now: Date,
): Promise<PreparedPublication> {
  const publications = await listPublications(db, municipality);
  const before = currentOf(publications);
  const told = before === null ? [] : await listPublishedItems(db, municipality, before.id);
  const was = told.map(({ item }) => item);
  const kept = choices
    .filter(({ take }) => take === "keep")
    .flatMap(({ part }) => before?.parts.filter((one) => isSamePart(one, part)) ?? []);
  const renewed = distinct(choices.filter(({ take }) => take === "renew").map(({ part }) => part));
  const items = await compileItems(db, municipality, { renewed, kept, before: was, today: dayInJapan(now) });
  const number = nextNumber(publications);
  const parts: PublishedPart[] = [...renewed.filter((part) => isTold(part, items)).map((part) => ({ ...part, since: number })), ...kept];
  const frozen = items.map(keptItem);
  // What says the same is the same thing, so that it is not looked into.
  const same = new Map(told.map(({ item, sha256 }) => [`${keyOfItem(item)} ${sha256}`, item]));
  const is = frozen.map(({ item, sha256 }) => same.get(`${keyOfItem(item)} ${sha256}`) ?? item);
  const changes = comparePublications(was, is);
  return {
    ...{ before, parts: parts.sort((one, other) => (keyOfPart(one) < keyOfPart(other) ? -1 : 1)), items: frozen },
    ...{ changes, removals: removalsOf(before?.parts ?? [], parts, changes) },
    seal: sealOf(before, frozen),
  };
}

const nextNumber = (publications: readonly Publication[]): number => Math.max(0, ...publications.map(({ number }) => number ?? 0)) + 1;

function distinct(parts: readonly PublicationPart[]): PublicationPart[] {
  return [...new Map(parts.map((part) => [keyOfPart(part), part])).values()];
}

function isTold(part: PublicationPart, items: readonly PublishedItem[]): boolean {
  return items.some((item) =>
    part.kind === "plan" ? item.kind === "plan" && item.id === part.plan : item.kind === "year" && item.id === part.year,
  );
}

function sealOf(before: Publication | null, items: readonly KeptItem[]): string {
  const sums = items.map(({ item, sha256 }) => `${item.kind}:${item.id}:${sha256}`).sort();
  return createHash("sha256")
    .update([before?.id ?? "", ...sums].join("\n"))
    .digest("hex");
}
