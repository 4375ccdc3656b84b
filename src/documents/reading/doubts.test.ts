import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { aGoal, aMission, aNode, anAction, anIndicator, aPlan, aReadDocument, aStep, aValue } from "../../../test/builders.ts";
import { processorSeconds } from "../../../test/processor-time.ts";
import type { Table } from "../document.ts";
import { openText } from "../formats/open-text.ts";
import type { Layout } from "../layout.ts";
import { Passage } from "../passage.ts";
import { SURENESS } from "./doubts/doubt.ts";
import { findDoubts } from "./doubts.ts";
import { readDocument } from "./read-document.ts";
import type { Reading } from "./reading.ts";

const city = "澄川市";
const value = (text: string, number: number | null, unit: string | null = "人") =>
  aValue({ text, value: number, unit, comparator: number === null ? null : "=", fiscalYear: 2027 });
const baseline = (text: string, number: number | null, unit: string | null = "人") => ({ ...value(text, number, unit), fiscalYear: 2022 });
const planOf = (...indicators: Partial<ReturnType<typeof anIndicator>>[]) => ({
  plan: aPlan({
    nodes: [aNode({ code: "1" })],
    indicators: indicators.map((given, i) => anIndicator({ node: "1", name: `指標${"甲乙丙丁戊己"[i]}`, unit: null, ...given })),
  }),
});
const dated = Array.from({ length: 5 }, () => ({ baseline: baseline("50", 50), target: value("60", 60) }));
const action = (...steps: Partial<ReturnType<typeof aStep>>[]) => ({
  goals: [aGoal({ actions: [anAction({ steps: steps.map(aStep) })] })],
});
const period = (text: string, from: string | null, to: string | null) => ({ period: { text, from, to } });
const titled = (title: string) => ({ goals: [aGoal({ title, actions: [anAction()] })] });
const nodes = (...given: Parameters<typeof aNode>[0][]) => ({ plan: aPlan({ nodes: given.map(aNode) }) });

const sentences = (...last: readonly string[]) => {
  const items = (count: number) => Array.from({ length: count }, (_, i) => `地域の防災訓練を${i + 1}回行い、住民の意識を高めていきます。`);
  const sections = [
    { title: "現状と課題", items: [...items(5), ...last] },
    { title: "取組の方向", items: items(8) },
  ];
  return aPlan({ nodes: [aNode({ code: "1", sections })] });
};

