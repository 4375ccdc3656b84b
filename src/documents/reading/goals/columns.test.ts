import { describe, expect, test } from "vitest";
import type { TableRow } from "../../document.ts";
import { Passage } from "../../passage.ts";
import { Derived } from "../draft.ts";
import { isHeadRow, isYearRow, planColumns } from "./columns.ts";

/** A row from its cells' texts; "text:3" goes over three columns. */
function row(...texts: string[]): TableRow {
  let column = 0;
  return {
    cells: texts.map((given) => {
      const [text = "", span = "1"] = given.split(":");
      const cell = {
        column,
        columnSpan: Number(span),
        rowSpan: 1,
        head: false,
        lines: text === "" ? [] : [{ text: Passage.of(text, 0, text.length), item: false }],
      };
      column += Number(span);
      return cell;
    }),
  };
}

describe("rows of heads", () => {
  test.each<[string, string[], boolean]>([
    ["heads", ["No", "重点目標", "取組内容", "期限", "数値目標"], true],
    ["heads with spaces and explanations", ["", "取 組 項 目（何を）", "期間・期限（いつまでに）", "数 値 目 標"], true],
    ["a head that is not known among others", ["取組内容", "期限", "実績", "写真"], true],
    ["heads that only words betray", ["取組内容", "令和6年9月末現在の進捗状況", "年度末時点の実績見込"], true],
    ["labels with their values", ["重点目標", "公共交通の充実", "部局名", "都市整備部"], false],
    ["labels that are no columns of actions", ["重点目標", "", "部局名", "", "優先順位"], false],
    ["a row of the body", ["①", "計画の策定", "3月", "1件"], false],
    ["the remarks of a sheet", ["特記事項", "○取組の効果と残された課題"], false],
    ["nothing", ["", ""], false],
  ])("%s", (_, texts, expected) => {
    expect(isHeadRow(row(...texts))).toBe(expected);
  });

  test("a row of years", () => {
    expect(isYearRow(row("", "令和5年度", "", "令和6年度"))).toBe(true);
    expect(isYearRow(row("", "令和5年度重点目標:2", "令和6年度重点目標:2"))).toBe(true);
    expect(isYearRow(row("令和5年度に3回開いた。"))).toBe(false);
  });
});

describe("columns", () => {
  const plan = (heads: string[][], body: string[][], titled = false) => {
    const found = planColumns(
      heads.map((texts) => row(...texts)),
      body.map((texts) => row(...texts)),
      titled,
    );
    const slots = [...(found?.slots ?? [])].map(([column, { field, side }]) => `${column}${field}${side === null ? "" : `/${side}`}`);
    return { slots: slots.join(" "), years: found?.years.map((year) => (year instanceof Derived ? year.value : null)) ?? [] };
  };

  test.each<[string, string[][], string[][], boolean, string]>([
    ["plain", [["No", "重点目標", "取組内容", "期限"]], [["1", "橋", "点検", "5月"]], false, "0priority 1title 2action 3period"],
    ["marks in front", [["", "取組項目", "期限"]], [["①", "点検", "5月"]], true, "0mark 1action 2period"],
    ["numbers of actions", [["No", "取組項目", "期限"]], [["1", "点検", "5月"]], true, "0mark 1action 2period"],
    ["目標 beside a title", [["重点目標", "取組", "目標"]], [["橋", "点検", "10橋"]], false, "0title 1action 2target"],
    ["目標 as the title", [["目標", "何を", "いつまでに"]], [["橋", "点検", "5月"]], false, "0title 1action 2period"],
    ["目標 where the title is known", [["", "取組", "目標"]], [["①", "点検", "10橋"]], true, "0mark 1action 2target"],
    [
      "heads in two rows",
      [
        ["No", "取組", "実績:2"],
        ["", "", "上半期の進捗", "年度末実績"],
      ],
      [["1", "点検", "5橋", "10橋"]],
      true,
      "0mark 1action 2midterm 3result",
    ],
    [
      "heads that a layout put above each other",
      [
        ["", "取組項目", "", "取組項目", ""],
        ["", "達成状況", "", "期限・数値目標等", ""],
      ],
      [["1", "点検", "済", "修繕", "5月"]],
      true,
      "0mark 1action/0 2result/0 3action/1 4target/1",
    ],
    [
      "heads that a layout shifted",
      [["", "取組項目", "達成状況", "", "取組項目", "期限・数値目標等"]],
      [["4", "点検", "済", "修繕", "5月", ""]],
      true,
      "0mark 1action/0 2result/0 3action/1 4target/1",
    ],
  ])("%s", (_, heads, body, titled, expected) => {
    expect(plan(heads, body, titled).slots).toBe(expected);
  });

  test("two years side by side", () => {
    const heads = [
      ["", "", "令和5年度:2", "令和6年度:2"],
      ["No", "重点目標", "取組", "実績", "取組", "数値目標"],
    ];
    expect(plan(heads, [["1", "橋", "点検", "済", "修繕", "2橋"]])).toEqual({
      slots: "0priority 1title 2action/0 3result/0 4action/1 5target/1",
      years: [2023, 2024],
    });
  });

  test("last year's results beside this year's targets of the same actions", () => {
    expect(plan([["重点目標", "取組", "令和5年度実績", "令和6年度目標"]], [["橋", "点検", "8橋", "10橋"]])).toEqual({
      slots: "0title 1action 2result/0 3target/1",
      years: [2023, 2024],
    });
  });

  test("a target of a later year is no second side", () => {
    expect(plan([["重点目標", "取組", "令和8年度目標値", "令和6年度実績"]], [["橋", "点検", "10橋", "8橋"]]).years).toHaveLength(1);
  });
});
