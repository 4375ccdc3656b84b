import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matchInOrder } from "./matching.ts";

describe("runs of items and the titles that they stand under", () => {
  test("as many runs as titles are one each", () => {
    expect(matchInOrder(["森", "川"], ["川の手入れ", "森の手入れ"])).toEqual([0, 1]);
  });
  test("a title without a run is passed over where the words say so", () => {
    expect(matchInOrder(["森林の保全", "河川の改修", "公園の整備"], ["森林の手入れ", "公園の遊具"])).toEqual([0, 2]);
  });
  test("more runs than titles share one", () => {
    expect(matchInOrder(["森林の保全", "公園の整備"], ["森林の手入れ", "森林の道", "公園の遊具"])).toEqual([0, 0, 1]);
  });
  test("without titles there is none", () => {
    expect(matchInOrder([], ["森"])).toEqual([-1]);
  });
  test("keeps the order and stays within the titles", () => {
    const words = fc.array(fc.string({ maxLength: 12 }), { maxLength: 9 });
    fc.assert(
      fc.property(words, words, (titles, runs) => {
        const matched = matchInOrder(titles, runs);
        expect(matched).toHaveLength(runs.length);
        for (const [i, title] of matched.entries()) {
          expect(title).toBeGreaterThanOrEqual(titles.length === 0 ? -1 : 0);
          expect(title).toBeLessThan(Math.max(1, titles.length));
          expect(title).toBeGreaterThanOrEqual(matched[i - 1] ?? -1);
        }
      }),
    );
  });
});
