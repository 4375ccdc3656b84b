import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import Encoding from "encoding-japanese";
import { describe, expect, test } from "vitest";
import { openText } from "../src/documents/formats/open-text.ts";
import { readDocument } from "../src/documents/reading/read-document.ts";
import { comparable } from "./layouts/comparable.ts";
import { samples } from "./layouts/demo-city/samples.ts";

const folder = resolve(import.meta.dirname, "..", "samples");

describe("the demo city's documents", () => {
  const all = samples();

  test("are those in samples/, and demo.json lists them", () => {
    const names = all.map(({ file }) => file);
    expect(JSON.parse(readFileSync(join(folder, "demo.json"), "utf8"))).toMatchObject({ municipality: "澄川市", documents: names });
    expect(
      readdirSync(folder)
        .filter((name) => name.includes(".") && name !== "demo.json" && name !== "README.md")
        .sort(),
    ).toEqual([...names].sort());
    for (const { file, text, encoding } of all)
      expect(
        Encoding.convert(readFileSync(join(folder, file)), { from: encoding, to: "UNICODE", type: "string" }).replace(/^\uFEFF/u, ""),
        file,
      ).toBe(text);
  });

  test.each(all)("$file says what its author meant", ({ file, expected }) => {
    const document = openText(file, readFileSync(join(folder, file)));
    if (!document.ok) throw new Error(document.refusal.kind);
    const { plan, goals, missions, municipality, coverage, unplaced } = readDocument(document.value).reading;
    expect(municipality).toBe("澄川市");
    expect(comparable({ plan, goals, missions })).toEqual(comparable(expected));
    expect(coverage.placed + coverage.furniture + coverage.unplaced).toBe(coverage.total);
    expect(unplaced, "text without a place").toEqual([]);
  });
});
