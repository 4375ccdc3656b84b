import type { RuleRowRefusal } from "../../../use-cases/indicator/rule-row.ts";
import type { Sentences } from "../../ui/sentences.ts";

/** What of a row of a table of rules cannot be understood: the column, and what stands there. */
export function rowFaultSaid(fault: RuleRowRefusal, t: Sentences): string {
  switch (fault.kind) {
    case "unknown-unit-name":
    case "ambiguous-unit":
      return t(`csv.refusal.${fault.kind}`, { name: fault.name });
    case "unknown-word":
      return t("rules.unknown-word", { column: t(`indicator.${fault.column}`), word: fault.word });
    case "no-month":
      return t("rules.no-month", { word: fault.word });
  }
}
