import type { Cell, TableRow } from "../../document.ts";
import type { Passage } from "../../passage.ts";
import { sheetLabels } from "../labels.ts";
import { cellText, filledCells } from "../tables.ts";
import { isPlacementLabel } from "./placement.ts";

/** The longest run of labels that is taken apart. */
const LONGEST = 160;

/**
 * The rows that a row was before a layout without rulings let them grow together: 総合計画における位置付け現況・課題 in the first cell is two labels, and
 * what stands behind each goes with it. A row that is none such is given back alone.
 */
export function partLabels(row: TableRow): readonly TableRow[] {
  const [first, ...others] = filledCells(row);
  if (!first || others.length === 0) return [row];
  const text = cellText(first);
  if (text.length > LONGEST || sheetLabels.find(text.text) !== null) return [row];
  const labels = cutLabels(text);
  if (labels.length < 2) return [row];
  const starts = labels.map(startOf);
  return labels.map((label, i): TableRow => {
    const [from, to] = [i === 0 ? 0 : (starts[i] ?? 0), starts[i + 1] ?? Number.POSITIVE_INFINITY];
    const own = (cell: Cell): Cell => ({
      ...cell,
      lines: cell.lines.filter((line) => startOf(line.text) >= from && startOf(line.text) < to),
    });
    return { cells: [{ ...first, lines: [{ text: label, item: false }] }, ...others.map(own)] };
  });
}

const isLabel = (text: string): boolean => sheetLabels.find(text) !== null || (isPlacementLabel(text) && /[付づ]け?\s*$/u.test(text));
const startOf = (text: Passage): number => text.ranges()[0]?.start ?? 0;

/** Labels that follow on each other, cut where the document breaks its lines; empty where the text is no run of labels. */
function cutLabels(text: Passage): readonly Passage[] {
  const labels: Passage[] = [];
  let from = 0;
  for (const at of [...breaksOf(text), text.length]) {
    const part = text.slice(from, at).trim();
    if (!isLabel(part.text)) continue;
    labels.push(part);
    from = at;
  }
  return from === text.length ? labels : [];
}

/** Where the text goes on somewhere else in the document than behind the character before. */
function breaksOf(text: Passage): number[] {
  const { origins } = text;
  const breaks: number[] = [];
  for (let i = 1; i < origins.length; i += 1) if (origins[i] !== (origins[i - 1] ?? 0) + 1) breaks.push(i);
  return breaks;
}
