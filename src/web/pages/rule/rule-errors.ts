import type { RuleFault } from "../../../domain/indicator/check-rule.ts";
import type { FieldError } from "../../ui/form-parts.tsx";
import type { Sentences } from "../../ui/sentences.ts";
import type { UnreadRule } from "./rule-of.ts";

export function errorsOfUnread(unread: readonly UnreadRule[], t: Sentences): FieldError[] {
  return unread.map(({ field, kind }) => ({ field, message: t(`rule.unread.${kind}`) }));
}

/** What is wrong with a rule, each beside the field in which it can be put right. */
export function errorsOfRule(faults: readonly RuleFault[], t: Sentences): FieldError[] {
  return faults.map((fault) => ({ field: fieldOf(fault), message: messageOf(fault, t) }));
}

const BLANKS = {
  part: "part.name",
  target: "target.text",
  baseline: "baseline.text",
  "break-reason": "break.reason",
  "former-reason": "target.text",
} as const;
const LISTS = { parts: "part.name", baselines: "baseline.text", targets: "target.text", breaks: "break.from" } as const;
const TITLES = { parts: "parts", baselines: "baseline", targets: "target", breaks: "breaks" } as const;

function fieldOf(fault: RuleFault): string {
  switch (fault.kind) {
    case "blank":
      return `${BLANKS[fault.field]}.${fault.index}`;
    case "twice":
    case "no-date":
      return `${LISTS[fault.field]}.${fault.index}`;
    case "unknown-part":
      return `${fault.field === "targets" ? "target" : "baseline"}.part.${fault.index}`;
    case "no-year":
      return fault.field === "sumFrom"
        ? "sumFrom"
        : `${LISTS[fault.field].split(".")[0]}.${fault.field === "breaks" ? "from" : "year"}.${fault.index}`;
    default:
      return Object.hasOwn(TITLES, fault.field) ? TITLES[fault.field as keyof typeof TITLES] : fault.field;
  }
}

function messageOf(fault: RuleFault, t: Sentences): string {
  switch (fault.kind) {
    case "blank":
      return t(`rule.fault.blank.${fault.field}`);
    case "twice":
      return t(`rule.fault.twice.${fault.field}`);
    case "too-long":
    case "too-many":
      return t(`rule.fault.${fault.kind}`, { limit: fault.limit });
    case "no-year":
      return t("rule.unread.no-year");
    case "no-date":
      return t("rule.unread.no-day");
    case "unknown-part":
      return t("rule.unread.unknown-part");
  }
}
