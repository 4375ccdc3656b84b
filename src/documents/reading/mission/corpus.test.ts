import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { openText } from "../../formats/open-text.ts";
import { settle } from "../settle.ts";
import { readMissions } from "./read-missions.ts";

const corpus = resolve(import.meta.dirname, "..", "..", "..", "..", "..", "shared", "corpus");
const present = existsSync(join(corpus, "gold"));
if (!present) console.warn(`skipped: no corpus at ${corpus}`);

const files = present ? readdirSync(corpus).filter((name) => /^\d{3}_.*\.txt$/u.test(name)) : [];

function read(name: string) {
  const document = openText(name, readFileSync(join(corpus, name)));
  if (!document.ok) throw new Error(document.refusal.kind);
  return settle(document.value, null, readMissions(document.value)).reading;
}

describe.skipIf(!present)("the corpus", () => {
  test("the mission statement is read as a careful person reads it", async () => {
    const name = files.find((file) => file.startsWith("003")) ?? "";
    const gold = JSON.parse(readFileSync(join(corpus, "gold", name.replace(/\.txt$/u, ".json")), "utf8"));
    const { score } = await import(join(corpus, "..", "tools", "score-reading.mjs"));
    const reading = read(name);
    const { f1, rows } = score(gold, reading);
    expect(rows.flatMap(({ missed }: { missed: string[] }) => missed)).toEqual([]);
    expect(f1).toBeGreaterThan(0.99);
    expect(reading.unplaced).toEqual([]);
  });

  test.each(files.filter((file) => !file.startsWith("003")))("%s is no mission statement", (name) => {
    const { missions, goals } = read(name);
    expect({ missions, goals }).toEqual({ missions: [], goals: [] });
  });
});
