import type { Document } from "../document.ts";
import { placeNamer } from "../layout.ts";
import { Passage, type Range } from "../passage.ts";
import { Derived, type Findings } from "./draft.ts";
import type { Coverage, Reading, TracedReading, Unplaced } from "./reading.ts";

/** What became of one character of the document. The order is the precedence: what a draft holds is placed, whoever else claims it. */
const FATE = { unclaimed: 0, furniture: 1, placed: 2 } as const;

/**
 * Turns drafts into a reading: passages become their texts, their places are noted under JSON pointers, and every character of the document is
 * counted exactly once as placed, furniture or unplaced, so the coverage sums hold whatever the readers did.
 */
export function settle(document: Document, municipality: Passage | null, findings: Findings): TracedReading {
  const places = new Map<string, readonly Range[]>();
  const fates = new Uint8Array(document.text.length);
  const mark = (ranges: readonly Range[], fate: number) => {
    for (const { start, end } of ranges) for (let i = start; i < end; i += 1) fates[i] = Math.max(fates[i] ?? 0, fate);
  };

  const note = (pointer: string, passage: Passage, fate: number) => {
    const ranges = passage.ranges();
    mark(ranges, fate);
    if (ranges.length > 0) places.set(pointer, ranges);
  };
  const plain = (draft: unknown, pointer: string): unknown => {
    if (draft instanceof Passage) {
      note(pointer, draft, FATE.placed);
      return draft.text;
    }
    if (draft instanceof Derived) {
      note(pointer, draft.from, FATE.furniture);
      return draft.value;
    }
    if (Array.isArray(draft)) return draft.map((entry, i) => plain(entry, `${pointer}/${i}`));
    if (draft !== null && typeof draft === "object")
      return Object.fromEntries(Object.entries(draft).map(([key, value]) => [key, plain(value, `${pointer}/${key}`)]));
    return draft;
  };

  for (const passage of findings.furniture) mark(passage.ranges(), FATE.furniture);
  for (const passage of findings.repeats) mark(passage.ranges(), FATE.placed);
  mark(document.markup, FATE.furniture);
  // The drafts have the contract's keys by their types; only their leaves change here.
  const plan = plain(findings.plan, "/plan") as Reading["plan"];
  const goals = plain(findings.goals, "/goals") as Reading["goals"];
  const missions = plain(findings.missions, "/missions") as Reading["missions"];
  if (municipality) note("/municipality", municipality, FATE.placed);

  const unplacedRanges = unclaimedRuns(document, fates);
  return {
    reading: {
      format: "shirube-reading/1",
      source: { name: document.name, sha256: document.sha256, mediaType: document.mediaType },
      municipality: municipality?.text ?? null,
      plan,
      goals,
      missions,
      unplaced: describe(document, unplacedRanges),
      coverage: count(document.text, fates),
    },
    places,
    unplacedRanges,
  };
}

const WHITE_SPACE = /\s/u;

function count(text: string, fates: Uint8Array): Coverage {
  const sums = [0, 0, 0];
  for (let i = 0; i < text.length; i += 1) {
    if (WHITE_SPACE.test(text.charAt(i)) || isSecondHalf(text, i)) continue;
    const fate = fates[i] ?? FATE.unclaimed;
    sums[fate] = (sums[fate] ?? 0) + 1;
  }
  const [unplaced = 0, furniture = 0, placed = 0] = sums;
  return { total: unplaced + furniture + placed, placed, furniture, unplaced };
}

/** True at the second code unit of a character outside the basic plane (𠮷): it counts with its first. */
function isSecondHalf(text: string, i: number): boolean {
  return i > 0 && text.codePointAt(i - 1) !== text.charCodeAt(i - 1);
}

/** Runs of text that nobody claimed, one a line, without the white space around them. */
function unclaimedRuns(document: Document, fates: Uint8Array): Range[] {
  const runs: Range[] = [];
  let start = -1;
  let end = -1;
  const close = () => {
    if (start >= 0) runs.push({ start, end });
    start = -1;
  };
  for (let i = 0; i < document.text.length; i += 1) {
    const char = document.text.charAt(i);
    if (/[\n\r\f]/u.test(char) || (fates[i] !== FATE.unclaimed && !WHITE_SPACE.test(char))) close();
    else if (!WHITE_SPACE.test(char)) {
      if (start < 0) start = i;
      end = i + 1;
    }
  }
  close();
  return runs;
}

function describe({ layout, text }: Document, ranges: readonly Range[]): Unplaced[] {
  const where = placeNamer(layout, text);
  return ranges.map(({ start, end }) => ({ text: text.slice(start, end), where: where(start) }));
}
