import { describe, expect, test } from "vitest";
import { Passage } from "../../passage.ts";
import { headOfLine, headOfRow } from "./head.ts";
import { titleOf } from "./title.ts";

const passage = (text: string) => Passage.of(text, 0, text.length);
const said = (head: ReturnType<typeof headOfLine>) =>
  head && [head.department?.text ?? null, head.post?.text ?? null, head.name?.text ?? null];

describe("headOfLine", () => {
  test.each<[string, (string | null)[] | null]>([
    ["部局名　健康福祉部　部長 青瀬 花子", ["健康福祉部", "部長", "青瀬 花子"]],
    ["部局名：健康福祉部　部長：青瀬花子", ["健康福祉部", "部長", "青瀬花子"]],
    ["部局名：健康福祉部　職名：部長　氏名：青瀬　花子", ["健康福祉部", "部長", "青瀬　花子"]],
    ["健康福祉部長　青瀬　花子", ["健康福祉部", "健康福祉部長", "青瀬　花子"]],
    ["■宣言者：市民部長　窓口 明", ["市民部", "市民部長", "窓口 明"]],
    ["健康福祉部（部長：青瀬花子）", ["健康福祉部", "部長", "青瀬花子"]],
    ["部長名：青瀬　花子", [null, "部長", "青瀬　花子"]],
    ["危機管理監　守屋 剛", [null, "危機管理監", "守屋 剛"]],
    ["部　名　　総務部", ["総務部", null, null]],
    ["部局　総務部　　補職　部長　　氏名　港　太郎", ["総務部", "部長", "港　太郎"]],
    ["消防本部", ["消防本部", null, null]],
    ["健康福祉部は、市民の暮らしを支える。", null],
    ["部長会議での進捗の共有", null],
    ["市長　港 太郎", null],
    ["部局の使命", null],
  ])("%s", (text, expected) => {
    expect(said(headOfLine(passage(text)))).toEqual(expected);
  });
});

describe("headOfRow", () => {
  test.each<[string[], (string | null)[] | null]>([
    [
      ["部 局", "総務部", "補 職", "部 長", "氏 名", "港 太郎"],
      ["総務部", "部長", "港 太郎"],
    ],
    [
      ["部局長", "部長　港 太郎"],
      [null, "部長", "港 太郎"],
    ],
    [
      ["部局名", "総務部", "部長", "港 太郎"],
      ["総務部", "部長", "港 太郎"],
    ],
    [["部局名", "職名", "氏名"], null],
    [["目標", "窓口の改革"], null],
  ])("%s", (cells, expected) => {
    expect(said(headOfRow(cells.map(passage)))).toEqual(expected);
  });
});

describe("titleOf", () => {
  test.each<[string, [string | null, number | null] | null]>([
    ["令和６年度　健康福祉部　部局運営方針", ["健康福祉部", 2024]],
    ["令和4年度港南区運営方針", ["港南区", 2022]],
    ["部局運営方針書（令和６年度）", [null, 2024]],
    ["政策推進部の使命と目標（令和４年度）", ["政策推進部", 2022]],
    ["部長マニフェスト2024", [null, 2024]],
    ["部局長の目標", [null, null]],
    ["令和6年度の予算", null],
    ["運営の方針", null],
  ])("%s", (text, expected) => {
    const title = titleOf(passage(text));
    expect(title && [title.department?.text ?? null, title.year?.value ?? null]).toEqual(expected);
  });
});
