import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type EnumeratorKind, readEnumerator } from "./enumerator.ts";

const marked: [text: string, mark: string, kind: EnumeratorKind, ordinal: number | null, through: number | null, rest: string][] = [
  ["①目的", "①", "circled", 1, 1, "目的"],
  ["⑳　目的", "⑳", "circled", 20, 20, "目的"],
  ["㉑目的", "㉑", "circled", 21, 21, "目的"],
  ["❶目的", "❶", "circled", 1, 1, "目的"],
  ["➁目的", "➁", "circled", 2, 2, "目的"],
  ["㊁目的", "㊁", "circled", 2, 2, "目的"],
  ["①～③ 通年", "①～③", "circled", 1, 3, "通年"],
  ["①、②、③通年", "①、②、③", "circled", 1, 3, "通年"],
  ["(1) 目的", "(1)", "parenthesised", 1, 1, "目的"],
  ["（１２）目的", "（１２）", "parenthesised", 12, 12, "目的"],
  ["⑴目的", "⑴", "parenthesised", 1, 1, "目的"],
  ["(1)～(3) 通年", "(1)～(3)", "parenthesised", 1, 3, "通年"],
  ["（1）・（2）通年", "（1）・（2）", "parenthesised", 1, 2, "通年"],
  ["(1)(2)", "(1)", "parenthesised", 1, 1, "(2)"],
  ["(2)～(1) 通年", "(2)", "parenthesised", 2, 2, "～(1) 通年"],
  ["（一）目的", "（一）", "parenthesised", 1, 1, "目的"],
  ["㈡目的", "㈡", "parenthesised", 2, 2, "目的"],
  ["〔1〕目的", "〔1〕", "parenthesised", 1, 1, "目的"],
  ["＜2＞目的", "＜2＞", "parenthesised", 2, 2, "目的"],
  ["1)目的", "1)", "half-parenthesised", 1, 1, "目的"],
  ["１）目的", "１）", "half-parenthesised", 1, 1, "目的"],
  ["1. 目的", "1.", "dotted", 1, 1, "目的"],
  ["１．目的", "１．", "dotted", 1, 1, "目的"],
  ["10、目的", "10、", "dotted", 10, 10, "目的"],
  ["⒈目的", "⒈", "dotted", 1, 1, "目的"],
  ["三、目的", "三、", "dotted", 3, 3, "目的"],
  ["ア　目的", "ア", "kana", 1, 1, "目的"],
  ["イ．目的", "イ．", "kana", 2, 2, "目的"],
  ["ウ）目的", "ウ）", "kana", 3, 3, "目的"],
  ["ｱ 目的", "ｱ", "kana", 1, 1, "目的"],
  ["(ア)目的", "(ア)", "parenthesised-kana", 1, 1, "目的"],
  ["（イ）目的", "（イ）", "parenthesised-kana", 2, 2, "目的"],
  ["㋒目的", "㋒", "parenthesised-kana", 3, 3, "目的"],
  ["ⅰ 目的", "ⅰ", "roman", 1, 1, "目的"],
  ["Ⅱ目的", "Ⅱ", "roman", 2, 2, "目的"],
  ["(ⅲ)目的", "(ⅲ)", "roman", 3, 3, "目的"],
  ["iv) 目的", "iv)", "roman", 4, 4, "目的"],
  ["a) 目的", "a)", "latin", 1, 1, "目的"],
  ["B. 目的", "B.", "latin", 2, 2, "目的"],
  ["(c)目的", "(c)", "latin", 3, 3, "目的"],
  ["ａ　目的", "ａ", "latin", 1, 1, "目的"],
  ["第1 目的", "第1", "titled", 1, 1, "目的"],
  ["第２章　目的", "第２章", "titled", 2, 2, "目的"],
  ["第三節 目的", "第三節", "titled", 3, 3, "目的"],
  ["1-2 目的", "1-2", "hyphenated", 2, 2, "目的"],
  ["１－１－３　目的", "１－１－３", "hyphenated", 3, 3, "目的"],
  ["○目的", "○", "bullet", null, null, "目的"],
  ["・3回実施", "・", "bullet", null, null, "3回実施"],
  ["◯ 目的", "◯", "bullet", null, null, "目的"],
  ["\u{F06C}目的", "\u{F06C}", "bullet", null, null, "目的"],
  ["◎", "◎", "bullet", null, null, ""],
  ["- 目的", "-", "bullet", null, null, "目的"],
  ["－目的", "－", "bullet", null, null, "目的"],
];

describe("readEnumerator", () => {
  test.each(marked)("%s begins with %s", (text, mark, kind, ordinal, through, rest) => {
    const read = readEnumerator(text);
    expect(read).toMatchObject({ mark, kind, ordinal, through });
    expect(text.slice(read?.length)).toBe(rest);
  });

  test.each([
    "",
    "目的",
    "(2020)",
    "2020年",
    "3.5",
    "１．５",
    "-5",
    "-5%",
    "--",
    "―",
    "-",
    "第8回",
    "第1期計画",
    "アンケート",
    "カード",
    "29（4）",
    "1、2年生",
    "一、二年",
    "3-4回",
    "5-6 月",
    "1-1",
    "iPhone",
    "A評価",
    "Ａ 評価",
    "100",
    "12月",
    "▲5.0",
    "△",
    "①".normalize("NFKC"),
    "\ud835",
  ])("%s begins with none", (text) => {
    expect(readEnumerator(text)).toBeNull();
  });

  test("a mark stands at the front of what was read, and its ordinals are numbers", () => {
    const part = fc.constantFrom(
      "①",
      "(1)",
      "（２）",
      "ア",
      "1",
      ".",
      ")",
      "～",
      "、",
      "第",
      "章",
      " ",
      "・",
      "-",
      "ⅰ",
      "x",
      "a",
      "三",
      "㊉",
      "⓵",
      "目",
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 10 }), (parts) => {
        const text = parts.join("");
        const read = readEnumerator(text);
        if (!read) return;
        expect(text.startsWith(read.mark)).toBe(true);
        expect(read.length).toBeGreaterThanOrEqual(read.mark.length);
        if (read.kind === "bullet") expect(read.ordinal).toBeNull();
        else expect((read.ordinal ?? 0) >= 1 && (read.through ?? 0) >= (read.ordinal ?? 0), JSON.stringify(read)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});
