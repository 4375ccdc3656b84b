import { readEnumerator } from "../../../domain/wording/enumerator.ts";
import type { Passage } from "../../passage.ts";
import { type ColumnField, columnLabels, labelKey, type SheetField, sheetLabels } from "../labels.ts";
import { isReport } from "./pair-taker.ts";
import { isPlacementLabel } from "./placement.ts";

/** A line of running text that begins with a label of the form. */
export interface LabelLine {
  readonly field: SheetField | ColumnField;
  readonly label: Passage;
  /** The glyph in front of the label: ◆; empty where there is none. */
  readonly bullet: Passage;
  /** The number that the label carries (取組項目①, 重点目標２); null where it has none. */
  readonly number: Passage | null;
  /** What stands behind the label on its line; null where the line holds the label alone. */
  readonly value: Passage | null;
}

const BULLET = /^[\s　]*[■□◆◇●○◯◎▼▽▶・※★☆*-]?[\s　]*/u;
const HEADING_NUMBER = /^(?:第?[0-9０-９]{1,2}[.．、)）]?|[(（][0-9０-９]{1,2}[)）]|[①-⑳]|[ⅠⅡⅢⅣⅤⅥ][.．]?)[\s　]*/u;
const BRACKETED = /^[【［〔《<＜[]\s*([^】］〕》>＞\]]{1,40})\s*[】］〕》>＞\]]\s*[:：]?\s*/u;
const IN_PARENTHESES = /^[(（]\s*([^()（）]{2,20})\s*[)）]\s*[:：]?\s*/u;
const DELIMITED = /^([^:：\s]{1,24}(?:[\s　][^:：\s]{1,4}){0,8}?)\s*[:：]\s*/u;
const NUMBER_BEHIND = /(?:[0-9０-９]{1,2}|[①-⑳]|[(（][0-9０-９]{1,2}[)）])$/u;

/**
 * The label that a line begins with: 【現状と課題】, 重点目標１：…, 期限　9月末, ■目的, 2 取組項目; null where it begins with none.
 *
 * @param inActions the line stands among actions, so that 課題 and 目標 are what a column would be.
 */
export function readLabelLine(line: Passage, inActions: boolean): LabelLine | null {
  const front = BULLET.exec(line.text)?.[0].length ?? 0;
  const found = findLabel(line.slice(front), inActions);
  return found && { ...found, bullet: line.slice(0, front).trim() };
}

type FoundLabel = Omit<LabelLine, "bullet">;

function findLabel(text: Passage, inActions: boolean): FoundLabel | null {
  const bracketed = BRACKETED.exec(text.text);
  if (bracketed) return labelled(text, bracketed[0].length, bracketed[1] ?? "", inActions, false);
  const parted = IN_PARENTHESES.exec(text.text);
  const inside = parted && labelled(text, parted[0].length, parted[1] ?? "", inActions, false);
  if (inside) return inside;
  const alone = labelled(text, text.length, text.text, inActions, false) ?? compound(text);
  if (alone) return alone;
  const delimited = DELIMITED.exec(text.text);
  const found = delimited && labelled(text, delimited[0].length, delimited[1] ?? "", inActions, false);
  if (found) return found;
  const near = spacedLabel(text, inActions);
  if (near) return near;
  const number = HEADING_NUMBER.exec(text.text)?.[0].length ?? 0;
  if (number === 0 || number === text.length || text.length > 40) return null;
  const heading = text.slice(number);
  return inActions ? null : labelled(text, text.length, heading.text, inActions, false);
}

/** 取組項目及び方法・手段: a head of a column put together of several words, alone on its line. */
function compound(text: Passage): FoundLabel | null {
  const field = text.length <= LONGEST_HEAD ? columnLabels.findCompound(text.text, "action") : null;
  return field && field !== "title" ? { field, label: text, number: null, value: null } : null;
}

const LONGEST_HEAD = 60;

/** The words in front of a line that may be a label with spaces in it: 部　局　名. */
const WORDS_AT_MOST = 8;

