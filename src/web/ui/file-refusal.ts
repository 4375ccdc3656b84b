import type { InsideLimit, OpenRefusal } from "../../documents/formats/open-refusal.ts";
import type { ProcessRefusal } from "../../documents/read-file.ts";
import type { SentenceKey, Sentences } from "./sentences.ts";

/** How each refusal of a file reads. A new kind of refusal does not compile until it has a line here. */
const REFUSALS = {
  empty: "fileRefusal.empty",
  "too-large": "fileRefusal.too-large",
  binary: "fileRefusal.binary",
  undecodable: "fileRefusal.undecodable",
  encrypted: "fileRefusal.encrypted",
  outdated: "fileRefusal.outdated",
  damaged: "fileRefusal.damaged",
  "not-a-reading": "fileRefusal.not-a-reading",
  "published-data": "fileRefusal.published-data",
  "no-text-layer": "fileRefusal.no-text-layer",
  "too-many-pages": "fileRefusal.too-many-pages",
  "too-much-inside": "fileRefusal.too-much-inside",
  "nested-archives": "fileRefusal.nested-archives",
  archive: "fileRefusal.archive",
  "too-slow": "fileRefusal.too-slow",
  "too-much-memory": "fileRefusal.too-much-memory",
  crashed: "fileRefusal.crashed",
  // Of an archive: the others of its files were taken.
  "left-out": "fileRefusal.left-out",
} as const satisfies Readonly<Record<(OpenRefusal | ProcessRefusal)["kind"] | "left-out", SentenceKey>>;

/** What there is too much of. A refusal of an earlier version does not say. */
const INSIDE = {
  bytes: "fileRefusal.too-much-inside.bytes",
  entries: "fileRefusal.too-much-inside.entries",
  cells: "fileRefusal.too-much-inside.cells",
  characters: "fileRefusal.too-much-inside.characters",
  sheets: "fileRefusal.too-much-inside.sheets",
  elements: "fileRefusal.too-much-inside.elements",
} as const satisfies Readonly<Record<InsideLimit["unit"], SentenceKey>>;

export function isFileRefusal(kind: string): kind is keyof typeof REFUSALS {
  return Object.hasOwn(REFUSALS, kind);
}

/** Why a file was not read, and what to do about it. A kind that is not known here (of another version) is only named. */
export function fileRefusalSentence(refusal: { readonly kind: string }, t: Sentences): string {
  if (!isFileRefusal(refusal.kind)) return t("fileRefusal.other", { kind: refusal.kind });
  const facts = Object.entries(refusal).map(([name, fact]) => [
    name,
    typeof fact === "string" ? fact.replaceAll("\n", t("list.comma")) : typeof fact === "number" ? fact : t("fileRefusal.binary.unknown"),
  ]);
  return t(keyOf(refusal, refusal.kind), Object.fromEntries(facts));
}

function keyOf(refusal: object, kind: keyof typeof REFUSALS): SentenceKey {
  const unit = kind === "too-much-inside" && "unit" in refusal ? refusal.unit : null;
  return typeof unit === "string" && isUnit(unit) ? INSIDE[unit] : REFUSALS[kind];
}

function isUnit(unit: string): unit is InsideLimit["unit"] {
  return Object.hasOwn(INSIDE, unit);
}
