import { readEnumerator } from "../../domain/wording/enumerator.ts";
import { endsSentence, joinText, widthOf } from "../broken-text.ts";
import type { CellLine } from "../document.ts";
import type { Passage } from "../passage.ts";
import type { Part } from "./aligned-line.ts";

export interface Width {
  /** In half-width columns. */
  readonly width: number;
  /** By how much a line may stay below it that is full all the same. */
  readonly play: number;
  /** Several lines are so wide. What only one reaches may be the width of the widest text, which nothing broke. */
  readonly sure: boolean;
}

/** How wide the text of a cell may be, by the column that it begins in and the last that it goes over. */
export type Room = (column: number, through: number) => Width;

/** A line of a cell. */
export interface CellPart {
  readonly part: Part;
  readonly column: number;
  readonly through: number;
  readonly text: string;
}

/** A bare number with a space behind it: 67 公民学連携の推進. */
const BARE_NUMBER = /^[0-9０-９]{1,3}[ 　]\S/u;
const NUMBER = /^[-－−▲△]?[0-9０-９,.，．]+\s?[%％]?$/u;
const HANGING = /[、，,（(「『［[・]$/u;

/**
 * Whether the text of a cell's line goes on in the next one: what begins the lower would not have found room behind the upper. A text never ends with a
 * comma or an opening bracket; a number opens a text of its own.
 */
export function goesOn(upper: CellPart, lower: CellPart, room: Room): boolean {
  if (isOpen(upper.text) && !/^[(（①-⑳]/u.test(lower.text)) return true;
  const mark = readEnumerator(lower.text);
  const numbered = mark !== null && mark.kind !== "bullet" && mark.length < lower.text.length;
  if (BARE_NUMBER.test(lower.text)) return false;
  if (numbered && mark.kind !== "dotted" && mark.kind !== "hyphenated") return false;
  const { width, play } = room(upper.column, Math.max(upper.through, lower.through));
  const exact = upper.part.width + firstWord(lower.text) > width;
  if (mark && !(exact && mark.length === 1 && /^[・･]/u.test(mark.mark) && !startsWithDot(upper) && !endsSentence(upper.text)))
    return false;
  if (NUMBER.test(upper.text) && NUMBER.test(lower.text)) return false;
  if (!mark && HANGING.test(upper.text)) return true;
  return exact || upper.part.width + firstWord(lower.text) > width - play;
}

/** Whether a text breaks off within brackets: 41.8（令和. */
export function isOpen(text: string): boolean {
  return Math.max(text.lastIndexOf("（"), text.lastIndexOf("(")) > Math.max(text.lastIndexOf("）"), text.lastIndexOf(")"));
}

/** Width of what a layout keeps together at the start of a text: a Latin word, or a character with the stops behind it. */
function firstWord(text: string): number {
  const [whole = "", word = ""] = /^([A-Za-z]{1,6}|.)[、。，．）」』)]*/u.exec(text) ?? [];
  return widthOf(word) + widthOf(whole.slice(word.length));
}

/** The lines of a cell as its author broke them. */
export function joinCell(parts: readonly CellPart[], room: Room, read: (part: Part) => Passage): CellLine[] {
  const lines: Passage[][] = [];
  const bulleted = isBulleted(parts, room);
  let before: CellPart | null = null;
  for (const cellPart of parts) {
    const open = lines.at(-1);
    const text = read(cellPart.part);
    if (text.isBlank) continue;
    if (open && before && goesOn(before, cellPart, room) && !(bulleted && startsWithDot(cellPart))) open.push(text);
    else lines.push([text]);
    before = cellPart;
  }
  return lines.map((line) => ({ text: joinText(line), item: false }));
}

const startsWithDot = ({ text }: CellPart): boolean => /^[・･]/u.test(text);

/**
 * Whether a middle dot at the start of a line is a bullet even where the text above could have gone on: because others are that surely, behind a text
 * that had ended, and none stands behind a space inside a line.
 */
function isBulleted(parts: readonly CellPart[], room: Room): boolean {
  const sure = parts.some((part, i) => {
    const above = parts[i - 1];
    return startsWithDot(part) && (!above || !goesOn(above, part, room));
  });
  return sure && !parts.some(({ text }) => /[\s　][・･]\S/u.test(text));
}
