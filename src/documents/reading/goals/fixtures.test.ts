import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { openText } from "../../formats/open-text.ts";
import { readDocument } from "../read-document.ts";

const folder = resolve(import.meta.dirname, "..", "..", "..", "..", "test", "fixtures", "goals");
const names = readdirSync(folder).filter((name) => !name.endsWith(".json"));

/** What a reading says, without what it does not say: null, [] and the facts that every value has. */
function said(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(said);
  if (value === null || typeof value !== "object") return value;
  const parts = Object.entries(value).map(([key, part]) => [key, said(part)] as const);
  return Object.fromEntries(parts.filter(([, part]) => part !== null && part !== false && !(Array.isArray(part) && part.length === 0)));
}

test("there are fixtures", () => {
  expect(names.length).toBeGreaterThan(5);
});

test.each(names)("%s", (name) => {
  const document = openText(name, readFileSync(join(folder, name)));
  if (!document.ok) throw new Error(document.refusal.kind);
  const { municipality, plan, goals, missions, unplaced, coverage } = readDocument(document.value).reading;
  const expected = JSON.parse(readFileSync(join(folder, name.replace(/\.[a-z]+$/u, ".json")), "utf8"));
  expect({ municipality, plan, goals: said(goals), missions, unplaced: unplaced.map(({ text }) => text) }).toEqual({
    municipality: null,
    plan: null,
    missions: [],
    unplaced: [],
    ...expected,
  });
  expect(coverage.placed + coverage.furniture + coverage.unplaced).toBe(coverage.total);
});