/** 部局名　都市整備部, 部　局　名　都市整備部: a label with white space behind it, or inside it too. */
function spacedLabel(text: Passage, inActions: boolean): FoundLabel | null {
  const words: string[] = [];
  const ends: number[] = [];
  for (const match of text.text.slice(0, 60).matchAll(/[^\s　]+/gu)) {
    if (words.length === WORDS_AT_MOST || /^[0-9０-９]/u.test(match[0])) break;
    words.push(match[0]);
    ends.push(match.index + match[0].length);
  }
  const single = words.findIndex((word) => word.length > 1);
  for (let count = single < 0 ? words.length : Math.max(single, 1); count > 0; count -= 1) {
    const end = ends[count - 1] ?? 0;
    const found = end < text.length ? labelled(text, end, words.slice(0, count).join(""), inActions, true) : null;
    if (found) return found;
  }
  return null;
}

/** Fields for which white space behind the label is enough. */
const PLAIN: ReadonlySet<string> = new Set(["title", "department", "priority", "year", "sdgs"]);

function labelled(text: Passage, length: number, word: string, inActions: boolean, spaced: boolean): FoundLabel | null {
  const tail = NUMBER_BEHIND.exec(word.trim())?.[0] ?? "";
  const bare = tail ? word.trim().slice(0, -tail.length) : word;
  // Among actions 目標 is a column, 目標２ the next goal.
  const field = fieldOf(bare, inActions && !(tail && sheetLabels.find(bare) === "title")) ?? (tail ? fieldOf(word, inActions) : null);
  if (!field || (spaced && !isPlain(field, bare, inActions) && !isApart(text, length, field, bare) && !isOverList(text, length, field)))
    return null;
  const label = text.slice(0, length).trim();
  const at = tail ? label.text.lastIndexOf(tail) : -1;
  const behind = field === "department" ? beforeLabel(text.slice(length).trim()) : text.slice(length).trim();
  const value = behind.isBlank && field === "priority" && at >= 0 ? label.slice(at) : behind;
  return { field, label, number: at < 0 ? null : label.slice(at, at + tail.length), value: value.isBlank ? null : value };
}

/** 建設水道部 部局長名 …: up to the next label of the form on the line. */
function beforeLabel(text: Passage): Passage {
  if (text.length > LONGEST_HEAD) return text;
  for (const { 0: word, index } of text.text.matchAll(/(?<=[\s　])[^\s　]{2,}/gu))
    if (sheetLabels.find(word) === "person") return text.slice(0, index).trim();
  return text;
}

/** 取組内容 (1) … (2) …: the label of actions, or of what is reported, with a list behind it. */
function isOverList(text: Passage, length: number, field: string): boolean {
  const mark = readEnumerator(text.text.slice(length, length + 12).trim());
  return (field === "action" || isReport(field)) && mark?.ordinal === 1;
}

/** 特記事項    市民と協働して進めた。: a label of the form with a gutter behind it. */
function isApart(text: Passage, length: number, field: string, word: string): boolean {
  return (
    labelKey(word).length > 3 &&
    (field === "remark" || field === "background" || field === "purpose") &&
    (/^(?:[ \t]{2,}|\u3000)/u.test(text.text.slice(length)) ||
      (field !== "remark" && labelKey(word).includes("・") && /^ \S/u.test(text.text.slice(length))))
  );
}

function isPlain(field: string, word: string, inActions: boolean): boolean {
  if (labelKey(word).length < 2) return false;
  return PLAIN.has(field) || (inActions && isReport(field)) || (field === "placement" && placement(word) !== null);
}

/** 目標 and 課題 among actions are columns; elsewhere they head the goal. */
function fieldOf(word: string, inActions: boolean): SheetField | ColumnField | null {
  const sheet = sheetLabels.find(word);
  const column = columnLabels.find(word);
  if (inActions && column === "title") return /^(?:目標|年度目標|取組目標)$/u.test(labelKey(word)) ? "target" : "title";
  if (inActions) return column ?? sheet ?? placement(word);
  return sheet ?? column ?? placement(word);
}

const placement = (word: string): "placement" | null =>
  isPlacementLabel(word) && /(?:位置\s*[付づ]け?|体系|施策名)$/u.test(word) ? "placement" : null;
