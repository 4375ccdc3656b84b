import { describe, expect, test } from "vitest";
import { faultOfWording, LONGEST_WORDING, stateOf } from "./opinion.ts";

describe("an opinion", () => {
  const answer = { answers: 1, withdrawn: false };
  test.each([
    ["unanswered", { number: 1, withdrawn: false }, null],
    ["answered", { number: 1, withdrawn: false }, answer],
    ["reworded", { number: 2, withdrawn: false }, answer],
    ["unanswered", { number: 1, withdrawn: false }, { ...answer, withdrawn: true }],
    ["withdrawn", { number: 2, withdrawn: true }, null],
    ["withdrawn", { number: 2, withdrawn: true }, answer],
  ] as const)("is %s", (state, opinion, answered) => {
    expect(stateOf(opinion, answered)).toBe(state);
  });

  test.each([
    ["", "empty"],
    ["　\n", "empty"],
    ["あ".repeat(LONGEST_WORDING), null],
    ["あ".repeat(LONGEST_WORDING + 1), "too-long"],
  ])("says something, and not too much", (text, fault) => {
    expect(faultOfWording(text)).toBe(fault);
  });
});
