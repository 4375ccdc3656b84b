import { type Enumerator, readEnumerator } from "../../../domain/wording/enumerator.ts";
import { endsSentence, joinText, widthOf } from "../../broken-text.ts";
import type { Block } from "../../document.ts";
import type { Passage } from "../../passage.ts";
import { plainNumbers } from "./plain-numbers.ts";
import words from "./tables/words.json" with { type: "json" };

export { endsSentence, joinText, widthOf };

/** A sentence, bullet or title put together from the lines that a layout broke it into. */
export interface Entry {
  /** The mark at its front; null for a plain paragraph. An item that only the format marks has a mark of no length. */
  readonly mark: Enumerator | null;
  /** Without the mark. */
  readonly text: Passage;
  /** With the mark, as printed. */
  readonly whole: Passage;
  /** A blank line stands before it. */
  readonly gapBefore: boolean;
  /** Columns of white space in front of its first line. */
  readonly indent: number;
  /** How many blocks it was put together from. */
  readonly lines: number;
}

const FORMAT_MARK: Enumerator = { mark: "", kind: "bullet", ordinal: null, through: null, length: 0 };
/** A line that a paragraph filled ends at most so far before the margin, in half-width columns. */
const ROOM = 5;
/** A line below this share of the widest of its stretch ended before the margin did. */
const SHORT = 0.8;

/** A short label with a bullet beside it, as a table of two columns leaves it: 進化 ・…. Its label and where the bullet's text begins; null for other texts. */
export function labelledBullet(text: string): { readonly label: string; readonly bullet: string; readonly textAt: number } | null {
  const match = /^(\S{1,10})[\s　]+([●○◇・◆■▪•➢\u{F06C}\u{F0D8}\u{F0A7}\u{F0B7}\u{F06E}\u{F075}\u{F0FC}])[\s　]*(?=\S)/u.exec(text);
  return match && markOf(match[1] ?? "") === null ? { label: match[1] ?? "", bullet: match[2] ?? "", textAt: match[0].length } : null;
}

/** The enumerator in front of a text; 第１章 is a title, no mark. `○○市` is none, nor is the kana of a word that a layout broke (メン / ト、…). */
export function markOf(text: string): Enumerator | null {
  if (/^([○●◯□◎])\1|^[ア-ワ]、/u.test(text)) return null;
  const mark = readEnumerator(text);
  if (!mark || mark.kind === "titled" || mark.length >= text.length) return null;
  return mark;
}

/**
 * Joins blocks into entries. A new entry starts at a mark and at every block that is whole by its format; a line without a mark continues
 * the entry above it, unless that had ended: with a full stop before the margin, or as a numbered title on a short line of its own.
 */
export function joinEntries(blocks: readonly Block[], numbers: ReadonlyMap<Block, Enumerator> = plainNumbers(blocks)): Entry[] {
  const texts = blocks.filter((block) => block.kind !== "table");
  const markAt = (block: (typeof texts)[number]) => markOf(block.text.text) ?? numbers.get(block) ?? null;
  const everyLineWhole = texts.every((block) => block.kind !== "line" || endsSentence(block.text.text) || markAt(block) !== null);
  const lines = texts.filter((block) => block.kind === "line");
  const margin = {
    widest: lines.reduce((most, { text }) => Math.max(most, widthOf(text.text)), 0),
    edge: lines.reduce((most, { text, indent }) => Math.max(most, indent + widthOf(text.text)), 0),
  };
  const drafts: {
    mark: Enumerator | null;
    parts: Passage[];
    first: Exclude<Block, { kind: "table" }>;
    last: Exclude<Block, { kind: "table" }>;
  }[] = [];
  for (const block of texts) {
    if (block.text.isBlank) continue;
    const mark = markAt(block) ?? (block.kind === "item" ? FORMAT_MARK : null);
    const open = drafts.at(-1);
    if (
      open &&
      block.kind === "line" &&
      open.last.kind === "line" &&
      !(everyLineWhole && endsSentence(open.last.text.text)) &&
      continues(open, block, mark, margin)
    ) {
      open.parts.push(block.text);
      open.last = block;
    } else drafts.push({ mark, parts: [block.text], first: block, last: block });
  }
  return drafts.map(({ mark, parts, first }) => {
    const whole = joinText(parts);
    return {
      mark,
      whole,
      text: whole.slice(mark?.length ?? 0),
      gapBefore: first.kind === "line" ? first.gapBefore : true,
      indent: first.kind === "line" ? first.indent : 0,
      lines: parts.length,
    };
  });
}

/** How wide the widest line of a stretch is, and how far to the right the farthest reaches, in half-width columns. */
interface Margin {
  readonly widest: number;
  readonly edge: number;
}

interface Open {
  readonly mark: Enumerator | null;
  readonly parts: readonly Passage[];
  readonly last: Block;
}

/** 2　スポーツ施設の充実, behind a blank line: the number of a title, though no stop stands behind it. */
const NUMBERED = /^[0-9０-９]{1,2}[\s　]+[^\s0-9０-９]/u;

const OF_YEAR = /^(?:(?:令和|平成|[RHＲＨ])\s?[0-9０-９元]{1,2}|20[0-9]{2})\s?年度?(?:[(（].{1,10}[)）])?[\s　:：]+\S/u;

/** 令和６年度　手続の洗い出し: what is done in a year. */
export function tellsOfYear(text: string): boolean {
  return OF_YEAR.test(text);
}

function continues(
  { mark: openMark, parts, last }: Open,
  line: Extract<Block, { kind: "line" }>,
  mark: Enumerator | null,
  { widest, edge }: Margin,
): boolean {
  const before = parts.at(-1)?.text ?? "";
  if (mark && !(isMiddleDot(line.text.text, openMark, before) && !isShort(before, last, widest))) return false;
  if (labelledBullet(line.text.text)) return false;
  if (tellsOfYear(line.text.text) && tellsOfYear(parts[0]?.text ?? "")) return false;
  const indent = last.kind === "line" ? last.indent : 0;
  const short = isShort(before, last, widest);
  if (endsSentence(before)) {
    if (line.gapBefore && NUMBERED.test(line.text.text)) return false;
    // A sentence that goes on in its paragraph leaves no room for the next character; where one that ended leaves some, the paragraph ended.
    if (widthOf(before) < widest - ROOM && widthOf(before) + indent < edge - ROOM) return false;
    return openMark !== null || line.indent <= indent;
  }
  const title = openMark !== null && openMark.kind !== "bullet" && parts.length === 1;
  return !(title && (short || isTitleOver(before, line.text.text)) && !/[、，,]$/u.test(before));
}

const NAMES_WORK = new RegExp(`(?:${words.actEnds}|${words.titleEnds})$`, "u");

/** Whether a numbered line names what the sentence below it tells, however narrow both are. */
function isTitleOver(title: string, line: string): boolean {
  return NAMES_WORK.test(title) && endsSentence(line) && !/^[をがにのはとでもへや、。・及並]/u.test(line);
}

function isShort(text: string, { kind, ...block }: Block, widest: number): boolean {
  const indent = kind === "line" && "indent" in block ? block.indent : 0;
  return widthOf(text) + indent < SHORT * (widest + indent);
}

/** 公平 / ・公正な: a middle dot that the layout put first in its line, where bullets look otherwise and the sentence goes on. */
function isMiddleDot(text: string, openMark: Enumerator | null, before: string): boolean {
  if (!/^・\S/u.test(text) || endsSentence(before) || /[:：]$/u.test(before)) return false;
  return openMark === null || openMark.kind !== "bullet" || openMark.mark !== "・" || openMark.length > 1;
}
