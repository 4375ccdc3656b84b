import type { Range } from "../../documents/passage.ts";

/** Something that was made of places in a source: a link to it. */
export interface PlaceLink {
  /** Ascending, none touching another. */
  readonly ranges: readonly Range[];
  readonly href: string;
  /** What was made of it: 目標値. */
  readonly name: string;
}

/** What is to be seen in the text of a source. The lists of ranges ascend, and those of one list do not overlap. */
export interface SourceMarks {
  readonly highlighted: readonly Range[];
  readonly unplaced: readonly Range[];
  readonly links: readonly PlaceLink[];
}

/** A stretch of a source's text that looks the same from end to end. */
export interface Stretch extends Range {
  readonly highlighted: boolean;
  readonly unplaced: boolean;
  /** The smallest thing that was made of it: the cell of a table rather than the row. */
  readonly link: PlaceLink | null;
}

/** Cuts a part of a source where its marks begin and end. The stretches follow each other without a gap. */
export function stretchesOf(part: Range, { highlighted, unplaced, links }: SourceMarks): Stretch[] {
  const inside = ({ start, end }: Range): boolean => start < part.end && end > part.start && start < end;
  const cut = ({ start, end }: Range): Range => ({ start: Math.max(start, part.start), end: Math.min(end, part.end) });
  const marks = highlighted.filter(inside).map(cut);
  const waves = unplaced.filter(inside).map(cut);
  const made = links.flatMap((link) => {
    const ranges = link.ranges.filter(inside).map(cut);
    return ranges.length === 0 ? [] : [{ link, ranges }];
  });
  const offsets = new Set([part.start, part.end]);
  for (const { start, end } of [...marks, ...waves, ...made.flatMap(({ ranges }) => ranges)]) offsets.add(start).add(end);
  const cuts = [...offsets].sort((one, other) => one - other);

  const paintMark = painted(cuts, marks);
  const paintWave = painted(cuts, waves);
  const owner: (PlaceLink | null)[] = cuts.map(() => null);
  // The largest first, so that the smallest stays.
  for (const { link, ranges } of made.toSorted((one, other) => sizeOf(other.link.ranges) - sizeOf(one.link.ranges)))
    for (const { start, end } of ranges) for (let i = indexAt(cuts, start); (cuts[i] ?? end) < end; i += 1) owner[i] = link;

  const stretches: Stretch[] = [];
  for (const [i, start] of cuts.slice(0, -1).entries()) {
    const next = { highlighted: paintMark[i] ?? false, unplaced: paintWave[i] ?? false, link: owner[i] ?? null };
    const last = stretches.at(-1);
    if (last && last.highlighted === next.highlighted && last.unplaced === next.unplaced && last.link === next.link)
      stretches[stretches.length - 1] = { ...last, end: cuts[i + 1] ?? start };
    else stretches.push({ start, end: cuts[i + 1] ?? start, ...next });
  }
  return stretches;
}

/** The stretches of a piece of the part: a line, a cell, a run. Found by halving, since a part can have thousands. */
export function stretchesIn(stretches: readonly Stretch[], piece: Range): Stretch[] {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.end ?? 0) <= piece.start) low = middle + 1;
    else high = middle;
  }
  const found: Stretch[] = [];
  for (let i = low; i < stretches.length; i += 1) {
    const stretch = stretches[i];
    if (!stretch || stretch.start >= piece.end) break;
    found.push({ ...stretch, start: Math.max(stretch.start, piece.start), end: Math.min(stretch.end, piece.end) });
  }
  return found;
}

/** Where the first highlighted character stands that one of the pieces shows: the element there is called "place", to which an address leads. */
export function anchorOf(pieces: readonly Range[], highlighted: readonly Range[]): number | null {
  let anchor: number | null = null;
  for (const piece of pieces)
    for (const range of highlighted) {
      const start = Math.max(piece.start, range.start);
      if (start < Math.min(piece.end, range.end) && (anchor === null || start < anchor)) anchor = start;
    }
  return anchor;
}

export const sizeOf = (ranges: readonly Range[]): number => ranges.reduce((sum, { start, end }) => sum + end - start, 0);

/** Which of the intervals between the cuts the ranges cover. */
function painted(cuts: readonly number[], ranges: readonly Range[]): boolean[] {
  const covered = cuts.map(() => false);
  for (const { start, end } of ranges) for (let i = indexAt(cuts, start); (cuts[i] ?? end) < end; i += 1) covered[i] = true;
  return covered;
}

function indexAt(cuts: readonly number[], offset: number): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cuts[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
