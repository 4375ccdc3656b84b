import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openText } from "../formats/open-text.ts";
import { readDocument } from "./read-document.ts";
import type { TracedReading } from "./reading.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

function read(text: string, name = "試験.txt"): { readonly traced: TracedReading; readonly text: string } | null {
  const opened = openText(name, bytes(text));
  return opened.ok ? { traced: readDocument(opened.value), text: opened.value.text } : null;
}

const WORDS = [
  "重点目標",
  "部局名",
  "総務部",
  "優先順位",
  "1位",
  "令和6年度",
  "重点目標管理シート",
  "重点目標一覧表",
  "【令和5年度重点目標】",
  "総合計画における位置付け",
  "現況・課題",
  "目的・効果",
  "SDGs",
  "取組項目",
  "期間・期限",
  "数値目標",
  "中間報告",
  "期末報告",
  "達成状況",
  "評価",
  "担当課",
  "特記事項",
  "○残された課題",
  "目標",
  "課題",
  "①",
  "②",
  "(1)",
  "(2)",
  "(1)～(3)",
  "・",
  "○",
  "通年",
  "3月",
  "100人以上",
  "―",
  "該当なし",
  "道路を直す。",
  "5-2-①",
  "第1編",
  "澄川市",
  "部局の使命",
  "方針",
  "第1章",
  "基本施策",
  "指標",
  "基準値",
  "1",
  "①橋 (1)点検",
] as const;
const word = fc.constantFrom<string>(...WORDS);
const cell = fc.array(word, { maxLength: 4 }).map((words) => words.join(" "));
const line = (between: string) => fc.array(cell, { maxLength: 6 }).map((cells) => cells.join(between));
const lines = (between: string) => fc.array(line(between), { maxLength: 14 }).map((all) => all.join("\n"));
const table = fc
  .array(fc.array(cell, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 10 })
  .map((rows) => rows.map((row, i) => `| ${row.join(" | ")} |${i === 0 ? `\n|${"---|".repeat(row.length)}` : ""}`).join("\n"));
const html = fc
  .array(fc.array(fc.tuple(cell, fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })), { maxLength: 5 }), { maxLength: 8 })
  .map(
    (rows) =>
      `<table>${rows.map((row) => `<tr>${row.map(([text, columns, height]) => `<td colspan=${columns} rowspan=${height}>${text}</td>`).join("")}</tr>`).join("")}</table>`,
  );
const text = fc.oneof(
  lines("\t"),
  lines("   "),
  lines("，"),
  lines(","),
  lines("："),
  table,
  html,
  fc.string({ unit: "grapheme", maxLength: 200 }),
);
const documents = fc.array(text, { minLength: 1, maxLength: 4 }).map((parts) => parts.join("\n\n"));

describe("whatever a document says", () => {
  test("every character is placed, furniture or unplaced, once", () => {
    fc.assert(
      fc.property(documents, (given) => {
        const found = read(given);
        if (!found) return;
        const { coverage, unplaced } = found.traced.reading;
        expect(coverage.placed + coverage.furniture + coverage.unplaced).toBe(coverage.total);
        expect(coverage.total).toBe([...found.text.replace(/\s/gu, "")].length);
        expect(coverage.unplaced === 0).toBe(unplaced.length === 0);
      }),
      { numRuns: 400 },
    );
  });

  test("every place of a goal's text leads to that text", () => {
    fc.assert(
      fc.property(documents, (given) => {
        const found = read(given);
        if (!found) return;
        for (const [pointer, ranges] of found.traced.places) {
          if (!/^\/goals\/.*\/(?:title|text|label|midterm|result|issues|grade|mark)$/u.test(pointer)) continue;
          const value = pointer
            .split("/")
            .slice(1)
            .reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], found.traced.reading);
          if (typeof value !== "string") continue;
          const bare = (said: string) => [...said.replace(/\s/gu, "")].sort().join("");
          expect(bare(ranges.map(({ start, end }) => found.text.slice(start, end)).join(""))).toBe(bare(value));
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe("a document of no known kind", () => {
  test.each([
    ["a letter", "各位\n\n暑さ厳しき折、皆様いかがお過ごしでしょうか。\n次の会議は9月3日です。"],
    ["a table of another kind", "| 品名 | 数量 | 単価 |\n|---|---|---|\n| 鉛筆 | 10 | 100円 |\n| 紙 | 5 | 300円 |"],
    ["minutes", "第3回協議会 議事録\n1 開会\n2 議題\n(1) 目標について\n委員：目標が低い。\n事務局：検討する。"],
    ["a list of projects", "事業名,担当課,予算額\n道路補修,土木課,1000\n公園整備,公園課,500"],
  ])("%s gives no goals and drops nothing", (_, given) => {
    const { reading } = read(given)?.traced ?? { reading: null };
    expect(reading?.goals).toEqual([]);
    expect(reading?.missions).toEqual([]);
    expect(reading?.unplaced.length).toBeGreaterThan(0);
  });
});

const form = (title: string, department: string) =>
  `重点目標：${title}\n部局名：${department}\n優先順位：1\n現況・課題：人手が足りない。\n取組項目：① 研修を行う。\n\n`;

describe("the department of a goal", () => {
  test("stands on the goal's own form, though the form before says the same", () => {
    const found = read(
      `令和8年度　重点目標管理シート\n\n${form("窓口の見直し", "総務部")}令和8年度　重点目標管理シート\n\n${form("庁舎の改修", "総務部")}`,
    );
    const second = found?.text.lastIndexOf("総務部") ?? -1;
    expect(found?.traced.reading.goals.map(({ department }) => department)).toEqual(["総務部", "総務部"]);
    expect(found?.traced.places.get("/goals/1/department")).toEqual([{ start: second, end: second + 3 }]);
    expect(found?.traced.reading.unplaced).toEqual([]);
  });

  test("that is printed over the page too leaves nothing without a place", () => {
    const found = read(`令和8年度　重点目標管理シート\n部局名：総務部\n\n${form("窓口の見直し", "総務部")}`);
    expect(found?.traced.reading.goals.map(({ department }) => department)).toEqual(["総務部"]);
    expect(found?.traced.reading.unplaced).toEqual([]);
  });
});
