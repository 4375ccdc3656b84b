import { findYears } from "../../../../domain/calendar/fiscal-year.ts";
import { isNoValue } from "../../../../domain/wording/normal.ts";
import { isUnit } from "../../../../domain/wording/unit.ts";
import type { Block } from "../../../document.ts";
import { Passage } from "../../../passage.ts";
import { joinText, widthOf } from "../joining.ts";
import { bare, yearOf } from "./column-head.ts";
import { isKind } from "./kind-word.ts";
import words from "./words.json" with { type: "json" };

/**
 * What a word of a table's line looks like by itself. value: a number, with its unit; silent: a dash; word: 維持; year and bracket: （令和元年度）, （棟）;
 * labelled: 開催回数803回; remark: ※ and what is behind it.
 */
export type AtomKind =
  | "value"
  | "silent"
  | "word"
  | "year"
  | "bracket"
  | "unit"
  | "kind"
  | "code"
  | "division"
  | "labelled"
  | "remark"
  | "arrow"
  | "text";

/** A run of characters of a line that belong to one cell. */
export interface Atom {
  readonly text: Passage;
  readonly kind: AtomKind;
  /** What stands before it. */
  readonly start: "space" | "line" | "gap";
  /** Which line it stands on, from 0. */
  readonly line: number;
  /** The year that it names. */
  readonly year: number | null;
  /** It fills its line up to where the lines of the widest column break, and may go on in the next. */
  readonly full?: boolean;
}

/** Brackets and quotations that a layout may break over lines. */
const OPEN = "（([［【「『〔";
const CLOSE = "）)]］】」』〕";
/** How many lines a bracket may go on over. */
const LONGEST_BRACKET = 4;
/** A longer run of characters is a sentence, whatever is in it. */
const LONGEST_CELL = 120;

const BRACKET = "(?:[（(\\[［〔【][^（()）\\[\\]［］〔〕【】]*(?:[（(][^（()）]*[)）][^（()）\\[\\]［］〔〕【】]*)*[)）\\]］〕】])";
const NUMBER =
  "(?:約|概ね|おおむね|延べ|累計|計|合計|年間?|毎年度?|月|週|各)?[\\s　]*[▲△+＋\\-－−]?[0-9０-９][0-9０-９,，.．]*(?:万|億|千|百)?(?:[0-9０-９]+(?:万|千)?)?";
const UNIT = "[^\\s　（()）、。「」\\d０-９]{0,8}";
const BOUND = "(?:以上|以下|未満|以内|超|程度|前後|弱|強|台|を維持|維持|増|減|増加|減少|削減|達成)";
const VALUE = new RegExp(
  `^${NUMBER}[\\s　]?${UNIT}(?:[\\s　]?(?:／|/)[\\s　]?[0-9０-９]*${UNIT})?(?:[\\s　]?${BOUND})?(?:[\\s　]*${BRACKET})*$`,
  "u",
);
const RATIO = /^[0-9０-９][0-9０-９,，.．]*\s?[:：/／対]\s?[0-9０-９][0-9０-９,，.．]*$/u;
const BRACKETS = new RegExp(`^(?:${BRACKET}[\\s　]*)+$`, "u");
const LABELLED = new RegExp(`^\\D{1,24}[0-9０-９][0-9０-９,，.．]*(?:万|億|千)?${UNIT}(?:${BOUND})?(?:${BRACKET})*$`, "u");
const BOUND_ONLY = new RegExp(`^(?:${UNIT}${BOUND}|${BOUND})(?:${BRACKET})*$`, "u");
const BARE_NUMBER = new RegExp(`^${NUMBER}$`, "u");
const CODE =
  /^(?:[A-Za-zＡ-Ｚ]?[0-9０-９]{1,3}(?:[-－‐ー][0-9０-９①-⑳]{1,3})+|[0-9０-９]{1,2}(?:[.．][0-9０-９]{1,2}){2,}|[①-⑳㉑-㊿]|[(（][0-9０-９]{1,2}[)）]|(?:No|ＮＯ|№)\.?[0-9０-９]{1,3})$/u;
