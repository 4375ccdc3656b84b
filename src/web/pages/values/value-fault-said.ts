import type { EnteredFault } from "../../../use-cases/indicator/enter-actuals.ts";
import type { Sentences } from "../../ui/sentences.ts";

/** What is wrong with a value, and what to do. */
export function valueFaultSaid(fault: EnteredFault, t: Sentences): string {
  switch (fault.kind) {
    case "other-unit":
      return t("values.fault.other-unit", { unit: fault.unit, expected: fault.expected });
    case "long-remark":
      return t("values.fault.long-remark", { of: t(`values.remark.${fault.of}`), limit: fault.limit });
    case "too-long":
      return t("values.fault.too-long", { limit: fault.limit });
    default:
      return t(`values.fault.${fault.kind}`);
  }
}
