import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { faults } from "../../../test/account.ts";
import type { Document } from "../document.ts";
import { openText } from "./open-text.ts";

function open(text: string | Uint8Array): Document | null {
  const opened = openText("x", typeof text === "string" ? new TextEncoder().encode(text) : text);
  return opened.ok ? opened.value : null;
}

/** What documents are made of, in an order that nobody would write. */
const PARTS = [
  ..."あ計画a1|\t\"'<>&;#*_`[]()\\-=・①、。 　\n\r\f\v:,",
  ...'<p>,</p>,<ul>,</ul>,<li>,<br>,<table>,<tr>,<td rowspan=2>,</td>,<th colspan="2">,</table>,<!-- x -->,<script>,</script>,<h2>,</h2>,<rt>,</rt>'.split(
    ",",
  ),
  ...'&amp;,&nbsp;,&#x3042;,&hearts;,&acE;,&#7;,&lt,\r\n,\n\n,\n- ,\n# ,\n| ,|---|---|,\n1. ,**,](a.b),![,"",<SDGs>,<img alt="a&amp;b 計画">,```\n,----'.split(
    ",",
  ),
  "\u2028",
  "\u0085",
  "\u0001",
  "\uFEFF",
  "\uE000",
  "𠮷",
  "葛\u{E0100}",
];
const soup = fc.array(fc.constantFrom(...PARTS), { maxLength: 60, size: "max" }).map((parts) => parts.join(""));

describe("no character is lost and none is counted twice", () => {
  test.each([
    ["as it comes", ""],
    ["as Markdown", "# 見出し\n|a|b|\n|-|-|\n"],
    ["as HTML", "<!doctype html>\n"],
    ["with tab tables", "a\tb\nc\td\n"],
    ["with HTML between lines", "<p>a</p>\n"],
  ])("in any soup, read %s", (_, before) => {
    fc.assert(
      fc.property(soup, (text) => {
        const document = open(before + text);
        expect(document ? faults(document) : []).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test("in anything that is drawn", () => {
    const parts = [
      "│",
      "─",
      "──",
      "┌",
      "┼",
      "├",
      "┤",
      "+--",
      "+",
      "|",
      "｜",
      "-",
      "=",
      "a",
      "あ",
      " ",
      "　",
      "\n",
      "\n",
      "\n│",
      "│\n",
      "\n| ",
      " |\n",
      "<br>",
    ];
    const drawing = fc.array(fc.constantFrom(...parts), { maxLength: 80, size: "max" }).map((drawn) => drawn.join(""));
    fc.assert(
      fc.property(drawing, fc.constantFrom("", "# 見出し\n", "│a│b│\n│c│d│\n", "+--+--+\n"), (text, before) => {
        const document = open(before + text);
        expect(document ? faults(document) : []).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test("in any table of cells in quotes", () => {
    const cell = fc
      .array(fc.constantFrom(...'あ計画a1", \n\t\r|<'), { maxLength: 8 })
      .map((chars) => `"${chars.join("").replaceAll('"', '""')}"`);
    const rows = fc
      .integer({ min: 2, max: 4 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 2, maxLength: 6 }));
    fc.assert(
      fc.property(rows, fc.constantFrom(",", ";", "\t"), (records, delimiter) => {
        const document = open(records.map((record) => record.join(delimiter)).join("\r\n"));
        expect(document ? faults(document) : []).toEqual([]);
      }),
    );
  });

  const folders = ["../../../test/fixtures/formats", "../../../../shared/corpus"].map((folder) => join(import.meta.dirname, folder));
  const files = folders
    .filter(existsSync)
    .flatMap((folder) => readdirSync(folder, { withFileTypes: true }).map((entry) => join(folder, entry.name)));
  test.each(files.filter((file) => /\.(txt|tsv|md|html|csv)$/u.test(file)))("in %s", (file) => {
    const document = open(readFileSync(file));
    expect(document).not.toBeNull();
    expect(document ? faults(document) : []).toEqual([]);
  });
  test.skipIf(existsSync(folders[1] ?? ""))("the corpus is not here: its five documents were not read", () => {});
});
