import { isDeepStrictEqual } from "node:util";
import * as v from "valibot";
import { isProvisionalCode } from "../../../domain/organisation/municipality-code.ts";
import { type ItemKey, keyOfItem, titleOfItem } from "../../../domain/publication/item-title.ts";
import type { PublishedItem } from "../../../domain/publication/published-item.ts";
import { accept, type Result, refuse } from "../../../domain/result.ts";
import { type KeptItem, keptItem } from "../../../store/published-item-store.ts";
import { pointerOf } from "../../import/issue-pointer.ts";
import { storable } from "../../import/storable.ts";
import { faultOfIds, faultOfItems, type ItemFault } from "./item-faults.ts";
import { faultOfDates, faultOfNumbers, faultOfParts } from "./publication-faults.ts";
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
  | { readonly kind: "publication-dates" | "publication-parts"; readonly at: string }
  /** Of a thing: what it is called there, and the publication that tells it so; null where no single one does. */
  | (ItemFault & { readonly title: string | null; readonly publication: number | null });

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
  const wrongDate = faultOfDates(file);
  if (wrongDate !== null) return refuse({ kind: "publication-dates", at: wrongDate });
  return taken(file);
}

function taken(file: PublicationFile): Result<ReadPublications, PublicationFileRefusal> {
  const kept = new Map<string, KeptItem>();
  for (const item of [...file.items, ...file.earlierItems]) {
    const one = keptItem(item);
    if (kept.has(one.sha256))
      return refuse({ kind: "publication-twice", at: keyOfItem(item), title: titleOfItem(item), publication: null });
    kept.set(one.sha256, one);
  }
  const told = new Set<string>();
  const publications: { publication: FiledPublication; items: KeptItem[] }[] = [];
  for (const publication of file.publications.toReversed()) {
    const items = publication.items.flatMap((sum) => kept.get(sum) ?? []);
    if (items.length !== publication.items.length) return refuse({ kind: "publication-sums", at: `/publications/${publication.number}` });
    for (const sum of publication.items) told.add(sum);
    publications.push({ publication, items });
  }
  const untold = [...kept.values()].find(({ sha256 }) => !told.has(sha256));
  if (untold) return refuse({ kind: "publication-sums", at: keyOfItem(untold.item) });
  const everything = [...kept.values()].map(({ item }) => item);
  const wrongId = faultOfIds(
    everything,
    file.publications.map(({ id }) => id),
  );
  if (wrongId !== null) return refuse({ ...wrongId, title: titleAt(everything, wrongId), publication: null });
  for (const { publication, items } of publications) {
    const fault = faultOfOne(publication, items, file);
    if (fault !== null) return refuse(fault);
  }
  const current = publications.find(({ publication }) => publication.number === file.current)?.items.map(({ item }) => item) ?? [];
  return accept({ municipality: file.municipality, publications, current });
}

/** A publication tells each thing once, whose it is, what its parts are, and nothing that does not fit together. */
function faultOfOne(publication: FiledPublication, kept: readonly KeptItem[], file: PublicationFile): PublicationFileRefusal | null {
  const { number, withdrawal } = publication;
  const at = `/publications/${number}`;
  if ((withdrawal === null) !== kept.length > 0) return { kind: "publication-sums", at };
  const items = kept.map(({ item }) => item);
  const seen = new Set<ItemKey>();
  for (const item of items) {
    const key = keyOfItem(item);
    if (seen.has(key)) return { kind: "publication-twice", at: key, title: titleOfItem(item), publication: number };
    seen.add(key);
    if (item.kind === "municipality" && !isOf(item.code, file.municipality.code, number === file.current))
      return { kind: "publication-reference", at: key, to: file.municipality.code, title: item.name, publication: number };
  }
  if (withdrawal === null && !seen.has("municipality:0")) return { kind: "publication-sums", at };
  if (!faultOfParts(publication, items, file.publications)) {
    const fault = faultOfItems(items);
    return fault === null ? null : { ...fault, title: titleAt(items, fault), publication: number };
  }
  return { kind: "publication-parts", at };
}

/** What was published before a municipality had its real code tells the provisional one. */
const isOf = (code: string, own: string, isCurrent: boolean): boolean => code === own || (!isCurrent && isProvisionalCode(code));

function titleAt(items: readonly PublishedItem[], { at }: ItemFault): string | null {
  const item = items.find((one) => keyOfItem(one) === at);
  return item === undefined ? null : titleOfItem(item);
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
