import type { SummaryKind } from "../../store/publication-schema.ts";

/** やさしい説明 of a thing of the record; null where there is none. */
export type SummaryOf = (kind: SummaryKind, id: number) => string | null;
