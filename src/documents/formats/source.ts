import type { Oddity } from "../document.ts";
import { Passage, type Range } from "../passage.ts";

/** C0 and C1 control characters but for white space. They carry nothing that a person reads, and XML knows no way to write most of them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
export const CONTROL = /[\u0000-\u0008\u000E-\u001F\u007F-\u009F]/gu;
const INK = /[^\s]/u;

/** How many blocks and cells are made of one file. What follows is still given, in one piece; only a file that means harm has so many. */
const MOST_PIECES = 1_000_000;

/**
 * The decoded text of a file while it is turned into blocks: cuts passages out of it and keeps the account of what is markup, so that in the
 * end every character that is not white space belongs to exactly one passage or one range of markup.
 *
 * Control characters stand in `text` but in no passage: they are markup, and an oddity says how many there were.
 */
export class Source {
  readonly text: string;
  readonly #controls: readonly number[];
  readonly #ranges: { start: number; end: number }[] = [];
  #nestingCut: Oddity | null = null;
  #pieces = 0;

  constructor(text: string) {
    this.text = text;
    this.#controls = Array.from(text.matchAll(CONTROL), (match) => match.index);
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
    return this.#controls.length === 0 ? passage : passage.without(CONTROL).trim();
  }

  get holdsControls(): boolean {
    return this.#controls.length > 0;
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
    if (this.isBlank(start, end)) return;
    const last = this.#ranges.at(-1);
    if (last && start >= last.end && start - last.end < 64 && this.isBlank(last.end, start)) last.end = end;
    else this.#ranges.push({ start, end });
  }

  /** Notes that elements nested too deeply to mean anything were read as if they were not nested. */
  cutNesting(at: number): void {
    this.#nestingCut = { kind: "nesting-cut", count: (this.#nestingCut?.count ?? 0) + 1, at: this.#nestingCut?.at ?? at };
  }

  /** Everything noted as markup: ascending, apart from each other. */
  markup(): Range[] {
    const all = [...this.#ranges, ...this.#controls.map((at) => ({ start: at, end: at + 1 }))].sort((a, b) => a.start - b.start);
    const merged: { start: number; end: number }[] = [];
    for (const { start, end } of all) {
      const last = merged.at(-1);
      if (last && start <= last.end) last.end = Math.max(last.end, end);
      else merged.push({ start, end });
    }
    return merged;
  }

  oddities(): Oddity[] {
    const found: Oddity[] = [];
    if (this.#nestingCut) found.push(this.#nestingCut);
    const at = this.#controls[0];
    if (at !== undefined) found.push({ kind: "control-characters", count: this.#controls.length, at });
    return found;
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
