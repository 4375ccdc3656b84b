import type { Publication } from "../../../domain/publication/publication.ts";
import type { Connection } from "../../../store/database.ts";
import { listPublishedItems } from "../../../store/published-item-store.ts";

/** What plans are called in publications, the first that says so first: the record may call them otherwise by now. */
export async function loadPlanTitles(
  db: Connection,
  municipality: string,
  publications: readonly Publication[],
): Promise<(plan: number) => string | null> {
  const titles = new Map<number, string | null>();
  for (const { id } of publications)
    for (const { item } of await listPublishedItems(db, municipality, id, { kinds: ["plan"] }))
      if (item.kind === "plan" && !titles.has(item.id)) titles.set(item.id, item.title);
  return (plan) => titles.get(plan) ?? null;
}
