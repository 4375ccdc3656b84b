import words from "./direction-words.json" with { type: "json" };
import type { Baseline, Direction, TargetAmount } from "./indicator-definition.ts";

const wordsOf = (list: string): RegExp => new RegExp(list.split(" ").join("|"), "u");
const LESS_IS_BETTER = wordsOf(words.lessIsBetter);
const MORE_IS_BETTER = wordsOf(words.moreIsBetter);
const COUNTED = new Set(words.counted.split(" "));

/** Which way is better as the words say, or what is counted; null where they say nothing, or both. */
export function directionByWords(text: string, unit: string | null): Direction | null {
  const less = LESS_IS_BETTER.test(text);
  const more = MORE_IS_BETTER.test(text);
  if (less) return more ? null : "lower";
  return more || (unit !== null && COUNTED.has(unit)) ? "higher" : null;
}

/**
 * Which way the target leads: 以上 upwards and 未満 downwards, whatever the baseline is; else from the baseline. Null for 維持 and
 * for a range, above which may be as good, and where there are not two numbers. */
export function directionByTarget(amount: TargetAmount | null, baseline: Baseline | null): Direction | null {
  if (amount?.kind !== "number") return null;
  if (amount.comparator !== "=") return amount.comparator === ">=" || amount.comparator === ">" ? "higher" : "lower";
  if (baseline === null || baseline.value === null || baseline.value === amount.value) return null;
  return amount.value > baseline.value ? "higher" : "lower";
}
