import { expect, test } from "vitest";
import { giveWay } from "./give-way.ts";

test.each([
  ["of a process as any other is made gentler", 0, [10]],
  ["of a process that is gentler already stays: only root may lower it", 15, []],
] as const)("the number %s", (_, priority, set) => {
  const told: number[] = [];
  giveWay({ getPriority: () => priority, setPriority: (number) => void told.push(number) });
  expect(told).toEqual(set);
});

test("a system that does not let it be changed stops nothing", () => {
  const refusing = () => {
    throw Object.assign(new Error("permission denied"), { code: "EACCES" });
  };
  expect(() => giveWay({ getPriority: () => 0, setPriority: refusing })).not.toThrow();
  expect(() => giveWay({ getPriority: refusing, setPriority: refusing })).not.toThrow();
});
