import { Passage } from "../passage.ts";
import { CONTROL, isNarrow, type Source } from "./source.ts";

const SPACES = /[ \t\n\r\f\v\u0085\u2028\u2029]+/gu;
const SPACE = " ";
const BREAK = /[\n\r\f\v\u0085\u2028\u2029]/u;

/**
 * Puts a passage together from pieces of the source, as a browser shows running text: white space at the ends goes, a run of it inside is one
 * space; a run that breaks the line is nothing beside a Japanese character, since Japanese is written without spaces.
 */
export class PassageWriter {
  readonly #source: Source;
  /**
   * What is written, two numbers a piece: the source from the first (inclusive) to the second (exclusive); or, where the second is negative,
   * `#spelt[-1 - second]`, which stands at the first.
   */
  #pieces = new Int32Array(64);
  #count = 0;
  #spelt: string[] = [SPACE];
  #space: { readonly at: number; readonly breaks: boolean } | null = null;

  constructor(source: Source) {
    this.#source = source;
  }

  get isEmpty(): boolean {
    return this.#count === 0;
  }

  /** Appends the source's text from `start` to `end`. */
  append(start: number, end: number): void {
    const text = this.#source.text.slice(start, end);
    let from = start;
    for (const match of text.matchAll(SPACES)) {
      const at = start + match.index;
      if (match[0] === " " && at > from && at + 1 < end) continue;
      this.#write(from, at);
      // U+0085 ends a line but counts as a control character, which is markup.
      this.#rest(this.#source.text.charAt(at) === "\u0085" ? -1 : at, BREAK.test(match[0]));
      from = at + match[0].length;
    }
    this.#write(from, end);
  }

  /** Appends a visible text that the source spells otherwise (an entity), and says where it stands. */
  put(text: string, origin: number): void {
    this.#meet(text.charCodeAt(0));
    this.#spelt.push(text);
    this.#push(origin, -this.#spelt.length);
  }

  /** A space that the source does not hold, where two texts meet that a person reads apart. */
  gap(): void {
    this.#rest(-1, false);
  }

  /** The passage written so far; begins the next one. */
  take(): Passage {
    const passage = this.#passage();
    this.#count = 0;
    this.#spelt = [SPACE];
    this.#space = null;
    if (this.#pieces.length > 4096) this.#pieces = new Int32Array(64);
    return passage;
  }

  #passage(): Passage {
    const [start = 0, end = 0] = this.#pieces;
    if (this.#count === 0) return Passage.empty;
    if (this.#count === 2 && end >= 0) return Passage.of(this.#source.text, start, end);
    let length = 0;
    for (let i = 0; i < this.#count; i += 2) length += this.#textOf(i).length;
    const origins = new Int32Array(length);
    let text = "";
    for (let i = 0; i < this.#count; i += 2) {
      const piece = this.#textOf(i);
      const origin = this.#pieces[i] ?? 0;
      const step = (this.#pieces[i + 1] ?? 0) < 0 ? 0 : 1;
      for (let at = 0; at < piece.length; at += 1) origins[text.length + at] = origin + at * step;
      text += piece;
    }
    return Passage.traced(text, origins);
  }

  #textOf(piece: number): string {
    const [start = 0, end = 0] = [this.#pieces[piece], this.#pieces[piece + 1]];
    return end < 0 ? (this.#spelt[-1 - end] ?? "") : this.#source.text.slice(start, end);
  }

  #write(start: number, end: number): void {
    let from = start;
    const controls = this.#source.holdsControls ? this.#source.text.slice(start, end).matchAll(CONTROL) : [];
    for (const match of controls) {
      this.#copy(from, start + match.index);
      from = start + match.index + match[0].length;
    }
    this.#copy(from, end);
  }

  #copy(start: number, end: number): void {
    if (start >= end) return;
    this.#meet(this.#source.text.charCodeAt(start));
    this.#push(start, end);
  }

  #push(start: number, end: number): void {
    if (this.#count > 0 && end > 0 && this.#pieces[this.#count - 1] === start) {
      this.#pieces[this.#count - 1] = end;
      return;
    }
    if (this.#count === this.#pieces.length) {
      const grown = new Int32Array(this.#pieces.length * 2);
      grown.set(this.#pieces);
      this.#pieces = grown;
    }
    this.#pieces[this.#count] = start;
    this.#pieces[this.#count + 1] = end;
    this.#count += 2;
  }

  /** White space that counts once something follows it. */
  #rest(at: number, breaks: boolean): void {
    this.#space = { at: this.#space?.at ?? at, breaks: breaks || (this.#space?.breaks ?? false) };
  }

  /** Writes the space before what follows. */
  #meet(next: number): void {
    const space = this.#space;
    this.#space = null;
    if (!space || this.#count === 0) return;
    if (space.breaks && !(isNarrow(this.#lastCode()) && isNarrow(next))) return;
    if (this.#source.text.charAt(space.at) === SPACE) this.#push(space.at, space.at + 1);
    else this.#push(space.at, -1);
  }

  #lastCode(): number {
    const text = this.#textOf(this.#count - 2);
    return text.charCodeAt(text.length - 1);
  }
}
