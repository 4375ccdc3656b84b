import { Passage } from "../passage.ts";
import type { Source } from "./source.ts";

/**
 * What may be a mark of Markdown: a backslash before punctuation or at the end, runs of * and __, backquotes, [ ![ and ](address). An address is
 * ASCII with a stop, slash, hash or colon in it, so that [制度](注) stays text.
 */
const MARK =
  /\\(?=[!-/:-@[-`{-~]|$)|\*{1,3}|(?<!_)__(?!_)|`+|!?\[|\](?:\(\)|\((?=[^()\s]{0,1000}[./#:])[!-'*-~]{1,1000}(?:\s"[^"()]{0,500}")?\))/gu;

/** More marks than this in one text were written by no person and stay. */
const MOST_MARKS = 20_000;

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Takes the marks of Markdown out of a text; they become markup. Marks count in pairs only, so that a lone * stays the reference mark of a
 * footnote, and a single * only between words (*a*, not 3*4*5). Full-width ＊ is no mark at all.
 */
export function stripMarks(source: Source, text: Passage): Passage {
  if (!/[\\*_`[]/u.test(text.text)) return text;
  const marks = withFileNames(text.text, findMarks(text.text));
  if (marks.length === 0 || marks.length > MOST_MARKS) return text;
  const kept: Passage[] = [];
  let from = 0;
  for (const { start, end } of marks) {
    kept.push(text.slice(from, start));
    from = end;
    for (const range of text.slice(start, end).ranges()) source.mark(range.start, range.end);
  }
  kept.push(text.slice(from));
  return Passage.join(kept);
}

/** What a converter calls a picture that it could not read: img-0.jpeg, _page_0_Picture_1.jpeg. */
const FILE_NAME = /^[\w.-]{1,80}\.(?:jpe?g|png|gif|webp|svg|bmp|tiff?)$/iu;

/** In ![img-0.jpeg](img-0.jpeg) the name between the marks says nothing to a reader: it goes with them. */
function withFileNames(text: string, marks: readonly Mark[]): readonly Mark[] {
  return marks.map((mark, i) => {
    const next = marks[i + 1];
    if (mark.text !== "![" || !next?.text.startsWith("]") || !FILE_NAME.test(text.slice(mark.end, next.start))) return mark;
    return { ...mark, end: next.start };
  });
}

function findMarks(text: string): Mark[] {
  const marks: Mark[] = [];
  /** Marks that wait for their other half, by what they open. */
  const waiting = new Map<string, Mark>();
  let escaped = -1;
  for (const match of text.matchAll(MARK)) {
    const mark = { start: match.index, end: match.index + match[0].length, text: match[0] };
    if (marks.length > MOST_MARKS) break;
    if (mark.start === escaped) continue;
    if (mark.text === "\\") {
      marks.push(mark);
      escaped = mark.end;
      continue;
    }
    const kind = mark.text.startsWith("]") ? "[" : mark.text.replace("!", "");
    const opened = waiting.get(kind);
    if (opened && closes(text, mark)) {
      marks.push(opened, mark);
      waiting.delete(kind);
    } else if (opens(text, mark)) waiting.set(kind, mark);
  }
  return marks.sort((a, b) => a.start - b.start);
}

function opens(text: string, { start, end, text: mark }: Mark): boolean {
  if (mark.startsWith("]")) return false;
  if (mark === "*") return /^(?:|[\s\p{P}])$/u.test(text.charAt(start - 1)) && /\S/u.test(text.charAt(end));
  return mark.startsWith("`") || mark.endsWith("[") || /\S/u.test(text.charAt(end));
}

function closes(text: string, { start, end, text: mark }: Mark): boolean {
  if (mark.endsWith("[")) return false;
  if (mark === "*") return /\S/u.test(text.charAt(start - 1)) && /^(?:|[\s\p{P}])$/u.test(text.charAt(end));
  return mark.startsWith("`") || mark.startsWith("]") || /\S/u.test(text.charAt(start - 1));
}
