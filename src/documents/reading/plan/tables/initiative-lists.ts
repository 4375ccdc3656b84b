import type { Block } from "../../../document.ts";
import type { Passage } from "../../../passage.ts";
import { addAll } from "../../add-all.ts";
import { type Entry, endsSentence, joinEntries, markOf, widthOf } from "../joining.ts";
import { plainNumbers } from "../plain-numbers.ts";
import { divisionsBehind } from "./divisions.ts";
import type { InitiativePart } from "./initiative-part.ts";

export interface ListedInitiatives {
  readonly parts: readonly InitiativePart[];
  readonly leftover: readonly Passage[];
  /** Numbers of rows. */
  readonly furniture?: readonly Passage[];
}

type TextBlock = Exclude<Block, { kind: "table" }>;

/** A heading of a list is no wider than this share of the lines around it. */
const TITLE_WIDTH = 0.75;

/**
 * Initiatives as a list: items with the outermost mark and what stands under each. Of three levels of marks the outermost are groups; 項目：説明 on one line is an
 * item with its detail; （市民課） at the end of an item or a detail is in charge.
 */
export function readInitiativeList(blocks: readonly TextBlock[]): ListedInitiatives {
  const entries = entriesOf(blocks);
  const levels = levelsOf(entries);
  const [first] = levels;
  const grouped = levels.length >= 3 && first !== undefined && !first.startsWith("bullet");
  const itemLevel = levels[grouped ? 1 : 0];
  const parts: { group: Passage | null; divisions: readonly Passage[]; item: Passage; details: Passage[] }[] = [];
  const leftover: Passage[] = [];
  let group: Passage | null = null;
  for (const entry of entries) {
    const level = levelOf(entry);
    const open = parts.at(-1);
    if (grouped && level === first) group = entry.whole.trim();
    else if (level !== null && level === itemLevel) {
      const colon = /^[^:：。、]{2,30}[:：][\s　]*(?=\S)/u.exec(entry.text.text)?.[0].length;
      const title = colon === undefined ? entry.text.trim() : (entry.text.slice(0, colon).split(/[:：]/u)[0]?.trim() ?? entry.text);
      const own = divisionsBehind(title);
      const item = own && !own.before.isBlank ? own.before : title;
      parts.push({ group, divisions: own?.divisions ?? [], item, details: colon === undefined ? [] : [entry.text.slice(colon).trim()] });
    } else if (open) {
      const own = /[)）】\]］]\s*$/u.test(entry.text.text) ? divisionsBehind(entry.text) : null;
      if (own)
        open.divisions = [...open.divisions, ...own.divisions.filter(({ text }) => !open.divisions.some((known) => known.text === text))];
      const detail = own ? own.before : entry.text;
      if (!detail.isBlank) open.details.push(detail.trim());
    } else leftover.push(entry.whole);
  }
  return { parts, leftover };
}

/** A marked line that the sections in charge end (② 介護の予防【高齢福祉課】) is whole, however wide it is. */
function wholeTitle(block: TextBlock): TextBlock {
  const ended = block.kind === "line" && markOf(block.text.text) !== null && /[】)）］]\s*$/u.test(block.text.text);
  return ended && divisionsBehind(block.text) ? { kind: "paragraph", page: block.page, text: block.text } : block;
}

/** Sorts of marks in the order in which they appear; bullets are told by their glyph and, where the format lists them, by their depth. */
function levelsOf(entries: readonly Entry[]): string[] {
  return [...new Set(entries.map(levelOf).filter((level) => level !== null))];
}

function levelOf({ mark, indent }: Entry): string | null {
  if (!mark) return null;
  return mark.kind === "bullet" ? `bullet ${mark.mark}${mark.mark === "" ? indent : ""}` : mark.kind;
}

/** Entries; where every line with the first mark is short and no sentence, and a text without a mark stands below it, it is a title of its own. */
function entriesOf(given: readonly TextBlock[]): Entry[] {
  const blocks = given.map(wholeTitle);
  const numbers = plainNumbers(blocks);
  const sortAt = (block: TextBlock | undefined) => (block && numbers.has(block) ? "number" : markOf(block?.text.text ?? "")?.mark);
  const mark = sortAt(blocks[0]);
  const widest = blocks.reduce((most, { text }) => Math.max(most, widthOf(text.text)), 0);
  const isTitle = (block: TextBlock) =>
    mark !== undefined && sortAt(block) === mark && widthOf(block.text.text) <= TITLE_WIDTH * widest && !endsSentence(block.text.text);
  const titled = blocks.every((block, i) => {
    if (mark === undefined || sortAt(block) !== mark) return true;
    const next = blocks[i + 1];
    return isTitle(block) && next !== undefined && sortAt(next) !== mark;
  });
  if (!titled || mark === undefined) return joinEntries(blocks, numbers);
  const entries: Entry[] = [];
  let run: TextBlock[] = [];
  for (const block of [...blocks, null]) {
    if (block !== null && !isTitle(block)) run.push(block);
    else {
      addAll(entries, joinEntries(run, numbers));
      run = [];
      if (block) addAll(entries, joinEntries([block], numbers));
    }
  }
  return entries;
}
