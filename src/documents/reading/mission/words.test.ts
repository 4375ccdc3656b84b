import { describe, expect, test } from "vitest";
import { Passage } from "../../passage.ts";
import { goalHeadingOf, shapeOf } from "./heading.ts";
import { fieldOf, type Section, sectionOf } from "./words.ts";

describe("sectionOf", () => {
  test.each<[string, boolean, Section | null]>([
    ["部局の使命", false, "mission"],
    ["部の使命・役割", false, "mission"],
    ["部の使命・方針", false, "mission"],
    ["健康福祉部の使命", false, "mission"],
    ["運営方針", false, "policy"],
    ["今年度の重点目標", false, "goals"],
    ["令和６年度　重点目標", false, "goals"],
    ["中期目標（概ね今後４年間）", false, "midTerm"],
    ["年度の総括", false, "summary"],
    ["使命を遂行するための取り組み方針と、それに基づく取り組みの総括", true, "policy"],
    ["使命を遂行するための取り組み方針", false, null],
    ["当年度目標と目標設定に対する振り返り等", true, "goals"],
    ["部の組織と職員数", true, "aside"],
    ["経営戦略方針の策定", true, null],
    ["施策の総合調整を行う。", true, null],
  ])("%s (loose: %s)", (text, loose, expected) => {
    expect(sectionOf(text, loose)).toBe(expected);
  });
});

describe("fieldOf", () => {
  test.each([
    ["取組内容", false, "content"],
    ["目標値", false, "target"],
    ["現状値", false, "baseline"],
    ["実績", false, "result"],
    ["下半期", false, "result"],
    ["課題・今後の方向性", false, "issues"],
    ["取組みを行った内容・成果", true, "result"],
    ["取組み事項及び取組みにあたっての課題・めざす成果など", true, "content"],
    ["スケジュール(工程)", false, "period"],
    ["窓口の改革", true, null],
  ])("%s (guess: %s)", (text, guess, expected) => {
    expect(fieldOf(text, guess)).toBe(expected);
  });
});

describe("goalHeadingOf", () => {
  const headed = (text: string) => {
    const found = goalHeadingOf(shapeOf(Passage.of(text, 0, text.length)));
    return found && [found.number, found.title.text];
  };
  test.each<[string, [number, string] | null]>([
    ["重点目標１　子育ての支援", [1, "子育ての支援"]],
    ["重点目標　２　子育ての支援", [2, "子育ての支援"]],
    ["【目標③】子育ての支援", [3, "子育ての支援"]],
    ["【重点目標４　子育ての支援】", [4, "子育ての支援"]],
    ["目標No.5", [5, ""]],
    ["施策二：子育ての支援", [2, "子育ての支援"]],
    ["目標　２．５ｋｍ", null],
    ["目標20件", null],
    ["取組3年目の評価", null],
    ["事業一覧", null],
    ["子育ての支援", null],
  ])("%s", (text, expected) => {
    expect(headed(text)).toEqual(expected);
  });
});
