import { closeSync, createReadStream, openSync, writeSync } from "node:fs";
import type { Goal } from "../../domain/goal/goal.ts";
import type { Indicator } from "../../domain/indicator/indicator.ts";
import type { Mission } from "../../domain/mission/mission.ts";
import type { PlanNode } from "../../domain/plan/plan.ts";
import type { Layout, PageLayout, Sheet, SheetCell } from "../layout.ts";
import type { Range } from "../passage.ts";
import type { ReadFile } from "../read-file.ts";
import type { Doubt } from "../reading/doubts.ts";
import type { Unplaced } from "../reading/reading.ts";

/** Entries and characters of one line: some milliseconds to take in, so that whoever takes a file in can answer others in between. */
const ENTRIES = 2000;
const CHARACTERS = 500_000;
/** Goals and missions hold some kilobytes each. */
const THINGS = 100;

type Document = ReadFile["document"];

/** A line of the file that a reading travels in, from the process that read to the one that asked. */
type Line =
  | {
      readonly kind: "head";
      readonly document: Omit<Document, "text" | "layout">;
      readonly layout: Layout["kind"];
      readonly reading: Omit<ReadFile["traced"]["reading"], "unplaced">;
    }
  | { readonly kind: "nodes"; readonly entries: readonly PlanNode[] }
  | { readonly kind: "indicators"; readonly entries: readonly Indicator[] }
  | { readonly kind: "goals"; readonly entries: readonly Goal[] }
  | { readonly kind: "missions"; readonly entries: readonly Mission[] }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "sheet"; readonly sheet: Omit<Sheet, "cells"> }
  | { readonly kind: "cells"; readonly entries: readonly SheetCell[] }
  | { readonly kind: "page"; readonly page: PageLayout }
  | { readonly kind: "places"; readonly entries: readonly (readonly [string, readonly Range[]])[] }
  | { readonly kind: "unplaced"; readonly entries: readonly (readonly [Unplaced, Range])[] }
  | { readonly kind: "doubts"; readonly entries: readonly Doubt[] };

/** Writes a reading into a file, in lines of JSON: no part of it is ever one great string. */
export function writeResult(path: string, read: ReadFile): void {
  const file = openSync(path, "wx");
  try {
    for (const line of linesOf(read)) writeSync(file, `${JSON.stringify(line)}\n`);
  } finally {
    closeSync(file);
  }
}

function* linesOf({ document: { text, layout, ...document }, traced, doubts }: ReadFile): Generator<Line> {
  const { unplaced, ...reading } = traced.reading;
  const { plan, goals, missions } = reading;
  const listless = { ...reading, plan: plan && { ...plan, nodes: [], indicators: [] }, goals: [], missions: [] };
  yield { kind: "head", document, layout: layout.kind, reading: listless };
  for (const entries of portions(plan?.nodes ?? [], THINGS)) yield { kind: "nodes", entries };
  for (const entries of portions(plan?.indicators ?? [], THINGS)) yield { kind: "indicators", entries };
  for (const entries of portions(goals, THINGS)) yield { kind: "goals", entries };
  for (const entries of portions(missions, THINGS)) yield { kind: "missions", entries };
  for (let at = 0; at < text.length; at += CHARACTERS) yield { kind: "text", text: text.slice(at, at + CHARACTERS) };
  if (layout.kind === "pages") for (const page of layout.pages) yield { kind: "page", page };
  if (layout.kind === "sheets")
    for (const { cells, ...sheet } of layout.sheets) {
      yield { kind: "sheet", sheet };
      for (const entries of portions(cells)) yield { kind: "cells", entries };
    }
  for (const entries of portions([...traced.places])) yield { kind: "places", entries };
  const ranged = unplaced.map((entry, i) => [entry, traced.unplacedRanges[i] ?? { start: 0, end: 0 }] as const);
  for (const entries of portions(ranged)) yield { kind: "unplaced", entries };
  for (const entries of portions(doubts)) yield { kind: "doubts", entries };
}

function* portions<Entry>(entries: readonly Entry[], most = ENTRIES): Generator<readonly Entry[]> {
  for (let at = 0; at < entries.length; at += most) yield entries.slice(at, at + most);
}

/** Takes a reading in from its file, line by line. */
export async function loadResult(path: string, signal?: AbortSignal): Promise<ReadFile> {
  const texts: string[] = [];
  const pages: PageLayout[] = [];
  const sheets: (Omit<Sheet, "cells"> & { readonly cells: SheetCell[] })[] = [];
  const places = new Map<string, readonly Range[]>();
  const unplaced: Unplaced[] = [];
  const unplacedRanges: Range[] = [];
  const doubts: Doubt[] = [];
  const lists = { nodes: [] as PlanNode[], indicators: [] as Indicator[], goals: [] as Goal[], missions: [] as Mission[] };
  let head: (Line & { readonly kind: "head" }) | null = null;
  const take = (line: Line): void => {
    if (line.kind === "head") head = line;
    else if (line.kind === "nodes") for (const node of line.entries) lists.nodes.push(node);
    else if (line.kind === "indicators") for (const indicator of line.entries) lists.indicators.push(indicator);
    else if (line.kind === "goals") for (const goal of line.entries) lists.goals.push(goal);
    else if (line.kind === "missions") for (const mission of line.entries) lists.missions.push(mission);
    else if (line.kind === "text") texts.push(line.text);
    else if (line.kind === "page") pages.push(line.page);
    else if (line.kind === "sheet") sheets.push({ ...line.sheet, cells: [] });
    else if (line.kind === "cells") for (const cell of line.entries) sheets.at(-1)?.cells.push(cell);
    else if (line.kind === "places") for (const [pointer, ranges] of line.entries) places.set(pointer, ranges);
    else if (line.kind === "doubts") for (const doubt of line.entries) doubts.push(doubt);
    else
      for (const [entry, range] of line.entries) {
        unplaced.push(entry);
        unplacedRanges.push(range);
      }
  };
  // What we wrote is what we read: the lines need no checking.
  for await (const line of linesIn(path, signal)) take(JSON.parse(line) as Line);

  const known = head as (Line & { readonly kind: "head" }) | null;
  if (!known) throw new Error(`${path} holds no reading`);
  const layout: Layout =
    known.layout === "pages" ? { kind: "pages", pages } : known.layout === "sheets" ? { kind: "sheets", sheets } : { kind: "lines" };
  const { nodes, indicators, goals, missions } = lists;
  const { plan } = known.reading;
  const reading = { ...known.reading, plan: plan && { ...plan, nodes, indicators }, goals, missions, unplaced };
  return {
    document: { ...known.document, text: texts.join(""), layout },
    traced: { reading, places, unplacedRanges },
    doubts,
  };
}

/** Lines that end in a line feed and in nothing else: JSON leaves U+2028 in a text as it is, at which node:readline would cut. */
async function* linesIn(path: string, signal: AbortSignal | undefined): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of createReadStream(path, {
    encoding: "utf8",
    highWaterMark: 1 << 20,
    ...(signal ? { signal } : {}),
  }) as AsyncIterable<string>) {
    const lines = `${rest}${chunk}`.split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
}
