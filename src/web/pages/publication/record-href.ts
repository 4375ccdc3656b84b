import type { ItemChange } from "../../../domain/publication/compare-publications.ts";
import { addressOf } from "../../routes.ts";

/** The page of the record where staff read what is published; null where there is none, or not any more. */
export function recordHref({ change, item }: ItemChange, code: string): string | null {
  if (change === "removed") return null;
  switch (item.kind) {
    case "plan":
      return addressOf("plan", { code, plan: item.id });
    case "node":
      return addressOf("node", { code, plan: item.plan, node: item.code });
    case "indicator":
      return addressOf("indicator", { code, indicator: item.id });
    case "goal":
      return addressOf("goal", { code, goal: item.id });
    case "mission":
      return addressOf("mission", { code, mission: item.id });
    case "year":
      return addressOf("goalsOfYear", { code, year: item.id });
    case "term":
      return addressOf("explainedTerm", { code, term: item.id });
    case "document":
      return addressOf("offeredDocument", { code, document: item.id });
    case "municipality":
      return addressOf("publicProfile", { code });
    case "unit":
    case "scale":
      return null;
  }
}
