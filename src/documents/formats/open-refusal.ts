/** How much of something a document may hold: bytes of what is packed in it, entries of an archive, elements of a part of it. */
export interface InsideLimit {
  readonly unit: "bytes" | "entries" | "cells" | "characters" | "sheets" | "elements";
  readonly limit: number;
}

/** Why a file was not opened. A person can act on each of them. */
export type OpenRefusal =
  | { readonly kind: "empty" }
  | { readonly kind: "too-large"; readonly bytes: number; readonly limit: number }
  /** Nothing that is read. `looksLike`: png, pptx, program … or null where the kind is not known. */
  | { readonly kind: "binary"; readonly looksLike: string | null }
  /** Text in no encoding that is read: so many characters of so many could not be decoded as the likeliest encoding. */
  | { readonly kind: "undecodable"; readonly encoding: string; readonly undecodable: number; readonly characters: number }
  /** A password is asked for. */
  | { readonly kind: "encrypted"; readonly looksLike: string }
  /** A kind of file of before 2007 that is not read: doc (Word), jtd (一太郎) … */
  | { readonly kind: "outdated"; readonly looksLike: string }
  /** Cut off, or not what it says it is. */
  | { readonly kind: "damaged"; readonly looksLike: string }
  /** A JSON that says that it is a reading, and does not keep to its form: `at` is where, as a JSON pointer; empty where it is no JSON. */
  | { readonly kind: "not-a-reading"; readonly at: string }
  /** All that a municipality has published: it is restored, not read. */
  | { readonly kind: "published-data" }
  /** Pages that are pictures only: a scan. */
  | { readonly kind: "no-text-layer"; readonly pages: number }
  | { readonly kind: "too-many-pages"; readonly pages: number; readonly limit: number }
  | ({ readonly kind: "too-much-inside" } & InsideLimit)
  /** An archive in an archive in an archive. */
  | { readonly kind: "nested-archives" }
  /** An archive, where a single document was asked for; `files` of it could be read one by one. */
  | { readonly kind: "archive"; readonly files: number };
