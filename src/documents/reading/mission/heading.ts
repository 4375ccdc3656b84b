import { readEnumerator } from "../../../domain/wording/enumerator.ts";
import { Passage } from "../../passage.ts";
import { sectionOf } from "./words.ts";

/** The number in front of a line. `kind` tells one way of numbering from another: 1. from (1) from Ⅰ. */
export interface LineNumber {
  readonly kind: string;
  readonly ordinal: number;
  readonly mark: Passage;
}

/** A line taken apart as headings and labelled lines are written: 2. 【取組内容】…, ■使命, 目標値：90％. */
export interface LineShape {
  readonly number: LineNumber | null;
  /** ■ ◆ ● and the like in front, how headings without numbers are written; empty where there is none. */
  readonly glyph: string;
  readonly bracketed: boolean;
  /** A colon closes the label. */
  readonly colon: boolean;
  /** The words that may be a label: inside the brackets, before the colon, else all. */
  readonly label: Passage;
  readonly rest: Passage;
  /** All but number and glyph. */
  readonly body: Passage;
}

const GLYPH = /^[■◆●□◇▼▽◎★☆▶►◉❖]+\s*/u;
/** ○ heads parts in some documents, and items in most: it is a heading's where the words behind it are a part's. */
const CIRCLE = /^[○◯〇◎]\s*/u;
const LONGEST_CIRCLED = 24;
const BARE = /^[0-9０-９]{1,2}(?=[\s　]+\S)/u;
const CHAPTER = /^第\s?(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})(?=[\s　.．、])/u;
const HYPHEN = /^[0-9０-９]{1,2}[-－‐][0-9０-９]{1,2}(?=[\s　.．])/u;
const BRACKET =
  /^(?:【([^【】]{1,60})】|〔([^〔〕]{1,60})〕|［([^［］]{1,60})］|\[([^[\]]{1,60})\]|＜([^＜＞]{1,60})＞|<([^<>]{1,60})>|〈([^〈〉]{1,60})〉|《([^《》]{1,60})》)[\s　：:]*/u;
const COLON = /^([^：:。、]{1,24})[：:][\s　]*/u;
const KANJI = "一二三四五六七八九十";

export function shapeOf(line: Passage): LineShape {
  const text = line.trim();
  const front = text.match(GLYPH) ?? circleOf(text);
  const glyph = front.text.trim();
  const marked = text.slice(front.length);
  const number = numberOf(marked);
  const body = number ? trimDot(marked.slice(number.mark.length)) : marked;
  const bracket = BRACKET.exec(body.text);
  if (bracket) {
    const inside = bracket.slice(1).find((part) => part !== undefined) ?? "";
    const rest = body.slice(bracket[0].length);
    return { number, glyph, bracketed: true, colon: false, label: body.slice(1, 1 + inside.length).trim(), rest, body };
  }
  const colon = COLON.exec(body.text);
  if (colon) {
    const label = body.slice(0, colon[1]?.length ?? 0).trim();
    return { number, glyph, bracketed: false, colon: true, label, rest: body.slice(colon[0].length), body };
  }
  return { number, glyph, bracketed: false, colon: false, label: body, rest: Passage.empty, body };
}

function circleOf(text: Passage): Passage {
  const circle = text.length <= LONGEST_CIRCLED ? text.match(CIRCLE) : null;
  return circle && sectionOf(text.slice(circle.length).text, false) !== null ? circle : Passage.empty;
}

function trimDot(text: Passage): Passage {
  return text.slice(text.match(/^[\s　.．、:：]+/u)?.length ?? 0);
}

/** The number of a line, headings' numbers (１　使命, 第1, 1-1) included; null for bullets and for text. */
export function numberOf(text: Passage): LineNumber | null {
  for (const [kind, pattern] of [
    ["hyphen", HYPHEN],
    ["bare", BARE],
    ["chapter", CHAPTER],
  ] as const) {
    const mark = text.match(pattern);
    if (mark)
      return {
        kind,
        ordinal: numeral(
          mark.text
            .normalize("NFKC")
            .split(/[-第\s]/u)
            .at(-1) ?? "",
        ),
        mark,
      };
  }
  const enumerator = readEnumerator(text.text.slice(0, 24));
  if (!enumerator || enumerator.ordinal === null || enumerator.kind === "bullet" || enumerator.ordinal !== enumerator.through) return null;
  return { kind: enumerator.kind, ordinal: enumerator.ordinal, mark: text.slice(0, enumerator.mark.length) };
}

/** The number behind another: 1-2 behind 1-1, and 2-1 behind the last of 1-. */
export function isNext({ kind, ordinal, mark }: LineNumber, before: LineNumber | null): boolean {
  if (before?.kind !== kind) return false;
  if (ordinal === before.ordinal + 1) return true;
  return kind.startsWith("hyphen") && ordinal === 1 && groupOf(mark) === groupOf(before.mark) + 1;
}

const groupOf = ({ text }: Passage): number => Number.parseInt(text.normalize("NFKC"), 10);

/** 3, ③, 三, Ⅲ; NaN for anything else. */
export function numeral(text: string): number {
  if (/^[0-9０-９]{1,3}$/u.test(text)) return Number(text.normalize("NFKC"));
  const kanji = KANJI.indexOf(text);
  if (text.length === 1 && kanji >= 0) return kanji + 1;
  return readEnumerator(text)?.ordinal ?? Number.NaN;
}

const GOAL_PREFIX = "最?重点|経営|運営|戦略|組織|年度|中期|部局?|局|個別|取組|具体的";
const GOAL_WORD = "目標|取組|取り組み|取組み|テーマ|課題|施策|事業|項目|プロジェクト|宣言|約束|ミッション|マニフェスト|重点";
const COUNTED = "[0-9０-９％%.．,，]|年|月|件|回|つ|か|カ|ヶ|人|割";
/** 重点目標１, 目標 No.2, 取組③, 重点目標　１　…; 目標 2.5km and 目標　２０件 are none. */
const GOAL = new RegExp(
  `^(?:(?:今年度|本年度|当年度|令和[0-9０-９元]{1,2}年度)の?)?(?:(?:${GOAL_PREFIX})(?:${GOAL_WORD})(?:項目|事項|名)?(?:その)?[\\s　]*|(?:${GOAL_WORD})(?:項目|事項|名)?(?:その)?)(?:[\\s　]*(?:[Nn]o\\.?|№|Ｎｏ．?)[\\s　]*)?([0-9０-９]{1,2}|[①-⑳]|[一二三四五六七八九十](?![\\p{Script=Han}\\p{Script=Hiragana}])|[Ⅰ-Ⅻ])(?!${COUNTED})[\\s　：:．.、】）)〕］]*`,
  "u",
);

export interface GoalHeading {
  readonly number: number;
  /** The words that announce the goal, its number in them: 重点目標１. */
  readonly label: Passage;
  /** Empty where the title stands elsewhere. */
  readonly title: Passage;
}

/** A heading that says that a goal begins: 重点目標１　子育て支援の充実, 【目標①】…; null for anything else. */
export function goalHeadingOf({ body, label, rest, bracketed }: LineShape): GoalHeading | null {
  const text = bracketed ? label : body;
  const match = GOAL.exec(text.text.slice(0, 60));
  if (!match) return null;
  const title = text.slice(match[0].length).trim();
  return {
    number: numeral(match[1] ?? ""),
    label: text.slice(0, match[0].length),
    title: bracketed && title.isBlank ? rest.trim() : title,
  };
}
