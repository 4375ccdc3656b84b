import { expect, test } from "vitest";
import { Passage } from "../../../passage.ts";
import { readColumnHead } from "./column-head.ts";
import { resolveColumns } from "./columns.ts";
import { looksLikeIndicatorHead, looksLikeInitiativeHead, looksLikeRoleHead } from "./recognise.ts";

const passage = (text: string) => Passage.of(text, 0, text.length);

test.each([
  ["指標の種類", "kind", null],
  ["指標名", "name", null],
  ["現状値（年度）", "baseline", null],
  ["目標値（2025 年）", "target", 2025],
  ["計画目標（令和７年度）", "target", 2025],
  // What is to be reached in years is due in the last of them.
  ["目標値（2024～2028年度）", "target", 2028],
  ["総合戦略における関連施策", "node", null],
  ["令和4(2022)年度", "year", 2022],
  ["H30実績", "actual", 2018],
  ["中間目標値（R7年度）", "interim", 2025],
  ["基準年度", "baselineYear", null],
  ["基準年度（H30）", "baseline", 2018],
  ["平成30年度末現在", "year", 2018],
  ["目標設定の考え方", "note", null],
  ["めざそう値（令和7年度）", "target", 2025],
  ["目標指標", "name", null],
  ["目指す方向性", "direction", null],
  ["進捗率", "progress", null],
])("%s is the head of a column of %s, %s", (text, role, fiscalYear) => {
  expect(readColumnHead(passage(text))).toMatchObject({ role, fiscalYear });
});

test.each(["市民", "（年度）", "0.581", "312件", "地域づくり講座・研修会", "", "指標の".repeat(40)])("%s is no head", (text) => {
  expect(readColumnHead(passage(text))).toBeNull();
});

test.each([
  [
    ["指標名", "現状値(R1)", "目標値(R7)"],
    ["name", "baseline", "target"],
  ],
  [
    ["指標", "単位", "基準値", "R4", "R5", "R6"],
    ["name", "unit", "baseline", "interim", "interim", "target"],
  ],
  [
    ["指標", "R1", "R7"],
    ["name", "baseline", "target"],
  ],
  [
    ["指標", "R1実績", "R2実績", "R7目標"],
    ["name", "ignored", "baseline", "target"],
  ],
  [
    ["指標", "基準値", "前期目標(R7)", "後期目標(R12)"],
    ["name", "baseline", "interim", "target"],
  ],
  [
    ["指標", "策定時(H27)", "現状値(R2)", "目標値(R7)", "達成率"],
    ["name", "ignored", "baseline", "target", "ignored"],
  ],
  [
    ["数値目標", "基準値", "目標値"],
    ["name", "baseline", "target"],
  ],
  [
    ["施策名", "基準値", "目標値"],
    ["name", "baseline", "target"],
  ],
  [
    ["指標名", "指標の説明", "現状値", "目標値", "KPI"],
    ["name", "note", "baseline", "target", "strategy"],
  ],
  [
    ["項目", "H30", "R5", "R10(目標)"],
    ["name", "ignored", "baseline", "target"],
  ],
  [
    ["項目", "R3", "R4", "R5", "R6(目標)"],
    ["name", "baseline", "interim", "interim", "target"],
  ],
  [
    ["指標", "現状値", "方向性"],
    ["name", "baseline", "target"],
  ],
])("%j are columns of %j", (heads, uses) => {
  expect(resolveColumns(heads.map((head) => readColumnHead(passage(head)))).map(({ use }) => use)).toEqual(uses);
});

test.each([
  [looksLikeIndicatorHead, "指標の内容 基準値 計画目標（令和７年度）", true],
  [looksLikeIndicatorHead, "指標の種類 指標名 現状値（年度）", true],
  [looksLikeIndicatorHead, "編章節 指標の内容 基準値 計画目標", true],
  [looksLikeIndicatorHead, "　達成度をはかる指標・目標値", false],
  [looksLikeIndicatorHead, "目標に向けて、指標の現状値を調べます。", false],
  [looksLikeRoleHead, "主体 期待される役割", true],
  [looksLikeRoleHead, "市民の役割 事業者の役割 行政の役割", true],
  [looksLikeRoleHead, "市民 市政に参加します", false],
  [looksLikeInitiativeHead, "取組項目 具体的な内容", true],
  [looksLikeInitiativeHead, "No. 事業名 事業概要 担当課", true],
  [looksLikeInitiativeHead, "取組を進めます", false],
])("%s of %s: %s", (recognises, text, expected) => {
  expect(recognises(text)).toBe(expected);
});