const ARROW = /^(?:→|⇒|➡|⇨|▶|►|=>|->|～)+$/u;
const DIVISION = /^.{1,16}(?:課|室|局|係|センター)$/u;
/** The mark of a note behind a word. */
const FOOTNOTE = /^(?:[※＊*†][0-9０-９]{0,2}|[（(]?注[0-9０-９]{0,2}[)）]?)$/u;
/** The same as above. */
export const DITTO = /^[〃″”゛]$|^同上$/u;
const TEXT_VALUES = new Set(words.textValues);

/** The atoms of a run of layout lines: cut at white space, but not inside brackets, nor between a number and the unit or bound behind it. */
export function atomsOf(blocks: readonly Block[]): Atom[] {
  const lines = wholeLines(blocks);
  const gapped = lines.filter(({ gap }) => gap).length;
  const gapsTell = gapped * 10 <= lines.length * 7;
  const atoms: Atom[] = [];
  const edge = edgeOf(lines.map(({ text }) => text.text));
  for (const [line, { text, gap }] of lines.entries()) {
    const parts = glue(cutAtSpaces(text).flatMap(cutYears));
    for (const [i, part] of parts.entries()) {
      const start = i > 0 ? "space" : gap && gapsTell ? "gap" : "line";
      atoms.push({
        text: part,
        kind: kindOfAtom(part.text),
        start,
        line,
        year: /[0-9０-９元]/u.test(part.text) ? yearOf(bare(part.text)) : null,
        ...(parts.length === 1 && edge !== null && edge - widthOf(part.text) <= RAGGED ? { full: true } : {}),
      });
    }
  }
  return atoms;
}

/** Half-width columns by which the full lines of a column differ. */
const RAGGED = 3;
/** The column is so wide at least, and breaks so many of its texts. */
const WIDE = 20;
const BREAKS = 3;

/** How wide the lines are that the widest column breaks; null where none shows. */
function edgeOf(lines: readonly string[]): number | null {
  const widths = lines.filter((line) => !/[\s　]/u.test(line)).map(widthOf);
  const widest = widths.reduce((most, width) => Math.max(most, width), 0);
  return widest >= WIDE && widths.filter((width) => widest - width <= RAGGED).length >= BREAKS ? widest : null;
}

/** Lines whose brackets are closed: one that breaks inside a bracket or a quotation is joined with those that close it. */
function wholeLines(blocks: readonly Block[]): { text: Passage; gap: boolean }[] {
  const lines: { parts: Passage[]; gap: boolean; depth: number }[] = [];
  for (const block of blocks) {
    if (block.kind === "table" || block.text.isBlank) continue;
    const gap = block.kind !== "line" || block.gapBefore;
    const open = lines.at(-1);
    if (open && open.depth > 0 && open.parts.length < LONGEST_BRACKET && closes(block.text.text)) {
      open.parts.push(block.text);
      open.depth = Math.max(0, open.depth + balanceOf(block.text.text));
    } else lines.push({ parts: [block.text], gap, depth: balanceOf(block.text.text) });
  }
  return lines.map(({ parts, gap }) => ({ text: joinText(parts), gap }));
}

function closes(text: string): boolean {
  for (const char of text) {
    if (CLOSE.includes(char)) return true;
    if (OPEN.includes(char)) return false;
  }
  return text.length < 60;
}

function balanceOf(text: string): number {
  let depth = 0;
  for (const char of text) {
    if (OPEN.includes(char)) depth += 1;
    else if (CLOSE.includes(char)) depth -= 1;
  }
  return depth;
}

function cutAtSpaces(text: Passage): Passage[] {
  const parts: Passage[] = [];
  let depth = 0;
  let from = 0;
  const source = text.text;
  for (let i = 0; i <= source.length; i += 1) {
    const char = source.charAt(i);
    if (OPEN.includes(char) && char !== "") depth += 1;
    else if (CLOSE.includes(char) && char !== "") depth = Math.max(0, depth - 1);
    else if (i === source.length || (depth === 0 && /[\s　]/u.test(char))) {
      if (i > from) parts.push(text.slice(from, i));
      from = i + 1;
    }
  }
  return parts.filter((part) => !part.isBlank);
}

