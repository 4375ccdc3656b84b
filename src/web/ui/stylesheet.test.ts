import { expect, test } from "vitest";
import { stylesheet, stylesheetName } from "./stylesheet.ts";

test("every token that a rule uses is defined", () => {
  const used = [...stylesheet.matchAll(/var\((--[\w-]+)\)/gu)].map(([, name]) => name ?? "");
  expect(used.length).toBeGreaterThan(50);
  expect([...new Set(used)].filter((name) => !stylesheet.includes(`${name}:`))).toEqual([]);
});

test("nothing is fetched from elsewhere", () => {
  expect(stylesheet).not.toMatch(/@import|url\(|https?:/u);
});

test("the name is made from the content", () => {
  expect(stylesheetName).toMatch(/^shirube-[0-9a-f]{12}\.css$/u);
});
