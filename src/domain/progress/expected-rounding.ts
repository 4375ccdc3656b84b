import { directionByTarget } from "../indicator/direction.ts";
import type { IndicatorDefinition } from "../indicator/indicator-definition.ts";
import { isCountUnit } from "../wording/unit.ts";
import { finalTarget } from "./compared.ts";
import { compare, fractionOf, minus, plus, round } from "./fraction.ts";

/** How an expected value is said: with so many decimals, and to which side of them where it lies between. */
export interface ExpectedRounding {
  readonly decimals: number;
  readonly towards: "more" | "less" | "nearest";
}

/**
 * As people say it: of what is counted (人, 件) whole ones, of anything else as exactly as its baseline and targets are printed, and to one decimal at least. To the side on which it is met: 1,753
 * people of 1,753.3 that were expected are too few, so 1,754 are said.
 */
export function expectedRounding(definition: IndicatorDefinition): ExpectedRounding {
  const target = finalTarget(definition);
  const direction = definition.direction ?? directionByTarget(target?.amount ?? null, definition.baseline);
  const unit = target?.unit ?? definition.unit;
  const printed = [
    ...(definition.baseline === null || definition.baseline.value === null ? [] : [definition.baseline.text]),
    ...definition.targets.flatMap(({ amount, text }) => (amount.kind === "number" ? [text] : [])),
  ];
  const decimals = Math.max(unit !== null && isCountUnit(unit) ? 0 : 1, ...printed.map(decimalsIn));
  return { decimals, towards: direction === "higher" ? "more" : direction === "lower" ? "less" : "nearest" };
}

/** Of 42.0％ it is one. No value is printed with more than a few. */
function decimalsIn(text: string): number {
  return Math.max(0, ...[...text.normalize("NFKC").matchAll(/\d\.(\d{1,6})/gu)].map(([, behind = ""]) => behind.length));
}

export function roundExpected(expected: number, { decimals, towards }: ExpectedRounding): number {
  const exact = fractionOf(expected);
  if (towards === "nearest") return round(exact, { decimals, mode: "half-up" });
  const cut = fractionOf(round(exact, { decimals, mode: "down" }));
  const step = fractionOf(Number(`1e-${decimals}`));
  const is = compare(cut, exact);
  const met = towards === "more" && is < 0 ? plus(cut, step) : towards === "less" && is > 0 ? minus(cut, step) : cut;
  return round(met, { decimals, mode: "half-up" });
}
