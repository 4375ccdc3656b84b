import { describe, expect, test } from "vitest";
import { type ComparedSeries, comparedLines } from "./compared-lines.ts";

const series = (
  key: string,
  unit: string | null,
  ...values: readonly (readonly [number | null, number | null, (string | null)?])[]
): ComparedSeries => ({
  ...{ key, unit },
  values: values.map(([fiscalYear, value, own = unit]) => ({ fiscalYear, value, unit: own })),
});
const one = series("a", "%", [2027, 70], [2022, 62.5]);

describe("what is compared in one chart", () => {
  test("are series of one unit, in the order of their years", () => {
    expect(comparedLines([one, series("b", "％", [2017, 55], [null, 60], [2022, null], [2020, 3, "人"])])).toEqual({
      kind: "lines",
      lines: [
        {
          ...{ key: "a", number: 1 },
          points: [
            { year: 2022, value: 62.5 },
            { year: 2027, value: 70 },
          ],
        },
        { key: "b", number: 2, points: [{ year: 2017, value: 55 }] },
      ],
      left: 3,
    });
  });

  test.each([
    ["units-differ", [one, series("b", "人", [2022, 3])]],
    ["no-unit", [one, series("b", null, [2022, 3])]],
    ["too-few", [one]],
    ["too-few", [one, series("b", "%", [null, 3])]],
    ["too-few", []],
    ["too-many", Array.from({ length: 9 }, (_, i) => series(`${i}`, "%", [2022, i]))],
  ] as const)("is nothing, and why: %s", (why, all) => {
    expect(comparedLines(all)).toEqual({ kind: "none", why });
  });
});
