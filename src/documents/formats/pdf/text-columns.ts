import type { Room } from "./paragraphs.ts";
import { joinPieces, lineOf, type TextLine } from "./text-line.ts";

/** Text in a column of the page, with the room that it has. */
export interface Column {
  readonly lines: readonly TextLine[];
  readonly room: Room;
}

/** In heights of the font. */
const GUTTER = 0.8;
/** In points: lines that begin so near to each other are aligned. */
const ALIGNED = 2.5;
/** Running text in columns has so many lines on either side, so many of them full, and seldom one without another beside it. */
const LINES = 5;
const FULL = 0.6;
const ALONE = 0.3;
const NARROWEST = 8;
const DEEPEST = 4;

/** Parts running text that is set in columns, so that each is read to its end before the next. Lines above and below that cross the gutter stay where they are. */
export function columnsOf(lines: readonly TextLine[], room: Room, depth = 0): Column[] {
  if (lines.length === 0) return [];
  const pieces = lines.flatMap(piecesOfLine).sort((a, b) => a.v0 - b.v0);
  const found = depth < DEEPEST ? findColumns(pieces, room) : null;
  if (!found) return [{ lines, room }];
  const { above, left, right, below, at } = found;
  const endOfLeft = left.reduce((most, { u1 }) => Math.max(most, u1), room.start);
  return [
    ...columnsOf(joinPieces(above), room, depth + 1),
    ...columnsOf(joinPieces(left), { start: room.start, end: endOfLeft }, depth + 1),
    ...columnsOf(joinPieces(right), { start: at, end: right.reduce((most, { u1 }) => Math.max(most, u1), at) }, depth + 1),
    ...columnsOf(joinPieces(below), room, depth + 1),
  ];
}

function piecesOfLine(line: TextLine): TextLine[] {
  const cuts = line.glyphs.flatMap(({ u0, size }, i) => (i > 0 && u0 - (line.glyphs[i - 1]?.u1 ?? 0) > GUTTER * size ? [i] : []));
  if (cuts.length === 0) return [line];
  return [0, ...cuts].map((from, i) => lineOf(line.glyphs.slice(from, cuts[i])));
}

interface Found {
  readonly above: TextLine[];
  readonly left: TextLine[];
  readonly right: TextLine[];
  readonly below: TextLine[];
  /** Where the right column begins. */
  readonly at: number;
}

function findColumns(pieces: readonly TextLine[], room: Room): Found | null {
  for (const at of columnStarts(pieces, room)) {
    let run: TextLine[] = [];
    let from = 0;
    for (let i = 0; i <= pieces.length; i += 1) {
      const piece = pieces[i];
      if (piece && !crosses(piece, at)) {
        run.push(piece);
        continue;
      }
      const left = run.filter(({ u0 }) => u0 < at - ALIGNED);
      const right = run.filter(({ u0 }) => u0 >= at - ALIGNED);
      if (isRunning(left) && isRunning(right) && areBeside(left, right))
        return { above: pieces.slice(0, from), left, right, below: pieces.slice(i), at };
      run = [];
      from = i + 1;
    }
  }
  return null;
}

const crosses = ({ u0, u1, size }: TextLine, at: number): boolean => u0 < at - ALIGNED && u1 > at - 0.5 * GUTTER * size;

/** Where several lines begin in the middle of the page. */
function columnStarts(pieces: readonly TextLine[], { start, end }: Room): number[] {
  const [from, to] = [start + 0.25 * (end - start), start + 0.8 * (end - start)];
  const inside = pieces
    .map(({ u0 }) => u0)
    .filter((at) => at > from && at < to)
    .sort((a, b) => a - b);
  const starts: { at: number; count: number }[] = [];
  for (const at of inside) {
    const open = starts.at(-1);
    if (open && at - open.at <= ALIGNED) open.count += 1;
    else starts.push({ at, count: 1 });
  }
  return starts
    .filter(({ count }) => count >= LINES)
    .sort((a, b) => b.count - a.count)
    .slice(0, 8)
    .map(({ at }) => at);
}

/** Lines that mostly reach the end of their column. */
function isRunning(lines: readonly TextLine[]): boolean {
  if (lines.length < LINES) return false;
  const size = lines[0]?.size ?? 0;
  const start = lines.reduce((least, { u0 }) => Math.min(least, u0), Infinity);
  const end = lines.reduce((most, { u1 }) => Math.max(most, u1), -Infinity);
  const full = lines.filter(({ u1 }) => u1 > end - 1.7 * size).length;
  return end - start > NARROWEST * size && full >= FULL * lines.length;
}

/** Either side has a line beside most lines of the other, as far down as both go. */
function areBeside(left: readonly TextLine[], right: readonly TextLine[]): boolean {
  const bottom = Math.min(left.at(-1)?.v1 ?? 0, right.at(-1)?.v1 ?? 0);
  const top = Math.max(left[0]?.v0 ?? 0, right[0]?.v0 ?? 0);
  const alone = (own: readonly TextLine[], others: readonly TextLine[]): number => {
    const inside = own.filter(({ v0, v1 }) => v0 >= top - 1 && v1 <= bottom + 1);
    return (
      inside.filter(({ v0, v1, size }) => !others.some((other) => other.v0 < v1 + size && other.v1 > v0 - size)).length /
      Math.max(1, inside.length)
    );
  };
  return alone(left, right) <= ALONE && alone(right, left) <= ALONE;
}
