import { cutPart, extent, type RunLine } from "./aligned-columns.ts";
import { innerGaps, type Measure, type Part } from "./aligned-line.ts";

/** By how much texts of the same printed width may differ in half-width columns: Latin letters are not all half as wide as Japanese ones. */
const PLAY = 4;
/** Parts of lines that go over a column's start without a place to cut may be so many times those that have one. */
const SHARE = 0.34;

interface Place {
  readonly offset: number;
  /** From the start of the part, in half-width columns. */
  readonly width: number;
}

interface Crossing {
  readonly line: RunLine;
  readonly index: number;
  readonly part: Part;
  readonly places: readonly Place[];
}

/**
 * Parts two cells that a single space holds apart, because the text of the left one fills its column: at the gap that stands where the column
 * ends on other lines too. Lines that go on over the whole width, and have lines of their kind above and below, are left whole.
 */
export function cutMergedParts(text: string, lines: readonly RunLine[], starts: readonly number[], measure: Measure): void {
  for (const [i, start] of starts.entries()) {
    const left = starts[i - 1];
    if (left !== undefined) cutAt(text, lines, left, start, measure);
  }
}

function cutAt(text: string, lines: readonly RunLine[], left: number, start: number, measure: Measure): void {
  const room = start - left;
  const crossings: Crossing[] = [];
  let widest = 0;
  for (const line of lines) {
    for (const [index, part] of line.parts.entries()) {
      if (part.at < left - 1 || part.at >= start) continue;
      if (part.to <= start) {
        if (index + 1 < line.parts.length || part.at <= left + 1) widest = Math.max(widest, part.width + part.at - left);
      } else crossings.push({ line, index, part, places: placesOf(text, part, left, room, measure) });
    }
  }
  const usual = measure === "width" ? room : usualPlace(crossings, widest);
  if (usual === null) return;
  const cuts = crossings.flatMap((crossing) => {
    const play = measure === "width" ? 0 : PLAY - 1;
    const near = crossing.places
      .filter(({ width }) => Math.abs(width - usual) <= play)
      .sort((a, b) => Math.abs(a.width - usual) - Math.abs(b.width - usual));
    return near[0] ? [{ ...crossing, place: near[0] }] : [];
  });
  const cutLines = new Map(cuts.map((cut) => [cut.line, cut]));
  const parted = lines.map((line) => cutLines.has(line) || line.parts.some((part, k) => k > 0 && Math.abs(part.at - start) <= 2));
  for (const [i, line] of lines.entries()) {
    const cut = cutLines.get(line);
    if (!cut || !(parted[i - 1] || parted[i + 1])) continue;
    const halves = cutPart(text, cut.part, cut.place.offset, start, measure);
    line.parts = [...line.parts.slice(0, cut.index), ...halves, ...line.parts.slice(cut.index + 1)];
  }
}

/** Where a part may be cut: not too near to its start for the room that the column has, nor behind it. */
function placesOf(text: string, part: Part, left: number, room: number, measure: Measure): Place[] {
  const indent = Math.max(0, part.at - left);
  const places: Place[] = [];
  for (const offset of innerGaps(text, part)) {
    const before = extent(text, part.start, offset);
    const taken = before[measure] + indent;
    if (taken > room + 1) break;
    if (taken * 2.4 >= room) places.push({ offset, width: before.width + indent });
  }
  return places;
}

/** The distance at which most of the crossing parts have a gap. */
function usualPlace(crossings: readonly Crossing[], widest: number): number | null {
  const votes = new Map<number, number>();
  for (const { places } of crossings) {
    const near = new Set(places.flatMap(({ width }) => Array.from({ length: PLAY + 1 }, (_, i) => width + i - PLAY / 2)));
    for (const width of near) if (width >= widest - PLAY / 2) votes.set(width, (votes.get(width) ?? 0) + 1);
  }
  const most = Math.max(0, ...votes.values());
  if (most === 0 || most < crossings.length * SHARE) return null;
  const best = [...votes].filter(([, count]) => count === most).map(([width]) => width);
  best.sort((a, b) => a - b);
  return best[Math.floor((best.length - 1) / 2)] ?? null;
}
