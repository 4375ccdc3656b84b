import { Passage } from "../../passage.ts";
import type { Furniture } from "./furniture.ts";
import { endsSentence } from "./joining.ts";
import { readNodeHeading } from "./node-heading.ts";
import type { Piece } from "./piece.ts";
import { bare, labelKindOf, planTitleWords } from "./words.ts";

const TITLE = new RegExp(
  `${planTitleWords}(?:\\s?[0-9０-９]{4}(?:\\s?[-－~～〜]\\s?[0-9０-９]{2,4})?)?(?:[\\s　]*[(（【〈「].{1,40}[)）】〉」])?(?:[\\s　]*(?:案|概要版|本編|本文|全体版))?$`,
  "u",
);
const PART = /^第\s?[0-9０-９一二三四五六七八九十]{1,2}\s?部[\s　:：]*/u;
const PAGE = /(?<![\s　])[\s　]+[0-9０-９]{1,3}$|^[0-9０-９]{1,3}[\s　]+/gu;
/** A title stands this near the top, in pieces. */
const TOP = 12;
/** What a document that is drawn from a plan adds to its title: … 指標一覧, … 進捗状況. */
const TAIL =
  /(?<![\s　])[\s　]+(?:[^\s　]{0,12}(?:一覧表?|指標|目標値|進捗状況?|進行管理表?|評価結果?|実績|抜粋|概要|資料編?|シート|調書|個票|管理票|重点プロジェクト|分野別計画|分野別施策)(?:[\s　]*[(（][^()（）]{1,20}[)）])?)$/u;
/** The same, without a space: 総合計画の施策体系に基づく成果指標一覧表, 総合計画成果指標. */
const JOINED_TAIL =
  /(?<=計画|プラン|戦略|ビジョン|構想)(?:期間内?)?(?:(?:の|における|に基づく|に掲げる)[^\s　]{0,20}|成果|数値|評価)?(?:一覧表?|指標|目標値|数値目標|進捗状況)(?:[^\s　]{0,12})$/u;
const LONGEST = 60;

function withoutTail(title: Passage): Passage {
  for (const pattern of [TAIL, JOINED_TAIL]) {
    const tail = pattern.exec(title.text);
    if (tail && TITLE.test(title.text.slice(0, tail.index))) return title.slice(0, tail.index);
  }
  return title;
}

/**
 * The plan's title: what is printed above its first node, else what runs along its pages; without the number of a part.
 *
 * @param around What the format itself runs around the text: titles of windows, heads of pages.
 */
export function findPlanTitle(pieces: readonly Piece[], furniture: Furniture, around: readonly Passage[]): Passage | null {
  const first = pieces.findIndex(({ text }) => text.length > 0 && readNodeHeading(text) !== null);
  const top = pieces.slice(0, Math.min(TOP, first < 0 ? TOP : first));
  const lines: Passage[] = [];
  for (const { text } of top) {
    const title = asTitle(text);
    if (title) lines.push(title);
    else if (lines.length > 0) break;
  }
  const whole = lines.filter(
    (line, i) =>
      !lines.some((other, k) => {
        const [whole, part] = [bare(other.text), bare(line.text)];
        return k !== i && (whole.startsWith(part) || whole.endsWith(part)) && (k < i || whole !== part);
      }),
  );
  if (whole.length > 0) return Passage.join(whole, " ");
  const running = [...furniture.runningTitles, ...furniture.pieces].map(({ text }) => text);
  return [...around, ...running].map(asTitle).find((title) => title !== null) ?? null;
}

function asTitle(text: Passage): Passage | null {
  if (text.length === 0 || text.length > LONGEST || endsSentence(text.text) || /[…、。]/u.test(text.text)) return null;
  let title = text;
  for (const match of [...text.text.matchAll(PAGE)].reverse())
    title = match.index === 0 ? title.slice(match[0].length) : title.slice(0, match.index);
  const part = PART.exec(title.text)?.[0].length ?? 0;
  title = withoutTail(title.slice(part).trim());
  return title.length >= 4 && TITLE.test(title.text) && labelKindOf(title.text) === null ? title : null;
}
