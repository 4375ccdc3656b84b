import { type Enumerator, type EnumeratorKind, readEnumerator } from "../../domain/wording/enumerator.ts";
import { isTorn, joinLines } from "../broken-text.ts";
import type { CellLine } from "../document.ts";
import { Passage } from "../passage.ts";

/** A text with the mark that numbers or lists it, and what stands under it: ① with (1) and (2), (1) with its bullets. */
export interface Marked {
  /** As printed: ①, (1), (1)～(3), ・. Null for a text without one, and for an item that only the format marks (<li>). */
  readonly mark: Passage | null;
  /** Null where there is no mark and no item. */
  readonly kind: EnumeratorKind | null;
  /** From 1; null for bullets and where there is no mark. */
  readonly ordinal: number | null;
  /** The last ordinal of a range; equal to `ordinal` where there is none. */
  readonly through: number | null;
  /** Its own text, mark off, without its children; trimmed, lines joined by a space where no word is torn. May be empty: "①(1)…". */
  readonly text: Passage;
  readonly children: readonly Marked[];
}

/**
 * Reads a cell's lines as a tree of marked items.
 *
 * A mark counts at the start of a line; in running text only after white space, directly after another mark or behind 。 or ）, and only where
 * it opens or continues a sequence. What contains what follows from the order in which the kinds first appear in the cell, each bullet glyph
 * being a kind of its own; a bullet that comes between the n-th and the next of a numbering stands below that numbering. A line without a
 * mark continues the item above it; before the first mark, every line is an item of its own.
 *
 * Depth is bounded by the number of kinds, the time by the length of the text. Of a cell with more items than any form has, the rest is left out.
 */
export function outline(lines: readonly (Passage | CellLine)[]): readonly Marked[] {
  const pieces: Piece[] = [];
  const bare = countsBare(lines);
  for (const line of lines) {
    if (pieces.length >= PIECES_AT_MOST) break;
    for (const piece of piecesOf(line, bare)) pieces.push(piece);
  }
  return nest(pieces, ranksOf(pieces));
}

/** The own text with the children and their marks, as printed, for fields that keep their bullets in the text. A single bullet loses its glyph. */
export function withMarks(marked: Marked): Passage {
  const [only] = marked.children;
  if (only && marked.children.length === 1 && only.kind === "bullet" && marked.text.isBlank) return withoutBullet(only);
  return asPrinted([marked.text, ...marked.children.map(withOwnMark)]);
}

/** A bullet without its glyph, unless the glyph is all it says: a grade ◎. */
export function withoutBullet(marked: Marked): Passage {
  return marked.mark && marked.text.isBlank && marked.children.length === 0 ? marked.mark : withMarks(marked);
}

/** Like `withMarks`, the item's own mark in front. */
export function withOwnMark(marked: Marked): Passage {
  return asPrinted([marked.mark ?? Passage.empty, marked.text, ...marked.children.map(withOwnMark)]);
}

/** All marks of items and of what stands under them. */
export function marksOf(items: readonly Marked[]): Passage[] {
  return items.flatMap(({ mark, children }) => [...(mark ? [mark] : []), ...marksOf(children)]);
}

/** Joins texts: nothing between two that touch in the document, or that a layout has torn apart, else a space. */
export function asPrinted(parts: readonly Passage[]): Passage {
  const kept = parts.filter((part) => part.length > 0);
  const joined: Passage[] = [];
  for (const [i, part] of kept.entries()) {
    const before = kept[i - 1];
    if (before && !endTouches(before, part) && !isTorn(before.text, part.text)) joined.push(SPACE);
    joined.push(part);
  }
  return Passage.join(joined);
}

/** True where the part begins in the document where the one before ends. */
export function endTouches(before: Passage | undefined, part: Passage): boolean {
  if (!before || before.isFollowedBy(part)) return before !== undefined;
  const end = before.slice(-1).ranges()[0]?.end;
  return end !== undefined && end === part.slice(0, 1).ranges()[0]?.start;
}

/** No form has more items in one cell. */
const PIECES_AT_MOST = 5000;
const SPACE = Passage.traced(" ", [-1]);

/** A mark with the text up to the next mark; `key` names what may continue it: a kind, or a bullet's glyph. */
interface Piece {
  readonly key: string | null;
  readonly mark: Passage | null;
  readonly kind: EnumeratorKind | null;
  readonly ordinal: number | null;
  readonly through: number | null;
  readonly text: Passage;
}

interface Mark extends Enumerator {
  readonly at: number;
}

