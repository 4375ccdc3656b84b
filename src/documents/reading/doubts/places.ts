import type { Document } from "../../document.ts";
import type { Range } from "../../passage.ts";
import type { TracedReading } from "../reading.ts";
import { type Doubt, doubt } from "./doubt.ts";
import { hiddenRanges, spacedRanges, unevenRanges } from "./marked-ranges.ts";
import { pageOf } from "./page-of.ts";

/** Doubts about where a field stands in the document: far apart, over a page break, hidden, in a table that nothing rules, beside text that found no place. */
export function doubtPlaces(document: Document, traced: TracedReading): Doubt[] {
  const hidden = coverage(document, hiddenRanges(document.layout));
  const spaced = coverage(document, spacedRanges(document));
  const uneven = coverage(document, unevenRanges(document.blocks));
  const page = pageOf(document);
  const beside = unplacedBeside(document, traced);
  const found: Doubt[] = [];
  for (const [pointer, ranges] of fieldPlaces(traced)) {
    const [first, last] = [ranges[0], ranges.at(-1)];
    if (!first || !last) continue;
    if (hidden(first.start)) found.push(doubt(pointer, "hidden-text"));
    if (spaced(first.start)) found.push(doubt(pointer, "columns-by-space"));
    if (uneven(first.start)) found.push(doubt(pointer, "uneven-row"));
    if (page(first.start) !== page(last.end - 1)) found.push(doubt(pointer, "across-pages"));
    else if (ranges.some((range, i) => i > 0 && isFar(document.text, (ranges[i - 1] ?? range).end, range.start)))
      found.push(doubt(pointer, "far-apart", { pieces: ranges.length }));
    const unplaced = beside(first.start) ?? beside(last.end - 1);
    if (unplaced !== null) found.push(doubt(pointer, "unplaced-beside", { text: unplaced }));
  }
  return found;
}

/** Where each field stands, a Value, a Period and a TargetText as a whole. What was only understood (a code, a year) has its place at another text. */
function* fieldPlaces({ places, reading }: TracedReading): Generator<readonly [string, readonly Range[]]> {
  for (const [pointer, ranges] of places) {
    if (pointer.startsWith("/municipality") || /\/(?:mark|code|fiscalYear|priority|number|level|parent|node|values\/.*)$/u.test(pointer))
      continue;
    if (reading.plan && /^\/plan\/(?:levels|glossary)\//u.test(pointer)) continue;
    yield [pointer.replace(/\/(target|baseline|period|interimTargets\/\d+)\/text$/u, "/$1"), ranges];
  }
}

/** So many lines lie between the pieces of one field at most: a table's other cells, a page's foot. */
const FAR_LINES = 12;
const FAR_CHARACTERS = 2000;

function isFar(text: string, from: number, to: number): boolean {
  if (to - from > FAR_CHARACTERS) return true;
  let lines = 0;
  for (let at = text.indexOf("\n", from); at >= 0 && at < to; at = text.indexOf("\n", at + 1)) lines += 1;
  return lines > FAR_LINES;
}

/** Whether an offset lies in one of the ranges. */
function coverage(document: Document, ranges: readonly Range[]): (offset: number) => boolean {
  if (ranges.length === 0) return () => false;
  const covered = new Uint8Array(document.text.length);
  for (const { start, end } of ranges) covered.fill(1, start, end);
  return (offset) => covered[offset] === 1;
}

const SAID = /[\p{L}\p{N}]/u;
/** Nothing but this may stand between a field and the text beside it; two spaces part columns. */
const BETWEEN = /^(?:[\p{P}\p{S}]|\s(?!\s))*$/u;
const LONGEST_BETWEEN = 6;

/** The unplaced text that begins right behind an offset, or ends right before it, in the same line. */
function unplacedBeside({ text }: Document, { unplacedRanges }: TracedReading): (offset: number) => string | null {
  const edges = new Map<number, string>();
  for (const { start, end } of unplacedRanges) {
    const said = text.slice(start, end);
    if (!SAID.test(said)) continue;
    const shown = said.length > 24 ? `${said.slice(0, 24)}…` : said;
    for (let at = start - 1; at >= 0 && start - at <= LONGEST_BETWEEN + 1; at -= 1)
      if (SAID.test(text.charAt(at))) {
        if (joins(text.slice(at + 1, start))) edges.set(at, shown);
        break;
      }
    for (let at = end; at < text.length && at - end <= LONGEST_BETWEEN; at += 1)
      if (SAID.test(text.charAt(at))) {
        if (joins(text.slice(end, at))) edges.set(at, shown);
        break;
      }
  }
  return (offset) => edges.get(offset) ?? null;
}

const joins = (between: string): boolean => !/[\n\r\f\t|]/u.test(between) && BETWEEN.test(between);
