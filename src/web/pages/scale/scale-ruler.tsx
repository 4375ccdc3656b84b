import type { Band, GradeScale } from "../../../domain/progress/grade-scale.ts";
import { usePage } from "../../ui/page-context.tsx";

const WIDTH = 640;
const [TOP, HEIGHT] = [28, 44];

interface Drawn {
  readonly code: string;
  readonly band: Band;
}

/** The bands of a scale along a line of percent, each with its code: neighbours differ by their shade, and every end has its number. The table beneath says the same. */
export function ScaleRuler({ scale }: { readonly scale: GradeScale }) {
  const { t } = usePage();
  const drawn = scale.steps.flatMap(({ code, rank, when }): Drawn[] =>
    when?.kind === "band" && rank !== null ? [{ code, band: when.band }] : [],
  );
  const ends = drawn.flatMap(({ band }) => [band.from, band.to]).flatMap((end) => (end === null ? [] : [end.at]));
  if (drawn.length === 0 || ends.length === 0) return null;
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const spare = Math.max((most - least) * 0.25, 10);
  const [from, to] = [least - spare, most + spare];
  const x = (at: number) => ((at - from) / (to - from)) * WIDTH;
  return (
    <svg className="scale-ruler" viewBox={`0 0 ${WIDTH} 108`} role="img" aria-label={t("scales.ruler", { name: scale.name })}>
      {drawn.map(({ code, band }, i) => {
        const [left, right] = [band.from === null ? 0 : x(band.from.at), band.to === null ? WIDTH : x(band.to.at)];
        return (
          <g key={code}>
            <rect
              className={i % 2 === 0 ? "ruler-band" : "ruler-band other"}
              x={left}
              y={TOP}
              width={Math.max(0, right - left)}
              height={HEIGHT}
            />
            <text className="ruler-code" x={(left + right) / 2} y={TOP + HEIGHT / 2 + 6} textAnchor="middle">
              {code}
            </text>
          </g>
        );
      })}
      {[...new Set(ends)].map((at) => (
        <g key={at}>
          <line className="ruler-end" x1={x(at)} y1={TOP - 6} x2={x(at)} y2={TOP + HEIGHT + 6} />
          <text className="ruler-number" x={x(at)} y={TOP + HEIGHT + 26} textAnchor="middle">
            {t("progress.rate", { rate: at })}
          </text>
        </g>
      ))}
    </svg>
  );
}
