import { describe, expect, test } from "vitest";
import type { Line } from "../../document.ts";
import { Passage } from "../../passage.ts";
import { endsSentence, joinEntries, joinText, widthOf } from "./joining.ts";

function lines(source: string): Line[] {
  let at = 0;
  let gapBefore = false;
  const found: Line[] = [];
  for (const raw of source.split("\n")) {
    const indent = raw.length - raw.trimStart().length;
    if (raw.trim() === "") gapBefore = true;
    else {
      found.push({
        kind: "line",
        page: 1,
        indent: widthOf(raw.slice(0, indent)),
        gapBefore,
        text: Passage.of(source, at, at + raw.length).trim(),
      });
      gapBefore = false;
    }
    at += raw.length + 1;
  }
  return found;
}

const cases: [string, string, string[]][] = [
  [
    "a bullet that a layout broke inside a word",
    "● 公園の芝生を守る活動を、町内会とともに進めま\nす。\n● 次の項目です。",
    ["公園の芝生を守る活動を、町内会とともに進めます。", "次の項目です。"],
  ],
  [
    "blank lines inside a sentence",
    "・広場の使い方を地域と話し合い、\n\nルールを決めます。",
    ["広場の使い方を地域と話し合い、ルールを決めます。"],
  ],
  [
    "a numbered title with its text below",
    "①みどりの保全\n森林の手入れを行う団体に対して、道具と場所を貸し出します。",
    ["みどりの保全", "森林の手入れを行う団体に対して、道具と場所を貸し出します。"],
  ],
  [
    "a caption after a bullet that ended",
    "・森林の手入れを行う団体に対して、道具と場所を貸し出す\nことにします。\n秋の森林まつり",
    ["森林の手入れを行う団体に対して、道具と場所を貸し出すことにします。", "秋の森林まつり"],
  ],
  [
    "an entry whose sentence ends at the margin goes on",
    "・森の手入れを行う団体に場所を貸し出します。\nまた、手入れに使う道具も、三日の間は貸し出\nします。",
    ["森の手入れを行う団体に場所を貸し出します。また、手入れに使う道具も、三日の間は貸し出します。"],
  ],
];

describe("joinEntries", () => {
  test.each(cases)("%s", (_, source, expected) => {
    expect(joinEntries(lines(source)).map(({ text }) => text.text)).toEqual(expected);
  });

  test("keeps every character in its place", () => {
    const source = "● 公園の芝生を守\nる活動を進めます。";
    const [entry] = joinEntries(lines(source));
    expect(entry?.whole.ranges()).toEqual([
      { start: 0, end: 8 + 1 },
      { start: 10, end: source.length },
    ]);
  });
});

test("Latin words that meet are kept apart, Japanese ones are not", () => {
  const source = "open\ndata\n公開";
  const joined = joinText([Passage.of(source, 0, 4), Passage.of(source, 5, 9), Passage.of(source, 10, 12)]);
  expect(joined.text).toBe("open data公開");
});

test.each([
  ["進めます。", true],
  ["「…進めます。」", true],
  ["進めます", false],
])("%s ends a sentence: %s", (text, expected) => {
  expect(endsSentence(text)).toBe(expected);
});
