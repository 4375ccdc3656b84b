import { type EnumeratorKind, readEnumerator } from "../../../domain/wording/enumerator.ts";
import { endsSentence } from "../../broken-text.ts";
import type { Glyph } from "./glyph.ts";
import { isWide } from "./glyph.ts";
import { type Paragraph, type Run, runOf } from "./run.ts";
import type { TextLine } from "./text-line.ts";

/** Where the lines of a text may stand, along the text. */
export interface Room {
  readonly start: number;
  readonly end: number;
}

interface Read {
  readonly line: TextLine;
  readonly run: Run;
}

/**
 * The paragraphs that lines make. A line goes on with the one above it where that left no room for what comes next: the next character, with the stops and
 * closing brackets that may not begin a line; the next word of Latin letters or figures. A mark in front (①, ・) begins anew, as does a line behind a gap.
 */
export function paragraphsOf(lines: readonly TextLine[], room: Room, bullets: ReadonlySet<string>): Paragraph[] {
  const read = lines.map((line): Read => ({ line, run: runOf(line) }));
  const pitch = usualPitch(lines);
  const found: { lines: Read[] }[] = [];
  for (const [i, next] of read.entries()) {
    const before = read[i - 1];
    const open = found.at(-1);
    if (before && open && goesOn(before, next, { room, pitch, bullets, first: open.lines[0] ?? before })) open.lines.push(next);
    else found.push({ lines: [next] });
  }
  return found.map(({ lines: own }) => {
    const [first, last] = [own[0]?.line, own.at(-1)?.line];
    return {
      runs: own.map(({ run }) => run),
      left: last ? spaceLeft(last, room, null) : 0,
      first: first ? lengthOfFirst(first.glyphs) : 0,
    };
  });
}

interface Around {
  readonly room: Room;
  readonly pitch: number;
  readonly bullets: ReadonlySet<string>;
  readonly first: Read;
}

/** How exactly the room of a cell is known, in heights of the font: its padding on the right is taken to be that on the left. */
const DOUBT = 0.12;
/** Lines farther apart than so many usual distances are not of one paragraph. */
const APART = 1.5;

function goesOn(before: Read, next: Read, { room, pitch, bullets, first }: Around): boolean {
  const [line, after] = [before.line, next.line];
  if (line.way !== after.way || isOtherSize(line, after) || isOtherStyle(line, after)) return false;
  if (isStacked(line, after)) return true;
  const distance = after.v1 - line.v1;
  if (distance <= 0 || distance > APART * Math.max(pitch, 1.1 * after.size)) return false;
  if (opensAnew(before, next, bullets, first)) return false;
  if (endsSentence(before.run.text) && after.u0 > first.line.u0 - 0.5 * after.size && after.u0 > line.u0 + 0.7 * after.size) return false;
  return spaceLeft(line, room, after) < lengthOfFirst(after.glyphs) + DOUBT * after.size;
}

const isOtherSize = (one: TextLine, other: TextLine): boolean => one.size > 1.25 * other.size || other.size > 1.25 * one.size;

/** A heading and the text below it: both larger and bolder. */
const isOtherStyle = (one: TextLine, other: TextLine): boolean =>
  one.weight !== other.weight && (one.size > 1.05 * other.size || other.size > 1.05 * one.size);

/** One character below the other: a label written from top to bottom. */
function isStacked(one: TextLine, other: TextLine): boolean {
  const [above, below] = [one.glyphs[0], other.glyphs[0]];
  if (!above || !below || one.glyphs.length > 1 || other.glyphs.length > 1) return false;
  const aligned = Math.abs(above.u0 + above.u1 - below.u0 - below.u1) < 0.5 * above.size;
  return aligned && STACKED.test(above.text) && STACKED.test(below.text) && other.v1 - one.v1 < 3 * above.size;
}

const STACKED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー・]/u;

/** How much room a line leaves behind it; where it and the next are centred or end together on the right, on both sides of it. */
function spaceLeft({ u0, u1, size }: TextLine, { start, end }: Room, next: TextLine | null): number {
  const [ahead, behind] = [u0 - start, end - u1];
  if (!next || Math.abs(next.u0 - u0) < 0.3 * size) return behind;
  const centred = ahead > 0.6 * size && Math.abs(ahead - behind) < 0.5 * size && Math.abs(next.u0 + next.u1 - u0 - u1) < size;
  const right = ahead > 2 * size && Math.abs(next.u1 - u1) < 0.3 * size;
  return centred || right ? ahead + behind : behind;
}

const CLOSING = /^[。、，．,.：；:;！？!?）)」』】〕］\]》〉’”ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ・\u2027…‥％%]$/u;
const OPENING = /^[（(「『【〔［[《〈‘“]$/u;

/** How long what may not be broken is at the start of a line. */
function lengthOfFirst(glyphs: readonly Glyph[]): number {
  const start = glyphs[0]?.u0 ?? 0;
  let end = glyphs[0]?.u1 ?? 0;
  for (let i = 1; i < glyphs.length; i += 1) {
    const [before, glyph] = [glyphs[i - 1], glyphs[i]];
    if (!before || !glyph) break;
    const word = !isWide(before.text) && !isWide(glyph.text) && glyph.space === "" && glyph.u0 - before.u1 < 0.2 * glyph.size;
    if (!word && !CLOSING.test(glyph.text) && !OPENING.test(before.text) && !(OPENING.test(glyph.text) && !isWide(before.text))) break;
    end = glyph.u1;
  }
  return end - start;
}

/** Marks that are none in the middle of a sentence unless others of their kind stand around: 1. 2、 a. */
const WEAK: ReadonlySet<EnumeratorKind> = new Set(["dotted", "latin", "roman", "kana", "hyphenated", "titled"]);

function opensAnew(before: Read, next: Read, bullets: ReadonlySet<string>, first: Read): boolean {
  const mark = readEnumerator(next.run.text);
  if (!mark) return OWN_LINE.test(next.run.text);
  if (mark.length >= next.run.text.length && WEAK.has(mark.kind)) return false;
  if (mark.kind === "bullet")
    return mark.mark !== "・" || endsSentence(before.run.text) || (bullets.has("・") && readEnumerator(first.run.text) !== null);
  return !WEAK.has(mark.kind) || endsSentence(before.run.text) || !/[\p{L}、]$/u.test(before.run.text) || mark.ordinal === 1;
}

/** 【…】 and ※ open a line of their own. */
const OWN_LINE = /^[【※＊]/u;

/**
 * Bullets that can be nothing else: in front of all, or behind a line that has room left. Elsewhere a middle dot may be the one of まち・ひと, which some
 * programs set first in a line.
 */
export function sureBullets(lines: readonly TextLine[], room: Room): string[] {
  const found: string[] = [];
  for (const [i, line] of lines.entries()) {
    const mark = readEnumerator(runOf(line).text);
    const before = lines[i - 1];
    if (mark?.kind === "bullet" && (!before || spaceLeft(before, room, line) > lengthOfFirst(line.glyphs))) found.push(mark.mark);
  }
  return found;
}

/** The distance between most lines. */
function usualPitch(lines: readonly TextLine[]): number {
  const distances = lines
    .slice(1)
    .map((line, i) => line.v1 - (lines[i]?.v1 ?? 0))
    .filter((distance) => distance > 0)
    .sort((a, b) => a - b);
  return distances[Math.floor(distances.length / 3)] ?? 0;
}
