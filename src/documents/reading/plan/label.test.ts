import { describe, expect, test } from "vitest";
import { Passage } from "../../passage.ts";
import { readLabel } from "./label.ts";

const passage = (text: string): Passage => Passage.of(text, 0, text.length);

describe("labels", () => {
  const labels: [text: string, kind: string, title: string, aside: string | null][] = [
    ["◆現状と課題", "section", "現状と課題", null],
    ["現状と課題", "section", "現状と課題", null],
    ["現 状 と 課 題", "section", "現 状 と 課 題", null],
    ["【めざす姿】", "section", "めざす姿", null],
    ["1　めざすまちの姿", "section", "1　めざすまちの姿", null],
    ["●施策の展開", "section", "施策の展開", null],
    ["■市民の声", "section", "市民の声", null],
    ["【現状】人口が減っています。", "section", "現状", "人口が減っています。"],
    ["課題：担い手が足りません。", "section", "課題", "担い手が足りません。"],
    ["◆主な取組内容         広報課", "initiatives", "主な取組内容", "広報課"],
    ["【成果指標】", "indicators", "成果指標", null],
    ["達成度をはかる指標・目標値", "indicators", "達成度をはかる指標・目標値", null],
    ["■数値目標（KPI）一覧", "summary-indicators", "数値目標（KPI）一覧", null],
    ["各主体に期待される主な役割分担", "roles", "各主体に期待される主な役割分担", null],
    ["□市民の役割", "roles", "市民の役割", null],
    ["参考　関連する個別計画", "related-plans", "関連する個別計画", null],
    ["担当課：広報課", "aside", "担当課", "広報課"],
  ];
  test.each(labels)("%s", (text, kind, title, aside) => {
    const label = readLabel(passage(text), "text");
    expect(label && [label.kind, label.title.text, label.aside?.text ?? null]).toEqual([kind, title, aside]);
  });

  test.each([
    "広報の充実",
    "●広報の充実",
    "・課題の共有を進めます。",
    "市民と行政の役割を、話し合いながら決めていきます。",
    "【第1期（R1年度）】　地区の設置",
  ])("no label: %s", (text) => {
    expect(readLabel(passage(text), "text")).toBeNull();
  });

  test("a heading of the format is a label whatever it says", () => {
    expect(readLabel(passage("広報の充実"), "heading")?.kind).toBe("section");
  });
});
