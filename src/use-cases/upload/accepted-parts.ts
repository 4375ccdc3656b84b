import type { TracedReading } from "../../documents/reading/reading.ts";
import type { EditedDraft } from "./edited-draft.ts";

/** What is accepted of a draft: without the excluded parts, so that the entries behind them move up, and with them everything that points at them. */
export interface AcceptedParts extends TracedReading {
  readonly links: EditedDraft["links"];
  readonly matches: EditedDraft["matches"];
}

export function acceptedParts({
  reading,
  places,
  unplacedRanges,
  excluded,
  links,
  matches,
}: Omit<EditedDraft, "doubts" | "made">): AcceptedParts {
  if (excluded.size === 0) return { reading, places, unplacedRanges, links, matches };
  const byList = excludedByList(excluded);
  const moved = <Value>(entries: ReadonlyMap<string, Value>): Map<string, Value> =>
    new Map(
      [...entries].flatMap(([pointer, value]) => {
        const now = movedUp(pointer, excluded, byList);
        return now === null ? [] : [[now, value] as const];
      }),
    );
  const left = leaveOut({ plan: reading.plan, goals: reading.goals, missions: reading.missions }, "", excluded);
  return {
    reading: { ...reading, ...(left as Pick<typeof reading, "plan" | "goals" | "missions">) },
    places: moved(places),
    unplacedRanges,
    links: moved(links),
    matches: moved(matches),
  };
}

function leaveOut(value: unknown, pointer: string, excluded: ReadonlySet<string>): unknown {
  if (excluded.has(pointer)) return null;
  if (Array.isArray(value))
    return value.flatMap((entry, i) => (excluded.has(`${pointer}/${i}`) ? [] : [leaveOut(entry, `${pointer}/${i}`, excluded)]));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, leaveOut(entry, `${pointer}/${key}`, excluded)]));
}

/** The numbers of the excluded entries by the pointer of their list, ascending. */
function excludedByList(excluded: ReadonlySet<string>): ReadonlyMap<string, readonly number[]> {
  const lists = new Map<string, number[]>();
  for (const part of excluded) {
    const cut = part.lastIndexOf("/");
    const key = part.slice(cut + 1);
    if (!/^\d+$/u.test(key)) continue;
    const list = lists.get(part.slice(0, cut)) ?? [];
    list.push(Number(key));
    lists.set(part.slice(0, cut), list);
  }
  for (const list of lists.values()) list.sort((one, other) => one - other);
  return lists;
}

/** Where something stands when the excluded entries before it are gone; null where it is gone itself. */
function movedUp(pointer: string, excluded: ReadonlySet<string>, byList: ReadonlyMap<string, readonly number[]>): string | null {
  let path = "";
  let now = "";
  for (const key of pointer.split("/").slice(1)) {
    const entry = `${path}/${key}`;
    if (excluded.has(entry)) return null;
    now = `${now}/${/^\d+$/u.test(key) ? Number(key) - countBelow(byList.get(path) ?? [], Number(key)) : key}`;
    path = entry;
  }
  return now;
}

/** How many of ascending numbers are below one. */
function countBelow(numbers: readonly number[], limit: number): number {
  let [from, to] = [0, numbers.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((numbers[middle] ?? limit) < limit) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Where in the draft something stands that stands at a pointer into what is accepted of it. */
export function movedBack(pointer: string, excluded: ReadonlySet<string>): string {
  if (excluded.size === 0) return pointer;
  let path = "";
  for (const key of pointer.slice(1).split("/")) {
    if (!/^\d+$/u.test(key)) path = `${path}/${key}`;
    else {
      let index = 0;
      for (let left = Number(key); left > 0 || excluded.has(`${path}/${index}`); index += 1)
        if (!excluded.has(`${path}/${index}`)) left -= 1;
      path = `${path}/${index}`;
    }
  }
  return path;
}
