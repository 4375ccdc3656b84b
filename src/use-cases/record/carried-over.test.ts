import { expect, test } from "vitest";
import { aGoal, anAction, aStep } from "../../../test/builders.ts";
import { carriedOver } from "./carried-over.ts";

const said = aGoal({
  background: ["迷う。", "待つ。"],
  actions: [
    anAction({
      title: "案内",
      target: { text: "4回", values: [] },
      steps: [aStep({ text: "点検" }), aStep({ mark: "(2)", text: "取替え" })],
    }),
    anAction({ mark: "②", title: "予約" }),
  ],
});
const pointers = (after: unknown) =>
  carriedOver(said, after).map(({ pointer, from }) => (pointer === from ? pointer : `${pointer} < ${from}`));

test("what is as it was keeps its place, wherever it stands now", () => {
  const [guide, booking] = said.actions;
  const now = { ...said, background: ["待つ。", "新しい。"], actions: [booking, guide] };
  const found = pointers(now);
  expect(found).toContain("/title");
  expect(found).toContain("/background/0 < /background/1");
  expect(found).toContain("/actions/0 < /actions/1");
  expect(found).toContain("/actions/1 < /actions/0");
  expect(found.filter((pointer) => pointer.startsWith("/background"))).toHaveLength(1);
});

test("within a part that changed only what did not", () => {
  const [guide] = said.actions;
  const found = pointers({ ...said, actions: [{ ...guide, result: "3回", steps: [aStep({ text: "点検", result: "済み" })] }] });
  expect(found).toContain("/actions/0/title");
  expect(found).toContain("/actions/0/target");
  expect(found).toContain("/actions/0/steps/0/text");
  expect(found.some((pointer) => pointer.includes("result"))).toBe(false);
});

test("nothing of what says nothing", () => {
  expect(carriedOver(aGoal({ sdgs: [] }), aGoal({ sdgs: [] })).some(({ pointer }) => pointer === "/sdgs")).toBe(false);
});
