import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { openText } from "../../formats/open-text.ts";
import { settle } from "../settle.ts";
import { readMissions } from "./read-missions.ts";

const root = resolve(import.meta.dirname, "..", "..", "..", "..");
const folder = join(root, "test", "fixtures", "mission");
const names = readdirSync(folder).filter((name) => !name.endsWith(".json"));

function read(path: string, name: string) {
  const document = openText(name, readFileSync(path));
  if (!document.ok) throw new Error(document.refusal.kind);
  return settle(document.value, null, readMissions(document.value)).reading;
}

/** What a reading says, without what it does not say: null, [] and the facts that every value has. */
function said(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(said);
  if (value === null || typeof value !== "object") return value;
  const parts = Object.entries(value).map(([key, part]) => [key, said(part)] as const);
  return Object.fromEntries(parts.filter(([, part]) => part !== null && part !== false && !(Array.isArray(part) && part.length === 0)));
}

test("there are fixtures", () => {
  expect(names.length).toBeGreaterThan(10);
});

test.each(names)("%s", (name) => {
  const { goals, missions, unplaced, coverage } = read(join(folder, name), name);
  const expected = JSON.parse(readFileSync(join(folder, name.replace(/\.[a-z]+$/u, ".json")), "utf8"));
  expect({ missions: said(missions), goals: said(goals), unplaced: unplaced.map(({ text }) => text) }).toEqual(expected);
  expect(coverage.placed + coverage.furniture + coverage.unplaced).toBe(coverage.total);
});

test("goal sheets, lists of goals and plans are no statements", () => {
  const others = ["goals", "plan"].map((kind) => join(root, "test", "fixtures", kind)).filter((path) => existsSync(path));
  const files = others.flatMap((path) => readdirSync(path).map((name) => ({ path: join(path, name), name })));
  const read_ = files.filter(({ name }) => !name.endsWith(".json"));
  expect(read_.length).toBeGreaterThan(3);
  for (const { path, name } of read_) expect(read(path, name).missions, name).toEqual([]);
});
