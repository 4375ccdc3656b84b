import type { Block } from "../../document.ts";
import type { Passage } from "../../passage.ts";
import { addAll } from "../add-all.ts";
import { joinEntries } from "./joining.ts";
import { bare, planTitleWords } from "./words.ts";

const TITLE = new RegExp(
  `(?:${planTitleWords}|白書|条例|要綱|ガイドライン|プログラム|マップ|台帳|カルテ|協定|憲章|宣言)[」』]?(?:[(（].*[)）])?[＊*]?$`,
  "u",
);

/** The titles of other plans in a stretch under 関連する個別計画; what follows the list (a caption) is left over. */
export function readRelatedPlans(blocks: readonly Block[]): { titles: Passage[]; furniture: Passage[] } {
  const titles: Passage[] = [];
  const furniture: Passage[] = [];
  for (const block of blocks) {
    const cells =
      block.kind === "table"
        ? block.rows.flatMap(({ cells }) => cells.slice(0, 1).flatMap(({ lines }) => lines.map(({ text }) => text)))
        : [];
    addAll(
      titles,
      cells.filter(({ text }) => TITLE.test(text)),
    );
  }
  for (const entry of joinEntries(blocks.flatMap(ownEntry))) {
    if (entry.mark) furniture.push(entry.whole.slice(0, entry.mark.mark.length));
    const { texts, separators } = splitOutsideBrackets(entry.text);
    const parts = texts.map((part) => part.trim()).filter(({ length }) => length > 0);
    if (entry.mark === null && !parts.some(({ text }) => TITLE.test(bare(text)))) {
      if (titles.length > 0) break;
      continue;
    }
    addAll(furniture, separators);
    addAll(
      titles,
      parts.filter(({ text }) => entry.mark !== null || TITLE.test(bare(text))),
    );
  }
  return { titles, furniture };
}

/** A line that ends as a title does ends its entry. */
function ownEntry(block: Block, i: number, blocks: readonly Block[]): Block[] {
  if (block.kind !== "line") return [block];
  const before = blocks[i - 1];
  const ended = before?.kind === "line" && TITLE.test(bare(before.text.text));
  return ended ? [{ kind: "paragraph", page: block.page, text: block.text }] : [block];
}

/** ・A　・B in one line. */
const BULLET = /[・●○◇◆■]/u;

function splitOutsideBrackets(text: Passage): { texts: Passage[]; separators: Passage[] } {
  const cuts: number[] = [];
  let depth = 0;
  for (let i = 0; i < text.length; i += 1) {
    const char = text.text.charAt(i);
    if (/[(（「『]/u.test(char)) depth += 1;
    else if (/[)）」』]/u.test(char)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && (/[、，,／/]/u.test(char) || (BULLET.test(char) && /\s/u.test(text.text.charAt(i - 1))))) cuts.push(i);
  }
  return { texts: text.cut(cuts).map((part, i) => (i > 0 ? part.slice(1) : part)), separators: cuts.map((at) => text.slice(at, at + 1)) };
}
