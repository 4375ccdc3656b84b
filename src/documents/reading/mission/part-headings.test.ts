import { describe, expect, test } from "vitest";
import { openText } from "../../formats/open-text.ts";
import { readDocument } from "../read-document.ts";

function read(name: string, lines: readonly string[]) {
  const document = openText(name, new TextEncoder().encode(`令和6年度 総務部 運営方針\n部長 港太郎\n\n${lines.join("\n")}\n`));
  if (!document.ok) throw new Error(document.refusal.kind);
  const { goals, missions, coverage } = readDocument(document.value).reading;
  return {
    goals: goals.map(({ title }) => title),
    missions: missions.flatMap(({ missions: said }) => said),
    unplaced: coverage.unplaced,
  };
}

const goals = ["■ 重点目標", "1 窓口の改革", "・申請を電子化する。"];

describe.each(["a.txt", "a.md"])("sentences that say what is done, in %s", (name) => {
  test.each([
    "特に子育て支援を進めます",
    "次の世代のために緑化を進めます",
    "今年度は子育て支援を進めます",
    "本年度も地域防災に取り組みます",
    "以下の点を改めながら改革を進めます",
  ])("%s among the lines of a part is one of them", (sentence) => {
    const {
      goals: read1,
      missions,
      unplaced,
    } = read(name, ["■ 部の使命", "・市民の暮らしを守ります。", sentence, "・地域を支えます。", "", ...goals]);
    expect(read1).toEqual(["窓口の改革"]);
    expect(missions.join("")).toContain(sentence);
    expect(missions.join("")).toContain("地域を支えます。");
    expect(unplaced).toBe(0);
  });

  test("one of several numbered missions, before the next number", () => {
    const missions = ["■ 部の使命", "1 市民の暮らしを守ります。", "今年度は緑化を進めます", "2 地域を支えます。", ""];
    expect(read(name, [...missions, ...goals]).goals).toEqual(["窓口の改革"]);
  });

  test("with the mark of the other headings it is one", () => {
    const lines = [
      "■ 部の使命",
      "市民の暮らしを守ります。",
      "",
      "■ 今年度はこのことに取り組みます",
      "1 窓口の改革",
      "・申請を電子化する。",
    ];
    expect(read(name, lines)).toMatchObject({ goals: ["窓口の改革"], missions: ["市民の暮らしを守ります。"] });
  });

  test("over goals that are numbered from 1 it is their heading", () => {
    const lines = [
      "■ 部の使命",
      "市民の暮らしを守ります。",
      "",
      "今年度は以下のことに取り組みます",
      "",
      "1 窓口の改革",
      "",
      "2 庁舎の管理",
    ];
    expect(read(name, lines)).toMatchObject({ goals: ["窓口の改革", "庁舎の管理"], missions: ["市民の暮らしを守ります。"] });
  });
});

test("a heading that the format marks is one, whatever stands below it", () => {
  const lines = [
    "## 部の使命",
    "",
    "市民の暮らしを守ります。",
    "",
    "## 今年度はこのことに取り組みます",
    "",
    "- 窓口の改革",
    "- 庁舎の管理",
  ];
  expect(read("a.md", lines)).toMatchObject({ goals: ["窓口の改革", "庁舎の管理"], missions: ["市民の暮らしを守ります。"] });
});
