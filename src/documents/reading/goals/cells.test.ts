import { describe, expect, test } from "vitest";
import { Passage } from "../../passage.ts";
import { Derived } from "../draft.ts";
import { departmentIn, isDepartmentName } from "./departments.ts";
import { draftItems } from "./items.ts";
import { isNumber, numberIn, numberOfLabel, splitNumber } from "./numbers.ts";
import { RemarkReader } from "./remarks.ts";
import { draftSdgs } from "./sdgs.ts";

const passage = (text: string) => Passage.of(text, 0, text.length);
const lines = (...texts: string[]) => {
  const source = texts.join("\n");
  let at = 0;
  return texts.map((text) => {
    const line = { text: Passage.of(source, at, at + text.length), item: false };
    at += text.length + 1;
    return line;
  });
};

describe("goals of the 2030 agenda", () => {
  test.each<[string, number[]]>([
    ["4", [4]],
    ["4・11", [4, 11]],
    ["SDGs 4,11,17", [4, 11, 17]],
    ["目標４、目標１１", [4, 11]],
    ["4 質の高い教育をみんなに 11 住み続けられるまちづくりを", [4, 11]],
    ["質の高い教育をみんなに", [4]],
    ["4.7", [4]],
    ["17の目標", []],
    ["2030年までに 18", []],
    ["―", []],
  ])("%s", (text, expected) => {
    expect(draftSdgs([passage(text)]).map((goal) => (goal instanceof Derived ? goal.value : goal))).toEqual(expected);
  });
});

describe("items of running text", () => {
  test.each<[string, string[], string[]]>([
    ["sentences with white space between", ["橋が古い。 道が狭い。"], ["橋が古い。", "道が狭い。"]],
    ["sentences without", ["橋が古い。また、道が狭い。"], ["橋が古い。また、道が狭い。"]],
    ["marks", ["① 橋が古い。② 道が狭い。"], ["橋が古い。", "道が狭い。"]],
    ["bullets", ["・橋が古い", "・道が狭い"], ["橋が古い", "道が狭い"]],
    ["an introduction, then bullets", ["次のとおり。", "・橋が古い", "・道が狭い"], ["次のとおり。", "橋が古い", "道が狭い"]],
    ["a sentence over lines", ["橋が古く、", "道が狭い。", "川は清い。"], ["橋が古く、 道が狭い。", "川は清い。"]],
    ["lines without full stops", ["橋の修繕", "道の拡幅"], ["橋の修繕", "道の拡幅"]],
  ])("%s", (_, texts, expected) => {
    expect(draftItems(lines(...texts)).map(String)).toEqual(expected);
  });
});

describe("remarks", () => {
  const read = (label: string, ...cells: [column: number, texts: string[], below?: boolean][]) => {
    const reader = new RemarkReader(passage(label), null);
    for (const [column, texts, below] of cells) reader.add({ column, lines: lines(...texts) }, below);
    return reader.drafts().map((draft) => `${String(draft.label)}=${draft.text === null ? "" : String(draft.text)}`);
  };

  test.each<[string, [number, string[], boolean?][], string[]]>([
    ["nothing", [], ["特記事項="]],
    ["a text", [[1, ["会議を公開した。"]]], ["特記事項=会議を公開した。"]],
    [
      "labels alone",
      [
        [1, ["○考慮した点"]],
        [4, ["○残された課題"]],
      ],
      ["考慮した点=", "残された課題="],
    ],
    ["a label with its text below", [[1, ["○市民との対話", "説明会を開いた。"]]], ["市民との対話=説明会を開いた。"]],
    ["a label with its text behind", [[1, ["○残された課題 費用の確保"]]], ["残された課題=費用の確保"]],
    [
      "a text in the next cell",
      [
        [1, ["○残された課題"]],
        [2, ["費用の確保"]],
      ],
      ["残された課題=費用の確保"],
    ],
    [
      "texts in the row below",
      [
        [1, ["○考慮した点"]],
        [4, ["○残された課題"]],
        [1, ["公開した。"], true],
        [4, ["費用の確保"], true],
      ],
      ["考慮した点=公開した。", "残された課題=費用の確保"],
    ],
    ["bullets that are no labels", [[1, ["○会議を公開した。", "○資料を配った。"]]], ["特記事項=○会議を公開した。 ○資料を配った。"]],
    ["a dash", [[1, ["－"]]], ["特記事項="]],
  ])("%s", (_, cells, expected) => {
    expect(read("特記事項", ...cells)).toEqual(expected);
  });
});

describe("departments", () => {
  test.each<[string, boolean]>([
    ["政策企画部", true],
    ["政 策 企 画 部", true],
    ["教育委員会事務局", true],
    ["総務課", true],
    ["担当課", false],
    ["部局名", false],
    ["建物の一部", false],
    ["部局名　総務部", false],
    ["事業の一部を見直す", false],
  ])("is %s one?", (text, expected) => {
    expect(isDepartmentName(text)).toBe(expected);
  });

  test.each<[string, string | null]>([
    ["令和6年度 総務部 重点目標一覧表", "総務部"],
    ["令和７年度 都市整備部の重点目標", "都市整備部"],
    ["重点目標管理シート（健康推進課）", "健康推進課"],
    ["令和6年度 重点目標一覧表", null],
  ])("that %s names", (text, expected) => {
    expect(departmentIn(passage(text))?.text ?? null).toBe(expected);
  });
});

describe("numbers", () => {
  test.each<[string, boolean, number | null]>([
    ["1", true, 1],
    ["1位", true, 1],
    ["第３位", true, 3],
    ["No.2", true, 2],
    ["①", true, 1],
    ["1-1", true, 1],
    ["（2）", true, 2],
    ["2件", false, 2],
    ["通年", false, null],
  ])("%s", (text, alone, number) => {
    expect(isNumber(text)).toBe(alone);
    expect(numberIn(passage(text))?.value ?? null).toBe(number);
  });

  test.each<[string, string, number | null]>([
    ["1 公共交通の充実", "公共交通の充実", 1],
    ["② 公共交通の充実", "公共交通の充実", 2],
    ["３．公共交通の充実", "公共交通の充実", 3],
    ["100年続くまち", "100年続くまち", null],
    ["公共交通の充実", "公共交通の充実", null],
  ])("in front of the title %s", (text, title, number) => {
    const split = splitNumber(passage(text));
    expect(String(split.title)).toBe(title);
    expect(split.number?.value ?? null).toBe(number);
  });

  test.each<[string, number | null]>([
    ["重点目標１", 1],
    ["【重点目標②】", 2],
    ["重点目標", null],
    ["令和6年度重点目標", null],
  ])("of the label %s", (text, number) => {
    expect(numberOfLabel(passage(text))?.value ?? null).toBe(number);
  });
});
