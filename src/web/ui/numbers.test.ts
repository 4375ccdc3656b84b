import { expect, test } from "vitest";
import { formatNumber } from "./numbers.ts";

test.each([
  [1234567, 0, "1,234,567"],
  [48, 1, "48.0"],
  [5.8, 0, "5.8"],
  [-0.25, 1, "-0.25"],
  [0, 0, "0"],
  [1, 50, `1.${"0".repeat(20)}`],
])("%d with at least %i decimals is %s", (value, decimals, expected) => {
  expect(formatNumber(value, decimals)).toBe(expected);
});
