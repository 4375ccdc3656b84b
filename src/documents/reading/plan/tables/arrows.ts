import type { Atom } from "./atoms.ts";
import type { Column } from "./columns.ts";
import { readIndicatorRows } from "./indicator-lines.ts";
import type { IndicatorTable } from "./indicator-table.ts";
import type { NodeIndex } from "./node-index.ts";

const COLUMNS: readonly Column[] = (["name", "baseline", "target"] as const).map((use) => ({
  use,
  fiscalYear: null,
  unit: null,
  head: null,
}));

/**
 * Indicators without any heads, each a name and two values with an arrow between them (6.8点 ▶ 7.2点): an arrow between two values leads from the baseline to the
 * target. Null where not every row has its arrow.
 */
export function readArrows(atoms: readonly Atom[], nodes: NodeIndex): IndicatorTable | null {
  const arrows = atoms.filter(({ kind }, i) => kind === "arrow" && i > 0).length;
  if (arrows === 0) return null;
  const table = readIndicatorRows(atoms, COLUMNS, nodes);
  const whole = table.rows.filter(({ row }) => row.values.every(({ text }) => !text.isBlank));
  return whole.length === arrows && whole.length === table.rows.length ? table : null;
}