const textOfLine = (line: Passage | CellLine): Passage => (line instanceof Passage ? line : line.text).trim();

const BARE_NUMBER = /^[0-9０-９]{1,2}(?=[\s　]+\S)/u;

/**
 * True where lines are numbered 1, 2, 3 with white space behind the number and nothing else. A number in front of one line alone is a quantity, and
 * so is one in front of another number, unless every line has one.
 */
function countsBare(lines: readonly (Passage | CellLine)[]): boolean {
  let count = 0;
  let quantities = false;
  for (const line of lines) {
    const { text } = textOfLine(line);
    const number = BARE_NUMBER.exec(text)?.[0];
    if (number === undefined) continue;
    count += 1;
    if (Number(number.normalize("NFKC")) !== count) return false;
    quantities ||= /^[0-9０-９]+[\s　]+[0-9０-９]/u.test(text);
  }
  return count > 1 && (!quantities || count === lines.length);
}

function bareMark(text: string): Mark[] {
  const mark = BARE_NUMBER.exec(text)?.[0];
  if (mark === undefined) return [];
  const ordinal = Number(mark.normalize("NFKC"));
  const length = mark.length + (/^[\s　]*/u.exec(text.slice(mark.length))?.[0].length ?? 0);
  return [{ at: 0, mark, kind: "dotted", ordinal, through: ordinal, length }];
}

function piecesOf(line: Passage | CellLine, bare: boolean): Piece[] {
  const passage = textOfLine(line);
  const item = !(line instanceof Passage) && line.item;
  const scanned = scanMarks(passage.text);
  const marks = bare && scanned[0]?.at !== 0 ? [...bareMark(passage.text), ...scanned] : scanned;
  const pieces: Piece[] = [];
  const end = marks[0]?.at ?? passage.length;
  if (end > 0) {
    const text = passage.slice(0, end).trim();
    pieces.push({ key: item ? "item" : null, mark: null, kind: item ? "bullet" : null, ordinal: null, through: null, text });
  }
  for (const [i, { at, mark, kind, ordinal, through, length }] of marks.entries()) {
    const text = passage.slice(at + length, marks[i + 1]?.at ?? passage.length).trim();
    const key = kind === "bullet" ? mark : kind;
    pieces.push({ key, mark: passage.slice(at, at + mark.length), kind, ordinal, through, text });
  }
  return pieces;
}

