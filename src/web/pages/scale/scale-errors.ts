import type { ScaleFault } from "../../../domain/progress/check-scale.ts";
import type { FieldError } from "../../ui/form-parts.tsx";
import { scaleFaultSaid } from "../../ui/progress-said.ts";
import type { Sentences } from "../../ui/sentences.ts";
import type { Unreadable } from "./scale-draft.ts";

/** What is wrong with a scale, each beside the field in which it can be put right. */
export function errorsOfScale(faults: readonly ScaleFault[], t: Sentences): FieldError[] {
  return faults.map((fault) => ({ field: fieldOf(fault), message: scaleFaultSaid(fault, t) }));
}

export function errorsOfText(unreadable: readonly Unreadable[], t: Sentences): FieldError[] {
  return unreadable.map(({ field, kind }) => ({ field, message: t(`scale.unreadable.${kind}`) }));
}

function fieldOf(fault: ScaleFault): string {
  switch (fault.kind) {
    case "no-scale-name":
      return "name";
    case "years-reversed":
      return "validTo";
    case "no-step-label":
      return `label.${fault.at}`;
    case "needless-condition":
    case "band-without-rank":
      return `when.${fault.at}`;
    case "empty-band":
    case "overlap":
      return `from.${fault.at}`;
    case "double-rank":
    case "no-code":
    case "double-code":
    case "double-meaning":
      return `code.${fault.at}`;
    default:
      return "steps";
  }
}
