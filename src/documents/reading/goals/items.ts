import type { CellLine } from "../../document.ts";
import type { Passage } from "../../passage.ts";
import { asPrinted, endTouches, outline, withMarks } from "../marks.ts";

/**
 * The items of a cell of running text (現況・課題, 目的・効果): one for each mark or list item; without them a sentence that is followed by white space or
 * by a line's end closes an item. Lines of which none ends a sentence are items of their own.
 */
export function draftItems(lines: readonly CellLine[]): Passage[] {
  const items = outline(lines);
  if (items.some(({ kind }) => kind !== null)) {
    const marked = items.findIndex(({ kind }) => kind !== null);
    return [...sentences(items.slice(0, marked).map(({ text }) => text)), ...items.slice(marked).map(withMarks)].filter(
      (item) => !item.isBlank,
    );
  }
  return sentences(items.map(({ text }) => text));
}

function sentences(lines: readonly Passage[]): Passage[] {
  if (lines.length > 1 && !lines.some(({ text }) => /[。．]\s*$/u.test(text))) return lines.filter((line) => !line.isBlank);
  const found: Passage[] = [];
  let open: Passage[] = [];
  for (const line of lines)
    for (const part of line.cut(sentenceEnds(line))) {
      open.push(part.trim());
      if (!/。\s*$/u.test(part.text)) continue;
      found.push(asPrinted(open));
      open = [];
    }
  if (open.length > 0) found.push(asPrinted(open));
  return found.filter((item) => !item.isBlank);
}

/** Where a sentence has ended: before white space, and where the document breaks its line. */
function sentenceEnds(line: Passage): number[] {
  const ends: number[] = [];
  for (const { index } of line.text.matchAll(/。(?=[\s\S])/gu)) {
    const after = index + 1;
    if (/\s/u.test(line.text.charAt(after)) || !endTouches(line.slice(index, after), line.slice(after, after + 1))) ends.push(after);
  }
  return ends;
}
