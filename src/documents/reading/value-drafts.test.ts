import { describe, expect, test } from "vitest";
import { Passage } from "../passage.ts";
import { Derived } from "./draft.ts";
import { draftPeriod, draftTarget, draftValue } from "./value-drafts.ts";

const passage = (text: string): Passage => Passage.of(`xx${text}`, 2, 2 + text.length);
const textAt = (draft: unknown): [string, number] => {
  if (!(draft instanceof Passage)) throw new Error(`no passage: ${draft instanceof Derived ? draft.value : draft}`);
  return [draft.text, draft.origins[0] ?? -1];
};

describe("drafts of values", () => {
  test("a value is the trimmed passage and what it says", () => {
    const draft = draftValue(passage(" ５０件以上（令和7年度） "), { unit: "回", fiscalYear: 2020 });
    expect(draft).toMatchObject({ value: 50, unit: "件", comparator: ">=", fiscalYear: 2025 });
    expect(draft && textAt(draft.text)).toEqual(["５０件以上（令和7年度）", 3]);
  });

  test("a dash is no value, a word is one without a number", () => {
    expect(draftValue(passage("―"))).toBeNull();
    expect(draftValue(passage("策定"), { unit: "件" })).toMatchObject({ value: null, unit: null });
  });

  test("every value of a target has its own place", () => {
    const draft = draftTarget(passage("　講座（3回）、参加者100人→120人"));
    expect(textAt(draft.text)).toEqual(["講座（3回）、参加者100人→120人", 3]);
    expect(draft.values.map(({ text }) => textAt(text))).toEqual([
      ["3回", 6],
      ["100人→120人", 13],
    ]);
  });

  test("a period has the months of its fiscal year", () => {
    const draft = draftPeriod(passage("6月～3月 "), 2024);
    expect(draft).toMatchObject({ from: "2024-06", to: "2025-03" });
    expect(draft && textAt(draft.text)).toEqual(["6月～3月", 2]);
    expect(draftPeriod(passage(" "), 2024)).toBeNull();
  });
});
