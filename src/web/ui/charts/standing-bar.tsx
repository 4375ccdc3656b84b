import type { StandingCounts } from "../../../domain/progress/roll-up.ts";
import type { Standing } from "../../../domain/progress/standing.ts";

type Kind = Standing["kind"];

/** From what went well to what nobody can say. */
export const STANDING_KINDS: readonly Kind[] = ["reached", "on-track", "behind", "cannot-be-said"];
const SIZES = { row: { width: 160, height: 16 }, wide: { width: 640, height: 28 } } as const;

/** Without colour: full, upright lines, slanted lines, dots. */
const HATCH: Readonly<Record<Kind, string | null>> = {
  reached: null,
  "on-track": "standing-upright",
  behind: "standing-slanted",
  "cannot-be-said": "standing-dots",
};

/** The patterns of bars, and the swatches; once a page, before the first of them. */
export function StandingPatterns() {
  return (
    <svg className="standing-patterns" width="0" height="0" aria-hidden="true">
      <defs>
        <pattern id="standing-upright" width="5" height="5" patternUnits="userSpaceOnUse">
          <line className="standing-line" x1="1" y1="0" x2="1" y2="5" />
        </pattern>
        <pattern id="standing-slanted" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line className="hatch" x1="0" y1="0" x2="0" y2="6" />
        </pattern>
        <pattern id="standing-dots" width="5" height="5" patternUnits="userSpaceOnUse">
          <circle className="standing-dot" cx="2.5" cy="2.5" r="0.9" />
        </pattern>
        {STANDING_KINDS.map((kind) => (
          <symbol key={kind} id={`swatch-${kind}`} viewBox="0 0 16 16">
            <Piece kind={kind} x={0} width={16} height={16} />
            <rect className="bar-edge" x="0.5" y="0.5" width="15" height="15" />
          </symbol>
        ))}
      </defs>
    </svg>
  );
}

/** How many stand where, as a bar. Hidden from assistive technology: the numbers stand beside it. */
export function StandingBar({ counts, size = "row" }: { readonly counts: StandingCounts; readonly size?: keyof typeof SIZES }) {
  const { width: whole, height } = SIZES[size];
  let x = 0;
  return (
    <svg className={`standing-bar ${size}`} viewBox={`0 0 ${whole} ${height}`} aria-hidden="true">
      {STANDING_KINDS.map((kind) => {
        const width = counts.total === 0 ? 0 : Math.round((counts[kind] / counts.total) * whole * 10) / 10;
        const from = x;
        x += width;
        return <Piece key={kind} kind={kind} x={from} width={width} height={height} />;
      })}
      <rect className="bar-edge" x="0.5" y="0.5" width={whole - 1} height={height - 1} />
    </svg>
  );
}

/** What stands for a standing in the bars. A list has it in every row, so it is drawn once a page. */
export function StandingSwatch({ kind }: { readonly kind: Kind }) {
  return (
    <svg className="standing-swatch" viewBox="0 0 16 16" aria-hidden="true">
      <use href={`#swatch-${kind}`} />
    </svg>
  );
}

function Piece({ kind, x, width, height }: { readonly kind: Kind; readonly x: number; readonly width: number; readonly height: number }) {
  if (width === 0) return null;
  const hatch = HATCH[kind];
  return (
    <>
      <rect className={`standing-${kind}`} x={x} y="0" width={width} height={height} />
      {hatch === null ? null : <rect x={x} y="0" width={width} height={height} fill={`url(#${hatch})`} />}
      <line className="bar-edge" x1={x} y1="0" x2={x} y2={height} />
    </>
  );
}
