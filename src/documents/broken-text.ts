import { Passage } from "./passage.ts";

const SENTENCE_END = /[。．！？][」』）)\]】]*$/u;
const SPACE = Passage.traced(" ", [-1]);

/** Whether the text ends as a sentence does: with a full stop, closing brackets aside. */
export function endsSentence(text: string): boolean {
  return SENTENCE_END.test(text);
}

/** Width in half-width columns. */
export function widthOf(text: string): number {
  let width = 0;
  for (const char of text) width += charWidth(char.codePointAt(0) ?? 0);
  return width;
}

/** Half-width columns that a code point takes: 1 for Latin letters and half-width kana, 2 for all others. */
function charWidth(code: number): 1 | 2 {
  return code < 0x100 || (code >= 0xff61 && code <= 0xff9f) ? 1 : 2;
}

/** Joins the parts of a text that a layout broke: nothing between Japanese characters, a space between two Latin words. */
export function joinText(parts: readonly Passage[]): Passage {
  const joined: Passage[] = [];
  for (const part of parts) {
    const before = joined.at(-1)?.text ?? "";
    if (/[A-Za-z,]$/u.test(before) && /^[A-Za-z]/u.test(part.text)) joined.push(SPACE);
    joined.push(part);
  }
  return Passage.join(joined);
}

/** What no word begins with: a line with it in front goes on in the middle of a sentence. */
const NEVER_FIRST = /^[をんっゃゅょぁぃぅぇぉッャュョァィゥェォンー々、。，．」』）】]/u;
const JAPANESE_END = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}ー々]$/u;

/**
 * True where a line goes on in the word or the sentence that the one before was broken in: 費用を抑 / える。, 素案 / を固めている. A line that begins in kanji may be an item of its own,
 * and so may one in hiragana that ends no sentence: 子育て / まちづくり.
 */
export function isTorn(before: string, after: string): boolean {
  if (!JAPANESE_END.test(before)) return false;
  return NEVER_FIRST.test(after) || (/^\p{Script=Hiragana}/u.test(after) && after.includes("。"));
}

/** Joins lines of which nobody knows whether the layout broke them: a space between them, but none in the middle of a word. */
export function joinLines(parts: readonly Passage[]): Passage {
  const joined: Passage[] = [];
  for (const part of parts.filter(({ length }) => length > 0)) {
    const before = joined.at(-1)?.text;
    if (before !== undefined && !isTorn(before, part.text)) joined.push(SPACE);
    joined.push(part);
  }
  return Passage.join(joined);
}
