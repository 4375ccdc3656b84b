import { isDeepStrictEqual } from "node:util";
import * as v from "valibot";
import { type ItemKey, keyOfItem } from "../../../domain/publication/item-title.ts";
import type { PublishedItem } from "../../../domain/publication/published-item.ts";
import { accept, type Result, refuse } from "../../../domain/result.ts";
import { type KeptItem, keptItem } from "../../../store/published-item-store.ts";
import { storable } from "../../import/storable.ts";
import { faultOfItems, type ItemFault } from "./item-faults.ts";
import { type FiledPublication, type PublicationFile, publicationFileBody } from "./publication-file.ts";

/** What was published, as a file tells it: everything fits together. */
export interface ReadPublications {
  readonly municipality: PublicationFile["municipality"];
  /** From number 1. */
  readonly publications: readonly { readonly publication: FiledPublication; readonly items: readonly KeptItem[] }[];
  /** What citizens read: the record is made of it. */
  readonly current: readonly PublishedItem[];
}

export type PublicationFileRefusal =
  | { readonly kind: "publication-not-json" }
  /** `at`: where in the file, as a JSON pointer, or which thing (goal:100234). */
  | { readonly kind: "publication-schema" | "publication-text" | "publication-sums" | "publication-numbers"; readonly at: string }
  | ItemFault;

/** Reads a file that holds everything that was published. What does not fit together is refused, and said where. */
export function readPublicationFile(bytes: Uint8Array): Result<ReadPublications, PublicationFileRefusal> {
  const raw = parsed(bytes);
  if (raw === undefined) return refuse({ kind: "publication-not-json" });
  const checked = v.safeParse(publicationFileBody, raw, { abortEarly: true });
  if (!checked.success) return refuse({ kind: "publication-schema", at: pointerOf(checked.issues[0]) });
  const file = checked.output;
  // A database keeps no NUL and no halves of characters: what cannot be kept word for word is not kept.
  const unkept = [...file.items, ...file.earlierItems].find((item) => !isDeepStrictEqual(storable(item), item));
  if (unkept) return refuse({ kind: "publication-text", at: keyOfItem(unkept) });
  const { items: _, earlierItems: __, ...head } = file;
  if (!isDeepStrictEqual(storable(head), head)) return refuse({ kind: "publication-text", at: "/publications" });
  const wrongNumber = faultOfNumbers(file);
  if (wrongNumber !== null) return refuse({ kind: "publication-numbers", at: wrongNumber });
  return taken(file);
}

function taken(file: PublicationFile): Result<ReadPublications, PublicationFileRefusal> {
  const kept = new Map<string, KeptItem>();
  for (const item of [...file.items, ...file.earlierItems]) {
    const one = keptItem(item);
    if (kept.has(one.sha256)) return refuse({ kind: "publication-twice", at: keyOfItem(item) });
    kept.set(one.sha256, one);
  }
  const told = new Set<string>();
  const publications: { publication: FiledPublication; items: KeptItem[] }[] = [];
  for (const publication of file.publications.toReversed()) {
    const items = publication.items.flatMap((sum) => kept.get(sum) ?? []);
    if (items.length !== publication.items.length) return refuse({ kind: "publication-sums", at: `/publications/${publication.number}` });
    for (const sum of publication.items) told.add(sum);
    const fault = faultOfOne(publication, items, file.municipality.code);
    if (fault !== null) return refuse(fault);
    publications.push({ publication, items });
  }
  const untold = [...kept.values()].find(({ sha256 }) => !told.has(sha256));
  if (untold) return refuse({ kind: "publication-sums", at: keyOfItem(untold.item) });
  const current = publications.find(({ publication }) => publication.number === file.current)?.items.map(({ item }) => item) ?? [];
  const everything = [...kept.values()].map(({ item }) => item);
  const fault = faultOfItems(current, { everything, publicationIds: file.publications.map(({ id }) => id) });
  return fault === null ? accept({ municipality: file.municipality, publications, current }) : refuse(fault);
}

/** A publication tells each thing once, and whose it is. */
function faultOfOne(publication: FiledPublication, items: readonly KeptItem[], code: string): PublicationFileRefusal | null {
  const at = `/publications/${publication.number}`;
  if ((publication.withdrawal === null) !== items.length > 0) return { kind: "publication-sums", at };
  const seen = new Set<ItemKey>();
  for (const { item } of items) {
    const key = keyOfItem(item);
    if (seen.has(key)) return { kind: "publication-twice", at: key };
    seen.add(key);
    if (item.kind === "municipality" && item.code !== code) return { kind: "publication-reference", at: key, to: code };
  }
  return publication.withdrawal !== null || seen.has("municipality:0") ? null : { kind: "publication-sums", at };
}

/** Numbers go from 1 without gaps, the newest stands first, and the current one is the last that was not withdrawn. */
function faultOfNumbers({ publications, current }: PublicationFile): string | null {
  const wrong = publications.findIndex(({ number }, i) => number !== publications.length - i);
  if (publications.length === 0 || wrong >= 0) return `/publications/${Math.max(wrong, 0)}/number`;
  const last = publications.find(({ withdrawal }) => withdrawal === null);
  if (last?.number !== current) return "/current";
  const late = publications.find(({ parts, number }) => parts.some(({ since }) => since > number));
  if (late) return `/publications/${late.number}/parts`;
  return null;
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

function pointerOf(issue: v.BaseIssue<unknown>): string {
  const keys = (issue.path ?? []).map(({ key }) => String(key).slice(0, 100).replaceAll("~", "~0").replaceAll("/", "~1"));
  return `/${keys.join("/")}`;
}
