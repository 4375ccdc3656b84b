import type { Json } from "../../domain/publication/json-differences.ts";
import type { PublishedKind } from "../../domain/publication/published-item.ts";
import type { Locale, Sentences } from "./sentences.ts";

/** What the words of published things are made with. */
export interface ItemWords {
  readonly t: Sentences;
  readonly locale: Locale;
  /** What a thing of the publication is called; null where it tells of none. */
  readonly nameOf: (kind: PublishedKind, id: number) => string | null;
}

/** A thing as people read it: its fields by their names, in the order in which they are read. Two that say the same to people are the same. */
export type SaidFields = Readonly<Record<string, Json>>;

/** The name of a thing; of one that the publication does not tell of, that it does not. Null for none. */
export function named(kind: PublishedKind, id: number | null, { nameOf, t }: ItemWords): string | null {
  return id === null ? null : (nameOf(kind, id) ?? t("change.untold"));
}
