import { describe, expect, test } from "vitest";
import { Passage } from "../../passage.ts";
import type { ReportField } from "../align.ts";
import { GoalNotes } from "./goal-notes.ts";
import { yearFromWords } from "./year-from-words.ts";

const line = (text: string) => ({ text: Passage.of(text, 0, text.length), item: false });

function goal(content: string, reports: Partial<Record<ReportField, string>> = {}): GoalNotes {
  const notes = new GoalNotes();
  notes.addContent([line(content)], true);
  for (const [field, text] of Object.entries(reports)) notes.addReport(field as ReportField, [line(text)]);
  return notes;
}

describe("yearFromWords", () => {
  test.each<[string, GoalNotes[], GoalNotes[], number | null]>([
    ["what is planned", [goal("令和6年度の計画を定めます。")], [], 2024],
    ["what was done, and what comes next", [goal("進めます。", { result: "令和6年度は3回開き、令和7年度予算に反映しました。" })], [], 2024],
    ["what comes next alone", [goal("進めます。", { issues: "令和7年度から全校に広げます。" })], [], 2024],
    ["a plan for later", [goal("令和8年度からの計画を令和6年度に定めます。")], [], 2024],
    ["a month of the year", [goal("進めます。", { result: "令和7年3月に終えました。" })], [], 2024],
    ["the schedule of the mid-term goals", [goal("進めます。")], [goal("直します。", { period: "設計：令和5年度 工事：令和6年度" })], 2023],
    ["no year", [goal("進めます。")], [], null],
    ["two years with as much for them", [goal("令和5年度の計画"), goal("令和6年度の計画")], [], null],
  ])("%s", (_, goals, midTermGoals, year) => {
    expect(yearFromWords({ goals, midTermGoals })?.value ?? null).toBe(year);
  });
});
