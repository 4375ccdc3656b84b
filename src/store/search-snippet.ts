import { textKey } from "../domain/wording/text-key.ts";

/** A stretch of a text with the word that was found in it. */
export interface Snippet {
  readonly before: string;
  /** Empty where the word stands in the title only. */
  readonly found: string;
  readonly after: string;
}

const BEFORE = 30;
const AFTER = 90;

/** The stretch of a text around the first of the words, which are search keys, as it is written. */
export function drawSnippet(text: string, words: readonly string[]): Snippet {
  const starts: number[] = [];
  const ends: number[] = [];
  let folded = "";
  let at = 0;
  for (const character of text) {
    const key = textKey(character);
    folded += key;
    for (let i = 0; i < key.length; i += 1) {
      starts.push(at);
      ends.push(at + character.length);
    }
    at += character.length;
  }
  const hits = words.map((word) => ({ start: folded.indexOf(word), length: word.length })).filter(({ start }) => start >= 0);
  const [first] = hits.sort((one, other) => one.start - other.start);
  if (!first) return { before: text.length > AFTER ? `${whole(text.slice(0, AFTER))}…` : text, found: "", after: "" };

  const start = starts[first.start] ?? 0;
  const end = ends[first.start + first.length - 1] ?? text.length;
  return {
    before: start > BEFORE ? `…${whole(text.slice(start - BEFORE, start))}` : text.slice(0, start),
    found: text.slice(start, end),
    after: text.length > end + AFTER ? `${whole(text.slice(end, end + AFTER))}…` : text.slice(end),
  };
}

/** Without the half of a character at either end. */
function whole(text: string): string {
  return text.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/gu, "");
}