/** What a reading says, and of what a person is warned: pointer and reason. */
const CASES: readonly (readonly [name: string, reading: Partial<Reading>, expected: readonly string[]])[] = [
  ["an indicator without anything odd", planOf({ baseline: baseline("50人", 50), target: value("60人", 60) }), []],
  ["two numbers", planOf({ baseline: baseline("50", 50), target: value("5回・6人", null) }), ["/plan/indicators/0/target no-number"]],
  ["words, with a year", planOf({ baseline: baseline("未策定", null), target: value("令和9年度に策定", null) }), []],
  ["other units", planOf({ baseline: baseline("50人", 50), target: value("60件", 60, "件") }), ["/plan/indicators/0/target units-differ"]],
  [
    "a bound that is kept already",
    planOf({ baseline: baseline("5.4％", 5.4, "%"), target: { ...value("5.8％未満", 5.8, "%"), comparator: "<" } }),
    ["/plan/indicators/0/target looser-target"],
  ],
  [
    "a bound that is not",
    planOf({ baseline: baseline("6.4％", 6.4, "%"), target: { ...value("5.8％未満", 5.8, "%"), comparator: "<" } }),
    [],
  ],
  [
    "thousands",
    planOf({ baseline: baseline("12.5千円", 12.5), target: value("13,000", 13_000) }),
    ["/plan/indicators/0/target scale-jump"],
  ],
  ["a small number that grew", planOf({ baseline: baseline("2", 2), target: value("30", 30) }), []],
  ["nothing that grew", planOf({ baseline: baseline("0", 0), target: value("300", 300) }), []],
  [
    "a share of more than all",
    planOf({ baseline: baseline("50", 50, "%"), target: value("605", 605, "%") }),
    ["/plan/indicators/0/target over-hundred"],
  ],
  [
    "a year for a value",
    planOf({ baseline: baseline("2022", 2022, null), target: value("2400", 2400) }),
    ["/plan/indicators/0/baseline year-as-value"],
  ],
  ["no target", planOf({ baseline: baseline("50", 50) }), ["/plan/indicators/0/target no-target"]],
  ["no value at all", planOf({}), ["/plan/indicators/0/target no-values"]],
  [
    "no node, where others have one",
    planOf({ target: value("60", 60) }, { node: null, target: value("70", 70) }),
    ["/plan/indicators/1/node no-node"],
  ],
  ["a name with a value", planOf({ name: "講座の参加者数 120人", target: value("60", 60) }), ["/plan/indicators/0/name holds-value"]],
  ["a name with a number", planOf({ name: "75歳以上の住民の外出率", target: value("60", 60) }), []],
  [
    "one name twice",
    planOf({ name: "参加者", target: value("60", 60) }, { name: "参 加 者", target: value("70", 70) }),
    ["/plan/indicators/1/name same-indicator"],
  ],
  [
    "a year that is missing",
    planOf(...dated, { target: { ...value("60", 60), fiscalYear: null } }),
    ["/plan/indicators/5/target year-missing"],
  ],
  [
    "a year far from the others",
    planOf(...dated, { target: { ...value("60", 60), fiscalYear: 2047 } }),
    ["/plan/indicators/5/target year-apart"],
  ],
  [
    "a target before its baseline",
    planOf({ baseline: baseline("50", 50), target: { ...value("60", 60), fiscalYear: 2020 } }),
    ["/plan/indicators/0/target years-reversed"],
  ],
  ["a period without months", action(period("議会の後に", null, null)), ["/goals/0/actions/0/steps/0/period period-unknown"]],
  ["again and again", action(period("四半期ごとに", null, null)), []],
  ["a period in the year", action(period("4月～翌年3月", "2025-04", "2026-03")), []],
  ["a period beyond the year", action(period("令和9年3月まで", null, "2027-03")), ["/goals/0/actions/0/steps/0/period period-outside"]],
  ["marks in order", action({ mark: "(1)" }, { mark: "(2)" }, { mark: "(3)" }), []],
  ["a mark that is left out", action({ mark: "(1)" }, { mark: "(3)" }), ["/goals/0/actions/0/steps/1/mark mark-skips"]],
  ["a mark twice", action({ mark: "（1）" }, { mark: "(1)" }), ["/goals/0/actions/0/steps/1/mark mark-repeats"]],
  ["a step without its mark", action({ mark: "(1)" }, { mark: null }), ["/goals/0/actions/0/steps/1/mark no-mark"]],
  ["steps without marks", action({ mark: null }, { mark: null }), []],
  ["reports without their step", action({ text: "", midterm: "完了した。" }), ["/goals/0/actions/0/steps/0/text no-text"]],
  ["codes in order", nodes({ code: "1-1" }, { code: "1-2" }), []],
  ["a code that is left out", nodes({ code: "1-1" }, { code: "1-3" }), ["/plan/nodes/1/code code-skips"]],
  ["a code twice", nodes({ code: "1-1" }, { code: "1-1" }), ["/plan/nodes/1/code code-repeats"]],
  ["a parent that is not there", nodes({ code: "1-1", parent: "1" }), ["/plan/nodes/0/parent no-parent"]],
  [
    "a priority that is left out",
    { goals: [aGoal({ actions: [anAction()] }), aGoal({ priority: 3, title: "防災", actions: [anAction()] })] },
    ["/goals/1/priority priority-skips"],
  ],
  [
    "a priority twice",
    { goals: [aGoal({ actions: [anAction()] }), aGoal({ title: "防災", actions: [anAction()] })] },
    ["/goals/1/priority priority-repeats"],
  ],
  [
    "no priority, where others have one",
    { goals: [aGoal({ actions: [anAction()] }), aGoal({ priority: null, title: "防災", actions: [anAction()] })] },
    ["/goals/1/priority no-priority"],
  ],
  [
    "a goal that says nothing",
    { goals: [aGoal({ title: "", department: null, fiscalYear: null })] },
    ["/goals/0/fiscalYear no-year", "/goals/0/department no-department", "/goals/0/title no-title", "/goals/0/actions no-actions"],
  ],
  [
    "two goals of one title",
    { goals: [aGoal({ actions: [anAction()] }), aGoal({ priority: 2, actions: [anAction()] })] },
    ["/goals/1/title same-title"],
  ],
  ["a mission statement", { missions: [aMission()] }, []],
  ["a mission statement of nobody", { missions: [aMission({ department: null })] }, ["/missions/0/department no-department"]],
  ["no municipality", { municipality: null, missions: [aMission()] }, ["/municipality no-municipality"]],
  ["a title that stops", titled("子育て支援の充実、"), ["/goals/0/title cut-off"]],
  ["a title that stops at a particle", titled("子育て支援を"), ["/goals/0/title cut-off"]],
  ["a title that begins with the rest of another", titled("）の推進"), ["/goals/0/title begins-inside", "/goals/0/title open-bracket"]],
  [
    "sentences of which one was cut",
    { plan: sentences("市民と行政が力を合わせ、災害に強いまちを", "つくることを目指して取り組みを進めていきます。") },
    ["/plan/nodes/0/sections/0/items/5 cut-off", "/plan/nodes/0/sections/0/items/6 follows-cut-off"],
  ],
  ["sentences that are whole", { plan: sentences("市民と行政が力を合わせ、災害に強いまちをつくります。") }, []],
  ["a bracket that stays open", titled("防災（避難所の整備"), ["/goals/0/title open-bracket"]],
  ["brackets of two widths", titled("防災（避難所)の整備"), []],
  ["a very long title", titled("防災の".repeat(40)), ["/goals/0/title cut-off", "/goals/0/title long-title"]],
  ["characters of one font only", titled("防災\u{E000}の推進"), ["/goals/0/title odd-characters"]],
  ["a variant of a character", titled("葛\u{E0100}城地区の整備"), ["/goals/0/title variant-characters"]],
  ["the label of another field", titled("防災の推進【数値目標】10回"), ["/goals/0/title holds-label"]],
  ["a label that is none", titled("防災の推進【新規】"), []],
  ["a second item", titled("防災の推進 (2) 避難所の整備"), ["/goals/0/title holds-mark"]],
  ["marks that are referred to", titled("防災の推進 ①～③の整備"), []],
];

