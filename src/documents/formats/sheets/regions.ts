import { countUpTo } from "./axis.ts";
import type { Area } from "./grid.ts";
import { areaOf, rowsOf, type SheetRow, shapeOf, textOf } from "./sheet-rows.ts";
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
const NOTE = /^[(（]?(?:[※＊*]|注|備考|出典|資料)/u;

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
  let heads = new Set<string>();
  for (const look of rows) {
    const { row, alone } = look;
    if (alone && !(run.length > 0 && goesOn(look, heads))) {
      endTable(row);
      heads = new Set();
      for (const slot of row.slots) texts.push(slot);
      continue;
    }
    endTexts();
    if (run.length === 0) heads.add(textOf(row));
    run.push(row);
  }
  endTable(undefined);
  endTexts();
  return regions;
}

/** A row, whether a single text stands in it, and the nearest rows of a table above and below it. */
interface Look {
  readonly row: SheetRow;
  readonly alone: boolean;
  readonly above: TableRowLook | null;
  below: TableRowLook | null;
}

interface TableRowLook {
  readonly shape: string;
  readonly text: string;
}

function looksOf(slots: readonly Slot[], ruled: boolean): Look[] {
  const rows = rowsOf(slots);
  const whole = areaOf(slots);
  let nearest: TableRowLook | null = null;
  const looks = rows.map((row, i): Look => {
    const alone = standsAlone(row, rows[i + 1], whole, ruled);
    if (!alone) nearest = { shape: shapeOf(row), text: textOf(row) };
    return { row, alone, above: nearest, below: alone ? null : nearest };
  });
  let below: TableRowLook | null = null;
  for (const look of looks.toReversed()) {
    if (look.alone) look.below = below;
    else below = look.below;
  }
  return looks;
}

function standsAlone(row: SheetRow, next: SheetRow | undefined, whole: Area, ruled: boolean): boolean {
  const [only, ...others] = row.slots;
  if (!only || others.length > 0 || row.crossed || next?.crossed) return false;
  if (only.area.left <= whole.left && only.area.right >= whole.right) return true;
  return !ruled && only.area.left <= whole.left;
}

/** Whether the table above a lone text goes on below it: the same columns, and not with the heads that it began with. */
function goesOn({ row, above, below }: Look, heads: ReadonlySet<string>): boolean {
  if (below) return above?.shape === below.shape && !heads.has(below.text);
  // The last rows of a list that nothing is drawn around may say only what they are of.
  const [only] = row.slots;
  const wide = (only?.area.right ?? 0) > (only?.area.left ?? 0);
  return !wide && !NOTE.test(only?.lines[0]?.text.text ?? "");
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
