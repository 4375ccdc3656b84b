import type { EnteredFault } from "../../../use-cases/indicator/enter-actuals.ts";
import type { Sentences } from "../../ui/sentences.ts";

/** What is wrong with a value, and what to do. */
export function valueFaultSaid(fault: EnteredFault, t: Sentences): string {
  switch (fault.kind) {
    case "other-unit":
      return t("values.fault.other-unit", { unit: fault.unit, expected: fault.expected });
    case "too-long":
      return t("values.fault.too-long", { limit: fault.limit });
    default:
      return t(`values.fault.${fault.kind}`);
  }
}
