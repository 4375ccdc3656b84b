import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { MeasuredYear } from "../calendar/measured-year.ts";
import type { Actual } from "../indicator/actual.ts";
import { definitionBy } from "../indicator/definition-by.ts";
import type { IndicatorDefinition } from "../indicator/indicator-definition.ts";
import { type IndicatorRule, NO_RULE, type StatedTarget } from "../indicator/indicator-rule.ts";
import { readActual } from "../indicator/read-actual.ts";
import { expectedAt, expectedPath, expectedShown } from "./expected-path.ts";
import { onTrackOf } from "./on-track.ts";
import type { PathSettings, Standing } from "./standing.ts";

const fiscal = (year: number): MeasuredYear => ({ kind: "fiscal", year });
const target = (role: StatedTarget["role"], text: string, year: number | null): StatedTarget => ({
  role,
  text,
  year,
  part: null,
  former: [],
});
const LINEAR: PathSettings = { path: "linear", tolerance: 0 };

function definitionOf(baseline: string | null, targets: readonly StatedTarget[], rule: Partial<IndicatorRule> = {}): IndicatorDefinition {
  const baselines = baseline === null ? [] : [{ text: baseline, year: 2020, part: null }];
  return definitionBy(
    { name: "講座に出た人の割合", unit: "%", baseline: null, interimTargets: [], target: null },
    { ...NO_RULE, baselines, targets, ...rule },
  );
}

function standingOf(definition: IndicatorDefinition, cells: Readonly<Record<number, string>>, year: number, settings = LINEAR): Standing {
  const actuals = Object.entries(cells).flatMap(([of, text]): Actual[] => {
    const actual = readActual(text, fiscal(Number(of)), definition);
    return actual === null ? [] : [actual];
  });
  return onTrackOf(definition, actuals, fiscal(year), settings);
}

const spelled = (standing: Standing): string => {
  if (standing.kind === "cannot-be-said") return standing.reason;
  return standing.kind === "reached" || standing.expected === null ? standing.kind : `${standing.kind} ${standing.expected}`;
};

const up = definitionOf("20", [target("final", "70", 2025)]);
const down = definitionOf("70", [target("final", "20以下", 2025)]);
const kept = definitionOf("5.4", [target("final", "5.8未満", 2025)]);
const stepped = definitionOf("20", [target("interim", "60", 2023), target("final", "70", 2025)]);

