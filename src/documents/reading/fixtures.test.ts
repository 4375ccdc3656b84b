import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { openText } from "../formats/open-text.ts";
import { readDocument } from "./read-document.ts";

const folder = resolve(import.meta.dirname, "..", "..", "..", "test", "fixtures", "reading");
const names = readdirSync(folder).filter((name) => /\.(?:txt|md|html|csv)$/u.test(name));
const none = join(folder, "none");

/** What a reading says, without what it does not say: null, [] and the facts that every value has. */
function said(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(said);
  if (value === null || typeof value !== "object") return value;
  const parts = Object.entries(value).map(([key, part]) => [key, said(part)] as const);
  return Object.fromEntries(parts.filter(([, part]) => part !== null && part !== false && !(Array.isArray(part) && part.length === 0)));
}

describe("documents that more than one reader could take for its own", () => {
  test("there are some", () => expect(names.length).toBeGreaterThan(1));

  test.each(names)("%s", (name) => {
    const document = openText(name, readFileSync(join(folder, name)));
    if (!document.ok) throw new Error(document.refusal.kind);
    const { municipality, plan, goals, missions, unplaced, coverage } = readDocument(document.value).reading;
    const expected = JSON.parse(readFileSync(join(folder, name.replace(/\.[a-z]+$/u, ".json")), "utf8"));
    expect(said({ municipality, plan, goals, missions, unplaced: unplaced.map(({ text }) => text) })).toEqual(expected);
    expect(coverage.placed + coverage.furniture + coverage.unplaced).toBe(coverage.total);
  });
});

describe("documents of no known kind", () => {
  test.each(readdirSync(none))("%s gives an empty reading", (name) => {
    const document = openText(name, readFileSync(join(none, name)));
    if (!document.ok) throw new Error(document.refusal.kind);
    const { plan, goals, missions, coverage } = readDocument(document.value).reading;
    expect({ plan, goals, missions }).toEqual({ plan: null, goals: [], missions: [] });
    expect(coverage.placed + coverage.furniture + coverage.unplaced).toBe(coverage.total);
  });
});
