import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openDocument } from "../src/documents/formats/open-document.ts";
import { readDocument } from "../src/documents/reading/read-document.ts";
import { faults } from "./account.ts";
import { type WordContent, wordFile } from "./layouts/word-file.ts";

const forms = join(import.meta.dirname, "word-forms");
const names = readdirSync(forms).map((name) => name.replace(/\.ts$/u, ""));

/** What a reading says, without what it does not say: null, [] and the facts that every value has. */
function said(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(said);
  if (value === null || typeof value !== "object") return value;
  const parts = Object.entries(value).map(([key, part]) => [key, said(part)] as const);
  return Object.fromEntries(parts.filter(([, part]) => part !== null && part !== false && !(Array.isArray(part) && part.length === 0)));
}

describe("Word files as cities set them", () => {
  test("there are six", () => expect(names.length).toBeGreaterThanOrEqual(6));

  test.each(names)("%s", async (name) => {
    const { content } = (await import(join(forms, `${name}.ts`))) as { readonly content: WordContent };
    const document = await openDocument("計画.docx", wordFile(content));
    if (!document.ok) throw new Error(document.refusal.kind);
    expect(faults(document.value)).toEqual([]);
    const { municipality, plan, goals, missions, unplaced, coverage } = readDocument(document.value).reading;
    const expected = JSON.parse(readFileSync(join(import.meta.dirname, "fixtures", "word", `${name}.json`), "utf8"));
    expect(said({ municipality, plan, goals, missions, unplaced: unplaced.map(({ text }) => text) })).toEqual(expected);
    expect(coverage.placed + coverage.furniture + coverage.unplaced).toBe(coverage.total);
  });
});
