import type { Goal } from "../../../domain/goal/goal.ts";
import type { CellLine } from "../../document.ts";
import { Passage } from "../../passage.ts";
import type { Draft } from "../draft.ts";
import { remarkLabels } from "../labels.ts";
import { asPrinted, type Marked, outline, withOwnMark } from "../marks.ts";
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
const LABEL_END =
  /(?:点|課題|効果|事項|状況|理由|内容|意見|要因|成果|反省|視点|こと|欄|工夫|改善|対応|方針|方向性|特徴|評価|総括|連携|協働)(?:等)?$/u;
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
    for (const [i, line] of lines.entries()) {
      for (const item of outline([line])) {
        const next = lines[i + 1];
        const split = splitLabel(item, next !== undefined && outline([next])[0]?.kind === null);
        if (split) {
          at = { label: split.label, column, texts: [split.text, ...item.children.map(withOwnMark)].filter((text) => !text.isBlank) };
          this.#open.push(at);
          continue;
        }
        if (!at) {
          at = { label: this.#row, column, texts: [] };
          this.#open.push(at);
        }
        at.texts.push(withOwnMark(item));
      }
    }
  }

  /** 特記事項 | 市民協働の視点 | …: the first of two cells, short and no sentence, is the label of what the second says. */
  head({ column, lines }: RemarkCell): boolean {
    const [line, ...others] = lines;
    if (!line || others.length > 0 || line.text.length > LABEL_AT_MOST || /[。\s]/u.test(line.text.text.trim())) return false;
    const [item] = outline([line]);
    if (!item || item.kind !== null || item.children.length > 0 || !LABEL_END.test(item.text.text)) return false;
    this.#open.push({ label: item.text, column, texts: [] });
    return true;
  }

  drafts(): RemarkDraft[] {
    if (this.#open.length === 0) return [{ label: this.#row, text: null }];
    return this.#open.map(({ label, texts }) => {
      const text = withoutLoneBullet(texts);
      return { label, text: saysNothing(text.text) ? null : text };
    });
  }
}

/** Several bullets keep their glyphs, one alone loses it. */
function withoutLoneBullet(texts: readonly Passage[]): Passage {
  const [only] = texts;
  const [item] = only && texts.length === 1 ? outline([only]) : [];
  return item?.kind === "bullet" && item.children.length === 0 ? item.text : asPrinted(texts);
}

const firstWord = (text: Passage): Passage => text.match(/^[^\s:：]+/u) ?? Passage.empty;

/** @param textBelow the next line of the cell has no mark, so that this one may head it. */
function splitLabel({ kind, text }: Marked, textBelow: boolean): { label: Passage; text: Passage } | null {
  const word = firstWord(text);
  if (word.length === 0 || word.length > LABEL_AT_MOST || /。/u.test(word.text)) return null;
  const known = remarkLabels.find(word.text) !== null;
  if (!known && kind !== "bullet") return null;
  if (textBelow && text.length <= LABEL_AT_MOST && !/。/u.test(text.text)) return { label: text, text: Passage.empty };
  if (!known && !LABEL_END.test(word.text)) return null;
  const rest = text.slice(word.length);
  return { label: word, text: rest.slice(rest.match(/^[\s:：]+/u)?.length ?? 0) };
}
