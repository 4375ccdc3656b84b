import { Passage } from "../../passage.ts";
import { endsSentence } from "./joining.ts";
import { bare, type LabelKind, labelKindOf, shapedKindOf } from "./words.ts";

/** A heading over a part of a node (◆現状と課題, 【成果指標】, 1 めざすまちの姿): what it announces and what stands beside it. */
export interface Label {
  readonly kind: LabelKind;
  /** As printed, with its number; marks and brackets off. */
  readonly title: Passage;
  /** What stands on the same line behind a wide space or a colon: a division, the first sentence. */
  readonly aside: Passage | null;
  /** Title and aside, marks and brackets off. */
  readonly whole: Passage;
  /** The vocabulary knows the words; else only the shape says that it is a label. */
  readonly known: boolean;
  /** The mark at the front of the line, where it has one. */
  readonly mark: string | null;
}

/** Marks that head a part wherever they stand alone on a short line. */
export const HEAD_MARK = /^[◆■▼▽□❖▶►]\s*/u;
/** Marks that list as often as they head: the words must say what it is. */
const LIST_MARK = /^[●○◇◎★☆・◯▪❏]\s*/u;
const TAG = /^(?:参考|資料|コラム)[\s　]+(?=\S)/u;
const NUMBER = /^(?:[(（]?[0-9０-９]{1,2}[)）]?[.．、]?[\s　]*|[①-⑳Ⅰ-Ⅻ]\s*)(?=\D)/u;
const BRACKETED =
  /^(?:【([^【】]+)】|〔([^〔〕]+)〕|《([^《》]+)》|≪([^≪≫]+)≫|＜([^＜＞]+)＞|〈([^〈〉]+)〉|［([^［］]+)］|\[([^[\]]+)\])[\s　]*(.*)$/u;
const WIDE_GAP = /(?:[ \t]{2,}|　{1,}[ \t]*|\t)(?=\S)/u;
const COLON = /[:：]\s*(?=\S)/u;
const LONGEST = 44;

/** What a format says of a block: a heading of its own, or nothing. */
export type Standing = "heading" | "text";

/**
 * Reads a label. A heading of the format's own is one whatever it says; a line with a heading's mark, or in brackets, is one where it is short and no
 * sentence; any other text only where the vocabulary knows all of its words.
 */
export function readLabel(text: Passage, standing: Standing): Label | null {
  if (text.length > LONGEST * 6) return null;
  const tag = TAG.exec(text.text)?.[0].length ?? 0;
  const whole = text.slice(tag);
  const headMark = HEAD_MARK.exec(whole.text)?.[0] ?? "";
  const mark = headMark || (LIST_MARK.exec(whole.text)?.[0] ?? "");
  const open = whole.slice(mark.length).trim();
  // ◆現状と課題◆ is marked on both sides.
  const body = headMark !== "" && open.text.endsWith(headMark.trim()) ? open.slice(0, -headMark.trim().length).trim() : open;
  if (body.length === 0) return null;
  const front = mark.trim() || null;
  if (text.length > LONGEST * 2 || endsSentence(text.text)) return inline(body, front);
  return bracketed(body, front) ?? known(body, front) ?? shaped(body, front, headMark !== "" || standing === "heading");
}

function bracketed(body: Passage, mark: string | null): Label | null {
  const match = BRACKETED.exec(body.text);
  if (!match) return null;
  const inner = match.slice(1, 9).find((part) => part !== undefined) ?? "";
  const rest = match[9] ?? "";
  const title = body.slice(1, 1 + inner.length).trim();
  const aside = rest === "" ? null : body.slice(body.length - rest.length).trim();
  if (title.length > LONGEST) return null;
  if (aside && labelKindOf(inner.replace(NUMBER, "")) === null) return null;
  const known = labelKindOf(inner.replace(NUMBER, "")) !== null;
  return {
    kind: shapedKindOf(inner.replace(NUMBER, "")),
    title,
    aside,
    whole: aside ? Passage.join([title, aside], " ") : title,
    known,
    mark: mark ?? body.text.charAt(0),
  };
}

/** A label with its text on the same line: 【現状】 and 現状： where the vocabulary knows the words. */
function inline(body: Passage, mark: string | null): Label | null {
  const label = /^[【〔《≪＜〈［[]/u.test(body.text)
    ? bracketed(body, mark)
    : /^[^。、]{2,16}(?:[:：]| {3}|　|\t)/u.test(body.text)
      ? known(body, mark)
      : null;
  return label?.known && label.aside ? label : null;
}

/** A label whose words the vocabulary knows, alone or with something beside it. */
function known(body: Passage, mark: string | null): Label | null {
  const number = NUMBER.exec(body.text)?.[0].length ?? 0;
  const whole = /[:：]$/u.test(body.text) ? body.length - 1 : body.length;
  for (const end of [whole, ...gapsIn(body.text)]) {
    const title = body.slice(0, end).trim();
    const kind = labelKindOf(title.text.slice(number));
    if (kind === null) continue;
    const rest = body.slice(end).trim();
    const aside = rest.slice(/^[:：\s　]*/u.exec(rest.text)?.[0].length ?? 0);
    return {
      kind,
      title,
      aside: aside.length > 0 ? aside : null,
      whole: body,
      known: true,
      mark: mark ?? (number > 0 ? title.text.slice(0, number) : null),
    };
  }
  return null;
}

function gapsIn(text: string): number[] {
  return [WIDE_GAP, COLON].map((gap) => gap.exec(text)?.index ?? -1).filter((at) => at > 1);
}

function shaped(body: Passage, mark: string | null, sure: boolean): Label | null {
  if (!sure) return null;
  const [gap = body.length] = gapsIn(body.text);
  const title = body.slice(0, gap).trim();
  const rest = body.slice(gap).trim();
  // ■第１編 （市民が主役） is one title; ◆主な取組 with a section beside it is two.
  const split = rest.length > 0 && /(?:課|室|部|局|所|係|センター)$/u.test(rest.text);
  const whole = split ? title : body;
  if (whole.length > LONGEST || bare(whole.text).length < 2 || /[、。]$/u.test(whole.text)) return null;
  return { kind: shapedKindOf(whole.text.replace(NUMBER, "")), title: whole, aside: split ? rest : null, whole: body, known: false, mark };
}
