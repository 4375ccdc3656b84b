import { expect, test } from "vitest";
import { Passage } from "../../../passage.ts";
import { readRoleLines } from "./role-lines.ts";

test("of a hostile file's many lines are all an actor's", () => {
  const lines = Array.from({ length: 200_000 }, (_, i) => `・道を${i}回掃く。`);
  const blocks = ["市民", ...lines].map((text) => ({ kind: "paragraph", page: 1, text: Passage.at(0, text) }) as const);
  const { parts, leftover } = readRoleLines(blocks, null);
  expect(parts.map(({ expectations }) => expectations.length)).toEqual([lines.length]);
  expect(leftover).toEqual([]);
});
