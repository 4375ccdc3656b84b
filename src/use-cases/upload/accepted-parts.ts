import type { TracedReading } from "../../documents/reading/reading.ts";
import { isWithin } from "../../domain/draft/pointer.ts";
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
  const moved = <Value>(entries: ReadonlyMap<string, Value>): Map<string, Value> =>
    new Map(
      [...entries].flatMap(([pointer, value]) => {
        const now = movedUp(pointer, excluded);
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

/** Where something stands when the excluded entries before it are gone; null where it is gone itself. */
function movedUp(pointer: string, excluded: ReadonlySet<string>): string | null {
  if ([...excluded].some((part) => isWithin(pointer, part))) return null;
  const keys = pointer.split("/");
  return keys
    .map((key, depth) => {
      if (!/^\d+$/u.test(key)) return key;
      const list = keys.slice(0, depth).join("/");
      const before = [...excluded].filter((part) => part.startsWith(`${list}/`) && /^\d+$/u.test(part.slice(list.length + 1)));
      return String(Number(key) - before.filter((part) => Number(part.slice(list.length + 1)) < Number(key)).length);
    })
    .join("/");
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
