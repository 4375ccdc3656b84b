import { expect, test } from "vitest";
import type { Actual } from "../indicator/actual.ts";
import { lastMeasuredYear } from "./measurement.ts";

const fiscal = (year: number) => ({ kind: "fiscal", year }) as const;
const measured = (year: number, value: number): Actual => ({
  ...{ status: "final", year: fiscal(year), asOf: null },
  measured: { kind: "number", text: String(value), value, unit: null },
});
const actuals: readonly Actual[] = [
  measured(2021, 5),
  measured(2023, 7),
  { status: "pending", year: fiscal(2024), asOf: null },
  { ...measured(2024, 9), year: { kind: "calendar", year: 2024 } },
  measured(2022, 6),
];

test.each([
  [2025, 2023],
  [2024, 2023],
  [2022, 2022],
  [2020, null],
])("until %d something was measured last in %s", (until, year) => {
  expect(lastMeasuredYear(actuals, fiscal(until))?.year ?? null).toBe(year);
});

test("a calendar year is not taken for a fiscal one", () => {
  expect(lastMeasuredYear(actuals, { kind: "calendar", year: 2025 })).toEqual({ kind: "calendar", year: 2024 });
});
