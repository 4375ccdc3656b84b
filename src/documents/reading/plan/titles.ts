import { Passage } from "../../passage.ts";
import SDGS from "../goals/sdgs.json" with { type: "json" };
import { endsSentence, markOf } from "./joining.ts";
import { readLabel } from "./label.ts";
import { type NodeHeading, readNodeHeading } from "./node-heading.ts";
import type { Piece } from "./piece.ts";
import { tableKindOf } from "./table-kind.ts";
import { tellsIndicator } from "./tables/spoken-rows.ts";
import { readUnknownLevel } from "./unknown-levels.ts";
import { bare, labelKindOf } from "./words.ts";

const NUMBER = /^[0-9０-９]{1,2}(?=[\s　]+[^\d\s])/u;
/** 【１】　子育て支援. */
const BRACKETED = /^[【〔［][0-9０-９]{1,2}[】〕］](?=[\s　]*[^\d\s])/u;
/** What a numbered title can begin with; a cheap look before its mark is read. */
const NUMBERED = /^[(（〔【［\d０-９①-⑳⑴-⒛Ⅰ-ⅻ❶-❿ア-ワA-Za-zＡ-Ｚａ-ｚ一二三四五六七八九十]/u;
/** 2 成果指標の達成状況: a part of the document, no node of the plan. */
const OF_INDICATORS = /(?:指標|目標値|数値目標|KPI)(?:の.{0,10}|達成状況|一覧表?)?$/u;
const LONGEST = 50;

/**
 * The titles of nodes that their own words do not show: numbered lines over labels (１ 地域福祉 over 現状と課題), numbered headings of the format, and
 * headings of the format that stand over labels. Found for the whole document, since one line alone says too little.
 */
export function findTitles(pieces: readonly Piece[]): ReadonlyMap<Piece, NodeHeading> {
  const found = new Map<Piece, NodeHeading>();
  const lines = new Map<string, NumberedLine[]>();
  for (const [i, piece] of pieces.entries()) {
    if (piece.block.kind === "table" || piece.block.kind === "item" || readNodeHeading(piece.text)) continue;
    const named = readUnknownLevel(piece.text);
    const heading = named ?? readNumbered(piece.text);
    const over =
      standsOverLabel(pieces, i) || (heading !== null && (standsOverCode(pieces, i, heading) || standsOverFirst(pieces, i, heading)));
    if (piece.block.kind === "heading") {
      const title = heading ?? (over && i > 0 ? plainTitle(piece) : null);
      if (title) found.set(piece, title);
    } else if (heading) {
      const group = lines.get(heading.kind);
      const line = {
        heading,
        piece,
        over: over || (named !== null && standsOverNode(pieces, i)),
        near: over || standsNearLabel(pieces, i),
      };
      if (group) group.push(line);
      else lines.set(heading.kind, [line]);
    }
  }
  for (const group of lines.values()) {
    if (group.filter(({ over }) => over).length * 2 < group.length && !areNear(group)) continue;
    if (group[0]?.heading.word && !countOn(group)) continue;
    for (const { heading, piece } of group) found.set(piece, heading);
  }
  return found;
}

/** Whether the lines count on from 1, so that their word is the name of a level. */
function countOn(group: readonly NumberedLine[]): boolean {
  const last = group.map(({ heading }) => heading.numbers.at(-1) ?? "");
  return group.length > 1 && /^(?:1|I)$/u.test(last[0] ?? "") && new Set(group.map(({ heading }) => heading.numbers.join("-"))).size > 1;
}

function standsOverNode(pieces: readonly Piece[], at: number): boolean {
  const next = pieces[at + 1];
  return next !== undefined && next.block.kind !== "table" && readNodeHeading(next.text) !== null;
}

interface NumberedLine {
  readonly heading: NodeHeading;
  readonly piece: Piece;
  /** A label follows on the next line. */
  readonly over: boolean;
  /** A label follows behind a sentence or two. */
  readonly near: boolean;
}

/** So many of the lines of a kind have a label behind their sentences; the last of a list may only seem to. */
const NEAR = 0.8;
const SENTENCES = 5;

function areNear(group: readonly NumberedLine[]): boolean {
  return (
    group.some(({ heading, near }) => near && Number(heading.numbers[0]) > 1) &&
    group.filter(({ near }) => near).length >= group.length * NEAR
  );
}

/** Whether a label that the vocabulary knows, or a table, comes behind no more than a few lines without marks. */
function standsNearLabel(pieces: readonly Piece[], at: number): boolean {
  const kind = pieces[at]?.block.kind;
  if (kind !== "line" && kind !== "paragraph") return false;
  for (const { block, text } of pieces.slice(at + 1, at + 2 + SENTENCES)) {
    if (tableKindOf(block) !== null) return true;
    if (block.kind !== kind) return false;
    if (readLabel(text, "text")?.known) return true;
    if (markOf(text.text) !== null || readNodeHeading(text)) return false;
  }
  return false;
}

/** Whether a label that the vocabulary knows follows; under a heading of the format, a deeper one. */
function standsOverLabel(pieces: readonly Piece[], at: number): boolean {
  const [piece, next] = [pieces[at], pieces[at + 1]];
  if (!piece || !next || next.block.kind === "table") return false;
  if (piece.block.kind === "heading") {
    if (labelKindOf(piece.text.text) !== null) return false;
    for (const below of pieces.slice(at + 1, at + 6)) {
      if (below.block.kind !== "heading") continue;
      return below.block.depth > piece.block.depth && readLabel(below.text, "heading")?.known === true;
    }
    return false;
  }
  return readLabel(next.text, "text")?.known === true;
}

/** How far below its title the first code that it begins may stand, in pieces. */
const AHEAD = 6;

/** Whether a code follows that begins with the number: Ⅰ over Ⅰ-1. */
function standsOverCode(pieces: readonly Piece[], at: number, { numbers }: NodeHeading): boolean {
  for (const { text } of pieces.slice(at + 1, at + 1 + AHEAD)) {
    const below = text.length > 0 ? readNodeHeading(text) : null;
    if (below) return below.numbers.length > 1 && below.numbers[0] === numbers[0];
  }
  return false;
}

/** Whether the first of another numbering follows that stands over a label: １ 学びのまち over （１）学校教育の充実 over 現状と課題. */
function standsOverFirst(pieces: readonly Piece[], at: number, { kind }: NodeHeading): boolean {
  const next = pieces[at + 1];
  const below = next && next.block.kind !== "table" ? readNumbered(next.text) : null;
  return below?.numbers[0] === "1" && below.kind !== kind && standsOverLabel(pieces, at + 1);
}

function readNumbered(text: Passage): NodeHeading | null {
  if (text.length > LONGEST || !NUMBERED.test(text.text) || endsSentence(text.text) || readLabel(text, "text")?.known === true) return null;
  if (tellsIndicator(text.text)) return null;
  const mark = markOf(text.text);
  const number = (NUMBER.exec(text.text) ?? BRACKETED.exec(text.text))?.[0] ?? null;
  if ((mark === null || mark.kind === "bullet") && number === null) return null;
  const bracketed = BRACKETED.test(text.text);
  const kind = bracketed ? "bracketed" : mark && mark.kind !== "bullet" ? mark.kind : "number";
  const length = bracketed || kind === "number" ? (number?.length ?? 0) : (mark?.mark.length ?? 0);
  const title = text.slice(length).trim();
  if (OF_INDICATORS.test(bare(title.text))) return null;
  if (SDGS.some((name) => bare(title.text).startsWith(name))) return null;
  if (!/(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}][・\s　]?){3}/u.test(title.text) || /[、：:]$/u.test(title.text))
    return null;
  const ordinal = text.text
    .slice(0, length)
    .normalize("NFKC")
    .replace(/[^0-9A-Za-zア-ワ]/gu, "");
  return { kind: `numbered/${kind}`, word: null, numbers: [ordinal], mark: text.slice(0, length), title };
}

function plainTitle({ block, text }: Piece): NodeHeading | null {
  return block.kind === "heading" && text.length <= LONGEST
    ? { kind: `heading/${block.depth}`, word: null, numbers: [], mark: Passage.empty, title: text }
    : null;
}
