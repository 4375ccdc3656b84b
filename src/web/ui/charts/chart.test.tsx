import fc from "fast-check";
import { parseDocument } from "htmlparser2";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { aBaseline, actualsOfYears, aDefinition, anActual, aTarget, definitions, fiscal } from "../../../../test/a-definition.ts";
import { readRecords } from "../../../documents/writing/csv-records.ts";
import type { Chart } from "../../../domain/chart/chart.ts";
import { chartOf } from "../../../domain/chart/chart-of.ts";
import { PageProvider } from "../page-context.tsx";
import { sentencesIn } from "../sentences.ts";
import { chartCsv } from "./chart-csv.ts";
import { FRAMES, wordsIn } from "./chart-drawing.tsx";
import { chartFile } from "./chart-file.tsx";
import { type Box, overlaps, type WrittenText, widthOf } from "./chart-geometry.ts";
import { layOut } from "./chart-layout.ts";
import { ChartPicture } from "./chart-picture.tsx";
import { ChartTable } from "./chart-table.tsx";

type Node = ReturnType<typeof parseDocument>["children"][number];

const t = sentencesIn("ja");
const NAME = "健診の受診率";

/** An indicator with everything that can be in a chart. */
const FULL = chartOf(
  aDefinition({
    baseline: aBaseline(2020, 41.8),
    targets: [
      aTarget(2023, 48, { role: "interim" }),
      aTarget(2026, 55, {
        text: "55.0%以上",
        amount: { kind: "number", comparator: ">=", value: 55, about: false },
        revisions: [
          {
            year: fiscal(2026),
            text: "60%",
            amount: { kind: "number", comparator: "=", value: 60, about: false },
            until: "2023-04-01",
            reason: "中間見直し",
          },
        ],
      }),
    ],
    breaks: [{ from: fiscal(2024), reason: "対象者を広げた" }],
  }),
  [
    anActual(2021, 43.5),
    { year: fiscal(2022), asOf: null, status: "unavailable", reason: "調査の中止" },
    anActual(2023, 46.1),
    anActual(2024, 51, "preliminary"),
    { year: fiscal(2025), asOf: null, status: "pending" },
  ],
);

const shown = (chart: Chart, locale: "ja" | "en" = "ja") =>
  parseDocument(
    renderToStaticMarkup(
      <PageProvider value={{ locale, t: sentencesIn(locale), code: "131016", person: null }}>
        <ChartPicture id="c" name={NAME} chart={chart} />
        <ChartTable name={NAME} chart={chart} />
      </PageProvider>,
    ),
  ).children;

const all = (nodes: readonly Node[]): Node[] => nodes.flatMap((node) => [node, ...("children" in node ? all(node.children) : [])]);
const textOf = (node: Node): string => ("data" in node ? node.data : "children" in node ? node.children.map(textOf).join("") : "");
const named = (nodes: readonly Node[], name: string) => all(nodes).filter((node) => "name" in node && node.name === name);
const attribute = (node: Node, name: string): string | null => ("attribs" in node ? (node.attribs[name] ?? null) : null);
const within = (node: Node | undefined) => (node && "children" in node ? all(node.children) : []);

/** What the drawing says of each mark, and what the table says of it in which row. */
function both(chart: Chart) {
  const nodes = shown(chart);
  const svg = named(nodes, "svg")[0];
  const drawn = within(svg)
    .filter((node) => attribute(node, "data-mark") !== null)
    .map((node) => ({ id: attribute(node, "data-mark"), said: textOf(named([node], "title")[0] ?? node) }));
  const told = named(named(nodes, "table"), "tr").flatMap((row) => {
    const [head] = named([row], "th");
    return within(row)
      .filter((node) => attribute(node, "data-mark") !== null)
      .map((node) => ({
        id: attribute(node, "data-mark"),
        year: head ? textOf(head) : "",
        said: "children" in node ? node.children.map(textOf) : [],
      }));
  });
  const breaks = (of: readonly Node[]) => of.filter((node) => attribute(node, "data-break") !== null).length;
  return { drawn, told, breaks: { drawn: breaks(within(svg)), told: breaks(within(named(nodes, "table")[0])) } };
}

