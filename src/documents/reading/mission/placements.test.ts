import { describe, expect, test } from "vitest";
import { Passage } from "../../passage.ts";
import { textOf } from "../draft.ts";
import { codeLength, isPlacementLabel, PlacementNotes, planNamedBy } from "./placements.ts";

const passage = (text: string) => Passage.of(text, 0, text.length);

describe("codeLength", () => {
  test.each([
    ["5-2-① 公正な市政", "5-2-①"],
    ["5-2-①公正な市政", "5-2-①"],
    ["70 みんなで支えるまち", "70"],
    ["0", "0"],
    ["0-0-0", "0-0-0"],
    ["２－１　子育て支援", "２－１"],
    ["Ⅱ-3 産業", "Ⅱ-3"],
    ["A-2 産業", "A-2"],
    ["施策35 健全な財政", "施策35"],
    ["施策1-2 子育て", "施策1-2"],
    ["(2) 改革", "(2)"],
    ["③ 改革", "③"],
    ["3年間の取組", ""],
    ["24時間の見守り", ""],
    ["2024年の計画", ""],
    ["DXの推進", ""],
    ["SDGs 11", ""],
    ["健やかなまち", ""],
  ])("%s", (text, code) => {
    expect(text.slice(0, codeLength(text))).toBe(code);
  });
});

describe("isPlacementLabel", () => {
  test.each([
    ["総合計画", true],
    ["総合計画における位置付け", true],
    ["第5次総合計画", true],
    ["青瀬市総合計画", true],
    ["第2期総合戦略との関連", true],
    ["施策コード", true],
    ["基本政策", true],
    ["行財政改革大綱", true],
    ["総合計画の推進", false],
    ["計画の策定", false],
    ["施策の実施状況", false],
  ])("%s", (text, expected) => {
    expect(isPlacementLabel(text)).toBe(expected);
  });

  test.each([
    ["総合計画における位置づけ", "総合計画"],
    ["【総合計画との関連】", "総合計画"],
    ["施策コード", "施策コード"],
  ])("%s names the plan %s", (label, plan) => {
    expect(planNamedBy(passage(label)).text).toBe(plan);
  });
});

describe("PlacementNotes", () => {
  const told = (rows: readonly (readonly [label: string | null, column: number, text: string])[]) => {
    const notes = new PlacementNotes();
    for (const [label, column, text] of rows) {
      if (label !== null) notes.openLabel(passage(label), column, text === "besides");
      else notes.add([{ text: passage(text), item: false }], column);
    }
    return notes.drafts().map(({ plan, code, text }) => [textOf(plan), code === null ? null : textOf(code), textOf(text)]);
  };

  test("codes and texts in one cell or in two, and codes alone", () => {
    expect(
      told([
        ["総合計画", 1, ""],
        [null, 1, "1-2-① 健康"],
        [null, 2, "1-2-②"],
        [null, 3, "福祉"],
        ["基本政策", 0, ""],
        [null, 0, "0"],
      ]),
    ).toEqual([
      ["総合計画", "1-2-①", "健康"],
      ["総合計画", "1-2-②", "福祉"],
      ["基本政策", "0", ""],
    ]);
  });

  test("labels side by side", () => {
    expect(
      told([
        ["総合計画", 1, ""],
        ["総合戦略", 2, "besides"],
        [null, 1, "1-1 農業"],
        [null, 2, "仕事をつくる"],
      ]),
    ).toEqual([
      ["総合計画", "1-1", "農業"],
      ["総合戦略", null, "仕事をつくる"],
    ]);
  });

  test("several in one line, and dashes", () => {
    expect(
      told([
        ["総合計画", 1, ""],
        [null, 1, "2-1 子育て支援、3-2 防災"],
        [null, 1, "－"],
      ]),
    ).toEqual([
      ["総合計画", "2-1", "子育て支援"],
      ["総合計画", "3-2", "防災"],
    ]);
  });
});
