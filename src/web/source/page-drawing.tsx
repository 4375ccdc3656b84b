import type { Box, PageLayout, PageRun } from "../../documents/layout.ts";
import { usePage } from "../ui/page-context.tsx";
import { visible } from "./stretch-text.tsx";
import { anchorOf, type SourceMarks, type Stretch, stretchesIn, stretchesOf } from "./stretches.ts";

/** Where the baseline of a run stands, as a share of its height: what Japanese fonts rise over it. */
const ASCENT = 0.86;

/** A page longer than this is told by its text alone: drawing it costs a browser seconds. */
const MOST_RULES = 5_000;

/** How wide a page is drawn: as wide as there is room, or larger and to be scrolled. */
export const ZOOMS = [100, 150, 200, 300] as const;
export type Zoom = (typeof ZOOMS)[number];

/**
 * A page of a file as it is looked at, drawn from where its text and rulings stand. The text is text: it can be selected, searched for and read aloud. Each run is as
 * wide as in the file, whatever font the browser has.
 */
export function PageDrawing({
  text,
  page,
  number,
  marks,
  zoom,
}: {
  readonly text: string;
  readonly page: PageLayout;
  /** From 1. */
  readonly number: number;
  readonly marks: SourceMarks;
  readonly zoom: Zoom;
}) {
  const { t } = usePage();
  const stretches = stretchesOf(page.range, marks);
  const anchor = anchorOf(
    page.runs.map(({ range }) => range),
    marks.highlighted,
  );
  const runs = page.runs.map((run) => ({ run, pieces: stretchesIn(stretches, run.range) }));
  const name = t("source.drawing", { page: number });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
    <section className="page-scroll" aria-label={name} tabIndex={0}>
      {/* biome-ignore lint/a11y/useSemanticElements: no element of HTML holds a drawing that is made of text */}
      <svg
        className={`page-drawing zoom-${zoom}`}
        viewBox={`0 0 ${round(page.width)} ${round(page.height)}`}
        role="group"
        aria-label={name}
      >
        <rect className="paper" width={round(page.width)} height={round(page.height)} />
        {runs.flatMap(({ run, pieces }) =>
          pieces.flatMap((piece) =>
            piece.highlighted || piece.unplaced
              ? [<PieceMark key={piece.start} text={text} run={run} piece={piece} anchor={anchor} />]
              : [],
          ),
        )}
        <path
          className="rules"
          d={page.rules
            .slice(0, MOST_RULES)
            .map(({ x1, y1, x2, y2 }) => `M${round(x1)} ${round(y1)}L${round(x2)} ${round(y2)}`)
            .join("")}
        />
        <g lang="ja">
          {runs.map(({ run, pieces }) => (
            <RunText key={run.range.start} text={text} run={run} pieces={pieces} />
          ))}
        </g>
      </svg>
    </section>
  );
}

/** The ground behind a highlighted piece of a run, and the line under one without a place. */
function PieceMark({
  text,
  run,
  piece,
  anchor,
}: {
  readonly text: string;
  readonly run: PageRun;
  readonly piece: Stretch;
  readonly anchor: number | null;
}) {
  const box = boxOf(text, run, piece);
  return (
    <>
      {piece.highlighted ? <rect className="marked" id={piece.start === anchor ? "place" : undefined} {...rounded(box)} /> : null}
      {piece.unplaced ? <path className="wave" d={waveUnder(box, run.vertical)} /> : null}
    </>
  );
}

function RunText({ text, run, pieces }: { readonly text: string; readonly run: PageRun; readonly pieces: readonly Stretch[] }) {
  const { x, y, width, height, vertical } = run;
  const length = vertical ? height : width;
  const size = vertical ? width : height;
  const at = vertical
    ? { x: round(x + width / 2), y: round(y), writingMode: "vertical-rl" }
    : { x: round(x), y: round(y + height * ASCENT) };
  if (size <= 0 || text.slice(run.range.start, run.range.end).trim() === "") return null;
  return (
    <text {...at} fontSize={round(size)} {...(length > 0 ? { textLength: round(length), lengthAdjust: "spacingAndGlyphs" as const } : {})}>
      {pieces.map(({ start, end, link }) => {
        const said = visible(text.slice(start, end));
        return link === null || said.trim() === "" ? (
          <tspan key={start}>{said}</tspan>
        ) : (
          <a key={start} className="made" href={link.href}>
            <title>{link.name}</title>
            {said}
          </a>
        );
      })}
    </text>
  );
}

/** The box of a piece of a run: full-width characters count twice a half-width one. */
export function boxOf(text: string, run: PageRun, piece: { readonly start: number; readonly end: number }): Box {
  const whole = advanceOf(text.slice(run.range.start, run.range.end)) || 1;
  const from = advanceOf(text.slice(run.range.start, piece.start)) / whole;
  const to = advanceOf(text.slice(run.range.start, piece.end)) / whole;
  return run.vertical
    ? { x: run.x, y: run.y + run.height * from, width: run.width, height: run.height * (to - from) }
    : { x: run.x + run.width * from, y: run.y, width: run.width * (to - from), height: run.height };
}

/** In half-width characters. */
function advanceOf(text: string): number {
  let advance = 0;
  for (const char of text) advance += char < "\u02b0" || /[\uff61-\uffdc\uffe8-\uffee]/u.test(char) ? 1 : 2;
  return advance;
}

const WAVE = 3;

/** A wavy line under a box, or at the right of one that is written from top to bottom. */
function waveUnder({ x, y, width, height }: Box, vertical: boolean): string {
  const length = vertical ? height : width;
  const turns = Math.min(Math.max(1, Math.round(length / (2 * WAVE))), 400);
  const step = round(length / turns);
  const along = vertical
    ? (by: number, off: number) => `${round(off)} ${round(by)}`
    : (by: number, off: number) => `${round(by)} ${round(off)}`;
  const start = vertical ? `M${round(x + width)} ${round(y)}` : `M${round(x)} ${round(y + height)}`;
  const turn = `q${along(step / 4, WAVE / 2)} ${along(step / 2, 0)}t${along(step / 2, 0)}`;
  return start + turn.repeat(turns);
}

const round = (length: number): number => Math.round(length * 100) / 100;

function rounded({ x, y, width, height }: Box): Box {
  return { x: round(x), y: round(y), width: round(width), height: round(height) };
}
