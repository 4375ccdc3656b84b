import type { OpenRefusal } from "../../documents/formats/open-refusal.ts";
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
  return t(REFUSALS[refusal.kind], Object.fromEntries(facts));
}
