import { expect, test } from "vitest";
import { formatDeadline, timeLeft } from "./deadline.ts";
import { sentencesIn } from "./sentences.ts";

const at = (text: string) => new Date(`2026-${text}+09:00`);

test.each([
  ["06-01T00:00", "2026年5月31日(日) 24:00"],
  ["05-29T17:15", "2026年5月29日(金) 17:15"],
])("a deadline of %s is said as %s", (deadline, said) => {
  expect(formatDeadline(at(deadline), "ja")).toBe(said);
});

test.each([
  ["05-28T09:00", "あと3日"],
  ["05-30T23:59", "明日まで"],
  ["05-31T00:00", "今日まで"],
  ["05-31T23:59", "今日まで"],
  ["06-01T00:00", "締切を1日過ぎています"],
  ["06-04T12:00", "締切を4日過ぎています"],
])("on %s until the end of 31 May there is: %s", (now, said) => {
  expect(timeLeft(at("06-01T00:00"), at(now), sentencesIn("ja"))).toBe(said);
});

test("a deadline within a day that has passed says so", () => {
  expect(timeLeft(at("05-29T17:15"), at("05-29T18:00"), sentencesIn("ja"))).toBe("締切を過ぎています");
});
