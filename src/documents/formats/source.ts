import type { Oddity } from "../document.ts";
import { Passage, type Range } from "../passage.ts";

/** C0 and C1 control characters but for white space. They carry nothing that a person reads, and XML knows no way to write most of them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
export const CONTROL = /[\u0000-\u0008\u000E-\u001F\u007F-\u009F]/gu;
const INK = /[^\s]/u;

/** How many blocks and cells are made of one file. What follows is still given, in one piece; only a file that means harm has so many. */
export const MOST_PIECES = 500_000;

/**
 * The decoded text of a file while it is turned into blocks: cuts passages out of it and keeps the account of what is markup, so that in the
 * end every character that is not white space belongs to exactly one passage or one range of markup.
 *
 * Control characters stand in `text` but in no passage: they are markup, and an oddity says how many there were.
 */
export class Source {
  readonly text: string;
  readonly holdsControls: boolean;
  /** 1 for each code unit that is markup. */
  readonly #marks: Uint8Array;
  #nestingCut: Oddity | null = null;
  #pieces = 0;

  constructor(text: string) {
    this.text = text;
    this.#marks = new Uint8Array(text.length);
    let controls = 0;
    for (const { index } of text.matchAll(CONTROL)) {
      this.#marks[index] = 1;
      controls += 1;
    }
    this.holdsControls = controls > 0;
  }

  /** True where the text from `start` to `end` holds nothing but white space. */
  isBlank(start: number, end: number): boolean {
    for (let i = start; i < end; i += 1) if (isInk(this.text.charCodeAt(i))) return false;
    return true;
  }

  /** The passage from `start` to `end`, without the white space around it and without control characters. */
  passage(start: number, end: number): Passage {
    let from = start;
    let to = end;
    while (from < to && !isInk(this.text.charCodeAt(from))) from += 1;
    while (to > from && !isInk(this.text.charCodeAt(to - 1))) to -= 1;
    const passage = Passage.of(this.text, from, to);
    return this.holdsControls ? passage.without(CONTROL).trim() : passage;
  }

  /** Counts blocks and cells as they are made; false once there are so many that the rest is better left in one piece. */
  spend(pieces: number): boolean {
    this.#pieces += pieces;
    return this.hasRoom;
  }

  get hasRoom(): boolean {
    return this.#pieces < MOST_PIECES;
  }

  /** Notes that the text from `start` to `end` only carries the format. */
  mark(start: number, end: number): void {
    this.#marks.fill(1, start, end);
  }

  /** Notes that elements nested too deeply to mean anything were read as if they were not nested. */
  cutNesting(at: number): void {
    this.#nestingCut = { kind: "nesting-cut", count: (this.#nestingCut?.count ?? 0) + 1, at: this.#nestingCut?.at ?? at };
  }

  /** Everything noted as markup: ascending, apart from each other, across white space in one. */
  markup(): Range[] {
    const ranges: { start: number; end: number }[] = [];
    let last: { start: number; end: number } | null = null;
    for (let at = 0; at < this.text.length; at += 1) {
      if (!isInk(this.text.charCodeAt(at))) continue;
      if (this.#marks[at] === 0) last = null;
      else if (last) last.end = at + 1;
      else {
        last = { start: at, end: at + 1 };
        ranges.push(last);
      }
    }
    return ranges;
  }

  /** What was odd about the format. */
  oddities(): Oddity[] {
    return this.#nestingCut ? [this.#nestingCut] : [];
  }
}

/** Whether a code unit is something other than white space, in the sense of \s. */
export function isInk(code: number): boolean {
  if (code > 32 && code < 127) return true;
  if (code <= 32) return !(code === 32 || (code >= 9 && code <= 13));
  if (code >= 0x3001 && code <= 0xfefe) return true;
  return INK.test(String.fromCharCode(code));
}

/** Whether a code unit is printable ASCII or another narrow letter, beside which a line break stands for a space. */
export function isNarrow(code: number): boolean {
  return code < 0x2000;
}
