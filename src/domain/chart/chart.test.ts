import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aBaseline, actualsOfYears, aDefinition, anActual, aTarget, definitions, fiscal } from "../../../test/a-definition.ts";
import type { Actual } from "../indicator/actual.ts";
import type { TargetAmount } from "../indicator/indicator-definition.ts";
import type { Chart } from "./chart.ts";
import { chartOf } from "./chart-of.ts";
import { rowsOf } from "./chart-rows.ts";
import { valueAxis } from "./value-axis.ts";

const extents = ({ marks }: Chart) => marks.flatMap((mark) => (mark.kind === "target" ? [mark.extent] : []));
const years = ({ runs }: Chart) => runs.map((run) => run.map(({ at }) => at - 1.25));

describe("a target is drawn as what it binds to", () => {
  test.each<[TargetAmount, { from: number | null; to: number | null } | null]>([
    [
      { kind: "number", comparator: "=", value: 60, about: false },
      { from: 60, to: 60 },
    ],
    [
      { kind: "number", comparator: ">=", value: 60, about: false },
      { from: 60, to: null },
    ],
    [
      { kind: "number", comparator: "<", value: 5.8, about: false },
      { from: null, to: 5.8 },
    ],
    [
      { kind: "range", from: 3, to: 5 },
      { from: 3, to: 5 },
    ],
    [
      { kind: "range", from: 5, to: 3 },
      { from: 3, to: 5 },
    ],
    [{ kind: "maintain" }, { from: 40, to: null }],
    [{ kind: "words" }, null],
    [{ kind: "unread" }, null],
    [{ kind: "number", comparator: "=", value: 1e300, about: false }, null],
  ])("%j", (amount, extent) => {
    const definition = aDefinition({ baseline: aBaseline(2020, 40), targets: [aTarget(2025, 60, { amount })] });
    expect(extents(chartOf(definition))).toEqual([extent]);
  });

  test("維持 of what is better when lower is kept from above, and without a baseline nowhere", () => {
    const targets = [aTarget(2025, 0, { amount: { kind: "maintain" } })];
    expect(extents(chartOf(aDefinition({ direction: "lower", baseline: aBaseline(2020, 40), targets })))).toEqual([{ from: null, to: 40 }]);
    expect(extents(chartOf(aDefinition({ targets })))).toEqual([null]);
  });

  test("one of another unit has no height", () => {
    expect(extents(chartOf(aDefinition({ targets: [aTarget(2025, 60, { unit: "人" })] })))).toEqual([null]);
  });

  test("what it was before stands beside it", () => {
    const former = {
      year: fiscal(2025),
      text: "50%",
      amount: { kind: "number", comparator: "=", value: 50, about: false },
      until: "2023-04-01",
      reason: "見直し",
    } as const;
    const { marks } = chartOf(aDefinition({ targets: [aTarget(2025, 60, { revisions: [former] })] }));
    expect(marks.map(({ id }) => id)).toEqual(["t0", "t0f0"]);
    expect(marks.map((mark) => mark.kind === "target" && mark.former)).toEqual([null, { until: "2023-04-01", reason: "見直し" }]);
    const moved = chartOf(aDefinition({ targets: [aTarget(2027, 50, { revisions: [former] })] }));
    expect(moved.marks.map(({ id, year }) => [id, year?.year])).toEqual([
      ["t0f0", 2025],
      ["t0", 2027],
    ]);
  });
});

describe("one line joins the actuals", () => {
  const definition = aDefinition({ baseline: aBaseline(2020, 40), targets: [aTarget(2026, 60)] });
  const unavailable: Actual = { year: fiscal(2022), asOf: null, status: "unavailable", reason: "調査の中止" };
  const pending: Actual = { year: fiscal(2024), asOf: null, status: "pending" };

  test("from the baseline on, over years in which nothing was said", () => {
    expect(years(chartOf(definition, [anActual(2021, 42), anActual(2023, 45)]))).toEqual([[2020, 2021, 2023]]);
  });

  test("and not over a year that cannot be calculated", () => {
    expect(years(chartOf(definition, [anActual(2021, 42), unavailable, anActual(2023, 45), anActual(2024, 46)]))).toEqual([
      [2020, 2021],
      [2023, 2024],
    ]);
  });

  test("nor over a break of the series", () => {
    const breaks = [{ from: fiscal(2023), reason: "対象を広げた" }];
    const chart = chartOf({ ...definition, breaks }, [anActual(2021, 42), anActual(2022, 43), anActual(2023, 61), anActual(2024, 62)]);
    expect(years(chart)).toEqual([
      [2020, 2021, 2022],
      [2023, 2024],
    ]);
    expect(chart.breaks.map(({ at }) => at - 1.25)).toEqual([2023]);
  });

  test("what is still being counted interrupts nothing, and is no point of it", () => {
    expect(years(chartOf(definition, [anActual(2023, 45), pending]))).toEqual([[2020, 2023]]);
  });

  test("of what is added up it shows the total so far", () => {
    const sum = { kind: "sum", from: fiscal(2021), startingWith: 0 } as const;
    const chart = chartOf({ ...definition, accumulation: sum, baseline: null }, [anActual(2021, 3), anActual(2022, 4)]);
    expect(chart.runs).toEqual([[2021, 2022].map((year, i) => ({ at: year + 1.25, value: [3, 7][i] }))]);
  });
});

