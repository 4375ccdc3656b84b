import { readLabel } from "./label.ts";
import { readNodeHeading } from "./node-heading.ts";
import { findPageNumbers } from "./page-numbers.ts";
import { DASHED_NUMBER, type Piece } from "./piece.ts";
import { bare, planTitleWords } from "./words.ts";

/** What a page carries beside its text: the pieces of running heads, page numbers and side titles, and where they end pages. */
export interface Furniture {
  readonly pieces: ReadonlySet<Piece>;
  /** Pieces that stand first behind the page numbers of a page, where nothing else shows that it was turned. */
  readonly pageStarts: ReadonlySet<Piece>;
  /** Repeated at the top of pages, one each: running titles. */
  readonly runningTitles: readonly Piece[];
}

const PAGE_NUMBER = /^[-－–—‐―\s]*[0-9０-９]{1,3}[-－–—‐―\s]*$/u;
const TITLE_AND_NUMBER = /^(?:(\D.{1,40}?)[\s　]+[0-9０-９]{1,3}|[0-9０-９]{1,3}[\s　]+(\D.{1,40}))$/u;
/** A line of a table of contents: dots and a page. */
const CONTENTS_LINE = /(?:[…‥]{1,}|[・.．]{3,})[\s　]*[-－(（]?[0-9０-９]{1,3}[-－)）]?$/u;
const PLAN = new RegExp(`${planTitleWords}$`, "u");
const LONE = /^\S{1,2}$/u;
/** How far from a page's edge a running title may stand, in pieces. */
const EDGE = 2;

export function findFurniture(pieces: readonly Piece[]): Furniture {
  const found = new Set<Piece>();
  const runningTitles = repeatedAtEdges(pieces);
  for (const title of runningTitles.all) if (!readNodeHeading(title.text)) found.add(title);
  for (const piece of pieces)
    if (piece.block.kind !== "table" && (CONTENTS_LINE.test(piece.text.text) || DASHED_NUMBER.test(piece.text.text))) found.add(piece);
  const numbers = findPageNumbers(pieces.map(({ block }) => block));
  for (const piece of pieces) if (numbers.has(piece.block)) found.add(piece);
  for (const [i, piece] of pieces.entries())
    if (PAGE_NUMBER.test(piece.text.text) && atEdge(pieces, i) && piece.block.kind === "line") found.add(piece);
  const pageStarts = new Set<Piece>();
  for (const clump of clumpsOf(pieces, runningTitles.all)) {
    for (const piece of clump.pieces) found.add(piece);
    if (clump.next) pageStarts.add(clump.next);
  }
  return { pieces: found, pageStarts, runningTitles: runningTitles.firsts };
}

/** First or last of a page that a real page break bounds. */
function atEdge(pieces: readonly Piece[], i: number): boolean {
  const page = pieces[i]?.block.page;
  return pieces[i - 1]?.block.page !== page ? i > 0 : pieces[i + 1] !== undefined && pieces[i + 1]?.block.page !== page;
}

function repeatedAtEdges(pieces: readonly Piece[]): { all: Set<Piece>; firsts: Piece[] } {
  const groups = new Map<string, Piece[]>();
  /** The first of each page, and what stands behind a heading there that runs along the pages too. */
  const openers = new Set<Piece>();
  for (const [i, piece] of pieces.entries()) {
    const before = pieces[i - 1];
    if (piece.startsPage || (before?.startsPage && readNodeHeading(before.text))) openers.add(piece);
    if (piece.block.kind === "table" || piece.text.length > 50 || !(nearPageEdge(pieces, i) || readNodeHeading(piece.text))) continue;
    const words = bare(piece.text.text).replace(/^\d{1,3}(?=\D)|(?<=\D)\d{1,3}$/gu, "");
    if (words.length < 2 || readLabel(piece.text, "text")?.known) continue;
    const group = groups.get(words);
    if (group) group.push(piece);
    else groups.set(words, [piece]);
  }
  const repeated = [...groups].flatMap(([words, group]) => {
    const count = new Set(group.map(({ page }) => page)).size;
    return count >= 3 || (count === 2 && PLAN.test(words) && group.every((piece) => openers.has(piece))) ? [group] : [];
  });
  return { all: new Set(repeated.flat()), firsts: repeated.flatMap((group) => group.slice(0, 1)) };
}

function nearPageEdge(pieces: readonly Piece[], i: number): boolean {
  const page = pieces[i]?.page;
  return pieces[i - EDGE]?.page !== page || pieces[i + EDGE]?.page !== page;
}

interface Clump {
  readonly pieces: readonly Piece[];
  readonly next: Piece | null;
}

/** Runs of page numbers, titles with page numbers, running titles and text set one character a line; a run without vertical text and a number or title is none. */
function clumpsOf(pieces: readonly Piece[], running: ReadonlySet<Piece>): Clump[] {
  const clumps: Clump[] = [];
  let open: Piece[] = [];
  const close = (next: Piece | null) => {
    const vertical = longestRun(open, (piece) => LONE.test(piece.text.text)) >= 3;
    const anchored = open.some(
      (piece) =>
        running.has(piece) ||
        PAGE_NUMBER.test(piece.text.text) ||
        (TITLE_AND_NUMBER.test(piece.text.text) && readNodeHeadingLike(piece.text.text)),
    );
    if (vertical && anchored) clumps.push({ pieces: open.filter((piece) => !readNodeHeading(piece.text)), next });
    open = [];
  };
  for (const piece of pieces) {
    const text = piece.text.text;
    const member =
      piece.block.kind === "line" && (LONE.test(text) || PAGE_NUMBER.test(text) || running.has(piece) || readNodeHeadingLike(text));
    if (member) open.push(piece);
    else if (open.length > 0) close(piece);
  }
  close(null);
  return clumps;
}

/** A part's or chapter's title with a page number: 第３部　まちづくり計画 41. */
function readNodeHeadingLike(text: string): boolean {
  return /^(?:[0-9０-９]{1,3}[\s　]+)?第\s?[0-9０-９一二三四五六七八九十]{1,3}\s?[部編章]/u.test(text) && TITLE_AND_NUMBER.test(text);
}

function longestRun(pieces: readonly Piece[], is: (piece: Piece) => boolean): number {
  let longest = 0;
  let run = 0;
  for (const piece of pieces) {
    run = is(piece) ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}
