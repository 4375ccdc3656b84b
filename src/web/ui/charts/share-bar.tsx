import type { ReactNode } from "react";
import { formatNumber } from "../numbers.ts";

export interface Share {
  readonly kind: "placed" | "furniture" | "unplaced";
  readonly name: ReactNode;
  readonly count: number;
  /** The count in words, with its unit. */
  readonly said: string;
}

const WIDTH = 1000;
const HEIGHT = 40;

/**
 * How a whole is divided, as a bar. What is unplaced is hatched, so the parts differ without colour; the list under the bar says every count, so the bar itself is
 * hidden from assistive technology.
 */
export function ShareBar({ id, shares }: { readonly id: string; readonly shares: readonly Share[] }) {
  const total = shares.reduce((sum, { count }) => sum + count, 0);
  let x = 0;
  return (
    <div className="chart">
      <svg className="share" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} height="40" preserveAspectRatio="none" aria-hidden="true">
        <Hatch id={`${id}-hatch`} />
        {shares.map(({ kind, count }) => {
          const width = total === 0 ? 0 : (count / total) * WIDTH;
          const from = x;
          x += width;
          return <Part key={kind} kind={kind} x={from} width={width} height={HEIGHT} hatch={`${id}-hatch`} />;
        })}
        <rect className="bar-edge" x="0.5" y="0.5" width={WIDTH - 1} height={HEIGHT - 1} />
      </svg>
      <ul className="legend">
        {shares.map(({ kind, name, count, said }) => (
          <li key={kind}>
            <svg className="swatch" viewBox="0 0 20 20" aria-hidden="true">
              <Part kind={kind} x={0} width={20} height={20} hatch={`${id}-hatch`} />
              <rect className="bar-edge" x="0.5" y="0.5" width="19" height="19" />
            </svg>
            <span>
              {name} <span className="number">{said}</span>（<span className="number">{percent(count, total)}</span>）
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Part({
  kind,
  x,
  width,
  height,
  hatch,
}: {
  readonly kind: Share["kind"];
  readonly x: number;
  readonly width: number;
  readonly height: number;
  readonly hatch: string;
}) {
  return (
    <>
      <rect className={`fill-${kind}`} x={x} y="0" width={width} height={height} />
      {kind === "unplaced" ? <rect x={x} y="0" width={width} height={height} fill={`url(#${hatch})`} /> : null}
    </>
  );
}

function Hatch({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern id={id} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line className="hatch" x1="0" y1="0" x2="0" y2="8" />
      </pattern>
    </defs>
  );
}

/** A share in percent, to one decimal; a part that is there is never shown as 0, nor a whole that is not one as 100. */
function percent(count: number, total: number): string {
  if (total === 0) return "0%";
  const exact = (count / total) * 100;
  const shown = count === 0 || count === total ? exact : Math.min(Math.max(exact, 0.1), 99.9);
  return `${formatNumber(Math.round(shown * 10) / 10)}%`;
}
