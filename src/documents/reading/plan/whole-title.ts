import { Passage } from "../../passage.ts";
import { endsSentence, joinText, markOf } from "./joining.ts";
import { readLabel } from "./label.ts";
import { type NodeHeading, readNodeHeading } from "./node-heading.ts";
import type { Piece } from "./piece.ts";
import { tableKindOf } from "./table-kind.ts";
import { bare, isLevelName, labelKindOf } from "./words.ts";

/** A heading with the pieces that it was put together from. */
export interface WholeTitle {
  readonly heading: NodeHeading;
  readonly pieces: readonly Piece[];
}

const NUMBER_FIRST = /^(?:[0-9０-９]{1,2}|[Ⅰ-Ⅻ])(?:[-－‐―][0-9０-９]{1,2})*(?:[\s　]+\D|$)/u;
const LONGEST = 60;

/** The level's name alone on its line, its number and title below: 施策 / 1-1 子育て支援. Null where no such heading stands there. */
export function readSplitHeading(pieces: readonly Piece[], at: number, titles: ReadonlySet<string>): WholeTitle | null {
  const [piece, next] = [pieces[at], pieces[at + 1]];
  if (piece?.block.kind !== "line" || !isLevelName(piece.text.text) || next?.block.kind !== "line" || !NUMBER_FIRST.test(next.text.text))
    return null;
  const heading = readNodeHeading(Passage.join([piece.text, next.text]));
  if (!heading?.word || isFirstOfList(pieces, at)) return null;
  const whole = wholeTitle(heading, pieces, at + 1, titles);
  return { heading: whole.heading, pieces: [piece, ...whole.pieces] };
}

const NUMBER = /^((?:[0-9０-９]{1,2}[-－‐―])*)([0-9０-９]{1,2})[.．、]?[\s　]+\D/u;
/** A list under a label goes on within so many lines. */
const LIST_AT_MOST = 80;

/** 主要施策 over 1 …, 施策 over 5-2-1 … and, further down without the name, the second: the name is the label of a list. */
export function isFirstOfList(pieces: readonly Piece[], at: number): boolean {
  const name = bare(pieces[at]?.text.text ?? "");
  const first = numberAt(pieces[at + 1]);
  if (first?.ordinal !== 1) return false;
  if (labelKindOf(name) !== null && !numberedOn(pieces).has(name)) return true;
  return listNames(pieces).has(name);
}

function goesOn(pieces: readonly Piece[], at: number): boolean {
  const name = bare(pieces[at]?.text.text ?? "");
  const first = numberAt(pieces[at + 1]);
  if (first?.ordinal !== 1) return false;
  for (const piece of pieces.slice(at + 2, at + 2 + LIST_AT_MOST)) {
    if (piece.block.kind !== "line" || bare(piece.text.text) === name) return false;
    const number = numberAt(piece);
    if (number?.ordinal === 2 && number.front === first.front) return true;
  }
  return false;
}

/** The number at the front of a line: 5-2-1 is 1 behind 5-2-. */
function numberAt(piece: Piece | undefined): { readonly front: string; readonly ordinal: number } | null {
  const match = NUMBER.exec(piece?.text.text ?? "");
  return match ? { front: bare(match[1] ?? "").replace(/[-‐―]/gu, "-"), ordinal: Number(bare(match[2] ?? "")) } : null;
}

const listsOf = new WeakMap<readonly Piece[], ReadonlySet<string>>();

/** The names of levels that stand over a list at least once. */
function listNames(pieces: readonly Piece[]): ReadonlySet<string> {
  const known = listsOf.get(pieces);
  if (known) return known;
  const names = new Set<string>();
  for (const [i, { text }] of pieces.entries())
    if (isLevelName(text.text) && !names.has(bare(text.text)) && goesOn(pieces, i)) names.add(bare(text.text));
  listsOf.set(pieces, names);
  return names;
}

const secondsOf = new WeakMap<readonly Piece[], ReadonlySet<string>>();

/** The names of levels over a 2 of their own: 主要施策 / 1 …, 主要施策 / 2 …. */
function numberedOn(pieces: readonly Piece[]): ReadonlySet<string> {
  const known = secondsOf.get(pieces);
  if (known) return known;
  const names = new Set(
    pieces.flatMap(({ text }, i) => (isLevelName(text.text) && numberAt(pieces[i + 1])?.ordinal === 2 ? [bare(text.text)] : [])),
  );
  secondsOf.set(pieces, names);
  return names;
}

/**
 * A heading with the rest of its title, where that stands in the next line: the heading's own line has no title, or the two make a title that stands
 * whole elsewhere, or the first breaks off behind a particle and what follows the second begins anew.
 *
 * @param titles Of all headings, in NFKC without white space.
 */
export function wholeTitle(heading: NodeHeading, pieces: readonly Piece[], at: number, titles: ReadonlySet<string>): WholeTitle {
  const own = pieces.slice(at, at + 1);
  const next = pieces[at + 1];
  if (!next || next.block.kind === "table" || next.text.length > LONGEST || endsSentence(next.text.text)) return { heading, pieces: own };
  if (readNodeHeading(next.text) || markOf(next.text.text) || tableKindOf(next.block)) return { heading, pieces: own };
  const title = joinText([heading.title, next.text]);
  const elsewhere = heading.title.length > 0 && titles.has(bare(title.text));
  const missing = heading.title.length === 0 && readLabel(next.text, "text")?.known !== true;
  const taken = elsewhere || missing || breaksOff(heading.title, pieces, at + 2);
  return taken ? { heading: { ...heading, title }, pieces: [...own, next] } : { heading, pieces: own };
}

function breaksOff(title: Passage, pieces: readonly Piece[], next: number): boolean {
  return /[がをにのとやでへ・、]$/u.test(title.text) && beginsAnew(pieces[next]);
}

function beginsAnew(piece: Piece | undefined): boolean {
  if (piece?.block.kind !== "line" || piece.block.gapBefore || markOf(piece.text.text) !== null) return true;
  return readLabel(piece.text, "text") !== null || readNodeHeading(piece.text) !== null;
}