/** The longest mark is a range of two numbers in brackets with spaces. */
const LONGEST_MARK = 24;
/** What a mark can begin with; a cheap look before the grammar is asked. */
const OPENER = /[〇(（①-⒛ⅰ-ⅻⅠ-Ⅻ㉑-㋾\p{S}\p{Po}\p{Pd}\p{Co}0-9０-９ア-ワA-Za-zＡ-Ｚａ-ｚ]/u;
/** No form has more marks in one line; what comes after them stays text. */
const MARKS_AT_MOST = 2000;
const WHITE_SPACE = /\s/u;
const PLACEHOLDER = /^([○●◯□◎])\1/u;
/** Numberings of which a cell may report on some only, or name one alone: (1) … (3) …; a lone "2." in running text is no mark. */
const SPARSE: ReadonlySet<EnumeratorKind> = new Set(["circled", "parenthesised", "kana", "parenthesised-kana"]);

function scanMarks(text: string): Mark[] {
  const found: Mark[] = [];
  const last = new Map<EnumeratorKind, number>();
  let afterMark = true;
  for (let i = 0; i < text.length && found.length < MARKS_AT_MOST; i += 1) {
    const char = text.charAt(i);
    if (WHITE_SPACE.test(char)) continue;
    const before = i === 0 ? "" : text.charAt(i - 1);
    const loose = afterMark || WHITE_SPACE.test(before);
    if ((loose || before === "。" || before === "）" || before === ")") && OPENER.test(char)) {
      const mark = readMark(text.slice(i, i + LONGEST_MARK), afterMark && found.length > 0);
      if (mark && (afterMark || continues(mark, before, last) || opensPair(mark, text, i))) {
        found.push({ ...mark, at: i });
        if (mark.through !== null) last.set(mark.kind, mark.through);
        i += mark.length - 1;
        afterMark = true;
        continue;
      }
    }
    afterMark = false;
  }
  return found;
}

/** The mark at the start of the text. ○○市 is a placeholder; behind another mark a dash or a letter is text. */
function readMark(text: string, behindMark: boolean): Enumerator | null {
  const mark = PLACEHOLDER.test(text) ? null : readEnumerator(text);
  if (!mark || Number.isNaN(mark.ordinal)) return null;
  if (behindMark && (mark.kind === "latin" || /^[-–‐]/u.test(mark.mark))) return null;
  return SPARSE.has(mark.kind) ? withFollowers(mark, text) : mark;
}

const LISTED = /^[\s　]?[、・,，][\s　]?/u;

/** (1)(2), ①、②: marks that follow on each other with nothing said between stand for a range. */
function withFollowers(mark: Enumerator, text: string): Enumerator {
  let whole = mark;
  for (;;) {
    const end = whole.mark.length;
    const between = LISTED.exec(text.slice(end))?.[0].length ?? 0;
    const next = readEnumerator(text.slice(end + between));
    if (next?.kind !== mark.kind || next.ordinal === null || next.ordinal !== (whole.through ?? 0) + 1) return whole;
    const length = end + between + next.length;
    whole = { ...whole, mark: text.slice(0, end + between + next.mark.length), through: next.through, length };
  }
}

/** Whether a mark in running text goes on with what stands before it, or opens a numbering of its own. */
function continues(mark: Enumerator, before: string, last: ReadonlyMap<EnumeratorKind, number>): boolean {
  const spaced = WHITE_SPACE.test(before);
  if (mark.kind === "bullet") return !/^[-–‐]/u.test(mark.mark) && (spaced || before === "。");
  const ordinal = mark.ordinal ?? 0;
  const previous = last.get(mark.kind);
  if (previous !== undefined && ordinal === previous + 1) return true;
  if (!spaced || !SPARSE.has(mark.kind)) return false;
  return ordinal === 1 || (previous !== undefined && ordinal > previous);
}

/** 1. … 2. … in running text: the first counts where the second follows. */
function opensPair(mark: Enumerator, text: string, at: number): boolean {
  if (mark.ordinal !== 1 || mark.kind === "bullet" || mark.kind === "roman") return false;
  const second = NEXT[mark.kind];
  return second ? text.slice(at + mark.length, at + mark.length + 400).search(second) >= 0 : false;
}

const NEXT: Readonly<Partial<Record<EnumeratorKind, RegExp>>> = {
  circled: /[\s。）)]②/u,
  parenthesised: /[\s。）)](?:[(（]\s?[2２]\s?[)）]|⑵)/u,
  "half-parenthesised": /[\s。）)][2２][)）]/u,
  dotted: /[\s。）)][2２][.．、]/u,
};

/** Depth of every key, 0 for the outermost. */
function ranksOf(pieces: readonly Piece[]): ReadonlyMap<string, number> {
  const keys: string[] = [];
  const below = new Map<string, number>();
  const lastOf = new Map<string, number>();
  let bullets = new Set<string>();
  for (const { key, kind, ordinal, through } of pieces) {
    if (key === null) continue;
    if (!keys.includes(key)) keys.push(key);
    if (kind === "bullet" || ordinal === null) {
      bullets.add(key);
      continue;
    }
    // A numbering that goes on after a bullet contains the bullet, though the bullet came first.
    if (lastOf.get(key) === ordinal - 1 && ordinal > 1) for (const bullet of bullets) below.set(bullet, keys.indexOf(key));
    lastOf.set(key, through ?? ordinal);
    bullets = new Set();
  }
  const order = keys.map((key, i) => ({ key, at: Math.max(i, (below.get(key) ?? -1) + 0.5) }));
  return new Map(order.sort((a, b) => a.at - b.at).map(({ key }, rank) => [key, rank]));
}

interface Open extends Omit<Marked, "text" | "children"> {
  readonly texts: Passage[];
  readonly children: Open[];
  readonly rank: number;
}

function nest(pieces: readonly Piece[], ranks: ReadonlyMap<string, number>): readonly Marked[] {
  const roots: Open[] = [];
  const path: Open[] = [];
  for (const { key, text, ...head } of pieces) {
    const rank = key === null ? -1 : (ranks.get(key) ?? 0);
    const current = path.at(-1);
    if (key === null && current) {
      current.texts.push(text);
      continue;
    }
    while (path.length > 0 && (path.at(-1)?.rank ?? -1) >= rank) path.pop();
    const open: Open = { ...head, texts: [text], children: [], rank };
    (path.at(-1)?.children ?? roots).push(open);
    if (key !== null) path.push(open);
  }
  return roots.map(close);
}

function close({ texts, children, rank: _, ...head }: Open): Marked {
  return { ...head, text: joinLines(texts), children: children.map(close) };
}
