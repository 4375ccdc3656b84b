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

function isUnder(filter: Filter, { state }: Pick<Upload, "state">): boolean {
  const states: readonly UploadState[] = FILTERS[filter];
  return states.includes(state);
}

type Filed = Pick<Upload, "id" | "name" | "state" | "archive">;

/** The uploads under a filter, in their order, the files of an archive together. An archive asks for nothing itself: it stands over those of its files that are there. */
export function listUnder<Row extends Filed>(filter: Filter, uploads: readonly Row[]): Row[] {
  const filesOf = Map.groupBy(
    uploads.filter((upload) => isUnder(filter, upload)),
    (upload) => archiveOf(upload, uploads) ?? upload,
  );
  return [...filesOf].flatMap(([first, files]) => [first, ...files.filter((file) => file !== first)]);
}

/** The archive in which a file came: the last of that name that was given before it. */
function archiveOf<Row extends Filed>({ id, archive }: Row, uploads: readonly Row[]): Row | null {
  if (archive === null) return null;
  const before = uploads.filter((other) => other.state === "unpacked" && other.name === archive && other.id < id);
  return before.toSorted((one, other) => other.id - one.id)[0] ?? null;
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
