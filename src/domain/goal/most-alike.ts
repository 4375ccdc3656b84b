import { likeness } from "../wording/text-key.ts";

/** Goals are the same from year to year where at least half of their pairs of characters are. */
export const ALIKE = 0.5;

/** The goal whose title is most like another, if any is like enough. */
export function mostAlike<Row extends { readonly title: string }>(title: string, rows: readonly Row[]): Row | null {
  const ranked = rows.map((row) => ({ row, alike: likeness(row.title, title) })).sort((one, other) => other.alike - one.alike);
  const [best] = ranked;
  return best && best.alike >= ALIKE ? best.row : null;
}
