import { isInk, type Source } from "./source.ts";

/**
 * The lines of a text, ended by any of LF, CR, CRLF, VT, FF, NEL, U+2028 and U+2029. A form feed ends a page too. Lines are numbered from 0
 * and held in columns of numbers, because a text of 10 MB may have millions.
 */
export class SourceLines {
  readonly source: Source;
  readonly count: number;
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  readonly #pages: Int32Array;

  constructor(source: Source) {
    this.source = source;
    const starts: number[] = [];
    const ends: number[] = [];
    const pages: number[] = [];
    let start = 0;
    let page = 1;
    for (const match of source.text.matchAll(/\r\n|[\n\r\v\f\u0085\u2028\u2029]|$/gu)) {
      starts.push(start);
      ends.push(match.index);
      pages.push(page);
      start = match.index + match[0].length;
      if (match[0] === "\f") page += 1;
    }
    this.count = starts.length;
    this.#starts = Int32Array.from(starts);
    this.#ends = Int32Array.from(ends);
    this.#pages = Int32Array.from(pages);
  }

  start(line: number): number {
    return this.#starts[line] ?? this.source.text.length;
  }

  /** Exclusive, before the line's terminator. */
  end(line: number): number {
    return this.#ends[line] ?? this.source.text.length;
  }

  /** From 1. */
  page(line: number): number {
    return this.#pages[line] ?? 1;
  }

  /** Without its terminator. */
  text(line: number): string {
    return this.source.text.slice(this.start(line), this.end(line));
  }

  isBlank(line: number): boolean {
    return this.source.isBlank(this.start(line), this.end(line));
  }

  /** Where the first character that is not white space stands; the line's end where there is none. */
  inkStart(line: number): number {
    const end = this.end(line);
    let at = this.start(line);
    while (at < end && !isInk(this.source.text.charCodeAt(at))) at += 1;
    return at;
  }

  /** White space in front of the line's text in half-width columns: a full-width space is 2, a tab goes to the next 8th. */
  indent(line: number): number {
    let columns = 0;
    for (let at = this.start(line); at < this.inkStart(line); at += 1) {
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
