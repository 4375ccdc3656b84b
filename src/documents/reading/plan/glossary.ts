import type { Passage } from "../../passage.ts";
import type { Piece } from "./piece.ts";
import { bare, longTerms } from "./words.ts";

const MARK = /(?<=[\p{Script=Han}\p{Script=Katakana}ーA-Za-zＡ-Ｚａ-ｚ0-9０-９）)])(?:[＊*†]|※(?![\s　]))[0-9０-９]{0,2}/gu;
const HAN = /[\p{Script=Han}々〆]/u;
const KATAKANA = /[\p{Script=Katakana}ー]/u;
const LATIN = /[A-Za-zＡ-Ｚａ-ｚ0-9０-９.．&＆+＋]/u;
/** A note that explains a term: ＊ダイバーシティ：…. */
const NOTE = /^[＊*※†][0-9０-９]{0,2}[\s　]*([^\s　:：（(]{2,24})[\s　]*[:：…]/u;
const LONGEST = 40;

/** Terms that carry a reference mark, once each, in order: the shortest word that the mark can belong to. */
export function readGlossary(pieces: readonly Piece[]): Passage[] {
  const texts = pieces.flatMap(({ block, text }) =>
    block.kind === "table" ? block.rows.flatMap(({ cells }) => cells.flatMap(({ lines }) => lines.map((line) => line.text))) : [text],
  );
  const noted = texts.flatMap(({ text }) => NOTE.exec(text)?.[1] ?? []);
  const explained = [...new Set([...longTerms, ...noted])].sort((a, b) => b.length - a.length).slice(0, 500);
  const terms = new Map<string, Passage>();
  for (const text of texts) {
    if (!/[＊*※†]/u.test(text.text)) continue;
    for (const match of text.text.matchAll(MARK)) {
      const start = startOf(text.text, match.index, explained);
      const term = text.slice(start, match.index);
      const key = bare(term.text);
      if (key.length >= 2 && !/^[\d.]+$/u.test(key) && !(match[0].startsWith("※") && /^\d/u.test(key)) && !terms.has(key))
        terms.set(key, term);
    }
  }
  return [...terms.values()];
}

function startOf(text: string, end: number, explained: readonly string[]): number {
  const before = text.slice(Math.max(0, end - LONGEST), end);
  const known = explained.find((term) => before.endsWith(term));
  if (known) return end - known.length;
  let at = end;
  while (at > 0 && end - at < LONGEST && belongs(text.charAt(at - 1), text.charAt(at), text.charAt(at - 2), at === end)) at -= 1;
  return at + (/^(?:[0-9０-９]+(?:年度?|月|日|件|回|人|か所)|等|各)/u.exec(text.slice(at, end))?.[0].length ?? 0);
}

/** Whether a character is part of the word that begins behind it. A katakana word starts anew behind kanji; a word of kanji does not behind katakana. */
function belongs(char: string, after: string, before: string, last: boolean): boolean {
  if (KATAKANA.test(char) || LATIN.test(char)) return true;
  if (HAN.test(char)) return last || !KATAKANA.test(after);
  if (/[)）]/u.test(char)) return false;
  return char === "・" && KATAKANA.test(after) && KATAKANA.test(before) && !last;
}
