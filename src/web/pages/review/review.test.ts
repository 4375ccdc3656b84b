import { expect, test } from "vitest";
import { aGoal, anAction } from "../../../../test/builders.ts";
import type { Edit, EditAct } from "../../../domain/draft/edit.ts";
import { fieldAt, openReview, type ReviewParts } from "./review.ts";

const draft = {
  municipality: "澄川市",
  plan: null,
  goals: [aGoal({ title: "題", actions: [anAction({ target: { text: "3件", values: [] } })] })],
  missions: [],
};
const range = (start: number, end: number) => ({ start, end });
const TARGET = "/goals/0/actions/0/target";
const review = (given: Partial<ReviewParts> = {}) =>
  openReview({
    ...{ read: draft, draft, text: "", edits: [], edited: new Map(), unplaced: [], places: new Map(), replaced: new Map(), doubts: [] },
    ...given,
  });
const edits = (...acts: readonly EditAct[]): Pick<ReviewParts, "edits" | "edited"> => ({
  edits: acts.map((act, i): Edit => ({ ...act, number: i + 1, by: null, at: new Date(0) })),
  edited: new Map(acts.flatMap((act, i) => (act.kind === "taken-back" ? [] : [[i + 1, act.pointer] as const]))),
});

test("what is doubtful comes before what is only likely, each field once", () => {
  const doubts = [
    { pointer: "/goals/0/title", sureness: "likely", reason: "long-title", facts: {} },
    { pointer: `${TARGET}/text`, sureness: "doubtful", reason: "no-number", facts: {} },
    { pointer: TARGET, sureness: "likely", reason: "far-apart", facts: {} },
  ] as const;
  expect(review({ doubts }).open).toEqual([TARGET, "/goals/0/title"]);
  expect(review({ doubts }).stateOf(TARGET).doubts).toHaveLength(2);
});

test("a field stands where its parts stand, and where stood what a person wrote anew", () => {
  const places = new Map([
    [`${TARGET}/text`, [range(5, 9)]],
    [`${TARGET}/values/0/text`, [range(6, 7)]],
    ["/goals/0/title", [range(0, 3)]],
  ]);
  const open = review({ places, replaced: new Map([["/goals/0/department", [range(20, 22)]]]) });
  expect(open.placesOf(TARGET)).toEqual([range(5, 9)]);
  expect(open.placesOf("/goals/0/department")).toEqual([range(20, 22)]);
  expect(open.placesOf("/goals/0")).toEqual([range(0, 3), range(5, 9), range(20, 22)]);
  expect(open.placesOf("/goals/0/purpose/0")).toEqual([]);
  expect(fieldAt(open, range(6, 7))).toBe(TARGET);
  expect(fieldAt(open, range(10, 12))).toBeNull();
});

test("an edit that was taken back leaves no trace, and what is left out is so with all beneath it", () => {
  const open = review(
    edits(
      { kind: "set", pointer: "/goals/0/title", text: "新題" },
      { kind: "exclude", pointer: "/goals/0" },
      { kind: "taken-back", edit: 1 },
    ),
  );
  expect(open.stateOf("/goals/0/title").edits).toEqual([]);
  expect(open.stateOf(TARGET).excluded?.number).toBe(2);
  expect(open.stateOf("/missions/0").excluded).toBeNull();
});
