import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compare, dividedBy, fractionOf, minus, plus, round, sumOf, times } from "./fraction.ts";
import { PUBLISHED_ROUNDING } from "./progress-outcome.ts";

/** Numbers as tables print them: up to 12 digits, up to 4 of them behind the point. */
const printed = fc
  .tuple(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 4 }))
  .map(([digits, places]) => Number(`${digits}e-${places}`));
const whole = { decimals: 0, mode: "half-up" } as const;

describe("a fraction", () => {
  test.each([
    [0.1, 1n, 10n],
    [-118.4, -1184n, 10n],
    [4_597_752, 4_597_752n, 1n],
    [1e21, 10n ** 21n, 1n],
    [1.5e-7, 15n, 10n ** 8n],
    [-0, 0n, 1n],
  ])("of %d is what was written", (value, dividend, divisor) => {
    expect(fractionOf(value)).toEqual({ dividend, divisor });
  });

  test("is made of numbers only, and divided by no 0", () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) expect(() => fractionOf(value)).toThrow(RangeError);
    expect(() => dividedBy(fractionOf(1), fractionOf(0))).toThrow(RangeError);
  });

  test("comes back as the number that it was made of", () => {
    fc.assert(fc.property(printed, (value) => round(fractionOf(value), { decimals: 4, mode: "down" }) === value));
  });

  test("calculates without an error: what is added is taken away again, what is divided multiplied", () => {
    fc.assert(
      fc.property(printed, printed, (one, other) => {
        const [left, right] = [fractionOf(one), fractionOf(other)];
        expect(compare(minus(plus(left, right), right), left)).toBe(0);
        if (other !== 0) expect(compare(times(dividedBy(left, right), right), left)).toBe(0);
        expect(Math.sign(compare(left, right))).toBe(Math.sign(one - other));
      }),
    );
  });
});

describe("rounding", () => {
  test.each([
    [118.35, 118.4],
    [118.34, 118.3],
    [0.05, 0.1],
    [0.049, 0],
    [-0.05, -0.1],
    [-0.04, 0],
    [99.95, 100],
    [1.005, 1],
    [2.675, 2.7],
  ])("%d to one decimal, half up, is %d", (value, rounded) => {
    expect(round(fractionOf(value), PUBLISHED_ROUNDING)).toBe(rounded);
  });

  test("half up of whole hundredths is what one does by hand, on both sides of 0", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), (hundredths) => {
        const tenths = Math.floor((hundredths + 5) / 10);
        expect(round({ dividend: BigInt(hundredths), divisor: 100n }, PUBLISHED_ROUNDING)).toBe(Number(`${tenths}e-1`));
        expect(round({ dividend: BigInt(-hundredths), divisor: 100n }, PUBLISHED_ROUNDING)).toBe(
          tenths === 0 ? 0 : -Number(`${tenths}e-1`),
        );
      }),
    );
  });

  test("is never off by more than half of the last place, and cutting off never away from 0", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 6n }), (dividend, divisor) => {
        const fraction = { dividend, divisor };
        const off = minus(fractionOf(round(fraction, whole)), fraction);
        expect(compare(times(off, off), { dividend: 1n, divisor: 4n })).toBeLessThanOrEqual(0);
        const cut = round(fraction, { decimals: 0, mode: "down" });
        expect(Math.abs(cut)).toBeLessThanOrEqual(Math.abs(round(fraction, whole)));
      }),
    );
  });
});

test("a sum is what one would write down", () => {
  expect(sumOf([0.1, 0.2])).toBe(0.3);
  expect(sumOf([0.1, 0.2, -0.3])).toBe(0);
  expect(sumOf([])).toBe(0);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1e9, max: 1e9 }), { maxLength: 12 }), (tenths) => {
      const total = tenths.reduce((sum, one) => sum + one, 0);
      expect(sumOf(tenths.map((one) => Number(`${one}e-1`)))).toBe(total === 0 ? 0 : Number(`${total}e-1`));
    }),
  );
});