test.each(CASES)("%s", (_, given, expected) => {
  const { document, traced } = aReadDocument({ municipality: city, ...given });
  const spread = { ...document, layout: { kind: "lines" as const }, blocks: [], markup: [] };
  expect(findDoubts(spread, traced).map(({ pointer, reason }) => `${pointer} ${reason}`)).toEqual(expected);
});

/** A document whose only field, the title of its goal, stands where the parts stand in the text. */
function placed(source: string, parts: readonly string[], given: { layout?: Layout; blocks?: readonly Table[]; unplaced?: string } = {}) {
  const reading = { municipality: city, ...titled(parts.join("")) };
  const { traced } = aReadDocument(reading);
  const rangeOf = (part: string) => ({ start: source.indexOf(part), end: source.indexOf(part) + part.length });
  const document = {
    ...{ name: "文書.txt", mediaType: "text/plain", sha256: "0", text: source, markup: [], oddities: [] },
    ...{ layout: given.layout ?? { kind: "lines" as const }, blocks: given.blocks ?? [] },
  };
  const places = new Map([["/goals/0/title", parts.map(rangeOf)]]);
  const unplacedRanges = given.unplaced === undefined ? [] : [rangeOf(given.unplaced)];
  return findDoubts(document, { ...traced, places, unplacedRanges }).map(({ reason, facts }) => [reason, facts]);
}

const sheet = (columnWidths: readonly number[], hidden = false): Layout => ({
  kind: "sheets",
  sheets: [
    {
      name: "目標",
      hidden,
      range: { start: 0, end: 9 },
      columnWidths,
      cells: [{ row: 0, column: 0, rowSpan: 1, columnSpan: 1, range: { start: 0, end: 9 } }],
    },
  ],
});
const pageOf = (xs: readonly number[], ruled: boolean): Layout => ({
  kind: "pages",
  pages: [
    {
      ...{ width: 600, height: 800, range: { start: 0, end: 9 } },
      runs: xs.map((x, i) => ({ x, y: 100, width: 40, height: 10, vertical: false, range: { start: i * 5, end: i * 5 + 5 } })),
      rules: ruled ? [{ x1: 0, y1: 90, x2: 600, y2: 90 }] : [],
    },
  ],
});
const row = (...cells: readonly string[]) => ({
  cells: cells.map((line, column) => ({
    ...{ column, columnSpan: 1, rowSpan: 1, head: false },
    lines: [{ text: Passage.of(line, 0, line.length), item: false }],
  })),
});

