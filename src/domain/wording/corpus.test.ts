import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { readPeriod } from "../calendar/period.ts";
import periodExpressions from "../calendar/period-expressions.json" with { type: "json" };
import type { Period, TargetText } from "../goal/goal.ts";
import type { Value } from "../indicator/value.ts";
import { readTargetText } from "./target-text.ts";
import { readValue } from "./value.ts";
import valueExpressions from "./value-expressions.json" with { type: "json" };

/** The real documents' samples and gold readings. They are no part of the project; without them there is nothing to compare with. */
const corpus = resolve(import.meta.dirname, "../../../../shared/corpus");
const present = existsSync(join(corpus, "gold"));
if (!present) console.warn(`skipped: no corpus at ${corpus}`);

interface Gold {
  readonly plan: {
    readonly indicators: readonly {
      name: string;
      unit: string | null;
      baseline: Value | null;
      target: Value | null;
      interimTargets: Value[];
    }[];
  } | null;
  readonly goals: readonly { fiscalYear: number | null; actions: readonly (Reported & { steps: readonly Reported[] })[] }[];
}
interface Reported {
  readonly period: Period | null;
  readonly target: TargetText | null;
}

function readGold(): Gold[] {
  const files = readdirSync(join(corpus, "gold")).filter((name) => name.endsWith(".json"));
  return files.map((name) => JSON.parse(readFileSync(join(corpus, "gold", name), "utf8")) as Gold);
}

function samples(name: string): string[] {
  const lines = readFileSync(join(corpus, name), "utf8").split(/\r?\n/u).slice(1);
  return lines.map((line) => line.split("\t")[0] ?? "").filter((text) => text !== "");
}

describe.skipIf(!present)("the gold readings", () => {
  test("every value of an indicator is read as a careful person read it", () => {
    const indicators = readGold().flatMap(({ plan }) => plan?.indicators ?? []);
    const values = indicators.flatMap(({ name, unit, baseline, target, interimTargets }) =>
      [baseline, ...interimTargets, target].flatMap((value) => (value ? [{ value, unit, cumulative: /累計/u.test(name) }] : [])),
    );
    expect(values.length).toBeGreaterThan(50);
    // A year that the text does not name stands in the head of its column.
    for (const { value, unit, cumulative } of values)
      expect(readValue(value.text, { unit, cumulative, fiscalYear: value.fiscalYear })).toEqual(value);
  });

  test("every target text states the values, every period the months, that a careful person found", () => {
    const reports = readGold().flatMap(({ goals }) =>
      goals.flatMap(({ fiscalYear, actions }) =>
        actions.flatMap((action) => [action, ...action.steps].map((report) => ({ fiscalYear, report }))),
      ),
    );
    expect(reports.length).toBeGreaterThan(100);
    for (const { fiscalYear, report } of reports) {
      if (report.target) expect(readTargetText(report.target.text)).toEqual(report.target);
      if (report.period) expect(readPeriod(report.period.text, fiscalYear)).toEqual(report.period);
    }
  });
});

describe.skipIf(!present)("the samples of expressions", () => {
  test.each([
    ["value-expressions.tsv", new Set(valueExpressions.map(({ text }) => text))],
    ["period-expressions.tsv", new Set(periodExpressions.map(([text]) => text))],
  ])("every line of %s has its row in our table", (name, rows) => {
    expect(samples(name).length).toBeGreaterThan(30);
    expect(samples(name).filter((text) => !rows.has(text))).toEqual([]);
  });
});