test("without years, the baseline comes first and each target behind the one before", () => {
  const { marks, path } = chartOf(aDefinition({ baseline: aBaseline(null, 40), targets: [aTarget(null, 50), aTarget(null, 60)] }));
  expect(marks.map(({ id }) => id)).toEqual(["b", "t0", "t1"]);
  expect(path.map(({ value }) => value)).toEqual([40, 50, 60]);
});

test.each([
  ["lower", 5.4, 5.8, []],
  ["lower", 5.4, 5, [5.4, 5]],
  ["higher", 60, 55, []],
  ["higher", 55, 60, [55, 60]],
  ["keep", 60, 55, [60, 55]],
] as const)("no way is drawn that leads to worse (%s is better, from %d to %d)", (direction, from, to, expected) => {
  const { path } = chartOf(aDefinition({ direction, baseline: aBaseline(2022, from), targets: [aTarget(2027, to)] }));
  expect(path.map(({ value }) => value)).toEqual(expected);
});

test("what has no year stands in no year's row, that of a break neither", () => {
  const breaks = [{ from: fiscal(2026), reason: "対象を広げた" }];
  const rows = rowsOf(chartOf(aDefinition({ baseline: aBaseline(2025, 40), targets: [aTarget(null, 50)], breaks })));
  expect(rows.map(({ year, targets }) => [year?.year ?? null, targets.length])).toEqual([
    [2025, 0],
    [2026, 0],
    [null, 1],
  ]);
});

test("nothing gives an empty chart", () => {
  expect(chartOf(aDefinition())).toMatchObject({ marks: [], path: [], runs: [], breaks: [] });
});

test("every mark and every break stands in exactly one row of the table, in the order of time", () => {
  fc.assert(
    fc.property(definitions, actualsOfYears, (definition, actuals) => {
      const chart = chartOf(definition, actuals);
      const rows = rowsOf(chart);
      const told = rows.flatMap(({ baselines, targets, actuals: said }) => [...baselines, ...targets, ...said].map(({ id }) => id));
      expect(told.toSorted()).toEqual(chart.marks.map(({ id }) => id).toSorted());
      expect(rows.flatMap(({ breaks }) => breaks)).toHaveLength(definition.breaks.length);
      expect(rows.map(({ at }) => at)).toEqual(rows.map(({ at }) => at).toSorted((one, other) => one - other));
      const expected = definition.targets.reduce((sum, { revisions }) => sum + 1 + revisions.length, 0);
      expect(chart.marks).toHaveLength(expected + actuals.length + (definition.baseline === null ? 0 : 1));
      for (const { at } of [...chart.marks, ...chart.path, ...chart.runs.flat(), ...chart.breaks]) expect(at).toSatisfy(Number.isFinite);
      for (const { value } of [...chart.path, ...chart.runs.flat()]) expect(value).toSatisfy(Number.isFinite);
    }),
  );
});

describe("an axis", () => {
  test.each([
    [
      [41.8, 48, 55],
      [40, 45, 50, 55],
    ],
    [
      [0, 7],
      [0, 2, 4, 6, 8],
    ],
    [
      [12, 30],
      [0, 10, 20, 30],
    ],
    [[5], [3, 4, 5, 6, 7]],
    [[0], [-1, -0.5, 0, 0.5, 1]],
    [
      [-5, 5],
      [-5, 0, 5],
    ],
    [
      [0.1, 0.3],
      [0, 0.1, 0.2, 0.3],
    ],
    [[1e12], [6e11, 8e11, 1e12, 1.2e12, 1.4e12]],
  ])("of %j has the ticks %j", (numbers, ticks) => {
    expect(valueAxis(numbers)?.ticks).toEqual(ticks);
  });

  test("of nothing is none", () => {
    expect(valueAxis([])).toBeNull();
  });

  test("holds every number, between few ticks that ascend", () => {
    const number = fc.oneof(
      fc.double({ min: -1e15, max: 1e15, noNaN: true }),
      fc.constantFrom(0, 5e-324, 1e12, 1e12 + 1, -1e15, 1e15, 1e-9),
    );
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 60 }), (numbers) => {
        const axis = valueAxis(numbers);
        if (axis === null) throw new Error("no axis");
        expect(axis.from).toBeLessThan(axis.to);
        for (const value of numbers) {
          expect(value).toBeGreaterThanOrEqual(axis.from);
          expect(value).toBeLessThanOrEqual(axis.to);
        }
        expect(axis.ticks.length).toBeGreaterThanOrEqual(2);
        expect(axis.ticks.length).toBeLessThanOrEqual(8);
        for (const [i, tick] of axis.ticks.entries()) {
          expect(tick).toSatisfy(Number.isFinite);
          if (i > 0) expect(tick).toBeGreaterThan(axis.ticks[i - 1] ?? tick);
        }
      }),
    );
  });
});
