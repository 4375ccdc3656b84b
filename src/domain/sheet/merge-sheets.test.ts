import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aGoal, anAction, aStep } from "../../../test/builders.ts";
import { acts, bodies, changedBy } from "../../../test/sheet-bodies.ts";
import { isWithin } from "../draft/pointer.ts";
import { mergeSheets } from "./merge-sheets.ts";
import type { GoalSheetBody } from "./sheet-body.ts";
import { fieldsOf } from "./sheet-fields.ts";
import { bodyOfGoal } from "./sheet-goal.ts";

const base = bodyOfGoal(
  aGoal({
    sdgs: [4],
    background: ["来庁者が多い。"],
    placements: [{ plan: "総合計画", code: null, text: "窓口の改善" }],
    actions: [anAction({ steps: [aStep(), aStep({ mark: "(2)", text: "案内の見直し" })] }), anAction({ mark: "②", title: "研修" })],
  }),
);

type Change = (body: GoalSheetBody) => GoalSheetBody;
const action =
  (key: string, change: Partial<GoalSheetBody["actions"][number]>): Change =>
  (body) => ({ ...body, actions: body.actions.map((one) => (one.key === key ? { ...one, ...change } : one)) });
const step =
  (key: string, change: Partial<GoalSheetBody["actions"][number]["steps"][number]>): Change =>
  (body) => ({
    ...body,
    actions: body.actions.map((one) => ({ ...one, steps: one.steps.map((part) => (part.key === key ? { ...part, ...change } : part)) })),
  });
const turned: Change = (body) => ({ ...body, actions: body.actions.toReversed() });
const removed: Change = (body) => ({ ...body, actions: body.actions.filter(({ key }) => key !== "a1") });
const added =
  (key: string, title: string): Change =>
  (body) => ({ ...body, actions: [...body.actions, { ...anAction({ mark: null, title }), key, steps: [] }] });
const placed =
  (change: Partial<GoalSheetBody["placements"][number]>): Change =>
  (body) => ({
    ...body,
    placements: body.placements.map((one) => ({ ...one, ...change })),
  });
const both =
  (...changes: readonly Change[]): Change =>
  (body) =>
    changes.reduce((changed, change) => change(changed), body);

describe("two people on one sheet", () => {
  test.each<[string, Change, Change, Change]>([
    [
      "write different fields",
      action("a1", { midterm: "半分" }),
      action("a1", { result: "全部" }),
      action("a1", { midterm: "半分", result: "全部" }),
    ],
    ["write the same", action("a1", { midterm: "半分" }), action("a1", { midterm: "半分" }), action("a1", { midterm: "半分" })],
    ["write in a part that the other moves", turned, step("s2", { midterm: "済み" }), both(turned, step("s2", { midterm: "済み" }))],
    ["add parts at the end", added("t1", "あちら"), added("m1", "こちら"), both(added("t1", "あちら"), added("m1", "こちら"))],
    [
      "add, and turn around",
      added("t1", "あちら"),
      turned,
      (body) => {
        const { actions } = both(added("t1", "あちら"))(body);
        return { ...body, actions: [actions[1], actions[2], actions[0]].flatMap((one) => one ?? []) };
      },
    ],
    ["remove the same", removed, removed, removed],
    ["remove, and write elsewhere", removed, action("a2", { grade: "A" }), both(removed, action("a2", { grade: "A" }))],
    [
      "tick different SDGs",
      (body) => ({ ...body, sdgs: [4, 11] }),
      (body) => ({ ...body, sdgs: [1, 4] }),
      (body) => ({ ...body, sdgs: [1, 4, 11] }),
    ],
    ["tick and untick SDGs", (body) => ({ ...body, sdgs: [] }), (body) => ({ ...body, sdgs: [4, 9] }), (body) => ({ ...body, sdgs: [9] })],
    ["write on a part that both have", added("n1", "途中"), added("n1", "途中"), added("n1", "途中")],
  ])("%s: both stand", (_, theirs, mine, merged) => {
    expect(mergeSheets(base, theirs(base), mine(base))).toEqual({ merged: merged(base), conflicts: [] });
  });

  test.each<[string, Change, Change, string, object]>([
    [
      "write the same field",
      action("a1", { midterm: "半分" }),
      action("a1", { midterm: "八割" }),
      "/actions/a1/midterm",
      { kind: "changed", base: null, theirs: "半分", mine: "八割" },
    ],
    [
      "empty a field that the other writes",
      (body) => ({ ...body, title: "" }),
      (body) => ({ ...body, title: "新しい題" }),
      "/title",
      { kind: "changed", theirs: null, mine: "新しい題" },
    ],
    ["remove what the other writes on", removed, step("s2", { midterm: "済み" }), "/actions/a1", { kind: "removed", theirs: null }],
    ["write on what the other removes", step("s2", { midterm: "済み" }), removed, "/actions/a1", { kind: "removed", mine: null }],
    [
      "correct what is understood differently",
      step("s1", { period: { text: "夏", from: "2025-07", to: "2025-08" } }),
      step("s1", { period: { text: "夏", from: "2025-06", to: "2025-08" } }),
      "/actions/a1/steps/s1/period",
      { kind: "understood", theirs: "夏", mine: "夏" },
    ],
    [
      "write on a part that both have added",
      added("n1", "途中"),
      added("n1", "途中まで"),
      "/actions/n1/title",
      { kind: "changed", base: null, theirs: "途中", mine: "途中まで" },
    ],
    [
      "choose a node for a placement whose text the other writes",
      placed({ text: "窓口" }),
      placed({ nodeId: 7 }),
      "/placements/p1/nodeId",
      { kind: "changed", base: null, theirs: null, mine: "7" },
    ],
  ])("%s: a conflict until somebody decides", (_, theirs, mine, pointer, conflict) => {
    const merge = mergeSheets(base, theirs(base), mine(base));
    expect(merge.conflicts).toEqual([expect.objectContaining({ pointer, ...conflict })]);
    for (const side of ["theirs", "mine"] as const) {
      const body = side === "theirs" ? theirs(base) : mine(base);
      const decided = mergeSheets(base, theirs(base), mine(base), new Map([[pointer, side]]));
      expect(decided.conflicts).toEqual([]);
      expect([...fieldsOf(decided.merged)].filter(([at]) => isWithin(at, pointer))).toEqual(
        [...fieldsOf(body)].filter(([at]) => isWithin(at, pointer)),
      );
    }
  });

  test("turn a list of three in different ways: theirs stands until somebody decides", () => {
    const three = added("n1", "三つ目")(base);
    const order = (keys: readonly string[]) => ({
      ...three,
      actions: keys.flatMap((key) => three.actions.find((one) => one.key === key) ?? []),
    });
    const [theirs, mine] = [order(["n1", "a1", "a2"]), order(["a2", "a1", "n1"])];
    const merge = mergeSheets(three, theirs, mine);
    expect(merge.merged).toEqual(theirs);
    expect(merge.conflicts).toEqual([
      expect.objectContaining({
        kind: "order",
        pointer: "/actions",
        theirs: "三つ目\n窓口のデジタル化\n研修",
        mine: "研修\n窓口のデジタル化\n三つ目",
      }),
    ]);
    expect(mergeSheets(three, theirs, mine, new Map([["/actions", "mine"]]))).toEqual({ merged: mine, conflicts: [] });
  });

  test("names a conflict by the parts in which it stands", () => {
    const [theirs, mine] = [step("s2", { result: "全部" })(base), step("s2", { result: "半分" })(base)];
    expect(mergeSheets(base, theirs, mine).conflicts[0]).toMatchObject({
      field: "result",
      within: [
        { list: "actions", key: "a1", position: 0, mark: "①", title: "窓口のデジタル化" },
        { list: "steps", key: "s2", position: 1, mark: "(2)", title: "案内の見直し" },
      ],
    });
  });
});

