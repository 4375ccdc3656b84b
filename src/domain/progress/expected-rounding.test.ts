import fc from "fast-check";
import { expect, test } from "vitest";
import { aDefinition, aTarget } from "../../../test/a-definition.ts";
import { expectedRounding, roundExpected } from "./expected-rounding.ts";

const of = (unit: string | null, text: string, direction: "higher" | "lower" | null = "higher") =>
  expectedRounding(aDefinition({ unit, direction, targets: [aTarget(2028, Number.parseFloat(text), { text, unit })] }));

test.each([
  ["人", "3,000人", "higher", 1753.3, 1754],
  ["人", "10人未満", "lower", 12.7, 12],
  ["件/年", "1300", "higher", 961.3, 962],
  ["件", "1300", "higher", 961, 961],
  ["か所", "75", null, 62.5, 63],
  ["人", "1.40人", "higher", 1.313, 1.32],
  ["%", "42.0％", "higher", 35.47, 35.5],
  ["%", "７０．５％", "lower", 71.25, 71.2],
  ["%", "70", "higher", 58.7, 58.7],
  ["千人", "120", "higher", 100.4, 100.4],
  [null, "120", "higher", 100.4, 100.4],
  ["人", "0人以上", "higher", -2.5, -2],
] as const)("of %s that lead to %s (%s), %d is said as %d", (unit, text, direction, expected, said) => {
  expect(roundExpected(expected, of(unit, text, direction))).toBe(said);
});

test("whole ones meet what is said exactly where they meet what is expected", () => {
  fc.assert(
    fc.property(fc.integer({ min: -10_000, max: 10_000 }), fc.integer({ min: -1_000, max: 1_000 }), (tenths, actual) => {
      const expected = tenths / 10;
      expect(actual >= roundExpected(expected, of("人", "3000", "higher"))).toBe(actual >= expected);
      expect(actual <= roundExpected(expected, of("人", "3000", "lower"))).toBe(actual <= expected);
    }),
  );
});
