import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aGoalSheetBody, aSheetAction } from "../../../test/a-sheet-body.ts";
import { bodies } from "../../../test/sheet-bodies.ts";
import type { Period, TargetText } from "../goal/goal.ts";
import { readTargetText } from "../wording/target-text.ts";
import type { SheetAction } from "./sheet-body.ts";
import { differencesOf } from "./sheet-fields.ts";
import { understandAnew, understandSheet } from "./understand-sheet.ts";

const YEAR = 2026;
const action = (given: Partial<SheetAction>) => aGoalSheetBody({ actions: [aSheetAction(given)] });
const period = (text: string, from: string | null, to: string | null): Period => ({ text, from, to });
const summer = period("夏", "2026-07", "2026-08");

describe("a period", () => {
  test.each<[string, Period | null, Period | null, Period | null]>([
    ["that is new is read", null, period("6月～9月", null, null), period("6月～9月", "2026-06", "2026-09")],
    [
      "written anew is read anew, whatever is sent along",
      summer,
      period("10月", "2026-07", "2026-08"),
      period("10月", "2026-10", "2026-10"),
    ],
    [
      "that says nothing that is understood has no months",
      summer,
      period("おりを見て", "2026-07", "2026-08"),
      period("おりを見て", null, null),
    ],
    ["whose months a person gave keeps them", summer, period("秋", "2026-09", "2026-11"), period("秋", "2026-09", "2026-11")],
    ["with the text as it was keeps a correction", period("夏", null, null), summer, summer],
    [
      "with the text as it was is not read anew",
      period("通年", "2026-05", null),
      period("通年", "2026-05", null),
      period("通年", "2026-05", null),
    ],
    ["can be corrected to no months", period("通年", "2026-04", "2027-03"), period("通年", null, null), period("通年", null, null)],
    ["that is blank is none", summer, period(" \n", "2026-07", "2026-08"), null],
    ["that is taken away is none", summer, null, null],
    [
      "whose line breaks a browser sent is as it was",
      period("4月\n5月", "2026-04", null),
      period("4月\r\n5月", "2026-04", null),
      period("4月\n5月", "2026-04", null),
    ],
  ])("%s", (_, before, after, expected) => {
    const understood = understandSheet(action({ period: before }), action({ period: after }), YEAR);
    expect(understood.actions[0]?.period).toEqual(expected);
  });
});

describe("a target", () => {
  const four = readTargetText("4回以上");
  test.each<[string, TargetText | null, TargetText | null, TargetText | null]>([
    ["that is new is read", null, { text: "4回以上", values: [] }, four],
    ["written anew is read anew", four, { text: "5回以上", values: four.values }, readTargetText("5回以上")],
    [
      "whose figures a person gave keeps them",
      null,
      { text: "去年より多く", values: four.values },
      { text: "去年より多く", values: four.values },
    ],
    ["with the text as it was keeps a correction", four, { text: "4回以上", values: [] }, { text: "4回以上", values: [] }],
    ["that is blank is none", four, { text: "　", values: four.values }, null],
  ])("%s", (_, before, after, expected) => {
    const understood = understandSheet(action({ target: before }), action({ target: after }), YEAR);
    expect(understood.actions[0]?.target).toEqual(expected);
  });
});

test("what is blank where nothing need be written is null; a title is a text all the same", () => {
  const after = aGoalSheetBody({
    title: " ",
    actions: [aSheetAction({ mark: "", midterm: " ", result: "\n", grade: "", divisions: ["市民課", " "] })],
    remarks: [{ key: "r1", label: "備考", text: "" }],
  });
  expect(understandSheet(aGoalSheetBody(), after, YEAR)).toEqual(
    aGoalSheetBody({
      ...{
        title: " ",
        actions: [aSheetAction({ mark: null, divisions: ["市民課"] })],
        remarks: [{ key: "r1", label: "備考", text: null }],
      },
    }),
  );
});

test("what nobody touched stays, character for character", () => {
  fc.assert(
    fc.property(bodies, (body) => {
      expect(understandSheet(body, body, YEAR)).toEqual(body);
    }),
  );
});

test("in another year a period's text stays, and its months are that year's", () => {
  fc.assert(
    fc.property(bodies, (body) => {
      for (const { kind, pointer } of differencesOf(body, understandAnew(body, YEAR)))
        expect([kind, pointer]).toEqual(["understood", expect.stringMatching(/\/period$/u)]);
    }),
  );
});
