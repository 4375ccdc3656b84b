import type { Enumerator } from "../../../domain/wording/enumerator.ts";
import { endsSentence } from "../../broken-text.ts";
import type { Block } from "../../document.ts";

/** A number with nothing but a space behind it. */
const NUMBERED = /^([0-9０-９]{1,2})[\s　]+(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}A-Za-zＡ-Ｚ「])/u;
const LONGEST = 44;

/**
 * The marks of titles that only a number stands before (１　担い手の育成, ２　鳥獣被害対策): short lines that count from 1. One alone is a title where it stands first,
 * over something. Sentences are numbered so only where the first of them stands first of all.
 */
export function plainNumbers(blocks: readonly Block[]): ReadonlyMap<Block, Enumerator> {
  const marks = new Map<Block, Enumerator>();
  const texts = blocks.filter((block) => block.kind !== "table");
  for (const block of texts) {
    const { text } = block.text;
    if ((text.length > LONGEST || endsSentence(text)) && !(block === texts[0] || (texts[0] && marks.has(texts[0])))) continue;
    const match = NUMBERED.exec(text);
    const ordinal = Number(match?.[1]?.normalize("NFKC"));
    if (!match || ordinal !== marks.size + 1) continue;
    marks.set(block, { mark: match[1] ?? "", kind: "dotted", ordinal, through: ordinal, length: match[0].length });
  }
  const [first] = texts;
  const alone = first !== undefined && marks.has(first) && (texts.length > 1 || endsSentence(first.text.text));
  return marks.size > 1 || alone ? marks : new Map();
}
