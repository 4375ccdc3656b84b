import { isAbout, readRange } from "../wording/imprecise.ts";
import { scanValues } from "../wording/value-scan.ts";
import type { Direction, TargetAmount } from "./indicator-definition.ts";
import type { Value } from "./value.ts";

/**
 * Whether an actual keeps a target, where the number alone says so or it is known which way is better; null where nobody can say. It is the one place that knows what
 * 以上 and 未満 mean.
 */
export function keeps(amount: TargetAmount, actual: number, direction: Direction | null): boolean | null {
  switch (amount.kind) {
    case "number": {
      const kept = keepsNumber(amount, actual, direction);
      return amount.about && kept === false ? null : kept;
    }
    case "range":
      if (actual >= amount.from && actual <= amount.to) return true;
      if (direction === null) return null;
      return direction === "higher" ? actual > amount.to : direction === "lower" && actual < amount.from;
    default:
      return null;
  }
}

function keepsNumber(
  { comparator, value }: TargetAmount & { kind: "number" },
  actual: number,
  direction: Direction | null,
): boolean | null {
  switch (comparator) {
    case ">=":
      return actual >= value;
    case ">":
      return actual > value;
    case "<=":
      return actual <= value;
    case "<":
      return actual < value;
    default:
      if (actual === value) return true;
      if (direction === null) return null;
      return direction === "higher" ? actual > value : direction === "lower" && actual < value;
  }
}

const REMARK = /[※＊*].*$/su;

/** What the text of a target binds to. */
export function amountOf({ text, value, comparator, maintain }: Value): TargetAmount {
  if (value !== null) return { kind: "number", comparator: comparator ?? "=", value, about: isAbout(text) };
  const range = readRange(text);
  if (range) return { kind: "range", ...range };
  if (scanValues(text.replace(REMARK, ""), null, true).quantities.length > 0) return { kind: "unread" };
  return { kind: maintain ? "maintain" : "words" };
}
