import { createHash } from "node:crypto";
import * as v from "valibot";
import type { OpenRefusal } from "../../documents/formats/open-refusal.ts";
import type { Reading } from "../../documents/reading/reading.ts";
import type { PlanNode } from "../../domain/plan/plan.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { readingBody } from "../../store/reading-body.ts";
import type { ReadDocument } from "./keep-document.ts";

/** True of a file that begins as a reading does: what `shirube read --json` prints, or what a public site gives out. */
export function isReadingFile(bytes: Uint8Array): boolean {
  return /^\uFEFF?\s*\{\s*"format"\s*:\s*"shirube-reading\//u.test(new TextDecoder().decode(bytes.subarray(0, 400)));
}

const BROKEN: OpenRefusal = { kind: "damaged", looksLike: "shirube-reading" };

/** The most that a count of characters can be. */
const MOST_CHARACTERS = 2 ** 31 - 1;

/** Takes a reading in as the document that it is: nothing in it has to be found, so nothing of it has a place. */
export function readReading(name: string, bytes: Uint8Array): Result<Pick<ReadDocument, "document" | "traced">, OpenRefusal> {
  const text = decoded(bytes);
  const read = text === null ? null : parsed(text);
  if (text === null || read === null || !isWhole(read)) return refuse(BROKEN);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const mediaType = "application/json";
  const reading: Reading = { ...read, source: { name, sha256, mediaType } };
  return accept({
    document: { name, mediaType, sha256, text, layout: { kind: "lines" }, oddities: [] },
    traced: { reading, places: new Map(), unplacedRanges: reading.unplaced.map(() => ({ start: 0, end: 0 })) },
  });
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function parsed(text: string): Reading | null {
  try {
    const read = v.safeParse(readingBody, JSON.parse(text));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}

/** Its characters add up, and no node stands beneath itself. */
function isWhole({ coverage: { total, placed, furniture, unplaced }, plan }: Reading): boolean {
  return total === placed + furniture + unplaced && total <= MOST_CHARACTERS && isTree(plan?.nodes ?? []);
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
