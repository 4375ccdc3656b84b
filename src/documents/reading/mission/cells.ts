import type { Cell, CellLine } from "../../document.ts";
import type { Passage } from "../../passage.ts";
import { cellText } from "../tables.ts";
import { goalHeadingOf, numeral, shapeOf } from "./heading.ts";
import { codeLength, isPlacementLabel } from "./placements.ts";
import { fieldOf, sectionOf } from "./words.ts";

const ORDINAL = /^(?:[Nn]o\.?|№|第|目標|重点目標)?\s*([0-9０-９]{1,2}|[①-⑳]|[Ⅰ-Ⅻ]|[(（][0-9０-９]{1,2}[)）])[.．]?$/u;
const LONGEST_LABEL = 24;
/** A line under the label of a plan is the name of a policy, not a paragraph. */
export const LONGEST_PLACEMENT = 80;

/** The number that a cell holds and nothing else: 1, ①, No.3. */
export function ordinalOf(cell: Cell): number | null {
  const match = ORDINAL.exec(cellText(cell).text.trim());
  const value = numeral((match?.[1] ?? "").replace(/[()（）]/gu, ""));
  return match && !Number.isNaN(value) ? value : null;
}

/** The cell's text where it is a label of a form: 取組内容, 部の使命, 重点目標１. */
export function labelIn(cell: Cell | undefined): Passage | null {
  if (!cell) return null;
  const text = cellText(cell);
  if (text.length > LONGEST_LABEL || cell.lines.length > 2) return null;
  const known = fieldOf(text.text, cell.head) !== null || sectionOf(text.text, false) !== null;
  return known || goalHeadingOf(shapeOf(text))?.title.isBlank ? text : null;
}

/** The label of a plan at the top of a cell, and what stands under or behind it. */
export function placementLabelIn(cell: Cell | undefined): { label: Passage; rest: CellLine[] } | null {
  const [first, ...others] = cell?.lines ?? [];
  if (!first) return null;
  if (isPlacementLabel(first.text.text)) {
    const short = others.every(({ text }) => text.length <= LONGEST_PLACEMENT);
    return short ? { label: first.text, rest: others } : null;
  }
  const shape = shapeOf(first.text);
  if ((shape.colon || shape.bracketed) && isPlacementLabel(shape.label.text))
    return { label: shape.label, rest: shape.rest.isBlank ? others : [{ text: shape.rest, item: false }, ...others] };
  const [word = ""] = /^\S{2,16}/u.exec(first.text.text) ?? [];
  const behind = first.text.slice(word.length).trim();
  if (!isPlacementLabel(word) || codeLength(behind.text) === 0) return null;
  return { label: first.text.slice(0, word.length), rest: [{ text: behind, item: false }, ...others] };
}
