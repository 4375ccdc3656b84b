import type { Goal } from "../../../domain/goal/goal.ts";
import type { CellLine } from "../../document.ts";
import { Passage } from "../../passage.ts";
import type { Draft } from "../draft.ts";
import { remarkLabels } from "../labels.ts";
import { asPrinted, outline, withMarks, withOwnMark } from "../marks.ts";
import { saysNothing } from "../tables.ts";

export type RemarkDraft = Draft<Goal["remarks"][number]>;

/** A cell of the remarks' row with its column, for the row that follows it. */
export interface RemarkCell {
  readonly column: number;
  readonly lines: readonly CellLine[];
}

interface Open {
  label: Passage;
  readonly column: number;
  readonly texts: Passage[];
}

/** How the label of a remark ends, when no sentence stands there: …を考慮した点, 残された課題. */
const LABEL_END = /(?:点|課題|効果|事項|状況|理由|内容|意見|要因|成果|反省|視点|こと|欄)(?:等)?$/u;
const LABEL_AT_MOST = 40;

/**
 * The remarks of a sheet. A marked line that reads like a label (○残された課題) opens a remark, and what follows it, in its cell, in the next one or in the
 * row below in the same column, is its text; text without such a label stands under the label of the row (特記事項).
 */
export class RemarkReader {
  readonly #open: Open[] = [];
  readonly #row: Passage;

  /** @param column where the row's label stands when it is a remark's own (○残された課題 | …); null where it stands over all remarks (特記事項). */
  constructor(row: Passage, column: number | null) {
    this.#row = row;
    const [item] = outline([row]);
    if (column !== null && item) this.#open.push({ label: item.text, column, texts: [] });
  }

  /** One cell, left to right; of the same row as the one before, unless `below`. */
  add({ column, lines }: RemarkCell, below = false): void {
    let at = below ? this.#open.findLast((remark) => remark.column <= column && remark.label !== this.#row) : this.#open.at(-1);
    for (const item of outline(lines)) {
      const split =
        item.kind === "bullet" || item.ordinal !== null || remarkLabels.find(firstWord(item.text).text) ? splitLabel(item.text) : null;
      if (split) {
        at = { label: split.label, column, texts: [split.text, ...item.children.map(withOwnMark)].filter((text) => !text.isBlank) };
        this.#open.push(at);
        continue;
      }
      if (!at) {
        at = { label: this.#row, column, texts: [] };
        this.#open.push(at);
      }
      at.texts.push(item.kind === null || at.texts.length === 0 ? withMarks(item) : withOwnMark(item));
    }
  }

  drafts(): RemarkDraft[] {
    if (this.#open.length === 0) return [{ label: this.#row, text: null }];
    return this.#open.map(({ label, texts }) => {
      const text = asPrinted(texts);
      return { label, text: saysNothing(text.text) ? null : text };
    });
  }
}

const firstWord = (text: Passage): Passage => text.match(/^[^\s:：]+/u) ?? Passage.empty;

function splitLabel(text: Passage): { label: Passage; text: Passage } | null {
  const label = firstWord(text);
  if (label.length === 0 || label.length > LABEL_AT_MOST) return null;
  if (!remarkLabels.find(label.text) && (!LABEL_END.test(label.text) || /。/u.test(label.text))) return null;
  const rest = text.slice(label.length);
  return { label, text: rest.slice(rest.match(/^[\s:：]+/u)?.length ?? 0) };
}
