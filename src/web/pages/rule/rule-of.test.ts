import { describe, expect, test } from "vitest";
import { anIndicator, aValue } from "../../../../test/builders.ts";
import { type IndicatorRule, NO_RULE, type StatedTarget } from "../../../domain/indicator/indicator-rule.ts";
import { draftOfRule, type RuleDraft, type TargetDraft } from "./rule-draft.ts";
import { ruleOf } from "./rule-of.ts";

const printed = anIndicator({
  ...{ name: "市民満足度", unit: "%" },
  interimTargets: [aValue({ text: "65％以上", value: 65, fiscalYear: 2025 })],
  target: aValue({ text: "70％以上", value: 70, fiscalYear: 2027 }),
});
const revised = { changedOn: "2026-03-25", changedBecause: "期間の延長" };
const [until, reason] = [revised.changedOn, revised.changedBecause];

/** What becomes of the targets where rows of them are typed over. */
function typed(
  rows: readonly (Partial<TargetDraft> | null)[],
  given: Partial<RuleDraft> = revised,
  before: IndicatorRule = NO_RULE,
): ReturnType<typeof ruleOf> {
  const draft = draftOfRule({ rule: before, departmentId: null, divisionId: null }, printed);
  const targets = draft.targets.flatMap((row, i) => (rows[i] === null ? [] : [{ ...row, ...rows[i] }]));
  return ruleOf({ ...draft, targets, ...given }, { before, printed, units: [] });
}

const target = (given: Partial<StatedTarget>): StatedTarget => ({
  ...{ role: "final", text: "70％以上", year: 2027, part: null, former: [] },
  ...given,
});
const interim = target({ role: "interim", text: "65％以上", year: 2025 });

describe("a target that is revised", () => {
  test.each<[string, readonly Partial<TargetDraft>[], readonly StatedTarget[] | null]>([
    ["is left to the plan where nothing was typed over", [], null],
    ["keeps its old text", [{}, { text: "75" }], [interim, target({ text: "75", former: [{ text: "70％以上", until, reason }] })]],
    [
      "keeps its old year where only the year is moved",
      [{}, { year: "令和11年度" }],
      [interim, target({ year: 2029, former: [{ text: "70％以上", year: 2027, until, reason }] })],
    ],
    [
      "keeps both",
      [{}, { year: "2029", text: "75" }],
      [interim, target({ year: 2029, text: "75", former: [{ text: "70％以上", year: 2027, until, reason }] })],
    ],
    [
      "keeps its own old year where it moves to that of another, which moves on",
      [{ year: "2027", role: "final" }, { year: "2029" }],
      [
        target({ text: "65％以上", former: [{ text: "65％以上", year: 2025, until, reason }] }),
        target({ year: 2029, former: [{ text: "70％以上", year: 2027, until, reason }] }),
      ],
    ],
  ])("%s", (_, rows, targets) => {
    const read = typed(rows);
    expect(read.unread).toEqual([]);
    expect(read.rule.targets).toEqual(targets);
  });

  test("keeps nothing where it was mistyped", () => {
    expect(typed([{}, { year: "2029" }], { change: "correction" }).rule.targets).toEqual([interim, target({ year: 2029 })]);
  });

  test("asks for the day and the reason also of a year that is moved", () => {
    expect(typed([{}, { year: "2029" }], {}).unread.map(({ kind }) => kind)).toEqual(["no-day", "no-change-reason"]);
  });

  test("needs none where its year was not known", () => {
    const before = { ...NO_RULE, targets: [target({ year: null })] };
    expect(typed([{ year: "2027" }], {}, before)).toMatchObject({ unread: [], rule: { targets: [target({})] } });
    expect(typed([{ year: "2029" }], {}, before)).toMatchObject({ unread: [], rule: { targets: [target({ year: 2029 })] } });
  });

  test("says of what was before of which year it was, though it is moved on", () => {
    const before = { ...NO_RULE, targets: [target({ former: [{ text: "60", until: "2024-04-01", reason: "見直し" }] })] };
    expect(typed([{ year: "2029" }], revised, before).rule.targets?.[0]?.former).toEqual([
      { text: "70％以上", year: 2027, until, reason },
      { text: "60", year: 2027, until: "2024-04-01", reason: "見直し" },
    ]);
  });
});
