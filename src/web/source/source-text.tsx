import { StretchText } from "./stretch-text.tsx";
import { anchorOf, type SourceMarks, stretchesIn, stretchesOf } from "./stretches.ts";
import type { SourceLine } from "./text-pages.ts";

/** Lines of a source text as they stand in the file, with their numbers. */
export function SourceText({
  text,
  lines,
  marks,
}: {
  readonly text: string;
  readonly lines: readonly SourceLine[];
  readonly marks: SourceMarks;
}) {
  const stretches = stretchesOf({ start: lines[0]?.start ?? 0, end: lines.at(-1)?.end ?? 0 }, marks);
  const anchor = anchorOf(lines, marks.highlighted);
  return (
    <ol className="source-text" lang="ja">
      {lines.map((line) => {
        const isAnchored = anchor !== null && anchor >= line.start && anchor < line.end;
        return (
          <li key={line.start} id={line.continues ? undefined : `L${line.number}`} className={isAnchored ? "has-mark" : undefined}>
            <span className="line-number" aria-hidden="true">
              {line.continues ? "" : line.number}
            </span>
            <span className="line-text">
              <StretchText text={text} stretches={stretchesIn(stretches, line)} anchor={anchor} />
            </span>
          </li>
        );
      })}
    </ol>
  );
}
