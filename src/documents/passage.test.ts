import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Passage } from "./passage.ts";

const source = "第1章　自治の\n推進　5.8％未満";
const whole = Passage.of(source, 0, source.length);

/** Every code unit of a passage that has an origin is the code unit that stands there. */
function isTrue(passage: Passage, text: string): boolean {
  return [...passage.origins].every((origin, i) => origin < 0 || text.charAt(origin) === passage.text.charAt(i));
}

test("a passage joined over a line break leads to both lines", () => {
  const [first = Passage.empty, second = Passage.empty] = whole.split(/\n/u);
  const joined = Passage.join([first.slice(4), second.slice(0, 2)]);
  expect(joined.text).toBe("自治の推進");
  expect(joined.ranges()).toEqual([
    { start: 4, end: 7 },
    { start: 8, end: 10 },
  ]);
});

test("a space put between two passages has no place", () => {
  const joined = Passage.join([whole.slice(0, 3), Passage.empty, whole.slice(4, 7)], " ");
  expect(joined.text).toBe("第1章 自治の");
  expect(joined.origins[3]).toBe(-1);
});

test.each([
  ["trim", Passage.of("　 値 \t", 0, 5).trim().text, "値"],
  ["split leaves out what it matched", whole.split(/\s/u).map(String), ["第1章", "自治の", "推進", "5.8％未満"]],
  ["split at nothing does not split", whole.split(/x*/u).length, 1],
  ["cut", whole.cut([2, 5]).map(String), ["第1", "章　自", "治の\n推進　5.8％未満"]],
  ["cut nowhere", whole.cut([]).map(String), [source]],
  ["match", whole.match(/\d\.\d％/u)?.text, "5.8％"],
  ["no match", whole.match(/無い/u), null],
  ["without", whole.without(/[　\n]/gu).text, "第1章自治の推進5.8％未満"],
])("%s", (_, got, expected) => {
  expect(got).toEqual(expected);
});

test("traced refuses origins that do not fit", () => {
  expect(() => Passage.traced("ab", [1])).toThrow(RangeError);
});

describe("whatever is done to a passage", () => {
  const passages = fc.string({ unit: "grapheme", maxLength: 60 }).chain((text) =>
    fc.tuple(
      fc.constant(text),
      fc.array(fc.nat(text.length), { maxLength: 5 }).map((cuts) => cuts.sort((a, b) => a - b)),
    ),
  );

  test("its characters are those of its places", () => {
    fc.assert(
      fc.property(passages, ([text, cuts]) => {
        const parts = Passage.of(text, 0, text.length).cut(cuts);
        expect(parts.map(String).join("")).toBe(text);
        const mixed = Passage.join(
          [...parts].reverse().map((part) => part.trim()),
          "／",
        );
        expect(isTrue(mixed, text)).toBe(true);
        const covered = mixed.ranges().reduce((sum, { start, end }) => sum + end - start, 0);
        expect(covered).toBe([...mixed.origins].filter((origin) => origin >= 0).length);
      }),
    );
  });
});
