import { describe, expect, test } from "vitest";
import { processorSeconds } from "../../../../test/processor-time.ts";
import { openText } from "../../formats/open-text.ts";
import { readDocument } from "../read-document.ts";

/** What the one action of the goal 窓口の改革 says, in a table of the heads and the rows. */
function read(heads: string, ...rows: readonly string[]) {
  return readText(["# 令和6年度 総務部 重点目標", "", heads, heads.replace(/[^|]+/gu, "---"), ...rows]);
}

function readText(lines: readonly string[]) {
  const document = openText("a.md", new TextEncoder().encode(lines.join("\n")));
  if (!document.ok) throw new Error(document.refusal.kind);
  const { goals, coverage } = readDocument(document.value).reading;
  const [action] = goals.find(({ title }) => title === "窓口の改革")?.actions ?? [];
  return {
    target: action?.target?.text ?? null,
    midterm: action?.midterm ?? null,
    result: action?.result ?? null,
    unplaced: coverage.unplaced,
  };
}

describe("cells side by side that say the same", () => {
  const same = "計画どおりに実施しています。";

  test("a midterm report and a result under heads with a year are two", () => {
    const heads = "| 重点目標 | 取組内容 | 令和6年度中間報告 | 令和6年度最終報告 |";
    const row = `| 窓口の改革 | 申請の電子化 | ${same} | ${same} |`;
    expect(read(heads, row, "| 庁舎の管理 | 照明の更新 | 半分を取り替えました。 | すべて取り替えました。 |")).toEqual({
      target: null,
      midterm: same,
      result: same,
      unplaced: 0,
    });
  });

  test.each([
    ["in a row of its own", `| 窓口の改革 | 申請の電子化 | ${same} | ${same} | ${same} |`],
    [
      "with a goal above",
      "| 庁舎の管理 | 照明の更新 | 全館 | 半分 | 済み |",
      `| 窓口の改革 | 申請の電子化 | ${same} | ${same} | ${same} |`,
    ],
  ])("a target, a midterm report and a result are three, %s", (_, ...rows) => {
    expect(read("| 重点目標 | 取組内容 | 目標 | 中間報告 | 最終報告 |", ...rows)).toEqual({
      target: same,
      midterm: same,
      result: same,
      unplaced: 0,
    });
  });

  test("short texts are as many as their heads, though another row shows that a cell was merged", () => {
    const heads = "| 重点目標 | 取組内容 | 取組内容 | 中間報告 | 最終報告 |";
    const row = "| 窓口の改革 | 申請を電子化して待たせない | 申請を電子化して待たせない | 順調 | 順調 |";
    expect(read(heads, row)).toMatchObject({ midterm: "順調", result: "順調" });
  });

  test("in a form that reports on the goal itself all three are kept", () => {
    const lines = [
      "# 令和6年度 総務部 重点目標",
      "",
      "| 重点目標 | 窓口の改革 |",
      "|---|---|",
      "",
      "| 数値目標 | 中間報告 | 最終報告 |",
      "|---|---|---|",
    ];
    expect(readText([...lines, `| ${same} | ${same} | ${same} |`])).toEqual({ target: same, midterm: same, result: same, unplaced: 0 });
  });

  test("under one head that was merged they are one", () => {
    const heads = "| 重点目標 | 取組内容 | 最終報告 | 最終報告 |";
    expect(read(heads, `| 窓口の改革 | 申請の電子化 | ${same} | ${same} |`)).toMatchObject({ result: same });
  });
});

test("hostile tables are read in time", () => {
  const heads = "| 重点目標 | 取組内容 | 目標 |";
  const placements = Array.from({ length: 12_000 }, (_, i) => `| 総合計画 | 1-1-${i} まちづくり |`);
  for (const lines of [
    [heads, "|---|---|---|", `|${" 窓口の改革 |".repeat(12_000)}`],
    ["| 重点目標 | 窓口の改革 |", "|---|---|", ...placements],
  ])
    expect(
      processorSeconds(() => readText(["# 令和6年度 総務部 重点目標", "", ...lines])),
      lines[0],
    ).toBeLessThan(5);
});
