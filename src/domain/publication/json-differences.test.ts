import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson } from "./canonical-json.ts";
import { type Json, jsonDifferences } from "./json-differences.ts";

const json = fc.jsonValue({ maxDepth: 3, noUnicodeString: false }).map((value) => JSON.parse(JSON.stringify(value)) as Json);
/** Values that say nothing: a field that is missing, null or empty is told of alike. */
function blank(value: Json): Json {
  if (Array.isArray(value)) return value.map(blank);
  if (typeof value !== "object" || value === null) return value === "" ? null : value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, one]) => (blank(one) === null ? [] : [[key, blank(one)]])));
}

describe("differences of JSON", () => {
  test.each<[string, Json, Json, Json]>([
    ["a leaf", { title: "旧" }, { title: "新" }, [{ pointer: "/title", before: "旧", after: "新" }]],
    ["a paragraph put in between", ["一", "三"], ["一", "二", "三"], [{ pointer: "/1", before: null, after: "二" }]],
    ["a paragraph taken away", ["一", "二", "三"], ["一", "三"], [{ pointer: "/1", before: "二", after: null }]],
    ["a paragraph reworded", ["一", "二", "三"], ["一", "2", "三"], [{ pointer: "/1", before: "二", after: "2" }]],
    [
      "members by their marks",
      [
        { mark: "①", result: null },
        { mark: "②", result: "済" },
      ],
      [
        { mark: "②", result: "済" },
        { mark: "①", result: "完了" },
      ],
      [{ pointer: "/1/result", before: null, after: "完了" }],
    ],
    [
      "a value once, by its text",
      { target: { text: "70％", value: 70, comparator: "=" } },
      { target: { text: "75％以上", value: 75, comparator: ">=" } },
      [{ pointer: "/target/text", before: "70％", after: "75％以上" }],
    ],
    [
      "a value whose text stays, by what is understood",
      { target: { text: "70", unit: null, comparator: "=" } },
      { target: { text: "70", unit: "%", comparator: "=" } },
      [{ pointer: "/target/unit", before: null, after: "%" }],
    ],
    [
      "members by part and year, whatever else is new in them",
      [
        { part: "", year: 2024, text: "64" },
        { part: "", year: 2025, text: "66" },
      ],
      [{ part: "", year: 2025, text: "66.4" }],
      [
        { pointer: "/0/year", before: "2024", after: null },
        { pointer: "/0/text", before: "64", after: null },
        { pointer: "/0/text", before: "66", after: "66.4" },
      ],
    ],
    [
      "a title that was reworded where it stands",
      [
        { title: "予約", steps: [] },
        { title: "相談", steps: [] },
      ],
      [
        { title: "予約の導入", steps: [] },
        { title: "相談", steps: [] },
      ],
      [{ pointer: "/0/title", before: "予約", after: "予約の導入" }],
    ],
    ["a key with a slash", { "a/b": "x" }, { "a/b": "y" }, [{ pointer: "/a~1b", before: "x", after: "y" }]],
  ])("%s", (_, before, after, expected) => {
    expect(jsonDifferences(before, after)).toEqual(expected);
  });

  test("of a value and itself there are none, however its keys stand", () => {
    fc.assert(fc.property(json, (value) => jsonDifferences(value, JSON.parse(canonicalJson(value)) as Json).length === 0));
  });

  test("of what does not say the same there is at least one, and each leaf told is not as it was", () => {
    fc.assert(
      fc.property(json, json, (before, after) => {
        const found = jsonDifferences(before, after);
        for (const one of found) expect(one.before).not.toBe(one.after);
        const texts = (value: Json) => JSON.stringify(leavesOf(blank(value)).sort());
        if (texts(before) !== texts(after)) expect(found).not.toEqual([]);
      }),
    );
  });
});

function leavesOf(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(leavesOf);
  if (typeof value === "object" && value !== null)
    return "comparator" in value && typeof (value as { text?: Json }).text === "string" ? [] : Object.values(value).flatMap(leavesOf);
  return value === null ? [] : [String(value)];
}
