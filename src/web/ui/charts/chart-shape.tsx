import type { Mark } from "../../../domain/chart/chart.ts";
import { INK } from "./chart-ink.ts";

/** What tells one kind of mark from another, without colour. */
export const SHAPES = [
  ...(["baseline", "final", "preliminary", "pending", "unavailable", "not-applicable", "unread"] as const),
  ...(["reached", "not-reached", "target", "former"] as const),
] as const;

export type Shape = (typeof SHAPES)[number];

export function shapeOf(mark: Mark): Shape {
  if (mark.kind === "baseline") return "baseline";
  if (mark.kind === "target") return mark.former === null ? "target" : "former";
  const { actual } = mark;
  if (actual.status !== "final" && actual.status !== "preliminary") return actual.status;
  if (actual.measured.kind === "reached") return actual.measured.reached ? "reached" : "not-reached";
  return mark.value === null ? "unread" : actual.status;
}

/** A mark around a point. `size` is half its height. */
export function ShapeAt({ shape, x, y, size }: { readonly shape: Shape; readonly x: number; readonly y: number; readonly size: number }) {
  const [left, right, top, bottom] = [x - size, x + size, y - size, y + size];
  const half = size / 2;
  switch (shape) {
    case "baseline":
      return <rect {...INK.solid} x={left} y={top} width={2 * size} height={2 * size} />;
    case "final":
      return <circle {...INK.solid} cx={x} cy={y} r={size} />;
    case "preliminary":
      return <circle {...INK.hollow} cx={x} cy={y} r={size} />;
    case "pending":
      return [-1, 0, 1].map((i) => <circle key={i} {...INK.solid} cx={x + i * size * 0.9} cy={y} r={size * 0.28} />);
    case "unavailable":
      return <path {...INK.cross} d={`M${left} ${top}L${right} ${bottom}M${left} ${bottom}L${right} ${top}`} />;
    case "not-applicable":
      return <path {...INK.cross} d={`M${left} ${y}H${right}`} />;
    case "unread":
      return <path {...INK.hollow} d={`M${x} ${top}L${right} ${bottom}H${left}Z`} />;
    case "reached":
      return (
        <>
          <circle {...INK.hollow} cx={x} cy={y} r={size} />
          <circle {...INK.solid} cx={x} cy={y} r={half} />
        </>
      );
    case "not-reached":
      return (
        <>
          <circle {...INK.hollow} cx={x} cy={y} r={size} />
          <path {...INK.thin} d={`M${x - half} ${y - half}L${x + half} ${y + half}M${x - half} ${y + half}L${x + half} ${y - half}`} />
        </>
      );
    case "target":
      return <path {...INK.aim} d={`M${x} ${top - 1}L${right + 1} ${y}L${x} ${bottom + 1}L${left - 1} ${y}Z`} />;
    case "former":
      return (
        <>
          <path {...INK.former} d={`M${x} ${top}L${right} ${y}L${x} ${bottom}L${left} ${y}Z`} />
          <path {...INK.former} d={`M${left - 2} ${y}H${right + 2}`} />
        </>
      );
  }
}
