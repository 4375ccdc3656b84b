import { expect, test } from "vitest";
import { definitionBy } from "../indicator/definition-by.ts";
import type { IndicatorDefinition } from "../indicator/indicator-definition.ts";
import { type IndicatorRule, NO_RULE, type StatedTarget } from "../indicator/indicator-rule.ts";
import { targetFindings } from "./target-findings.ts";

const now = { kind: "fiscal", year: 2024 } as const;
const target = (role: StatedTarget["role"], text: string, year: number | null): StatedTarget => ({
  role,
  text,
  year,
  part: null,
  former: [],
});

function definitionOf(baseline: string, targets: readonly StatedTarget[], rule: Partial<IndicatorRule> = {}): IndicatorDefinition {
  return definitionBy(
    { name: "指標", unit: "%", baseline: null, interimTargets: [], target: null },
    { ...NO_RULE, baselines: [{ text: baseline, year: 2019, part: null }], targets, ...rule },
  );
}

/** A finding and the text of its target. */
const spelled = (definition: IndicatorDefinition): string[] =>
  targetFindings(definition, now).map((finding) => ("target" in finding ? `${finding.kind} ${finding.target.text}` : finding.kind));

test.each<[string, IndicatorDefinition, string[]]>([
  ["nothing", definitionOf("10", [target("yearly", "20", 2024), target("final", "30", 2025)]), []],
  ["none for the last year", definitionOf("10", [target("yearly", "20", 2024)], { direction: "higher" }), ["no-final-target"]],
  ["5.4 → 5.8％未満", definitionOf("5.4", [target("final", "5.8％未満", 2025)]), ["looser-than-baseline 5.8％未満"]],
  ["803回 → 800回以上", definitionOf("803", [target("final", "800以上", 2025)]), ["looser-than-baseline 800以上"]],
  ["two numbers in one", definitionOf("10", [target("final", "男20％・女30％", 2025)], { direction: "higher" }), ["unread 男20％・女30％"]],
  ["another unit", definitionOf("10", [target("final", "30人", 2025)]), ["unit-differs 30人"]],
  ["its year has gone", definitionOf("10", [target("final", "30", 2022)]), ["year-past 30"]],
  ["its year has just ended, and its value is being collected", definitionOf("10", [target("final", "30", 2023)]), []],
  ["no year", definitionOf("10", [target("final", "30", null)]), ["no-year 30"]],
  [
    "以上 where less is better",
    definitionOf("50", [target("final", "40以上", 2025)], { direction: "lower" }),
    ["bound-against-direction 40以上"],
  ],
  [
    "a year that steps back",
    definitionOf("10", [target("yearly", "25", 2023), target("yearly", "20", 2024), target("final", "30", 2025)]),
    ["steps-back 20"],
  ],
  [
    "a year that steps back, where less is better",
    definitionOf("50", [target("yearly", "35", 2023), target("yearly", "40", 2024), target("final", "30", 2025)]),
    ["steps-back 40"],
  ],
  ["to be kept at exactly one number", definitionOf("50", [target("final", "50", 2025)], { direction: "keep" }), ["keep-without-range 50"]],
  ["to be kept in a range", definitionOf("50", [target("final", "45～55", 2025)], { direction: "keep" }), []],
  [
    "set before the definition changed",
    definitionOf("10", [target("yearly", "20", 2022), target("final", "30", 2025)], { breaks: [{ from: 2023, reason: "調査を変えた" }] }),
    [],
  ],
  [
    "two for one year",
    definitionOf("10", [target("yearly", "20", 2024), target("yearly", "22", 2024), target("final", "30", 2025)]),
    ["double 22"],
  ],
  ["two for the last", definitionOf("10", [target("final", "30", 2025), target("final", "40", 2026)]), ["double 40"]],
  ["nobody knows which way is better", definitionOf("10", [target("final", "10", 2025)]), ["direction-missing"]],
  [
    "a formula for the other direction",
    definitionOf("10", [target("final", "5", 2025)], { formula: "ratio" }),
    ["formula-against-direction"],
  ],
  [
    "a formula that needs a baseline",
    definitionOf("－", [target("final", "30以上", 2025)], { formula: "from-baseline" }),
    ["formula-without-baseline"],
  ],
  ["words where there was a number", definitionOf("11", [target("final", "全域で設立", 2025)]), []],
  ["words", definitionOf("－", [target("final", "計画の策定", 2025)]), []],
])("%s", (_, definition, findings) => {
  expect(spelled(definition)).toEqual(findings);
});

test("a target of an older definition, and one whose text says something else than what was kept of it", () => {
  const definition = definitionOf("10", [target("final", "30", 2025)]);
  const [last] = definition.targets;
  if (!last) throw new Error("it has a target");
  const changed = { ...definition, breaks: [{ from: { kind: "fiscal", year: 2023 }, reason: "調査を変えた" }] } as const;
  expect(spelled(changed)).toEqual(["series-broken 30"]);
  const miskept = { ...definition, targets: [{ ...last, text: "30以上" }] };
  expect(spelled(miskept)).toEqual(["read-otherwise 30以上"]);
});
