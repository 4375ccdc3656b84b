import { expect, test } from "vitest";
import { aGoal } from "../../../../test/builders.ts";
import { aPublishedGoal } from "../../../../test/published-items.ts";
import { comparePublications } from "../../../domain/publication/compare-publications.ts";
import type { PublishedItem } from "../../../domain/publication/published-item.ts";
import type { Removal } from "../../../domain/publication/removals.ts";
import { itemWords } from "../../ui/item-words.ts";
import { sentencesIn } from "../../ui/sentences.ts";
import { correctionsOf, proposedLines, type TypedLine, withTyped } from "./correction-lines.ts";

const goal = (background: readonly string[]) => aPublishedGoal({ id: 1, body: aGoal({ title: "窓口", background }) });
const words = itemWords(sentencesIn("ja"), "ja");
const reasonsOf = () => new Map([["/background/0", "転記の誤り"]]);
const linesOf = (before: readonly PublishedItem[], after: readonly PublishedItem[], removals: readonly Removal[] = []) =>
  proposedLines({ changes: comparePublications(before, after), removals, reasonsOf }, words);
const lines = linesOf([goal(["一", "二", "三"])], [goal(["壱", "二", "参"])]);

const unit: PublishedItem = {
  ...{ kind: "unit", id: 2, unitKind: "department", name: "企画部", parent: null },
  ...{ validFrom: null, validTo: null, successors: [] },
};

/** As a browser sends the lines. */
function posted(given: readonly Partial<TypedLine>[]): URLSearchParams {
  const form = new URLSearchParams();
  for (const [i, line] of given.entries())
    for (const [field, value] of Object.entries({ ...lines[i], ...line }))
      if (field !== "isTicked") form.set(`line-${i}-${field}`, String(value));
      else if (value === true) form.set(`line-${i}-take`, "yes");
  return form;
}

test("a line is proposed for each changed paragraph, told from the others", () => {
  expect(lines.map(({ place, wrong, right }) => [place, wrong, right])).toEqual([
    ["現況・課題", "一", "壱"],
    ["現況・課題 3つ目", "三", "参"],
  ]);
});

test("what was said when it was corrected is the reason that is offered", () => {
  expect(lines.map(({ reason }) => reason)).toEqual(["転記の誤り", ""]);
  expect(withTyped(lines, posted([{ reason: "" }, {}])).map(({ reason }) => reason)).toEqual(["", ""]);
});

test("a thing that goes is proposed as a whole, but not with the year in which it stood, and no unit is", () => {
  const before = [goal(["一"]), unit];
  expect(linesOf(before, []).map(({ kind, place, wrong, right }) => [kind, place, wrong, right])).toEqual([
    ["goal", "全体", "窓口", "（削除）"],
  ]);
  expect(linesOf(before, [], [{ kind: "part", part: { kind: "year", year: 2025, phase: "final" }, things: [] }])).toEqual([]);
});

test("what was typed stands in its own line, and what is no longer proposed stays where it was ticked", () => {
  const form = posted([
    { reason: "写し間違い", isTicked: true },
    { right: "３", isTicked: true },
  ]);
  const typed = withTyped(lines, form);
  expect(typed.map(({ right, reason, isTicked }) => [right, reason, isTicked])).toEqual([
    ["壱", "写し間違い", true],
    ["３", "", true],
  ]);
  expect(withTyped(lines.slice(1), form).map(({ right }) => right)).toEqual(["３", "壱"]);
  expect(correctionsOf(typed, "誤記").map(({ wrong, right, reason }) => [wrong, right, reason])).toEqual([
    ["一", "壱", "写し間違い"],
    ["三", "３", "誤記"],
  ]);
  expect(correctionsOf(withTyped(lines, posted([{}, {}])), "誤記")).toEqual([]);
});