function expectSame(chart: Chart): void {
  const { drawn, told, breaks } = both(chart);
  expect(drawn.map(({ id }) => id).toSorted()).toEqual(told.map(({ id }) => id).toSorted());
  expect(new Set(drawn.map(({ id }) => id)).size).toBe(chart.marks.length);
  for (const { id, said } of drawn) {
    const cell = told.find((one) => one.id === id);
    const [value = "", remarks = ""] = cell?.said ?? [];
    expect(said).toContain(value.trim());
    for (const remark of remarks.split(" ・ ")) expect(said).toContain(remark);
    const year = /^\S+?年度?/u.exec(said)?.[0] ?? "";
    if (cell?.year !== "年の記載なし") expect(cell?.year).toContain(year);
  }
  expect(breaks.drawn).toBe(chart.breaks.length);
  expect(breaks.told).toBe(chart.breaks.length);
}

describe("the table says what the chart shows", () => {
  test("of an indicator with everything in it, in these words", () => {
    const { drawn } = both(FULL);
    expect(drawn.map(({ said }) => said)).toEqual([
      "令和2年度 基準値 41.8%",
      "令和3年度 実績値 43.5%（確定）",
      "令和4年度 実績値 算出不能（調査の中止）",
      "令和5年度 中間目標 48%",
      "令和5年度 実績値 46.1%（確定）",
      "令和6年度 実績値 51%（速報）",
      "令和7年度 実績値 集計中",
      "令和8年度 目標値 55.0%以上",
      "令和8年度 改定前の目標値 60%（2023-04-01まで。中間見直し）",
    ]);
    expectSame(FULL);
  });

  test("of any indicator", () => {
    fc.assert(
      fc.property(definitions, actualsOfYears, (definition, actuals) => expectSame(chartOf(definition, actuals))),
      { numRuns: 60 },
    );
  });

  test("at the height that its number has between the ticks", () => {
    const layout = layOut(FULL, FRAMES.large, wordsIn(FULL, t, "ja"));
    const ticks = layout.ticks.map(({ y, label }) => ({ y, value: Number(label.replaceAll(",", "")) }));
    const [low, high] = [ticks[0], ticks.at(-1)];
    if (!low || !high) throw new Error("no ticks");
    const levels = layout.marks.flatMap(({ mark, y, lane }) =>
      lane === null ? [[mark.id, low.value + ((low.y - y) / (low.y - high.y)) * (high.value - low.value)] as const] : [],
    );
    const expected = { b: 41.8, a0: 43.5, a2: 46.1, a3: 51, t0: 48, t1: 55, t1f0: 60 };
    expect(levels.map(([id]) => id).toSorted()).toEqual(Object.keys(expected).toSorted());
    for (const [id, level] of levels) expect(level).toBeCloseTo(expected[id as keyof typeof expected], 0);
  });

  test("a baseline that is no number stands in a lane of its own, and not among the actuals", () => {
    const pending = { year: fiscal(2022), asOf: null, status: "pending" } as const;
    const chart = chartOf(aDefinition({ baseline: aBaseline(2020, null), targets: [aTarget(2026, 55)] }), [pending, anActual(2023, 46.1)]);
    const { marks, lanes } = layOut(chart, FRAMES.large, wordsIn(chart, t, "ja"));
    expect(lanes.map(({ text }) => text)).toEqual(["基準", "実績"]);
    expect(marks.flatMap(({ mark, lane }) => (lane === null ? [] : [[mark.kind, lane]]))).toEqual([
      ["baseline", "baseline"],
      ["actual", "actual"],
    ]);
  });

  test("and the description says in words what is seen", () => {
    const [desc] = named(shown(FULL), "desc");
    expect(desc && textOf(desc)).toBe(
      "令和2年度 基準値 41.8%。令和8年度 目標値 55.0%以上。ほかに途中の目標が1つある。令和3年度 実績値 43.5%（確定）から令和6年度 実績値 51%（速報）へ増えた。" +
        "令和4年度 実績値 算出不能（調査の中止）。令和7年度 実績値 集計中。改定前の目標が1つある。令和6年度から定義が変わり、前の値とは比べられない：対象者を広げた。",
    );
  });
});

const boxOf = ({ x, y, text, anchor }: WrittenText, letters: number): Box => {
  const width = widthOf(text, letters);
  const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
  return { x: left, y: y - letters * 0.85, width, height: letters * 0.9 };
};