test.each([
  ["in one line", placed("重点目標 防災の推進\n", ["防災の推進"]), []],
  ["in two lines", placed("防災の推進と\n避難所の整備", ["防災の推進と", "避難所の整備"]), []],
  ["far apart", placed(`防災の${"\n余談".repeat(20)}\n推進`, ["防災の", "推進"]), [["far-apart", { pieces: 2 }]]],
  ["over a page break", placed("防災の\f\n推進", ["防災の", "推進"]), [["across-pages", {}]]],
  ["beside text without a place", placed("防災の推進 重点", ["防災の推進"], { unplaced: "重点" }), [["unplaced-beside", { text: "重点" }]]],
  ["in the cell beside text without a place", placed("防災の推進\t重点", ["防災の推進"], { unplaced: "重点" }), []],
  ["over text without a place", placed("防災の推進\n重点", ["防災の推進"], { unplaced: "重点" }), []],
  ["in columns of white space", placed("1   防災の推進   4月\n2   避難所   5月", ["防災の推進"]), [["columns-by-space", {}]]],
  ["behind a wide gap in one line only", placed("重点目標   防災の推進\n以上", ["防災の推進"]), []],
  ["in a hidden sheet", placed("防災の推進", ["防災の推進"], { layout: sheet([10], true) }), [["hidden-text", {}]]],
  ["in a hidden column", placed("防災の推進", ["防災の推進"], { layout: sheet([0]) }), [["hidden-text", {}]]],
  ["in a sheet", placed("防災の推進", ["防災の推進"], { layout: sheet([10]) }), []],
  [
    "beside another column of a page",
    placed("防災の推進四月から", ["防災の推進"], { layout: pageOf([100, 300], false) }),
    [["columns-by-space", {}]],
  ],
  ["in a table that is ruled", placed("防災の推進四月から", ["防災の推進"], { layout: pageOf([100, 300], true) }), []],
  ["in runs of one line", placed("防災の推進四月から", ["防災の推進"], { layout: pageOf([100, 142], false) }), []],
  [
    "in a row that lacks a cell",
    placed("防災の推進", ["防災の推進"], {
      blocks: [{ kind: "table", page: 1, columns: 2, rows: [row("防災の推進"), row("", ""), row("", ""), row("", "")] }],
    }),
    [["uneven-row", {}]],
  ],
])("a title %s", (_, found, expected) => {
  expect(found).toEqual(expected);
});

test("every reason has a case", () => {
  const inTexts = CASES.flatMap(([, , expected]) => expected.map((line) => line.split(" ")[1]));
  const inPlaces = ["far-apart", "across-pages", "unplaced-beside", "columns-by-space", "hidden-text", "uneven-row"];
  // Whose a document is, only whoever receives it can compare.
  const elsewhere = ["another-municipality"];
  expect([...new Set([...inTexts, ...inPlaces, ...elsewhere])].sort()).toEqual(Object.keys(SURENESS).sort());
});

const samples = resolve(import.meta.dirname, "../../../samples");

test.each(readdirSync(samples).filter((name) => /^[^a-z].*\.(md|html|csv|txt)$/u.test(name)))("%s of the demo city", (name) => {
  const opened = openText(name, readFileSync(join(samples, name)));
  if (!opened.ok) throw new Error(opened.refusal.kind);
  const doubts = findDoubts(opened.value, readDocument(opened.value));
  expect(doubts.filter(({ sureness }) => sureness === "doubtful")).toEqual([]);
  expect(doubts.filter(({ reason }) => reason !== "columns-by-space").length, JSON.stringify(doubts)).toBeLessThanOrEqual(3);
});

test("a reading of thousands of fields, with endless texts and places, is looked at in bounded time", () => {
  const long = "「（①【目標】を".repeat(5000);
  const many = { ...planOf(), goals: [aGoal({ title: long, background: Array.from({ length: 2000 }, () => long.slice(0, 500)) })] };
  const indicators = Array.from({ length: 10_000 }, (_, i) =>
    anIndicator({ name: `指標${i % 7} 3人`, node: `${i % 3}`, target: value("5回・6人", null) }),
  );
  const { document, traced } = aReadDocument({
    ...many,
    plan: aPlan({ indicators }),
    unplaced: Array.from({ length: 5000 }, () => ({ text: "余談", where: "" })),
  });
  expect(
    processorSeconds(() => {
      const found = findDoubts({ ...document, layout: { kind: "lines" }, blocks: [], markup: [] }, traced);
      expect(found.length).toBeGreaterThan(10_000);
    }),
  ).toBeLessThan(30);
});
