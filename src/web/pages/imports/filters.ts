import type { Upload } from "../../../store/upload-store.ts";
import type { SentenceKey } from "../../ui/sentences.ts";
import type { UploadState } from "./upload-state.tsx";

/** What a person may ask the list of uploads for, in the order in which it is offered. */
const FILTERS = {
  open: ["waiting", "reading", "read", "refused"],
  busy: ["waiting", "reading"],
  read: ["read"],
  refused: ["refused"],
  accepted: ["accepted"],
  rejected: ["rejected"],
  all: ["waiting", "reading", "read", "unpacked", "refused", "accepted", "rejected"],
} as const satisfies Readonly<Record<string, readonly UploadState[]>>;

export type Filter = keyof typeof FILTERS;

export interface CountedFilter {
  readonly filter: Filter;
  readonly title: SentenceKey;
  readonly count: number;
}

/** The filter that an address names; what still asks for something where it names none; null where there is none of that name. */
export function readFilter(query: URLSearchParams): Filter | null {
  const name = query.get("state") ?? "open";
  return Object.hasOwn(FILTERS, name) ? (name as Filter) : null;
}

export function isUnder(filter: Filter, { state }: Pick<Upload, "state">): boolean {
  const states: readonly UploadState[] = FILTERS[filter];
  return states.includes(state);
}

/** The filters, with how many uploads are under each; those that would show nothing are left out, but for where one begins. */
export function countFilters(uploads: readonly Pick<Upload, "state">[], chosen: Filter): CountedFilter[] {
  return (Object.keys(FILTERS) as Filter[])
    .map((filter) => ({
      filter,
      title: `imports.filter.${filter}` as const,
      count: uploads.filter((upload) => isUnder(filter, upload)).length,
    }))
    .filter(({ filter, count }) => count > 0 || filter === "open" || filter === chosen);
}