/** （令和4年度）（令和9年度）: years of two columns. */
function cutYears(part: Passage): Passage[] {
  if (!/^[（(].*[)）][（(]/u.test(part.text)) return [part];
  const years = part.cut([...part.text.matchAll(/[)）](?=[（(])/gu)].map(({ index }) => index + 1));
  return years.every(({ text }) => BRACKETS.test(text) && yearOnly(bare(text)) && yearOf(bare(text)) !== null) ? years : [part];
}

/** Puts 90.0 未満, 12 人 以上 and 5.4％ （令和元年度） together again; 5 年以内に… stays apart. */
function glue(parts: readonly Passage[]): Passage[] {
  const glued: Passage[] = [];
  for (const part of parts) {
    const last = glued.at(-1);
    const joined = last && adjoin(last, part);
    if (joined) glued[glued.length - 1] = joined;
    else glued.push(part);
  }
  return glued;
}

function adjoin(last: Passage, part: Passage): Passage | null {
  if (last.length + part.length > LONGEST_CELL) return null;
  const text = last.text;
  const next = part.text;
  if (FOOTNOTE.test(next) && !VALUE.test(text)) return Passage.join([last, part], " ");
  const bound = BOUND_ONLY.test(next) && VALUE.test(text) && !TEXT_VALUES.has(bare(next));
  const unit = BARE_NUMBER.test(text) && isUnit(next.replace(new RegExp(`(?:${BOUND})?(?:${BRACKET})*$`, "u"), "") || "-");
  return bound || unit ? Passage.join([last, part], " ") : null;
}

export function kindOfAtom(text: string): AtomKind {
  if (text.length > LONGEST_CELL) return "text";
  const word = bare(text);
  if (isKind(word)) return "kind";
  if (
    /^(?:算出|算定|計算)(?:方法|式)[:：]|^(?:出典|資料|定義|説明|備考|注記|注釈)[:：]|^[※＊*]|^[（(]?注[）)\d１-９:：]|^「?[★☆◎●◆■▲◇□○]」?(?:は|印|の付|[:：=＝])/u.test(
      text,
    )
  )
    return "remark";
  if (BRACKETS.test(text)) return CODE.test(text) ? "code" : findYears(word).length > 0 && yearOnly(word) ? "year" : "bracket";
  if (CODE.test(text)) return "code";
  if (ARROW.test(text)) return "arrow";
  if (
    /^(?:令和|平成|昭和|[RHSＲＨ])\s?(?:元|[0-9０-９]{1,2})(?:年度?|[.．][0-9０-９]{1,2})?(?:末|実績|時点)?(?:\((?:基準|現状|中間|目標|実績|計画|策定|最終).{0,4}\))?$|^(?:19|20)\d\d年度?末?(?:\((?:基準|現状|中間|目標|実績|計画|策定|最終).{0,4}\))?$/u.test(
      word,
    )
  )
    return "year";
  if (TEXT_VALUES.has(word)) return isNoValue(text) ? "silent" : "word";
  if (isNoValue(text)) return "silent";
  if (VALUE.test(text) || RATIO.test(text)) return "value";
  if (isUnit(text) || DITTO.test(text)) return "unit";
  if (DIVISION.test(word)) return "division";
  if (LABELLED.test(text)) return "labelled";
  return "text";
}

/** Whether brackets say a year and little else: （令和元年度決算）, （R2.3.31現在）. */
function yearOnly(text: string): boolean {
  return text.length <= 20 && !/\d(?:人|件|回|%|棟|戸|箇所|か所|団体|組|校|社)/u.test(text.replace(/(?:令和|平成|[RH])\d{1,2}/gu, ""));
}
