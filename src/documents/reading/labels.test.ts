import fc from "fast-check";
import { expect, test } from "vitest";
import { columnLabels, guessColumn, labelKey, remarkLabels, sheetLabels } from "./labels.ts";

test.each<[string, string]>([
  ["取 組 項 目", "取組項目"],
  ["取り組み内容", "取組内容"],
  ["取組み（何をどのように）", "取組"],
  ["総合計画での位置づけ", "総合計画での位置付け"],
  ["【現状と課題】", "現状・課題"],
  ["■目的及び効果：", "目的・効果"],
  ["令和６年度重点目標", "重点目標"],
  ["2024年度の実績", "実績"],
  ["期限・数値目標等", "期限・数値目標"],
  ["中間報告（目標に対する進捗状況）及び（見直しを行った点）", "中間報告"],
  ["Ｎｏ．", "no."],
])("%s is compared as %s", (text, key) => {
  expect(labelKey(text)).toBe(key);
});

test.each<[string, string | null]>([
  ["部　局　名", "department"],
  ["重点目標名", "title"],
  ["現況・課題", "background"],
  ["該当するＳＤＧｓの目標", "sdgs"],
  ["公共交通の充実", null],
])("the label %s of a sheet", (text, field) => {
  expect(sheetLabels.find(text)).toBe(field);
});

test.each<[string, string | null]>([
  ["取組項目及び方法・手段（何をどのように）", "action"],
  ["数値目標（どの水準まで）", "target"],
  ["達成状況・達成度", "result"],
  ["課題・今後の方向性", "issues"],
  ["重点目標と具体的な取組項目", "action"],
  ["評価・検証シートの取りまとめ及び庁内調整", null],
])("the head %s of a column", (text, field) => {
  expect(columnLabels.findCompound(text, "action")).toBe(field);
});

test("a head that only a word of it betrays", () => {
  expect(guessColumn("令和6年9月末現在の取組の進捗")).toBe("midterm");
  expect(guessColumn("次年度以降に向けた改善")).toBe("issues");
  expect(guessColumn("氏名")).toBeNull();
});

test("labels of remarks", () => {
  expect(remarkLabels.find("○取組による効果・残された課題")).toBe("label");
});

test("no text is too odd to be compared", () => {
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => labelKey(text).length <= text.length * 20));
});
