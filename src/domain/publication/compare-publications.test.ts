import { expect, test } from "vitest";
import { aPublishedCity, aPublishedNode } from "../../../test/published-items.ts";
import { comparePublications } from "./compare-publications.ts";

const initiative = (id: number, item: string) => ({ id, group: null, item, details: [], divisions: [] });
const [first, second] = [initiative(1_601, "予約の導入"), initiative(1_602, "窓口の案内")];
const nodeWith = (...initiatives: (typeof first)[]) => aPublishedNode({ id: 1_040, code: "4", initiatives });

test("what is as it was is no change", () => {
  expect(comparePublications(aPublishedCity(), aPublishedCity().toReversed())).toEqual([]);
});

test("a thing of which only the order is another is changed, though no field says anything else", () => {
  expect(comparePublications([nodeWith(first, second)], [nodeWith(second, first)])).toMatchObject([{ change: "changed", fields: [] }]);
});
