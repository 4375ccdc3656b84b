import { describe, expect, test } from "vitest";
import { isEmptyCell, isNoValue, normalise } from "./normal.ts";

describe("normalise", () => {
  test.each([
    ["Ｒ６　１２３％", "R6 123%"],
    ["⽬標・⻑期・⺠間", "目標・長期・民間"],
    ["ｺﾝﾋﾞﾆ交付率", "コンビニ交付率"],
    ["か\u3099", "が"],
    ["①㎡㌔", "1m2キロ"],
    ["葛\u{E0100}飾", "葛\u{E0100}飾"],
    ["\uE000と\u{F06C}", "\uE000と\u{F06C}"],
    ["a\n b", "a\n b"],
  ])("%s is %s", (text, normal) => {
    expect(normalise(text)).toBe(normal);
  });

  test("is NFKC where no radical and no hostile run of marks stands", () => {
    for (let code = 0x20; code < 0x2e80; code += 1) {
      const text = `字${String.fromCharCode(code)}`;
      expect(normalise(text), code.toString(16)).toBe(text.normalize("NFKC"));
    }
  });
});

const empty = [
  "",
  "　",
  "-",
  "－",
  "―",
  "‐",
  "–",
  "ー",
  "−",
  "—",
  "――",
  "######",
  "該当なし",
  "該当無し",
  "N/A",
  "n/a",
  "Ｎ／Ａ",
  "（－）",
  "#DIV/0!",
  "…",
];
const unknown = [
  "データなし",
  "調整中",
  "集計中",
  "【集計中】",
  "今後算定",
  "未定",
  "集計中（10月公表予定）",
  "―％",
  "－ 件",
  "-（未実施）",
];
const said = ["0", "なし", "A", "○", "策定", "維持", "10", "－（5件）", "－5", "X", "-".repeat(50)];

describe("isNoValue", () => {
  test.each([...empty, ...unknown])("%s says that there is no value", (text) => {
    expect(isNoValue(text)).toBe(true);
  });
  test.each(said)("%s says something", (text) => {
    expect(isNoValue(text)).toBe(false);
  });
});

describe("isEmptyCell", () => {
  test.each(empty)("%s holds nothing", (text) => {
    expect(isEmptyCell(text)).toBe(true);
  });
  test.each([...unknown, ...said])("%s is something to report", (text) => {
    expect(isEmptyCell(text)).toBe(false);
  });
});
