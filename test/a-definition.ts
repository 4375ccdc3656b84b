import fc from "fast-check";
import type { Actual, ActualReport } from "../src/domain/indicator/actual.ts";
import type { IndicatorDefinition, Target, TargetAmount } from "../src/domain/indicator/indicator-definition.ts";

/** An indicator with nothing in it but what a test is about. */
export const aDefinition = (given: Partial<IndicatorDefinition> = {}): IndicatorDefinition => ({
  ...{ kind: "quantitative", direction: "higher", accumulation: { kind: "level" }, unit: "%", baseline: null, targets: [] },
  ...{ breaks: [], formula: "automatic", against: "final" },
  ...given,
});

export const fiscal = (year: number) => ({ kind: "fiscal", year }) as const;

export const aTarget = (year: number | null, value: number, given: Partial<Target> = {}): Target => ({
  ...{ role: "final", year: year === null ? null : fiscal(year), text: `${value}%`, unit: "%", series: 1, revisions: [] },
  amount: { kind: "number", comparator: "=", value, about: false },
  ...given,
});

export const aBaseline = (year: number | null, value: number | null, series = 1): IndicatorDefinition["baseline"] => ({
  ...{ year: year === null ? null : fiscal(year), text: value === null ? "集計中" : `${value}%`, value, unit: "%", series },
});

export const anActual = (year: number, value: number, status: "final" | "preliminary" = "final"): Actual => ({
  ...{ year: fiscal(year), asOf: null, status },
  measured: { kind: "number", text: `${value}`, value, unit: "%" },
});

const numbers = fc.oneof(
  fc.constantFrom(0, -0, 1, -1, 100, 1e12, -1e12, 1e12 + 1, 1e15, 1e-9, 5e-324, 1e308, -1e308),
  fc.integer({ min: -200, max: 200 }),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
);
const texts = fc.constantFrom("60", "12.5", "おおむね3割", "維持", "=SUM(A1)", "とても長い言葉で書かれた目標値".repeat(20), "<b>&\"'");
const years = fc.oneof(fc.integer({ min: 2020, max: 2026 }), fc.integer({ min: 1970, max: 2030 }), fc.constantFrom(1900, 2200));
const year = fc.record({ kind: fc.constantFrom("fiscal" as const, "calendar" as const), year: years });
const units = fc.constantFrom(null, "%", "人");

const amounts: fc.Arbitrary<TargetAmount> = fc.oneof(
  fc.record({
    kind: fc.constant("number" as const),
    comparator: fc.constantFrom("=" as const, ">=" as const, ">" as const, "<=" as const, "<" as const),
    value: numbers,
    about: fc.boolean(),
  }),
  fc.record({ kind: fc.constant("range" as const), from: numbers, to: numbers }),
  fc.constantFrom({ kind: "maintain" } as const, { kind: "words" } as const, { kind: "unread" } as const),
);

const targets: fc.Arbitrary<Target> = fc.record({
  ...{
    role: fc.constantFrom("yearly" as const, "interim" as const, "final" as const),
    year: fc.option(year),
    text: texts,
    amount: amounts,
  },
  ...{ unit: units, series: fc.constantFrom(1, 2) },
  revisions: fc.array(fc.record({ year: fc.option(year), text: texts, amount: amounts, until: fc.constant("2024-04-01"), reason: texts }), {
    maxLength: 2,
  }),
});

const reports: fc.Arbitrary<ActualReport> = fc.oneof(
  fc.record({
    status: fc.constantFrom("preliminary" as const, "final" as const),
    measured: fc.oneof(
      fc.record({ kind: fc.constant("number" as const), text: texts, value: numbers, unit: units }),
      fc.record({ kind: fc.constant("reached" as const), text: texts, reached: fc.boolean() }),
      fc.record({ kind: fc.constant("unread" as const), text: texts }),
    ),
  }),
  fc.constantFrom({ status: "pending" } as const, { status: "not-applicable" } as const),
  fc.record({ status: fc.constant("unavailable" as const), reason: texts }),
);

/** Any indicator, however odd, with any actuals. */
export const definitions: fc.Arbitrary<IndicatorDefinition> = fc.record({
  kind: fc.constantFrom("quantitative" as const, "qualitative" as const),
  direction: fc.constantFrom(null, "higher" as const, "lower" as const, "keep" as const),
  accumulation: fc.oneof(
    fc.constantFrom({ kind: "level" } as const, { kind: "running-total" } as const),
    fc.record({ kind: fc.constant("sum" as const), from: year, startingWith: fc.integer({ min: -10, max: 10 }) }),
  ),
  unit: units,
  baseline: fc.option(
    fc.record({ year: fc.option(year), text: texts, value: fc.option(numbers), unit: units, series: fc.constantFrom(1, 2) }),
  ),
  targets: fc.array(targets, { maxLength: 8 }),
  breaks: fc.array(fc.record({ from: year, reason: texts }), { maxLength: 2 }),
  formula: fc.constant("automatic" as const),
  against: fc.constantFrom("year" as const, "final" as const),
});

export const actualsOfYears: fc.Arbitrary<readonly Actual[]> = fc
  .uniqueArray(year, { maxLength: 60, selector: ({ kind, year: at }) => `${kind} ${at}` })
  .chain((all) => fc.tuple(...all.map((one) => reports.map((report): Actual => ({ ...report, year: one, asOf: null })))));
