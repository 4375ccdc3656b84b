import { isDrawn, type Promised } from "./promise-line.tsx";

const WIDTH = 96;
const HEIGHT = 36;
const EDGE = 8;

/** From baseline to target in the small, for a row of a table whose cells say the numbers; null where there are not two numbers. */
export function Spark({ indicator }: { readonly indicator: Promised }) {
  if (!isDrawn(indicator)) return null;
  const { baseline, interimTargets, target } = indicator;
  const numbers = [baseline, ...interimTargets, target].flatMap((value) => value?.value ?? []);
  const lowest = Math.min(...numbers);
  const spread = Math.max(...numbers) - lowest;
  const points = numbers.map((number, i) => ({
    x: EDGE + (i / (numbers.length - 1)) * (WIDTH - 2 * EDGE),
    y: spread === 0 ? HEIGHT / 2 : HEIGHT - EDGE - ((number - lowest) / spread) * (HEIGHT - 2 * EDGE),
  }));
  return (
    <svg className="spark promise" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <polyline className="path" points={points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ")} />
      {points.map(({ x, y }, i) => (
        <circle key={x} className={i === 0 ? "known" : "aim"} cx={x} cy={y} r={i === 0 || i === points.length - 1 ? 5 : 3.5} />
      ))}
    </svg>
  );
}