describe.each(Object.entries(FRAMES))("drawn %s", (_, frame) => {
  test("nothing is NaN, outside of the frame, or a word on top of another", () => {
    const span = fc.option(fc.constantFrom({ from: 2021.25, to: 2027.25 }, { from: 1900, to: 2200 }));
    fc.assert(
      fc.property(
        definitions,
        actualsOfYears,
        span,
        fc.constantFrom("ja" as const, "en" as const),
        (definition, actuals, least, locale) => {
          const chart = chartOf(definition, actuals);
          const layout = layOut(chart, { ...frame, span: least }, wordsIn(chart, sentencesIn(locale), locale));
          expect(JSON.stringify(layout, (key, value) => (key === "mark" || key === "lane" ? undefined : value))).not.toMatch(/null|NaN/u);
          const points = [...layout.marks, ...layout.path, ...layout.runs.flat(), ...layout.bands];
          for (const { x, y } of points) {
            expect(x).toBeGreaterThanOrEqual(0);
            expect(x).toBeLessThanOrEqual(frame.width);
            expect(y).toBeGreaterThanOrEqual(0);
            expect(y).toBeLessThanOrEqual(frame.height);
          }
          for (const { width, height } of layout.bands) expect(Math.min(width, height)).toBeGreaterThanOrEqual(0);
          const ticks = layout.ticks.map(({ x, y, label }) =>
            boxOf({ x, y: y + frame.letters * 0.36, text: label, anchor: "end" }, frame.letters),
          );
          const words = [...[...layout.years, ...layout.lanes, ...layout.labels].map((word) => boxOf(word, frame.letters)), ...ticks];
          if (frame.letters === 0) expect([...layout.labels, ...layout.years, ...layout.lanes]).toEqual([]);
          for (const [i, box] of frame.letters === 0 ? [] : words.entries()) {
            expect(box.x).toBeGreaterThanOrEqual(-0.1);
            expect(box.x + box.width).toBeLessThanOrEqual(frame.width + 0.1);
            for (const other of words.slice(i + 1)) expect(overlaps(box, other), JSON.stringify([box, other])).toBe(false);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe("as a file", () => {
  test("the drawing stands on its own: with its colours, its fonts and its name, and nothing from elsewhere", () => {
    const svg = chartFile(NAME, FULL, t, "ja");
    expect(svg).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/u);
    expect(svg).toContain("font-family=");
    expect(svg).toContain(`>${NAME}</text>`);
    expect(svg).not.toMatch(/style=|<style|<script|href=|url\(|var\(/u);
    expect(svg.match(/NaN|undefined|null/gu)).toBeNull();
  });

  test("a long name is written on several lines, all of it", () => {
    const name = "地域の支え合いの活動に参加したことがある市民の割合（六十五歳以上の市民に限る）".repeat(3);
    const lines = [...chartFile(name, FULL, t, "ja").matchAll(/<text[^>]*font-size="14"[^>]*>([^<]*)<\/text>/gu)].map(([, line]) => line);
    expect(lines.join("")).toBe(name);
    expect(lines.length).toBeGreaterThan(2);
  });

  test("has a number below zero as a number", () => {
    const below = chartOf(aDefinition({ baseline: aBaseline(2020, -12.5) }), []);
    expect(chartCsv(NAME, [{ part: null, chart: below }], t, "ja")).toMatch(/,-12\.5,/u);
  });

  test("the values are rows that a spreadsheet program opens: with its mark, a line for each mark and break, and no formula", () => {
    const csv = chartCsv("=1+1", [{ part: null, chart: FULL }], t, "ja");
    expect(csv.startsWith("\uFEFF")).toBe(true);
    const records = readRecords(csv.slice(1));
    if (!records.ok) throw new Error(records.refusal.kind);
    const [head, ...rows] = records.value.map(({ cells }) => cells);
    expect(head).toEqual(["指標", "区分", "年度", "値の種類", "値", "数値", "数値（上限）", "単位", "状態", "時点", "備考"]);
    expect(rows).toHaveLength(FULL.marks.length + FULL.breaks.length);
    expect(rows[0]).toEqual(["'=1+1", "", "令和2年度", "基準値", "41.8%", "41.8", "", "%", "", "", ""]);
    expect(rows[5]).toEqual(["'=1+1", "", "令和6年度", "実績値", "51%", "51", "", "%", "速報", "", "速報"]);
  });
});
