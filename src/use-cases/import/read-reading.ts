import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import * as v from "valibot";
import type { OpenRefusal } from "../../documents/formats/open-refusal.ts";
import type { NamedFile, ReadFile } from "../../documents/read-file.ts";
import type { Reading } from "../../documents/reading/reading.ts";
import type { PlanNode } from "../../domain/plan/plan.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { readingBody } from "../../store/reading-body.ts";
import { isPublicationFile } from "../publication/restore/publication-file.ts";
import { pointerOf } from "./issue-pointer.ts";
import { isDeeperThan } from "./json-depth.ts";
import type { ReadDocument } from "./keep-document.ts";

/** The largest reading that is taken, in bytes: a plan of some hundred pages has one of some hundred thousand. */
const LARGEST_READING = 20_000_000;

/** True of a file that begins as a reading does: what `shirube read --json` prints, or what a public site gives out. */
export function isReadingFile(bytes: Uint8Array): boolean {
  return /^\uFEFF?\s*\{\s*"format"\s*:\s*"shirube-reading\//u.test(new TextDecoder().decode(bytes.subarray(0, HEAD)));
}

/** In bytes. */
const HEAD = 400;

/** Reads a file that lies on the disk where it is a reading, or all of what was published; null where it is neither. */
export async function readReadingFile({ name, path }: NamedFile): Promise<Result<ReadFile, OpenRefusal> | null> {
  await using file = await open(path, "r");
  const { size } = await file.stat();
  const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
  const head = buffer.subarray(0, bytesRead);
  if (isPublicationFile(head)) return refuse({ kind: "published-data" });
  if (!/^\uFEFF?\s*\{/u.test(new TextDecoder().decode(head))) return null;
  if (size > LARGEST_READING) return isReadingFile(head) ? refuse({ kind: "too-large", bytes: size, limit: LARGEST_READING }) : null;
  const bytes = await file.readFile();
  if (!isReadingFile(head) && !hasFormat(parsed(bytes))) return null;
  const read = readReading(name, bytes);
  return read.ok ? accept({ ...read.value, doubts: [] }) : read;
}

function hasFormat(value: unknown): boolean {
  if (typeof value !== "object" || value === null || !("format" in value)) return false;
  return typeof value.format === "string" && /^shirube-reading\//u.test(value.format);
}

/** Takes a reading in as the document that it is: nothing in it has to be found, so nothing of it has a place. */
export function readReading(name: string, bytes: Uint8Array): Result<Pick<ReadDocument, "document" | "traced">, OpenRefusal> {
  const raw = parsed(bytes);
  if (raw === undefined) return refuse({ kind: "not-a-reading", at: "" });
  const read = v.safeParse(readingBody, raw, { abortEarly: true });
  if (!read.success) return refuse({ kind: "not-a-reading", at: pointerOf(read.issues[0]) });
  const fault = faultOf(read.output);
  if (fault !== null) return refuse({ kind: "not-a-reading", at: fault });
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const mediaType = "application/json";
  const reading: Reading = { ...read.output, source: { name, sha256, mediaType } };
  const text = new TextDecoder().decode(bytes);
  return accept({
    document: { name, mediaType, sha256, text, layout: { kind: "lines" }, oddities: [] },
    traced: { reading, places: new Map(), unplacedRanges: unplacedIn(text, reading) },
  });
}

/** Where the texts that no reader placed stand in the file, so that people see them; nowhere where the file spells one in escapes. */
function unplacedIn(text: string, { unplaced }: Reading): { readonly start: number; readonly end: number }[] {
  let from = /"unplaced"\s*:\s*\[/u.exec(text)?.index ?? 0;
  return unplaced.map((one) => {
    const quoted = JSON.stringify(one.text);
    const at = text.indexOf(quoted, from);
    if (at < 0) return { start: 0, end: 0 };
    from = at + quoted.length;
    return { start: at + 1, end: from - 1 };
  });
}

/** Deeper than any reading. */
const DEEPEST = 50;

function parsed(bytes: Uint8Array): unknown {
  if (isDeeperThan(DEEPEST, bytes)) return undefined;
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/** The most that a count of characters can be. */
const MOST_CHARACTERS = 2 ** 31 - 1;

/** Its characters add up, no node stands beneath itself, and its numbers are such as there are. @returns where that is not so. */
function faultOf(reading: Reading): string | null {
  const { total, placed, furniture, unplaced } = reading.coverage;
  if (total !== placed + furniture + unplaced || total > MOST_CHARACTERS) return "/coverage";
  return isTree(reading.plan?.nodes ?? []) ? faultOfNumbers(reading, "") : "/plan/nodes";
}

const LIMITS: Readonly<Record<string, readonly [from: number, to: number]>> = {
  ...{ fiscalYear: [1868, 2200], priority: [0, 1_000_000], number: [0, 1_000_000] },
};

function faultOfNumbers(value: unknown, at: string): string | null {
  if (typeof value !== "object" || value === null) return null;
  for (const [key, one] of Object.entries(value)) {
    const limits = LIMITS[key];
    if (limits && typeof one === "number" && (one < limits[0] || one > limits[1])) return `${at}/${key}`;
    const fault = faultOfNumbers(one, `${at}/${key}`);
    if (fault !== null) return fault;
  }
  return null;
}

function isTree(nodes: readonly PlanNode[]): boolean {
  const parents = new Map(nodes.map(({ code, parent }) => [code, parent]));
  const sound = new Set<string>();
  return nodes.every(({ code }) => {
    const way = new Set<string>();
    for (let at: string | null = code; at !== null && !sound.has(at); at = parents.get(at) ?? null) {
      if (way.has(at)) return false;
      way.add(at);
    }
    for (const one of way) sound.add(one);
    return true;
  });
}
