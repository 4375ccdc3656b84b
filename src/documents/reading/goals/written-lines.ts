import type { CellLine } from "../../document.ts";
import type { Passage } from "../../passage.ts";
import { endsSentence, joinText, markOf, widthOf } from "../plan/joining.ts";

/** A line of running text. */
export interface WrittenLine {
  readonly text: Passage;
  /** The format says that it is a whole paragraph or item; a line of a layout may be a part of one. */
  readonly whole: boolean;
  readonly item: boolean;
  readonly gapBefore: boolean;
  /** A heading right over a label of the form. */
  readonly overLabels: boolean;
}

/** A line below this share of the widest ended before the margin did. */
const SHORT = 0.75;

/** Whether a line goes on with the one before it: no mark, no gap, and the one before ran to the margin in the middle of a sentence. */
export function goesOn(line: WrittenLine, before: Passage, widest: number): boolean {
  if (line.whole || line.gapBefore || markOf(line.text.text) !== null) return false;
  return widthOf(before.text) >= SHORT * widest && !endsSentence(before.text);
}

/** Lines of running text with what a layout broke put together again. */
export function joinWritten(lines: readonly WrittenLine[], widest: number): CellLine[] {
  const joined: { parts: Passage[]; item: boolean }[] = [];
  for (const line of lines) {
    const open = joined.at(-1);
    const last = open?.parts.at(-1);
    if (open && last && goesOn(line, last, widest)) open.parts.push(line.text);
    else joined.push({ parts: [line.text], item: line.item });
  }
  return joined.map(({ parts, item }) => ({ text: joinText(parts), item }));
}
