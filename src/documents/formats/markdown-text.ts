import { Passage } from "../passage.ts";
import type { Source } from "./source.ts";

/**
 * Marks of Markdown inside a text: **strong**, __strong__, *emphasis* between words, `code`, [text](address), ![](picture) and backslashes before
 * punctuation. Full-width ＊ is a reference mark of Japanese documents and no mark of Markdown, and so is * behind a word.
 */
const MARKS =
  /\\(?=[!-/:-@[-`{-~])|\*\*(?=\S)|(?<=\S)\*\*|(?<![\w*])__(?=\S)|(?<=\S)__(?![\w*])|`+|!?\[(?=[^[\]\n]{0,500}\]\([^()\n]{0,1000}\))|\]\([^()\n]{0,1000}\)/gu;

/** Takes the marks of Markdown out of a text; they become markup. */
export function stripMarks(source: Source, text: Passage): Passage {
  if (!/[\\*_`[\]]/u.test(text.text)) return text;
  let from = 0;
  const kept: Passage[] = [];
  const { text: written } = text;
  for (const match of written.matchAll(MARKS)) {
    // What a backslash escapes is text.
    if (match.index < from || (written.charAt(match.index - 1) === "\\" && match[0] !== "\\")) continue;
    kept.push(text.slice(from, match.index));
    from = match.index + match[0].length;
    for (const { start, end } of text.slice(match.index, from).ranges()) source.mark(start, end);
  }
  if (kept.length === 0) return text;
  kept.push(text.slice(from));
  return Passage.join(kept);
}
