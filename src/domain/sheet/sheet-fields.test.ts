import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aGoal, anAction, aStep } from "../../../test/builders.ts";
import { processorSeconds } from "../../../test/processor-time.ts";
import { acts, bodies, changedBy } from "../../../test/sheet-bodies.ts";
import { movedKeys } from "./list-order.ts";
import { differencesOf, fieldsOf } from "./sheet-fields.ts";
import { bodyOfGoal } from "./sheet-goal.ts";
import { bodyOfTree, treeOf } from "./sheet-tree.ts";

const body = bodyOfGoal(
  aGoal({
    sdgs: [4, 11],
    background: ["来庁者が多い。"],
    actions: [
      anAction({
        divisions: ["市民課", "窓口課"],
        steps: [aStep({ period: { text: "通年", from: "2025-04", to: "2026-03" } }), aStep({ text: "案内" })],
      }),
      anAction({ mark: "②", title: "研修" }),
    ],
  }),
);

test("the fields of a sheet are what is written, by pointers of keys, in the order of the sheet", () => {
  expect([...fieldsOf(body)]).toEqual([
    ["/title", "行政サービスのデジタル化"],
    ["/priority", "1"],
    ["/background/b1/text", "来庁者が多い。"],
    ["/sdgs", "4、11"],
    ["/actions/a1/mark", "①"],
    ["/actions/a1/title", "窓口のデジタル化"],
    ["/actions/a1/divisions", "市民課、窓口課"],
    ["/actions/a1/steps/s1/mark", "(1)"],
    ["/actions/a1/steps/s1/text", "予約システムの導入"],
    ["/actions/a1/steps/s1/period", "通年"],
    ["/actions/a1/steps/s2/mark", "(1)"],
    ["/actions/a1/steps/s2/text", "案内"],
    ["/actions/a2/mark", "②"],
    ["/actions/a2/title", "研修"],
  ]);
});

describe("differences", () => {
  const [first, second] = body.actions;
  const [one, two] = first?.steps ?? [];
  if (!first || !second || !one || !two) throw new Error("no such parts");

  test("name what was written, added, removed, moved and understood anew, in the order of the sheet", () => {
    const after = {
      ...body,
      title: "窓口サービス",
      background: [],
      actions: [
        { ...second, grade: "A" },
        {
          ...first,
          steps: [
            { ...one, period: { text: "通年", from: "2025-06", to: "2026-03" } },
            { ...two, key: "n1", text: "看板" },
          ],
        },
      ],
    };
    const step = { list: "steps", mark: "(1)" };
    expect(differencesOf(body, after)).toMatchObject([
      { kind: "changed", pointer: "/title", field: "title", within: [], before: "行政サービスのデジタル化", after: "窓口サービス" },
      { kind: "removed", pointer: "/background/b1", field: "background", before: "来庁者が多い。", after: null },
      { kind: "moved", pointer: "/actions/a2", field: "actions", from: 1, to: 0 },
      {
        kind: "changed",
        pointer: "/actions/a2/grade",
        field: "grade",
        within: [{ list: "actions", mark: "②", title: "研修" }],
        before: null,
        after: "A",
      },
      {
        ...{ kind: "understood", pointer: "/actions/a1/steps/s1/period", before: "通年", after: "通年" },
        within: [{ list: "actions", title: "窓口のデジタル化" }, step],
        understood: { before: { from: "2025-04" }, after: { from: "2025-06" } },
      },
      {
        kind: "added",
        pointer: "/actions/a1/steps/n1",
        field: "steps",
        within: [{}, { ...step, key: "n1", title: "看板" }],
        before: null,
        after: "(1)\n看板",
      },
      { kind: "removed", pointer: "/actions/a1/steps/s2", before: "(1)\n案内", after: null },
    ]);
  });

  test("are none between a sheet and itself, though a database wrote the names in another order", () => {
    const turned = JSON.parse(JSON.stringify(body), (_, value: unknown) =>
      value !== null && typeof value === "object" && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).reverse()) : value,
    );
    expect(differencesOf(body, turned)).toEqual([]);
    expect(bodyOfTree(treeOf(turned))).toEqual(body);
  });

  test("are there whenever anything changed, and name each field that is not as it was", () => {
    fc.assert(
      fc.property(bodies, acts, (before, changes) => {
        const after = changedBy("x", before, changes);
        const found = differencesOf(before, after);
        expect(found.length === 0).toBe(isDeepStrictEqual(before, after));
        const [was, is] = [fieldsOf(before), fieldsOf(after)];
        const named = (pointer: string) => found.some((one) => pointer === one.pointer || pointer.startsWith(`${one.pointer}/`));
        for (const pointer of [...was.keys(), ...is.keys()])
          expect({ pointer, named: named(pointer) || was.get(pointer) === is.get(pointer) }).toEqual({ pointer, named: true });
      }),
    );
  });

  test("of a long sheet are found in a moment", () => {
    const actions = Array.from({ length: 20_000 }, (_, i) => ({ ...second, key: `k${i}`, title: `取組${i}` }));
    const before = { ...body, actions };
    const after = { ...body, actions: actions.toReversed().filter((_, i) => i % 3 > 0) };
    let found: ReturnType<typeof differencesOf> = [];
    expect(
      processorSeconds(() => {
        found = differencesOf(before, after);
      }),
    ).toBeLessThan(5);
    expect(found.filter(({ kind }) => kind === "removed").length).toBe(6_667);
  });
});

test.each<[string, string, string]>([
  ["abcd", "abcd", ""],
  ["abcd", "bcda", "a"],
  ["abcd", "dabc", "d"],
  ["abcd", "acbd", "c"],
  ["abcd", "xdyb", "d"],
  ["abcd", "dcba", "dcb"],
  ["", "ab", ""],
])("from %s to %s as few as possible are moved: %s", (before, after, moved) => {
  expect([...movedKeys([...before], [...after])].join("")).toBe(moved);
});
