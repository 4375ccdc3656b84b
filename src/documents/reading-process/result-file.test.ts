import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aGoal, aMission, aNode, anIndicator, aPlan } from "../../../test/builders.ts";
import type { Layout } from "../layout.ts";
import { type ReadFile, readFile } from "../read-file.ts";
import { loadResult, writeResult } from "./result-file.ts";

let folder = "";
let made: ReadFile;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "shirube-result-"));
  // Half of a surrogate pair, line ends of every kind, and more text and more unplaced lines than fit into a line of the file.
  const lines = Array.from({ length: 30_000 }, (_, i) => `本日の会議の第${i}行\u2028です。\r\n`);
  const read = await readFile("a\ud800.txt", new TextEncoder().encode(`澄川市の記録\n${lines.join("")}`));
  if (!read.ok) throw new Error(read.refusal.kind);
  made = read.value;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const range = (start: number) => ({ start, end: start + 3 });
const LAYOUTS: readonly Layout[] = [
  { kind: "lines" },
  { kind: "pages", pages: [] },
  {
    kind: "pages",
    pages: Array.from({ length: 3 }, (_, i) => ({
      width: 595.28,
      height: 841.89,
      range: range(i * 10),
      runs: [{ x: 1.5, y: 2, width: 3, height: 4, vertical: i === 1, range: range(i * 10) }],
      rules: [{ x1: 0, y1: 0, x2: 1, y2: 0 }],
    })),
  },
  {
    kind: "sheets",
    sheets: [
      { name: "空", hidden: true, range: range(0), columnWidths: [], cells: [] },
      {
        name: "目標",
        hidden: false,
        range: range(3),
        columnWidths: [8.5, 0],
        cells: Array.from({ length: 4999 }, (_, row) => ({ row, column: 0, rowSpan: 1, columnSpan: 2, range: range(row) })),
      },
    ],
  },
];

test.each(LAYOUTS.map((layout) => [layout.kind, layout] as const))(
  "a reading comes out of its file as it went in (%s)",
  async (_, layout) => {
    const doubts = Array.from(
      { length: 2001 },
      (_, i) => ({ pointer: `/goals/${i}`, sureness: "likely", reason: "no-title", facts: { i } }) as const,
    );
    const plan = aPlan({ nodes: [aNode({ code: "1" })], indicators: [anIndicator()] });
    const things = {
      plan: layout.kind === "lines" ? null : plan,
      goals: Array.from({ length: 201 }, () => aGoal()),
      missions: [aMission()],
    };
    const traced = { ...made.traced, reading: { ...made.traced.reading, ...things } };
    const given: ReadFile = { document: { ...made.document, layout }, traced, doubts };
    expect(given.traced.places.size).toBeGreaterThan(0);
    expect(given.traced.unplacedRanges.length).toBeGreaterThan(2000);

    const path = join(folder, `${Math.random()}`);
    writeResult(path, given);
    expect(await loadResult(path)).toEqual(given);
  },
);
