/** Excel's smallest and largest font, in points; what is outside is no size. */
const LEAST = 1;
const MOST = 409;

/** A size in points, or null for what is none. */
export function sizeOf(points: number): number | null {
  return points >= LEAST && points <= MOST ? points : null;
}
