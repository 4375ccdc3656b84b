import { isSamePart, type PublicationPart } from "./publication.ts";
import type { PublishedItem } from "./published-item.ts";

/** True where a thing is told because one of the parts is. */
export function isOfParts(item: PublishedItem, parts: readonly PublicationPart[]): boolean {
  const has = (part: PublicationPart) => parts.some((one) => isSamePart(one, part));
  const hasPlan = (plan: number) => has({ kind: "plan", plan, valuesThrough: null });
  switch (item.kind) {
    case "plan":
      return hasPlan(item.id);
    case "node":
      return hasPlan(item.plan);
    case "indicator":
      return item.placements.some(({ plan }) => hasPlan(plan));
    case "year":
      return has({ kind: "year", year: item.id, phase: item.phase });
    case "goal":
    case "mission":
      return has({ kind: "year", year: item.fiscalYear, phase: "set" });
    default:
      return false;
  }
}
