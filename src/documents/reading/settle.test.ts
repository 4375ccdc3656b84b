import fc from "fast-check";
import { expect, test } from "vitest";
import type { Goal } from "../../domain/goal/goal.ts";
import type { Document } from "../document.ts";
import { Passage, type Range } from "../passage.ts";
import { Derived, type Draft, type Findings, nothingFound } from "./draft.ts";
import { settle } from "./settle.ts";

function documentOf(text: string, markup: readonly Range[] = []): Document {
  return { name: "試験.txt", mediaType: "text/plain", sha256: "0", text, layout: { kind: "lines" }, blocks: [], markup, oddities: [] };
}

const goal = (title: Passage, fiscalYear: Derived<number> | null): Draft<Goal> => ({
  fiscalYear,
  department: null,
  priority: null,
  title,
  placements: [],
  background: [],
  purpose: [],
  sdgs: [],
  actions: [],
  remarks: [],
});

test("what a draft holds is placed, its labels are furniture, the rest is unplaced with its line", () => {
  const text = "令和6年度\n重点目標\t橋を直す\n\n写真：橋の 様子\n";
  const document = documentOf(text, [{ start: 10, end: 11 }]);
  const at = (part: string) => Passage.of(text, text.indexOf(part), text.indexOf(part) + part.length);
  const { reading, places, unplacedRanges } = settle(document, null, {
    ...nothingFound,
    goals: [goal(at("橋を直す"), new Derived(2024, at("令和6年度")))],
    furniture: [at("重点目標")],
  });

  expect(reading.goals[0]).toMatchObject({ fiscalYear: 2024, title: "橋を直す" });
  expect(reading.coverage).toEqual({ total: 20, placed: 4, furniture: 9, unplaced: 7 });
  expect(reading.unplaced).toEqual([{ text: "写真：橋の 様子", where: "L4" }]);
  expect(unplacedRanges.map(({ start, end }) => text.slice(start, end))).toEqual(["写真：橋の 様子"]);
  expect(places.get("/goals/0/title")).toEqual([{ start: 11, end: 15 }]);
  expect(places.get("/goals/0/fiscalYear")).toEqual([{ start: 0, end: 5 }]);
});

test.each(["\n", "\r\n", "\r"])("lines that end with %j are counted", (end) => {
  const { reading } = settle(documentOf(["一", "", "三", "四"].join(end)), null, nothingFound);
  expect(reading.unplaced.map(({ where }) => where)).toEqual(["L1", "L3", "L4"]);
});

test("an empty finding leaves everything unplaced and says so", () => {
  const { reading } = settle(documentOf("これは 会議録です"), null, nothingFound);
  expect(reading).toMatchObject({ plan: null, goals: [], missions: [], coverage: { total: 8, placed: 0, furniture: 0, unplaced: 8 } });
});

test("the coverage sums hold whatever is claimed, and the unplaced texts are what is left", () => {
  const range = (length: number) =>
    fc.tuple(fc.nat(length), fc.nat(length)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
  const cases = fc
    .string({ unit: fc.constantFrom("あ", "値", " ", "　", "\n", "\f", "\t", "𠮷", "|"), maxLength: 80 })
    .chain((text) => fc.tuple(fc.constant(text), fc.array(range(text.length)), fc.array(range(text.length)), fc.array(range(text.length))));
  fc.assert(
    fc.property(cases, ([text, placed, furniture, markup]) => {
      const passages = (ranges: readonly Range[]) => ranges.map(({ start, end }) => Passage.of(text, start, end));
      const findings: Findings = { ...nothingFound, goals: passages(placed).map((p) => goal(p, null)), furniture: passages(furniture) };
      const { coverage, unplaced } = settle(documentOf(text, markup), null, findings).reading;
      expect(coverage.total).toBe([...text.replace(/\s/gu, "")].length);
      expect(coverage.placed + coverage.furniture + coverage.unplaced).toBe(coverage.total);
      expect(coverage.unplaced).toBeLessThanOrEqual(
        unplaced
          .map((entry) => entry.text)
          .join("")
          .replace(/\s/gu, "").length,
      );
    }),
  );
});
