import type { Range } from "../../../documents/passage.ts";
import type { SourceLine } from "./source-pages.ts";

interface Segment {
  readonly text: string;
  readonly highlighted: boolean;
  readonly unplaced: boolean;
}

/**
 * Lines of a source text as they stand in the file, with their numbers. The highlighted ranges are marks, the first with the id "place", to which an address leads;
 * text without a place is underlined with a wave. Both lists ascend and do not overlap.
 */
export function SourceText({
  text,
  lines,
  highlighted,
  unplaced,
}: {
  readonly text: string;
  readonly lines: readonly SourceLine[];
  readonly highlighted: readonly Range[];
  readonly unplaced: readonly Range[];
}) {
  const first = lines.find((line) => highlighted.some((range) => touches(range, line)));
  let named = false;
  const nameOnce = () => {
    if (named) return undefined;
    named = true;
    return "place";
  };
  return (
    <ol className="source-text" lang="ja">
      {lines.map((line) => {
        const segments = segmentsOf(text, line, highlighted, unplaced);
        return (
          <li key={line.start} id={line.continues ? undefined : `L${line.number}`} className={line === first ? "has-mark" : undefined}>
            <span className="line-number" aria-hidden="true">
              {line.continues ? "" : line.number}
            </span>
            <span className="line-text">
              {segments.map((segment, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the segments of a line never move
                <SegmentText key={i} segment={segment} id={segment.highlighted ? nameOnce() : undefined} />
              ))}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

function SegmentText({ segment: { text, highlighted, unplaced }, id }: { readonly segment: Segment; readonly id: string | undefined }) {
  const words = unplaced ? <span className="unplaced">{visible(text)}</span> : visible(text);
  return highlighted ? <mark id={id}>{words}</mark> : words;
}

const touches = (range: Range, line: Range): boolean => range.start < line.end && range.end > line.start;

function segmentsOf(text: string, line: Range, highlighted: readonly Range[], unplaced: readonly Range[]): Segment[] {
  const marks = within(highlighted, line);
  const waves = within(unplaced, line);
  const cuts = [...new Set([line.start, line.end, ...[...marks, ...waves].flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  const holds = (ranges: readonly Range[], at: number) => ranges.some(({ start, end }) => start <= at && at < end);
  return cuts.slice(0, -1).map((start, i) => ({
    text: text.slice(start, cuts[i + 1]),
    highlighted: holds(marks, start),
    unplaced: holds(waves, start),
  }));
}

/** The ranges that touch a line, cut to it; found by halving, since a text of one page can have thousands. */
function within(ranges: readonly Range[], line: Range): Range[] {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.end ?? 0) <= line.start) low = middle + 1;
    else high = middle;
  }
  const found: Range[] = [];
  for (let i = low; i < ranges.length; i += 1) {
    const range = ranges[i];
    if (!range || range.start >= line.end) break;
    found.push({ start: Math.max(range.start, line.start), end: Math.min(range.end, line.end) });
  }
  return found;
}

/** Control characters as their pictures (a form feed is ␌): HTML cannot hold them, and a reader should see them. A carriage return before a line end goes. */
function visible(text: string): string {
  return text.replace(/\r$/u, "").replace(/\p{Cc}/gu, (control) => {
    const code = control.charCodeAt(0);
    return control === "\t" ? control : String.fromCharCode(code < 0x20 ? 0x2400 + code : 0x2426);
  });
}
