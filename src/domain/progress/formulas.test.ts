import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Direction } from "../indicator/indicator-definition.ts";
import { type Amounts, FORMULA_RULES, rateBy } from "./formulas.ts";
import { compare, type Fraction, fractionOf } from "./fraction.ts";

type RateFormula = keyof typeof FORMULA_RULES;
const formulas = Object.keys(FORMULA_RULES) as RateFormula[];
const withDirection = formulas.flatMap((formula) =>
  FORMULA_RULES[formula].suits.map((direction): [RateFormula, Direction] => [formula, direction]),
);

/** Hundredths, so that a multiple of each is exact as a number too. */
const hundredths = (min: number) => fc.integer({ min, max: 1e7 });
const numberOf = (amount: number, factor = 1): number => Number(`${amount * factor}e-2`);

function amountsOf(baseline: number, target: number, actual: number, direction: Direction, factor = 1): Amounts {
  const [from, to, at] = [baseline, target, actual].map((amount) => fractionOf(numberOf(amount, factor)));
  if (!from || !to || !at) throw new Error("three numbers were given");
  return { baseline: from, baselineIs: "usable", target: to, actual: at, direction };
}

function rateOf(formula: RateFormula, amounts: Amounts): Fraction | string {
  const rate = rateBy(formula, amounts);
  return rate.ok ? rate.value : rate.refusal.kind;
}

/** One that exists is exactly what the other is, or both have none for the same reason. */
function expectSame(one: Fraction | string, other: Fraction | string): void {
  if (typeof one === "string" || typeof other === "string") expect(one).toBe(other);
  else expect(compare(one, other)).toBe(0);
}

describe.each(withDirection)("%s where %s is better", (formula, direction) => {
  test("rises, or stays, as things get better", () => {
    fc.assert(
      fc.property(hundredths(-1e7), hundredths(-1e7), hundredths(-1e7), hundredths(0), (baseline, target, actual, more) => {
        const better = direction === "higher" ? actual + more : actual - more;
        const [before, after] = [actual, better].map((at) => rateOf(formula, amountsOf(baseline, target, at, direction)));
        if (typeof before !== "object" || typeof after !== "object") return;
        expect(compare(after, before)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test("is 100 exactly where the actual is the target", () => {
    fc.assert(
      fc.property(hundredths(-1e7), hundredths(1), fc.oneof(hundredths(1), fc.constant(null)), (baseline, target, actual) => {
        const rate = rateOf(formula, amountsOf(baseline, target, actual ?? target, direction));
        if (typeof rate === "object") expect(compare(rate, fractionOf(100)) === 0).toBe((actual ?? target) === target);
      }),
    );
  });

  test("is the same in any unit", () => {
    fc.assert(
      fc.property(
        ...([hundredths(-1e7), hundredths(-1e7), hundredths(-1e7), fc.integer({ min: 1, max: 100_000 })] as const),
        (baseline, target, actual, factor) => {
          expectSame(
            rateOf(formula, amountsOf(baseline, target, actual, direction, factor)),
            rateOf(formula, amountsOf(baseline, target, actual, direction)),
          );
        },
      ),
    );
  });
});

test("what is measured the other way round has the same progress from the baseline", () => {
  fc.assert(
    fc.property(hundredths(-1e7), hundredths(-1e7), hundredths(-1e7), (baseline, target, actual) => {
      expectSame(
        rateOf("from-baseline", amountsOf(baseline, target, actual, "higher")),
        rateOf("from-baseline", amountsOf(-baseline, -target, -actual, "lower")),
      );
    }),
  );
});

test("target ÷ actual is actual ÷ target with the two exchanged", () => {
  fc.assert(
    fc.property(hundredths(1), hundredths(1), (one, other) => {
      expectSame(rateOf("inverse-ratio", amountsOf(0, one, other, "lower")), rateOf("ratio", amountsOf(0, other, one, "higher")));
    }),
  );
});

test("no formula gives a rate where a higher one is a worse one, or nobody says which way is better", () => {
  for (const formula of formulas)
    for (const direction of ["higher", "lower", "keep"] as const) {
      const suits: readonly Direction[] = FORMULA_RULES[formula].suits;
      const rate = rateOf(formula, amountsOf(100, direction === "lower" ? 50 : 200, 150, direction));
      expect(typeof rate === "object" ? "a rate" : rate).toBe(suits.includes(direction) ? "a rate" : "formula-against-direction");
      expect(rateBy(formula, { ...amountsOf(100, 200, 150, "higher"), direction: null })).toMatchObject({
        refusal: { kind: "direction-missing" },
      });
    }
});
