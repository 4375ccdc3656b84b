import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const LOCK = /^const (\w+_LOCK) = ([\d_]+);$/gmu;

test("no two locks have one number: who waits for one never waits for another", () => {
  const found = readdirSync(import.meta.dirname).flatMap((name) => {
    if (!name.endsWith(".ts") || name.endsWith(".test.ts")) return [];
    return [...readFileSync(join(import.meta.dirname, name), "utf8").matchAll(LOCK)].map(([, lock = "", number = ""]) => ({
      lock,
      number,
    }));
  });
  expect(found.length).toBeGreaterThan(6);
  const byNumber = Map.groupBy(found, ({ number }) => number);
  expect([...byNumber.values()].filter(({ length }) => length > 1)).toEqual([]);
});