const changes = fc.record({ base: bodies, theirActs: acts, myActs: acts }).map(({ base, theirActs, myActs }) => ({
  ...{ base, theirs: changedBy("theirs", base, theirActs), mine: changedBy("mine", base, myActs) },
}));

describe("a merge, whatever was changed,", () => {
  test("is what one made where the other changed nothing", () => {
    fc.assert(
      fc.property(changes, ({ base, theirs, mine }) => {
        expect(mergeSheets(base, base, mine)).toEqual({ merged: mine, conflicts: [] });
        expect(mergeSheets(base, theirs, base)).toEqual({ merged: theirs, conflicts: [] });
        expect(mergeSheets(base, mine, mine)).toEqual({ merged: mine, conflicts: [] });
      }),
    );
  });

  test("loses no text that is not in a conflict or replaced by exactly one side", () => {
    fc.assert(
      fc.property(changes, ({ base, theirs, mine }) => {
        const { merged, conflicts } = mergeSheets(base, theirs, mine);
        const [was, is] = [fieldsOf(base), fieldsOf(merged)];
        for (const [side, other] of [
          [theirs, mine],
          [mine, theirs],
        ] as const) {
          const others = fieldsOf(other);
          for (const [pointer, text] of fieldsOf(side)) {
            if (is.get(pointer) === text || pointer === "/sdgs") continue;
            const open = conflicts.some((conflict) => isWithin(pointer, conflict.pointer));
            const replaced = was.get(pointer) === text && others.get(pointer) !== text;
            expect({ pointer, text, seen: open || replaced }).toEqual({ pointer, text, seen: true });
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test("says nothing that neither said", () => {
    fc.assert(
      fc.property(changes, ({ base, theirs, mine }) => {
        const said = [fieldsOf(theirs), fieldsOf(mine)];
        for (const [pointer, text] of fieldsOf(mergeSheets(base, theirs, mine).merged))
          if (pointer !== "/sdgs") expect(said.map((one) => one.get(pointer))).toContain(text);
      }),
    );
  });

  test("does not ask who was first where nothing is in conflict and not both added to a list", () => {
    fc.assert(
      fc.property(changes, ({ base, theirs, mine }) => {
        const [one, other] = [mergeSheets(base, theirs, mine), mergeSheets(base, mine, theirs)];
        expect(other.conflicts.length).toBe(one.conflicts.length);
        fc.pre(one.conflicts.length === 0);
        expect(fieldsOf(other.merged).size).toBe(fieldsOf(one.merged).size);
        expect(new Map([...fieldsOf(other.merged)].sort())).toEqual(new Map([...fieldsOf(one.merged)].sort()));
        if (!JSON.stringify(mine).includes('"key":"mine')) expect(other.merged).toEqual(one.merged);
      }),
    );
  });

  test("has nothing open once every conflict is decided", () => {
    fc.assert(
      fc.property(changes, fc.infiniteStream(fc.constantFrom("theirs" as const, "mine" as const)), ({ base, theirs, mine }, sides) => {
        const { conflicts } = mergeSheets(base, theirs, mine);
        const chosen = new Map(conflicts.map(({ pointer }) => [pointer, sides.next().value]));
        expect(mergeSheets(base, theirs, mine, chosen).conflicts).toEqual([]);
      }),
    );
  });
});
