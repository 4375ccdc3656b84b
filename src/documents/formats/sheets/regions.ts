import { countUpTo } from "./axis.ts";
import type { Area } from "./grid.ts";
import { goesOn, looksOf } from "./row-looks.ts";
import { areaOf, rowsOf, type SheetRow } from "./sheet-rows.ts";
import type { Slot } from "./slots.ts";

/** A part of a sheet that stands by itself: a table, or texts one under another. */
export interface Region {
  readonly kind: "table" | "texts";
  readonly area: Area;
  /** Also empty areas, for a table. */
  readonly slots: readonly Slot[];
}

/** Tables side by side in tables side by side: no sheet has more. */
const DEEPEST = 12;

/**
 * Parts what stands together into tables and the titles and sentences between them: a row that holds a single text as wide as all is no row of the table,
 * unless the table goes on behind it as it was.
 *
 * @param ruled Lines are drawn around the cells: a text alone in its row, with empty cells beside it, is a row of the table.
 */
export function partRegion(slots: readonly Slot[], ruled: boolean, depth = 0): Region[] {
  const rows = looksOf(slots, ruled);
  const empty = slots.filter(({ lines }) => lines.length === 0).sort((a, b) => a.area.top - b.area.top);
  const emptyTops = empty.map(({ area }) => area.top);
  const regions: Region[] = [];
  let texts: Slot[] = [];
  let run: SheetRow[] = [];
  const endTexts = () => {
    if (texts.length > 0) regions.push({ kind: "texts", area: areaOf(texts), slots: texts });
    texts = [];
  };
  const endTable = (below: SheetRow | undefined) => {
    const [first] = run;
    if (!first) return;
    const within = empty.slice(countUpTo(emptyTops, first.top - 1), below ? countUpTo(emptyTops, below.top - 1) : undefined);
    for (const region of partSides([...run.flatMap((row) => row.slots), ...within], ruled, depth)) regions.push(region);
    run = [];
  };
  for (const look of rows) {
    const { row, alone } = look;
    const [head] = run;
    if (alone && !(head && goesOn(look, head, ruled))) {
      endTable(row);
      for (const slot of row.slots) texts.push(slot);
      continue;
    }
    endTexts();
    run.push(row);
  }
  endTable(undefined);
  endTexts();
  return regions;
}

/** Tables side by side, parted by empty columns; each has at least two columns of its own. */
function partSides(slots: readonly Slot[], ruled: boolean, depth: number): Region[] {
  const whole: Region = { kind: isColumn(slots) ? "texts" : "table", area: areaOf(slots), slots };
  if (ruled || depth >= DEEPEST) return [whole];
  const sides: Slot[][] = [];
  let reach = -2;
  for (const slot of slots.toSorted((a, b) => a.area.left - b.area.left)) {
    if (slot.area.left > reach + 1) sides.push([]);
    sides.at(-1)?.push(slot);
    reach = Math.max(reach, slot.area.right);
  }
  const isTable = (side: readonly Slot[]) => !isColumn(side) && rowsOf(side).length > 1;
  if (sides.length < 2 || !sides.every(isTable)) return [whole];
  return sides.flatMap((side) => partRegion(side, ruled, depth + 1));
}

function isColumn(slots: readonly Slot[]): boolean {
  const [first] = slots;
  return slots.every(({ area, lines }) => lines.length === 0 || area.left === first?.area.left);
}
