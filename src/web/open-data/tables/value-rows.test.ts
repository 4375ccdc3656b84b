import { describe, expect, test } from "vitest";
import { aValue } from "../../../../test/builders.ts";
import { aPublishedIndicator } from "../../../../test/published-items.ts";
import type { Value } from "../../../domain/indicator/value.ts";
import { readValue } from "../../../domain/wording/value.ts";
import { valueRows } from "./value-rows.ts";

/** A value as readings of elsewhere may hold it: the text alone. */
const unread = (text: string, fiscalYear: number | null = null): Value =>
  aValue({ text, value: null, unit: null, comparator: null, fiscalYear });

const rowsOf = (unit: string | null, printed: { baseline?: Value | null; target?: Value | null; actuals?: readonly Value[] }) =>
  valueRows(
    aPublishedIndicator({
      ...{ id: 1_104, name: "指標", unit },
      printed: { baseline: null, target: null, interimTargets: [], actuals: [], ...printed },
    }),
  );

type Case = readonly [
  unit: string | null,
  text: string,
  value: number | null,
  to: number | null,
  said: string | null,
  bound: string | null,
  year: number | null,
];

const CASES: readonly Case[] = [
  // The unit stands with the indicator, in the value, or in both.
  ["人", "12（令和5年度）", 12, null, "人", "=", 2023],
  ["%", "55.0以上", 55, null, "%", ">=", null],
  ["%", "5.8％未満（令和7年度決算）", 5.8, null, "%", "<", 2025],
  ["人", "1,234人", 1_234, null, "人", "=", null],
  [null, "0.581", 0.581, null, null, "=", null],
  ["か所", "３6箇所", 36, null, "箇所", "=", null],
  ["ha", "１２．５㏊", 12.5, null, "ha", "=", null],
  // 0 is a value, and so is a number below it.
  ["件", "0（2019）", 0, null, "件", "=", 2019],
  ["%", "▲3.2", -3.2, null, "%", "=", null],
  ["%", "△1.5％（R6）", -1.5, null, "%", "=", 2024],
  ["%", "-2.0", -2, null, "%", "=", null],
  // Thousands, 万, 億, 千円.
  ["円", "4億3,000万円", 430_000_000, null, "円", "=", null],
  ["千円", "1，234", 1_234, null, "千円", "=", null],
  ["万人", "20.6", 20.6, null, "万人", "=", null],
  ["アクセス", "742万アクセス（令和元年度）", 7_420_000, null, "アクセス", "=", 2019],
  ["人", "29（4）", 29, null, "人", "=", null],
  ["人", "35,000人以上\t\t", 35_000, null, "人", ">=", null],
  // Years as they are written.
  ["件", "18（平成35年度）", 18, null, "件", "=", 2023],
  ["件", "18（令和６(2024)年度）", 18, null, "件", "=", 2024],
  ["件", "18（Ｒ６）", 18, null, "件", "=", 2024],
  ["件", "18（令和元年度）", 18, null, "件", "=", 2019],
  // Bounds, ranges, about, words.
  ["回", "3～5回", 3, 5, "回", "range", null],
  ["回", "5回程度", 5, null, "回", "about", null],
  ["人", "100人を超える", 100, null, "人", ">", null],
  ["分", "10分以下", 10, null, "分", "<=", null],
  ["人", "13,967人→17,000人", 17_000, null, "人", "=", null],
  [null, "計画の策定", null, null, null, "words", null],
  ["%", "維持", null, null, null, "maintain", null],
  ["回", "講座１回・講演会１回/年", null, null, null, "unread", null],
  // No value.
  ...["-", "－", "―", "‐", "–", "ー", "", "データなし", "調整中", "集計中", "######", "N/A"].map(
    (text): Case => ["人", text, null, null, null, null, null],
  ),
];

describe("a value that stands in a text", () => {
  test.each(CASES)("of an indicator in %s: %j", (unit, text, value, to, said, bound, year) => {
    const [target] = rowsOf(unit, { target: unread(text) });
    expect([target?.value, target?.to, target?.unit, target?.bound, target?.year]).toEqual([value, to, said, bound, year]);
    const [baseline] = rowsOf(unit, { baseline: unread(text) });
    expect([baseline?.value, baseline?.to, baseline?.unit, baseline?.bound, baseline?.year]).toEqual([value, to, said, bound, year]);
    const [actual] = rowsOf(unit, { actuals: [unread(text)] });
    expect([actual?.value, actual?.to, actual?.unit, actual?.bound, actual?.year]).toEqual([value, to, said, bound, year]);
    expect(target?.text).toBe(text);
  });

  test.each(CASES)("of an indicator in %s: %j says the same where a document's reader has read it", (unit, text) => {
    const read = readValue(text, { unit });
    const numbers = (value: Value) =>
      rowsOf(unit, { target: value }).map(({ value: one, to, unit: of, bound, year }) => [one, to, of, bound, year]);
    if (read !== null) expect(numbers(read)).toEqual(numbers(unread(text)));
  });

  test("takes its year from the column where it names none, and adds up where it says so", () => {
    const [target] = rowsOf("人", { target: unread("累計500人", 2027) });
    expect(target).toMatchObject({ value: 500, unit: "人", year: 2027, cumulative: true });
  });

  test("is left as somebody read it", () => {
    const [target] = rowsOf("人", { target: aValue({ text: "約12千人", value: 12_000, unit: "人", comparator: "=", fiscalYear: 2027 }) });
    expect(target).toMatchObject({ value: 12_000, unit: "人", year: 2027, bound: "about" });
  });
});
