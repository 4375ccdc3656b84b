import { describe, expect, test } from "vitest";
import { Passage } from "../passage.ts";
import { type AlignedAction, actionsOf, align, type ReportField, type Said } from "./align.ts";
import { outline } from "./marks.ts";

/** Every text stands at an offset of its own, as cells of one document do. */
const source: string[] = [];
const passage = (text: string) => {
  const start = source.join("").length;
  source.push(text, "\n");
  return Passage.of(source.join(""), start, start + text.length);
};

const shown = (said: Said) =>
  Object.entries(said)
    .map(([field, text]) => ` {${field} ${text}}`)
    .join("");
const drawn = (actions: readonly AlignedAction[]) =>
  actions.flatMap(({ mark, title, said, steps }) => [
    `${mark ?? ""}${title}${shown(said)}`,
    ...steps.map((step) => `  ${step.mark ?? "-"}${step.text}${shown(step.said)}`),
  ]);

describe("align", () => {
  test.each<[string, string[], [ReportField, string[]][], string[]]>([
    [
      "the same marks in every column",
      ["①橋 (1)点検 (2)修繕"],
      [
        ["period", ["(1) 5月 (2) 通年"]],
        ["target", ["(1) 10橋 (2) 2橋"]],
      ],
      ["①橋", "  (1)点検 {period 5月} {target 10橋}", "  (2)修繕 {period 通年} {target 2橋}"],
    ],
    ["a cell without marks", ["①橋 (1)点検 (2)修繕"], [["period", ["年度内"]]], ["①橋 {period 年度内}", "  (1)点検", "  (2)修繕"]],
    ["a range", ["①橋 (1)点検 (2)修繕"], [["result", ["(1)～(2)完了"]]], ["①橋 {result 完了}", "  (1)点検", "  (2)修繕"]],
    ["marks that share a text", ["①橋 (1)点検 (2)修繕"], [["result", ["(1)(2)完了"]]], ["①橋 {result 完了}", "  (1)点検", "  (2)修繕"]],
    [
      "marks below a bullet",
      ["①橋 (1)点検 (2)修繕"],
      [["result", ["○ 順調 (1) 済 (2) 未"]]],
      ["①橋 {result 順調}", "  (1)点検 {result 済}", "  (2)修繕 {result 未}"],
    ],
    ["a mark that no step has", ["⑥式典"], [["period", ["(1) 通年"]]], ["⑥式典 {period 通年}"]],
    ["some of the steps", ["①橋 (1)点検 (2)修繕"], [["result", ["(2) 完了"]]], ["①橋", "  (1)点検", "  (2)修繕 {result 完了}"]],
    [
      "several actions in one cell",
      ["①橋 (1)点検", "②道 (1)補修"],
      [["result", ["①(1)済", "②(1)未"]]],
      ["①橋", "  (1)点検 {result 済}", "②道", "  (1)補修 {result 未}"],
    ],
    [
      "bullets in the report of steps without marks",
      ["①橋 ・点検 ・修繕", "②道"],
      [["target", ["①・10橋 ・2橋", "②・3km"]]],
      ["①橋 {target ・10橋 ・2橋}", "  -点検", "  -修繕", "②道 {target 3km}"],
    ],
    [
      "the mark of the only action again",
      ["(1)橋", "①点検", "②修繕"],
      [["result", ["(1)", "①済", "②未"]]],
      ["(1)橋", "  ①点検 {result 済}", "  ②修繕 {result 未}"],
    ],
    [
      "another numbering in the report",
      ["○橋 (1)点検 (2)修繕"],
      [["result", ["①済 ②未"]]],
      ["橋", "  (1)点検 {result 済}", "  (2)修繕 {result 未}"],
    ],
    ["as many unmarked lines as actions", ["・橋", "・道"], [["period", ["5月", "6月"]]], ["橋 {period 5月}", "道 {period 6月}"]],
    [
      "one text for several actions",
      ["①橋", "②道"],
      [
        ["divisions", ["土木課"]],
        ["result", ["順調"]],
      ],
      ["①橋 {divisions 土木課} {result 順調}", "②道 {divisions 土木課}"],
    ],
    ["a range of actions", ["①橋", "②道", "③川"], [["result", ["①～②済 ③未"]]], ["①橋 {result 済}", "②道 {result 済}", "③川 {result 未}"]],
    ["a grade that is a glyph", ["①橋 (1)点検"], [["grade", ["◎"]]], ["①橋 {grade ◎}", "  (1)点検"]],
    ["grades of steps", ["①橋 (1)点検 (2)修繕"], [["grade", ["(1) ◎ (2) ○"]]], ["①橋", "  (1)点検 {grade ◎}", "  (2)修繕 {grade ○}"]],
    ["an action that only bullets make", ["①・橋 ・道"], [], ["①・橋 ・道"]],
  ])("%s", (_, given, cells, expected) => {
    const { actions, leftover } = align(
      actionsOf(outline(given.map(passage))),
      cells.map(([field, texts]) => ({ field, lines: texts.map(passage) })),
    );
    expect(drawn(actions)).toEqual(expected);
    expect(leftover).toEqual([]);
  });

  test("what no action takes is left over", () => {
    expect(align([], [{ field: "result", lines: [passage("済")] }]).leftover.map(String)).toEqual(["済"]);
  });
});
