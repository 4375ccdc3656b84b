import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readValue } from "../wording/value.ts";
import type { Direction, TargetAmount } from "./indicator-definition.ts";
import { amountOf, keeps } from "./target-amount.ts";
import type { Comparator } from "./value.ts";

const number = (comparator: Comparator, value: number, about = false): TargetAmount => ({ kind: "number", comparator, value, about });

describe("the amount of a target", () => {
  test.each<[string, TargetAmount]>([
    ["80％以上", number(">=", 80)],
    ["5.8％未満（令和7年度決算）", number("<", 5.8)],
    ["約20件", number("=", 20, true)],
    ["5回程度", number("=", 5, true)],
    ["900万アクセス", number("=", 9_000_000)],
    ["99.0（維持）", number("=", 99)],
    ["3～5回", { kind: "range", from: 3, to: 5 }],
    ["95.5～99.9％", { kind: "range", from: 95.5, to: 99.9 }],
    ["-5～5", { kind: "unread" }],
    ["2～3件程度", { kind: "unread" }],
    ["3～5～7回", { kind: "unread" }],
    ["40%台", { kind: "unread" }],
    ["4億3,0000万円", { kind: "unread" }],
    ["講座2回・講演会1回", { kind: "unread" }],
    ["現状を維持", { kind: "maintain" }],
    ["全員が取得", { kind: "words" }],
    ["全域で設立 ※最大15組織", { kind: "words" }],
  ])("%s", (text, amount) => {
    const value = readValue(text);
    expect(value && amountOf(value)).toEqual(amount);
  });
});

describe("a target is kept", () => {
  test.each<[TargetAmount, number, Direction | null, boolean | null]>([
    [number(">=", 5), 5, null, true],
    [number(">", 5), 5, null, false],
    [number("<=", 5), 5, null, true],
    [number("<", 5), 5, null, false],
    [number("=", 5), 6, "higher", true],
    [number("=", 5), 6, "lower", false],
    [number("=", 5), 6, "keep", false],
    [number("=", 5), 5, null, true],
    [number("=", 5), 6, null, null],
    [number("=", 5, true), 5, "higher", true],
    [number("=", 5, true), 4, "higher", null],
    [{ kind: "range", from: 3, to: 5 }, 3, "keep", true],
    [{ kind: "range", from: 3, to: 5 }, 6, "keep", false],
    [{ kind: "range", from: 3, to: 5 }, 6, "higher", true],
    [{ kind: "range", from: 3, to: 5 }, 2, "lower", true],
    [{ kind: "range", from: 3, to: 5 }, 6, null, null],
    [{ kind: "words" }, 6, "higher", null],
  ])("%o by %d where %s is better: %s", (amount, actual, direction, kept) => {
    expect(keeps(amount, actual, direction)).toBe(kept);
  });

  test("in the mirror of what keeps its mirror", () => {
    const mirrored = { "=": "=", ">=": "<=", ">": "<", "<=": ">=", "<": ">" } as const satisfies Record<Comparator, Comparator>;
    const opposite = { higher: "lower", lower: "higher", keep: "keep" } as const;
    fc.assert(
      fc.property(
        fc.constantFrom<Comparator>("=", ">=", ">", "<=", "<"),
        ...([fc.integer(), fc.integer(), fc.constantFrom<Direction>("higher", "lower", "keep"), fc.boolean()] as const),
        (comparator, value, actual, direction, about) => {
          expect(keeps(number(mirrored[comparator], -value, about), -actual, opposite[direction])).toBe(
            keeps(number(comparator, value, about), actual, direction),
          );
        },
      ),
    );
  });
});
