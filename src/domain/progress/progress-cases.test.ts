import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { MeasuredYear } from "../calendar/measured-year.ts";
import { definitionBy } from "../indicator/definition-by.ts";
import { FORMULAS } from "../indicator/indicator-definition.ts";
import { type IndicatorRule, NO_RULE, type StatedTarget, type StatedValue } from "../indicator/indicator-rule.ts";
import { readActual } from "../indicator/read-actual.ts";
import { type Grade, gradeOf } from "./grade.ts";
import { GRADE_SCALES } from "./grade-scales.ts";
import { elapsedAt, positionOf } from "./position.ts";
import { progressOf } from "./progress.ts";
import { type Progress, PUBLISHED_ROUNDING, type Rounding } from "./progress-outcome.ts";

/**
 * The cases stand in progress-cases.tsv, each with where it comes from. Names, baselines and targets of "corpus" are those of the plans; what was reached is made up, but for
 * figures that a source gives. The time that has gone is that of a plan of the years 2021 to 2025.
 */
const [, ...lines] = readFileSync(join(import.meta.dirname, "progress-cases.tsv"), "utf8")
  .trimEnd()
  .split("\n");

interface Case {
  readonly said: string;
  readonly progress: string;
  readonly grades: readonly string[];
  readonly rule: IndicatorRule;
  readonly rounding: Rounding;
  readonly actuals: readonly StatedValue[];
  readonly year: MeasuredYear;
  readonly name: string;
}

const parts = (cell: string): string[] =>
  cell
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** 5.8％未満@2025, 150@cal2023. */
function stated(cell: string): StatedValue & { readonly isCalendar: boolean } {
  const at = cell.lastIndexOf("@");
  const year = cell.slice(at + 1);
  return {
    text: cell.slice(0, at),
    part: null,
    year: year === "" ? null : Number(year.replace("cal", "")),
    isCalendar: year.startsWith("cal"),
  };
}

function targetOf(cell: string): StatedTarget {
  const role = (["yearly", "interim", "final"] as const).find((one) => cell.startsWith(`${one} `)) ?? null;
  const { text, year } = stated(role === null ? cell : cell.slice(role.length + 1));
  return { text, year, part: null, role: role ?? "final", former: [] };
}

function caseOf(line: string): Case {
  const [name = "", unit = "", baseline = "", targets = "", rules = "", actuals = "", progress = "", grades = "", from = ""] =
    line.split("\t");
  const words = rules.split(" ");
  const after = (word: string) => (words.includes(word) ? Number(words[words.indexOf(word) + 1]) : null);
  const oneOf = <Word extends string>(...known: readonly Word[]): Word | null => known.find((word) => words.includes(word)) ?? null;
  const reported = parts(actuals).map(stated);
  const last = reported.at(-1);
  const broken = after("break");
  const decimals = oneOf("decimals-0", "decimals-2");
  return {
    ...{
      name,
      progress,
      grades: parts(grades),
      actuals: reported,
      said: `${name}: ${baseline} → ${targets}, ${actuals} ${rules} (${from})`,
    },
    year: { kind: last?.isCalendar === true ? "calendar" : "fiscal", year: last?.year ?? 2023 },
    rounding: {
      ...PUBLISHED_ROUNDING,
      ...(words.includes("down") ? { mode: "down" } : {}),
      ...(decimals ? { decimals: Number(decimals.slice(-1)) } : {}),
    },
    rule: {
      ...NO_RULE,
      unit: unit === "" ? null : unit,
      kind: oneOf("qualitative"),
      direction: oneOf("higher", "lower", "keep"),
      accumulation: oneOf("running-total", "sum"),
      sumFrom: after("sum"),
      yearKind: oneOf("calendar") ?? "fiscal",
      formula: oneOf(...FORMULAS) ?? "automatic",
      against: oneOf("year") ?? "final",
      breaks: broken === null ? [] : [{ from: broken, reason: "調査の方法を変えた" }],
      baselines: baseline === "" ? [] : [stated(baseline)],
      targets: parts(targets).map(targetOf),
    },
  };
}

function spelledProgress(progress: Progress): string {
  if (progress.kind === "rate") return String(progress.rate);
  return progress.kind === "kept" ? `${progress.kept ? "kept" : "not-kept"} ${progress.because}` : `none ${progress.reason}`;
}

function spelledGrade(scale: string, grade: Grade): string {
  return grade.kind === "graded" ? `${scale} ${grade.code}` : `${scale} ungraded ${grade.reason}`;
}

describe("the table of cases", () => {
  test("holds as many as the issue asks for, each with where it comes from", () => {
    expect(lines.length).toBeGreaterThanOrEqual(120);
    for (const line of lines) expect(line.split("\t").at(8)?.trim()).toBeTruthy();
  });

  test.each(lines.map((line) => [caseOf(line).said, line]))("%s", (_, line) => {
    const { name, rule, rounding, actuals, year, progress, grades } = caseOf(line);
    const definition = definitionBy({ name, unit: rule.unit, baseline: null, interimTargets: [], target: null }, rule);
    const known = actuals.flatMap((value) => {
      const actual = readActual(value.text, { ...year, year: value.year ?? 0 }, definition);
      return actual === null ? [] : [actual];
    });
    const outcome = progressOf(definition, known, year, rounding);
    expect(spelledProgress(outcome)).toBe(progress);
    const context = {
      position: positionOf(definition, known, year),
      elapsed: elapsedAt(year, { kind: "fiscal", year: 2021 }, { kind: "fiscal", year: 2025 }),
    };
    for (const expected of grades) {
      const scale = GRADE_SCALES.find(({ id }) => expected.startsWith(`${id} `));
      expect(scale === undefined ? "no such scale" : spelledGrade(scale.id, gradeOf(scale, outcome, context))).toBe(expected);
    }
  });
});
