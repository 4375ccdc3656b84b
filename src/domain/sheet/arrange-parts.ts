import type { Reports } from "../goal/goal.ts";
import { numberAgain } from "./part-marks.ts";
import type { GoalSheetBody, Keyed, SheetBody } from "./sheet-body.ts";

/** Something that is done to the parts of a sheet, each by its pointer: /actions/a1/steps/s2. */
export type Arrangement =
  /** A new part at the end of a list (/actions), or behind a part (/actions/a1). */
  | { readonly kind: "add"; readonly pointer: string; readonly key: string /** Of a placement. */; readonly plan?: string }
  | { readonly kind: "remove"; readonly pointer: string }
  | { readonly kind: "up" | "down"; readonly pointer: string }
  /** Puts a part back that was removed, as it was in an earlier body and where it stood there. */
  | { readonly kind: "restore"; readonly pointer: string; readonly from: SheetBody };

const NO_REPORTS: Reports = { period: null, target: null, midterm: null, result: null, issues: null, grade: null, divisions: [] };

/** Every list of parts, by its pointer without keys, with a new part of it. */
const BLANKS = {
  placements: { plan: "", code: null, text: "", nodeId: null },
  background: { text: "" },
  purpose: { text: "" },
  actions: { mark: null, title: "", ...NO_REPORTS, steps: [] },
  "actions/steps": { mark: null, text: "", ...NO_REPORTS },
  remarks: { label: "", text: null },
  missions: { text: "" },
  policies: { mark: null, text: "", summary: null },
  midTermGoals: { number: null, title: "", items: [], schedule: [], placements: [] },
  "midTermGoals/items": { text: "" },
  "midTermGoals/schedule": { text: "" },
  "midTermGoals/placements": { plan: "", code: null, text: "", nodeId: null },
} as const;

type ListName = keyof typeof BLANKS;

/** Lists whose parts are numbered. */
const MARKED: ReadonlySet<string> = new Set<ListName>(["actions", "actions/steps", "policies"]);

type Part = Keyed & { readonly [field: string]: unknown };
type Tree = Readonly<Record<string, unknown>>;

/** The body with the parts arranged; null where the pointer names nothing with which that can be done. The first cannot go up, nor the last down. */
export function arrangeParts(body: SheetBody, arrangement: Arrangement): SheetBody | null {
  const { list, key } = partOf(body, arrangement.pointer);
  const name = list === null ? null : listNameOf(list);
  if (list === null || name === null) return null;
  const arranged = changeList({ ...body }, list.slice(1).split("/"), (parts) => {
    const after = arrange(body, parts, arrangement, key, name);
    return after && (MARKED.has(name) ? renumber(parts, after) : after);
  });
  // Parts are only moved within their list, or added from that list's blank.
  return arranged as SheetBody | null;
}

/** The part under a pointer; null where there is none. */
export function partAt(body: SheetBody, pointer: string): Keyed | null {
  const { list, key } = partOf(body, pointer);
  return list === null || key === null ? null : (listAt(body, list)?.find((part) => part.key === key) ?? null);
}

function arrange(
  body: SheetBody,
  parts: readonly Part[],
  arrangement: Arrangement,
  key: string | null,
  name: ListName,
): readonly Part[] | null {
  const at = key === null ? -1 : parts.findIndex((part) => part.key === key);
  if (arrangement.kind === "restore") return restore(parts, arrangement);
  if (key !== null && at < 0) return null;
  if (arrangement.kind === "add") {
    if (parts.some((part) => part.key === arrangement.key)) return null;
    const { key: own, plan } = arrangement;
    const mark = MARKED.has(name) ? { mark: firstMark(body, parts, name) } : {};
    const fresh = { ...BLANKS[name], key: own, ...mark, ...(plan !== undefined && "plan" in BLANKS[name] ? { plan } : {}) };
    return parts.toSpliced(key === null ? parts.length : at + 1, 0, fresh);
  }
  const part = parts[at];
  if (!part) return null;
  if (arrangement.kind === "remove") return parts.toSpliced(at, 1);
  const to = at + (arrangement.kind === "up" ? -1 : 1);
  return to < 0 || to >= parts.length ? null : parts.toSpliced(at, 1).toSpliced(to, 0, part);
}

/** Behind the part that it stood behind; at the beginning where that is gone too. */
function restore(parts: readonly Part[], { pointer, from }: Extract<Arrangement, { kind: "restore" }>): readonly Part[] | null {
  const { list, key } = partOf(from, pointer);
  const old = list === null ? null : listAt(from, list);
  const at = old?.findIndex((part) => part.key === key) ?? -1;
  const part = old?.[at];
  if (!part || parts.some((other) => other.key === key)) return null;
  const before = old.slice(0, at).map((other) => other.key);
  return parts.toSpliced(parts.findLastIndex((other) => before.includes(other.key)) + 1, 0, part);
}

/** What a part is marked with before it is counted: nothing where its neighbours have no marks. */
function firstMark(body: SheetBody, parts: readonly Part[], name: ListName): string | null {
  if (parts.length > 0 || name === "policies") return null;
  if (name === "actions") return "①";
  return (body as GoalSheetBody).actions.flatMap(({ steps }) => steps)[0]?.mark ?? "(1)";
}

function renumber(before: readonly Part[], after: readonly Part[]): readonly Part[] {
  const isMarked = (part: Part): part is Part & { readonly mark: string | null } => part.mark === null || typeof part.mark === "string";
  return before.every(isMarked) && after.every(isMarked) ? numberAgain(before, after) : after;
}

/** A pointer taken apart: the list, and the key of the part where it names one. Lists and keys follow one another, so the number of words tells. */
function partOf(body: SheetBody, pointer: string): { readonly list: string | null; readonly key: string | null } {
  const words = pointer.split("/").slice(1);
  const isPart = words.length % 2 === 0;
  const list = `/${(isPart ? words.slice(0, -1) : words).join("/")}`;
  return { list: listAt(body, list) === null ? null : list, key: isPart ? (words.at(-1) ?? null) : null };
}

/** /actions/a1/steps is actions/steps. */
function listNameOf(list: string): ListName | null {
  const name = list
    .split("/")
    .filter((_, i) => i % 2 === 1)
    .join("/");
  return Object.hasOwn(BLANKS, name) ? (name as ListName) : null;
}

function listAt(body: SheetBody, list: string): readonly Part[] | null {
  let found: readonly Part[] | null = null;
  changeList({ ...body }, list.slice(1).split("/"), (parts) => {
    found = parts;
    return parts;
  });
  return found;
}

/** The tree with the list under a path changed; null where there is no such list, or it cannot be changed so. */
function changeList(node: Tree, path: readonly string[], change: (parts: readonly Part[]) => readonly Part[] | null): Tree | null {
  const [field = "", key, ...rest] = path;
  const parts = Object.hasOwn(node, field) ? node[field] : null;
  if (!isParts(parts)) return null;
  if (key === undefined) {
    const changed = change(parts);
    return changed && { ...node, [field]: changed };
  }
  const at = parts.findIndex((part) => part.key === key);
  const part = parts[at];
  const changed = part ? changeList(part, rest, change) : null;
  return changed && { ...node, [field]: parts.with(at, changed as Part) };
}

/** sdgs and divisions are lists too, but not of parts. An empty one cannot be told apart here; it has no blank. */
function isParts(value: unknown): value is readonly Part[] {
  return Array.isArray(value) && value.every((part) => typeof part === "object" && part !== null && "key" in part);
}
