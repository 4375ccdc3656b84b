import type { Cell } from "../../document.ts";
import { outline } from "../marks.ts";
import { cellText } from "../tables.ts";
import { LONGEST_PLACEMENT, labelIn, ordinalOf, placementLabelIn } from "./cells.ts";
import type { Columns } from "./columns.ts";
import { goalHeadingOf, numberOf, shapeOf } from "./heading.ts";
import type { Notebook } from "./notebook.ts";
import { codeLength } from "./placements.ts";

/**
 * Reads a row below a goal that says where in the plans it stands: labels of plans, or codes and texts under the labels of the rows before.
 *
 * @returns false for any other row.
 */
export function readPlacementRow(notes: Notebook, cells: readonly Cell[], columns: Columns | null): boolean {
  const { goal } = notes;
  if (!goal || (columns && opensGoal(notes, cells, columns))) return false;
  const labels = cells.map(placementLabelIn);
  const found = labels.filter((label) => label !== null).length;
  if (found === 0 && !(goal.placements.isOpen && goesOn(cells))) return false;
  const besides = found > 1 && found === cells.length && cells.every((cell) => cell.lines.length === 1);
  for (const [i, cell] of cells.entries()) {
    const label = labels[i];
    notes.claimGlyphs(cell.lines);
    if (!label) {
      goal.placements.add(cell.lines, cell.column);
      continue;
    }
    notes.claim(label.label);
    goal.placements.openLabel(label.label, cell.column, besides && i > 0);
    goal.placements.add(label.rest, cell.column);
  }
  return true;
}

/** Codes and short texts, and no label of a form among them. */
function goesOn(cells: readonly Cell[]): boolean {
  const [first] = cells;
  if (!first) return false;
  const text = cellText(first);
  const isLabel = labelIn(first) !== null || goalHeadingOf(shapeOf(text)) !== null;
  if (isLabel && codeLength(text.text) === 0) return false;
  return cells.every((cell) => cell.lines.every((line) => line.text.length <= LONGEST_PLACEMENT && !/^[※＊*]/u.test(line.text.text)));
}

/**
 * Whether a row begins the next goal rather than name a code: it has marked items or several lines to do, or its number is the one that comes next and
 * a report stands beside it.
 */
function opensGoal({ goal }: Notebook, cells: readonly Cell[], columns: Columns): boolean {
  const fieldOf = (cell: Cell) => columns.get(cell.column)?.field;
  const number = cells.find((cell) => fieldOf(cell) === "number");
  const others = cells.filter((cell) => cell !== number);
  const rich = others.some((cell) => {
    const items = outline(cell.lines);
    return items.some(({ kind }) => kind !== null) || (cell.lines.length > 1 && placementLabelIn(cell) === null);
  });
  if (!number) {
    const says = cells.some((cell) => fieldOf(cell) === "title" || fieldOf(cell) === "content");
    const long = cells.some((cell) => cell.lines.length > 2 || cellText(cell).length > LONGEST_PLACEMENT);
    return rich && says && placementLabelIn(cells[0]) === null && (long || !goal?.placements.isOpen);
  }
  const ordinal = ordinalOf(number) ?? (rich ? (numberOf(cellText(number))?.ordinal ?? null) : null);
  if (ordinal === null) return false;
  if (!goal?.placements.isOpen) return others.length > 0;
  if (rich) return true;
  const next = ordinal === (goal.number?.value ?? Number.NaN) + 1;
  const reports = others.filter((cell) => fieldOf(cell) !== "title" && fieldOf(cell) !== "content");
  return next && reports.some((cell) => codeLength(cellText(cell).text) === 0);
}
