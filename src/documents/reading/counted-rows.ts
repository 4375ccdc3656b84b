import { type Enumerator, readEnumerator } from "../../domain/wording/enumerator.ts";
import type { Passage } from "../passage.ts";
import { endsSentence, widthOf } from "./plan/joining.ts";

/** A part of a line of a table whose layout was kept. */
export interface LaidPart {
  readonly column: number;
  readonly text: Passage;
  readonly line: number;
  /** Half-width columns up to where the next column begins. */
  readonly room: number;
}

/** A row holds at least so many cells: what is done, until when, how far. */
const CELLS_AT_LEAST = 3;
/** Half-width columns that a line leaves free of its cell where it is broken: a word that did not fit, and the gutter. */
const RAGGED = 6;

/**
 * Tells where, below a number that holds for several actions, the row of the next one begins: ② … 12月 … Ａ under ① … 9月 … Ａ. Where the cells beside it count
 * too, or go on with a sentence, the actions stand in one row.
 */
export class CountedRows {
  readonly #marks = new Map<number, Enumerator>();
  readonly #last = new Map<number, LaidPart>();

  /** @param underHeads what stands above are the heads of the columns, printed again on this page. */
  opensRow(parts: readonly LaidPart[], underHeads: boolean): boolean {
    const [first, ...others] = parts;
    if (!first || parts.length < CELLS_AT_LEAST || others.some(({ text }) => markOf(text))) return false;
    if (underHeads) return markOf(first.text) !== null;
    if (this.#marks.size !== 1) return false;
    const [mark, before] = [markOf(first.text), this.#marks.get(first.column)];
    if (!mark || mark.kind !== before?.kind || mark.ordinal !== (before.ordinal ?? 0) + 1) return false;
    return others.every((part) => !this.#goesOn(part));
  }

  take(parts: readonly LaidPart[], opened: boolean): void {
    if (opened) {
      this.#marks.clear();
      this.#last.clear();
    }
    for (const part of parts) {
      const mark = markOf(part.text);
      if (mark) this.#marks.set(part.column, mark);
      this.#last.set(part.column, part);
    }
  }

  #goesOn({ column, line }: LaidPart): boolean {
    const before = this.#last.get(column);
    if (before?.line !== line - 1 || endsSentence(before.text.text)) return false;
    return widthOf(before.text.text) + RAGGED > before.room;
  }
}

function markOf({ text }: Passage): Enumerator | null {
  const mark = readEnumerator(text);
  return mark?.ordinal != null && mark.kind !== "titled" && mark.kind !== "hyphenated" && text.length > mark.length ? mark : null;
}
