import { describe, expect, test } from "vitest";
import { isSameUnit, isUnit, splitUnit } from "./unit.ts";

describe("splitUnit", () => {
  test.each([
    ["広報を読んでいる人の割合（％）", "広報を読んでいる人の割合", "%"],
    ["登録者数(人)", "登録者数", "人"],
    ["開催回数（回／年）", "開催回数", "回/年"],
    ["ごみ排出量（g/人・日）", "ごみ排出量", "g/人・日"],
    ["農業産出額（百万円）", "農業産出額", "百万円"],
    ["森林面積（㏊）", "森林面積", "ha"],
    ["公園面積［㎡］", "公園面積", "m2"],
    ["温室効果ガス排出量（千t-CO₂）", "温室効果ガス排出量", "千t-CO2"],
    ["利用者数　（万人） ", "利用者数", "万人"],
    ["満足度（単位：ポイント）", "満足度", "ポイント"],
    ["相談件数（単位:のべ相談）", "相談件数", "のべ相談"],
    ["受講者数（累計）（人）", "受講者数（累計）", "人"],
    ["収納率（滞納繰越分を含む）（％）", "収納率（滞納繰越分を含む）", "%"],
  ])("%s", (text, name, unit) => {
    const split = splitUnit(text);
    expect(split).toEqual({ name, unit, nameLength: name.length });
    expect(text.slice(0, split.nameLength)).toBe(split.name);
  });

  test.each([
    "市税徴収率(滞納繰越分を含む)",
    "市税収納率（現年度）",
    "初級日本語教室（新しい学びの場）",
    "受講者数（累計）",
    "財政力指数",
    "",
    "（％）",
    "設置数（新設）",
    "加入率（％",
    "割合％）",
  ])("%s stays whole", (text) => {
    expect(splitUnit(text)).toEqual({ name: text, unit: null, nameLength: text.length });
  });
});

describe("isUnit", () => {
  test.each(["%", "％", "人", "件/年", "千円", "万人", "か所", "ヶ所", "㎡", "t-CO2", "kg/人・日", " 回 "])("%s is one", (text) => {
    expect(isUnit(text)).toBe(true);
  });
  test.each(["", "現年度", "人数", "％以上", "累計", "10人", "単位"])("%s is none", (text) => {
    expect(isUnit(text)).toBe(false);
  });
});

describe("two spellings are one unit", () => {
  test.each([
    ["か所", "箇所"],
    ["カ所", "ヶ所"],
    ["％", "%"],
    ["㏊", "ha"],
    ["トン", "t"],
    ["件／年", "件/年"],
    ["か国", "カ国"],
  ])("%s and %s", (one, other) => {
    expect(isSameUnit(one, other)).toBe(true);
  });

  test.each([
    ["人", "万人"],
    ["件", "件/年"],
    ["円", "千円"],
    ["%", "ポイント"],
  ])("but not %s and %s", (one, other) => {
    expect(isSameUnit(one, other)).toBe(false);
  });
});
