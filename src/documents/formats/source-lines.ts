import { isInk, type Source } from "./source.ts";

const [LF, FF, CR, NEL, LINE, PARAGRAPH] = [0x0a, 0x0c, 0x0d, 0x85, 0x2028, 0x2029];

/** Whether the code unit ends a line. */
function isLineEnd(code: number): boolean {
  return (code >= LF && code <= CR) || code === NEL || code === LINE || code === PARAGRAPH;
}

/**
 * The lines of a text, ended by any of LF, CR, CRLF, VT, FF, NEL, U+2028 and U+2029. A form feed ends a page too. Lines are numbered from 0
 * and held in columns of numbers, because a large text may have millions.
 */
export class SourceLines {
  readonly source: Source;
  readonly count: number;
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  /** The first line of each page but the first. */
  readonly #pages: number[] = [];
  /** The page that was last asked for, and its number less one; lines are asked for in order. */
  #page = 0;

  constructor(source: Source) {
    const { text } = source;
    let starts = new Int32Array(1024);
    let ends = new Int32Array(1024);
    let count = 0;
    let start = 0;
    for (let at = 0; at <= text.length; at += 1) {
      const code = at < text.length ? text.charCodeAt(at) : LF;
      if (!isLineEnd(code)) continue;
      if (count === starts.length) [starts, ends] = [grow(starts), grow(ends)];
      starts[count] = start;
      ends[count] = at;
      count += 1;
      if (code === FF) this.#pages.push(count);
      if (code === CR && text.charCodeAt(at + 1) === LF) at += 1;
      start = at + 1;
    }
    this.source = source;
    this.count = count;
    this.#starts = starts;
    this.#ends = ends;
  }

  start(line: number): number {
    return line < this.count ? (this.#starts[line] ?? 0) : this.source.text.length;
  }

  /** Exclusive, before the line's terminator. */
  end(line: number): number {
    return line < this.count ? (this.#ends[line] ?? 0) : this.source.text.length;
  }

  /** From 1. */
  page(line: number): number {
    while (this.#page > 0 && line < (this.#pages[this.#page - 1] ?? 0)) this.#page -= 1;
    while (this.#page < this.#pages.length && line >= (this.#pages[this.#page] ?? 0)) this.#page += 1;
    return this.#page + 1;
  }

  /** Without its terminator. */
  text(line: number): string {
    return this.source.text.slice(this.start(line), this.end(line));
  }

  /** The first code units of the line, from its first character that is not white space. */
  head(line: number, length: number): string {
    const start = this.inkStart(line);
    return this.source.text.slice(start, Math.min(this.end(line), start + length));
  }

  isBlank(line: number): boolean {
    return this.inkStart(line) === this.end(line);
  }

  /** Where the first character that is not white space stands; the line's end where there is none. */
  inkStart(line: number): number {
    const end = this.end(line);
    let at = this.start(line);
    while (at < end && !isInk(this.source.text.charCodeAt(at))) at += 1;
    return at;
  }

  /** Behind the last character that is not white space. */
  inkEnd(line: number): number {
    const start = this.start(line);
    let at = this.end(line);
    while (at > start && !isInk(this.source.text.charCodeAt(at - 1))) at -= 1;
    return at;
  }

  /** White space in front of the line's text in half-width columns: a full-width space is 2, a tab goes to the next 8th. */
  indent(line: number): number {
    const ink = this.inkStart(line);
    let columns = 0;
    for (let at = this.start(line); at < ink; at += 1) {
      const char = this.source.text.charAt(at);
      if (char === "\t") columns += 8 - (columns % 8);
      else columns += char === "\u3000" ? 2 : 1;
    }
    return columns;
  }

  /** The line that holds the offset. */
  at(offset: number): number {
    let low = 0;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.start(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function grow(numbers: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(numbers.length * 2);
  grown.set(numbers);
  return grown;
}
