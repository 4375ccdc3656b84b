import { describe, expect, test } from "vitest";
import { formatListNumber } from "./number-format.ts";

describe("a number is written as the list's format has it", () => {
  test.each<[string, readonly (readonly [number, string])[]]>([
    [
      "decimal",
      [
        [1, "1"],
        [120, "120"],
      ],
    ],
    ["none", [[1, ""]]],
    [
      "decimalZero",
      [
        [3, "03"],
        [12, "12"],
      ],
    ],
    [
      "decimalFullWidth",
      [
        [1, "１"],
        [20, "２０"],
      ],
    ],
    [
      "decimalEnclosedCircle",
      [
        [1, "①"],
        [20, "⑳"],
        [21, "21"],
      ],
    ],
    ["decimalEnclosedParen", [[2, "⑵"]]],
    ["decimalEnclosedFullstop", [[1, "⒈"]]],
    [
      "ideographEnclosedCircle",
      [
        [10, "㊉"],
        [11, "11"],
      ],
    ],
    [
      "aiueo",
      [
        [1, "ｱ"],
        [46, "ﾝ"],
      ],
    ],
    [
      "aiueoFullWidth",
      [
        [1, "ア"],
        [10, "コ"],
        [46, "ン"],
        [47, "47"],
      ],
    ],
    [
      "iroha",
      [
        [1, "ｲ"],
        [47, "ｽ"],
      ],
    ],
    [
      "irohaFullWidth",
      [
        [1, "イ"],
        [3, "ハ"],
        [8, "チ"],
        [47, "ス"],
      ],
    ],
    [
      "japaneseCounting",
      [
        [1, "一"],
        [10, "十"],
        [11, "十一"],
        [20, "二十"],
        [105, "百五"],
        [2345, "二千三百四十五"],
      ],
    ],
    [
      "japaneseDigitalTenThousand",
      [
        [10, "一〇"],
        [21, "二一"],
      ],
    ],
    [
      "japaneseLegal",
      [
        [1, "壱"],
        [12, "壱拾弐"],
      ],
    ],
    [
      "ideographTraditional",
      [
        [1, "甲"],
        [10, "癸"],
        [11, "11"],
      ],
    ],
    ["ideographZodiac", [[12, "亥"]]],
    [
      "upperRoman",
      [
        [4, "IV"],
        [1994, "MCMXCIV"],
        [4000, "4000"],
      ],
    ],
    ["lowerRoman", [[9, "ix"]]],
    [
      "lowerLetter",
      [
        [1, "a"],
        [26, "z"],
        [27, "aa"],
        [100_000, "100000"],
      ],
    ],
    ["upperLetter", [[28, "BB"]]],
    ["numberInDash", [[3, "- 3 -"]]],
    [
      "ordinal",
      [
        [1, "1st"],
        [12, "12th"],
        [23, "23rd"],
      ],
    ],
    ["a format of tomorrow", [[5, "5"]]],
  ])("%s", (format, cases) => {
    expect(cases.map(([number]) => formatListNumber(number, format))).toEqual(cases.map(([, written]) => written));
  });

  test("a format of the author's own counts in as many figures", () => {
    expect([1, 42, 1234].map((number) => formatListNumber(number, "custom", "001, 002, 003, ..."))).toEqual(["001", "042", "1234"]);
  });
});