describe("where an indicator stands", () => {
  test.each<[string, IndicatorDefinition, Record<number, string>, number, string]>([
    ["at the value that is due", up, { 2022: "40" }, 2022, "on-track 40"],
    ["just below it", up, { 2022: "39.9" }, 2022, "behind 40"],
    ["reached before its time", up, { 2022: "70" }, 2022, "reached"],
    ["reached in its last year", up, { 2025: "71" }, 2025, "reached"],
    ["missed in its last year", up, { 2025: "69.9" }, 2025, "behind"],
    ["missed, a year later", up, { 2026: "69.9" }, 2026, "behind"],
    ["less is better, and it is little enough", down, { 2022: "50" }, 2022, "on-track 50"],
    ["less is better, and it is too much", down, { 2022: "50.1" }, 2022, "behind 50"],
    ["a target looser than the baseline that is kept", kept, { 2022: "5.6" }, 2022, "on-track"],
    ["one that is kept until the end", kept, { 2025: "5.6" }, 2025, "reached"],
    ["one that is not kept any more", kept, { 2022: "5.8" }, 2022, "behind"],
    ["維持 that is kept", definitionOf("99", [target("final", "維持", 2025)], { direction: "higher" }), { 2022: "99" }, 2022, "on-track"],
    ["維持 that is not", definitionOf("99", [target("final", "維持", 2025)], { direction: "higher" }), { 2022: "98" }, 2022, "behind"],
    [
      "維持 without a baseline",
      definitionOf(null, [target("final", "維持", 2025)], { direction: "higher" }),
      { 2022: "98" },
      2022,
      "baseline-missing",
    ],
    [
      "said not to be reached, before its time",
      definitionOf(null, [target("final", "策定", 2025)]),
      { 2022: "未達成" },
      2022,
      "not-reached-yet",
    ],
    ["said not to be reached, in its time", definitionOf(null, [target("final", "策定", 2025)]), { 2025: "未達成" }, 2025, "behind"],
    ["said to be reached", definitionOf(null, [target("final", "策定", 2025)]), { 2022: "達成" }, 2022, "reached"],
    ["not known yet", up, { 2022: "集計中" }, 2022, "actual-pending"],
    ["not known, though a year before was", up, { 2021: "30" }, 2022, "actual-missing"],
    [
      "a baseline without a year",
      definitionOf(null, [target("final", "70以上", 2025)], { baselines: [{ text: "20", year: null, part: null }] }),
      { 2022: "40" },
      2022,
      "year-unknown",
    ],
    ["no baseline", definitionOf(null, [target("final", "70以上", 2025)]), { 2022: "40" }, 2022, "baseline-missing"],
    ["before its baseline", up, { 2018: "40" }, 2018, "before-path"],
    ["a target without a year", definitionOf("20", [target("final", "70", null)]), { 2022: "40" }, 2022, "no-path"],
    ["no target", definitionOf("20", []), { 2022: "40" }, 2022, "target-missing"],
    ["約, on the way", definitionOf("20", [target("final", "約70", 2025)]), { 2022: "40" }, 2022, "on-track 40"],
    ["約, at the end and below", definitionOf("20", [target("final", "約70", 2025)]), { 2025: "69" }, 2025, "target-about"],
    [
      "a sum, which starts at nothing",
      definitionOf(null, [target("final", "100以上", 2025)], { accumulation: "sum", sumFrom: 2021 }),
      { 2021: "15", 2022: "25" },
      2022,
      "on-track 40",
    ],
    [
      "the definition changed",
      definitionOf("20", [target("final", "70", 2025)], { breaks: [{ from: 2022, reason: "設問を変えた" }] }),
      { 2023: "50" },
      2023,
      "series-broken",
    ],
  ])("%s", (_, definition, cells, year, standing) => {
    expect(spelled(standingOf(definition, cells, year))).toBe(standing);
  });

  test("by the targets of the years between, where a city goes by them", () => {
    expect(spelled(standingOf(stepped, { 2022: "41" }, 2022))).toBe("on-track 40");
    const byTargets: PathSettings = { path: "by-targets", tolerance: 0 };
    expect(spelled(standingOf(stepped, { 2022: "41" }, 2022, byTargets))).toBe("behind 46.7");
    expect(spelled(standingOf(stepped, { 2023: "60" }, 2023, byTargets))).toBe("on-track 60");
    expect(spelled(standingOf(stepped, { 2024: "65" }, 2024, byTargets))).toBe("on-track 65");
  });

  test("with a tolerance in percent of the whole way, but not for a target that was missed", () => {
    const tolerant: PathSettings = { path: "linear", tolerance: 10 };
    expect(spelled(standingOf(up, { 2022: "35" }, 2022, tolerant))).toBe("on-track 40");
    expect(spelled(standingOf(up, { 2022: "34.9" }, 2022, tolerant))).toBe("behind 40");
    expect(spelled(standingOf(down, { 2022: "55" }, 2022, tolerant))).toBe("on-track 50");
    expect(spelled(standingOf(up, { 2025: "69" }, 2025, tolerant))).toBe("behind");
  });
});

describe("the expected path", () => {
  test("is straight between its points, and stays behind the last", () => {
    const shown = (definition: IndicatorDefinition, year: MeasuredYear) => {
      const path = expectedPath(definition, "by-targets");
      const expected = expectedAt(path, year);
      return expected.ok ? expectedShown(path, expected.value) : expected.refusal.kind;
    };
    expect([2020, 2021, 2022, 2023, 2024, 2025, 2030].map((year) => shown(stepped, fiscal(year)))).toEqual([
      20, 33.3, 46.7, 60, 65, 70, 70,
    ]);
    // A calendar year ends three months before the fiscal year of its number.
    expect(shown(up, { kind: "calendar", year: 2021 })).toBe(27.5);
  });

  test("leads from the baseline to the target without ever turning back", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 500 }),
        fc.integer({ min: 501, max: 1000 }),
        fc.integer({ min: 1, max: 30 }),
        (from, to, years) => {
          const path = expectedPath(definitionOf(String(from), [target("final", String(to), 2020 + years)]), "linear");
          const values = Array.from({ length: years + 1 }, (_, at) => expectedAt(path, fiscal(2020 + at)));
          const shown = values.map((value) => (value.ok ? expectedShown(path, value.value) : Number.NaN));
          expect([shown[0], shown.at(-1)]).toEqual([from, to]);
          expect(shown).toEqual([...shown].sort((one, other) => one - other));
        },
      ),
    );
  });

  test("of a higher and of a lower direction are each other's mirror", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 2021, max: 2027 }), (actual, year) => {
        expect(standingOf(up, { [year]: String(actual) }, year).kind).toBe(standingOf(down, { [year]: String(90 - actual) }, year).kind);
      }),
    );
  });
});
