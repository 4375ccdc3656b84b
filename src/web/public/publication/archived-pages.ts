import { addressFor } from "../addresses.ts";
import type { SitePage } from "../frame/site-page.tsx";
import type { History } from "./history.ts";

/** Every page as it was told before, where it is told in another way now, or no more. */
export function archivedPages(history: History): SitePage[] {
  return history.past.map(({ from, to, page }) => page.past({ from, to, links: linksAt(page.data, history, to.number) }));
}

/** What a page may lead to is named in its data by its id. */
function linksAt(data: unknown, history: History, number: number): Record<string, string> {
  const links: Record<string, string> = {};
  for (const id of numbersIn(data))
    for (const kind of history.kindsOf(id)) {
      const address = addressFor(kind, id);
      const then = history.addressAt(number, kind, id);
      if (then !== null && then !== address) links[address] = then;
    }
  return links;
}

function numbersIn(data: unknown, found = new Set<number>()): ReadonlySet<number> {
  if (typeof data === "number") found.add(data);
  else if (typeof data === "object" && data !== null) for (const part of Object.values(data)) numbersIn(part, found);
  return found;
}
