import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { processorSeconds } from "../../../test/processor-time.ts";
import { Passage } from "../passage.ts";
import { type Marked, outline, withMarks } from "./marks.ts";

const lines = (...texts: string[]) => {
  const source = texts.join("\n");
  let at = 0;
  return texts.map((text) => {
    const passage = Passage.of(source, at, at + text.length);
    at += text.length + 1;
    return passage;
  });
};

/** ①title[(1)a[・x] (2)b] */
const drawn = (roots: readonly Marked[]): string =>
  roots
    .map(({ mark, kind, text, children }) => `${mark ?? (kind ? "<li>" : "")}${text}${children.length > 0 ? `[${drawn(children)}]` : ""}`)
    .join(" | ");

describe("outline", () => {
  test.each<[string, string[], string]>([
    [
      "marks in running text",
      ["○ 計画の策定 (1) 審議会 (2) 市民意見 (3) (案) 報告"],
      "○計画の策定[(1)審議会 | (2)市民意見 | (3)(案) 報告]",
    ],
    ["a mark directly behind another", ["①(1)運営 (2)協議", "②・広報 ・広聴"], "①[(1)運営 | (2)協議] | ②[・広報 | ・広聴]"],
    ["the other order of nesting", ["(1) 調査", "①準備", "②実施", "(2) 公表", "①冊子"], "(1)調査[①準備 | ②実施] | (2)公表[①冊子]"],
    ["bullets before the numbering that contains them", ["・はじめに", "①橋 ・点検 ・修繕 ②道"], "・はじめに | ①橋[・点検 | ・修繕] | ②道"],
    ["bullets that contain numberings", ["○橋 (1) 点検", "○道 (1) 補修 (2) 除雪"], "○橋[(1)点検] | ○道[(1)補修 | (2)除雪]"],
    ["a range", ["④(1)～(3)計11回開催"], "④[(1)～(3)計11回開催]"],
    ["a range, then the rest", ["(1)～(3) 完了。 (4) 継続"], "(1)～(3)完了。 | (4)継続"],
    ["marks listed together", ["①、② 済 ③ 未", "(1)(2) 甲 (3) 乙"], "①、②済 | ③未[(1)(2)甲 | (3)乙]"],
    ["lines without a mark", ["題名", "(1) 甲", "つづき", "(2) 乙"], "題名 | (1)甲 つづき | (2)乙"],
    ["unmarked lines alone", ["甲をする。", "乙をする。"], "甲をする。 | 乙をする。"],
    [
      "what only looks like a mark",
      ["○○市と 2.5倍 (2024) 第1回 - 10人 A社 4,11", "3年間"],
      "○○市と 2.5倍 (2024) 第1回 - 10人 A社 4,11 | 3年間",
    ],
    ["brackets and a bullet in a name", ["東京オリンピック（五輪）・パラリンピック"], "東京オリンピック（五輪）・パラリンピック"],
    ["a number in running text that continues nothing", ["参加 (12) 人、 3. その他"], "参加 (12) 人、 3. その他"],
    ["a numbering in running text", ["1. 調査 2. 設計 3. 工事"], "1.調査 | 2.設計 | 3.工事"],
    ["a report on some only", ["(1) 済 (3) 未"], "(1)済 | (3)未"],
    ["kana with gaps", ["ア 効率化 エ 公共施設"], "ア効率化 | エ公共施設"],
    ["two glyphs", ["●教育 ・学校 ・給食", "●福祉"], "●教育[・学校 | ・給食] | ●福祉"],
    ["marks alone", ["①", "②"], "① | ②"],
  ])("%s", (_, texts, expected) => {
    expect(drawn(outline(lines(...texts)))).toBe(expected);
  });

  test("an item of the format without a printed mark is a bullet", () => {
    const [head, a, b] = lines("(1) 橋", "点検", "修繕");
    expect(
      drawn(outline([head ?? Passage.empty, { text: a ?? Passage.empty, item: true }, { text: b ?? Passage.empty, item: true }])),
    ).toBe("(1)橋[<li>点検 | <li>修繕]");
  });

  test("every character stands in exactly one item, marks and texts together", () => {
    const glyph = fc.constantFrom("①", "②", "(1)", "（2）", "・", "○", "ア ", "1. ", "2. ", "～", " ", "あ", "。", "）", "-", "A)", "<b>");
    const flat = (marked: Marked): string => `${marked.mark ?? ""}${marked.text}${marked.children.map(flat).join("")}`;
    fc.assert(
      fc.property(
        fc.array(
          fc.array(glyph).map((parts) => parts.join("")),
          { maxLength: 4 },
        ),
        (texts) => {
          expect(
            outline(lines(...texts))
              .map(flat)
              .join("")
              .replace(/\s/gu, ""),
          ).toBe(texts.join("").replace(/\s/gu, ""));
        },
      ),
    );
  });

  test("a long hostile line is read in time", () => {
    for (const part of ["(1)", "1. ", "・ ", "①（", " ("])
      expect(
        processorSeconds(() => {
          expect(outline(lines(part.repeat(100_000))).length).toBeGreaterThan(0);
        }),
        part,
      ).toBeLessThan(10);
  });
});

describe("withMarks", () => {
  test.each<[string, string]>([
    ["① 策定 ・意見公募 ・議決", "策定 ・意見公募 ・議決"],
    ["①・調整 ・点検（2回）", "・調整 ・点検（2回）"],
    ["①・調整", "調整"],
    ["①(1)運営 (2)協議", "(1)運営 (2)協議"],
  ])("%s", (text, expected) => {
    const [root] = outline(lines(text));
    expect(root && withMarks(root).text).toBe(expected);
  });
});
