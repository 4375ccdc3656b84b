import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { openDocument } from "../src/documents/formats/open-document.ts";
import { readDocument } from "../src/documents/reading/read-document.ts";
import { comparable } from "./layouts/comparable.ts";
import { FILES } from "./layouts/demo-city/sample-files.ts";
import { samples } from "./layouts/demo-city/samples.ts";

const folder = resolve(import.meta.dirname, "..", "samples");
const all = samples();

describe.each(Object.entries(FILES))("samples/%s", (format, { extension }) => {
  const names = new Map(all.map((sample) => [sample.file.replace(/[a-z]+$/u, extension), sample]));

  test("holds every document of the demo city", () => {
    expect(readdirSync(join(folder, format)).sort()).toEqual([...names.keys()].sort());
  });

  test.each([...names])("%s says what its author meant", async (name, { expected }) => {
    const document = await openDocument(name, readFileSync(join(folder, format, name)));
    if (!document.ok) throw new Error(document.refusal.kind);
    const { plan, goals, missions, municipality, coverage, unplaced } = readDocument(document.value).reading;
    expect(municipality).toBe("澄川市");
    expect(comparable({ plan, goals, missions })).toEqual(comparable(expected));
    expect(coverage.placed + coverage.furniture + coverage.unplaced).toBe(coverage.total);
    expect(unplaced, "text without a place").toEqual([]);
  });
});
