import { Passage } from "../passage.ts";
import { isNarrow, type Source } from "./source.ts";

const SPACES = /[ \t\n\r\f\v\u0085\u2028\u2029]+/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const DROPPED = /[\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F]/u;
const BREAK = /[\n\r\f\v\u0085\u2028\u2029]/u;

/**
 * Puts a passage together from pieces of the source, as a browser shows running text: white space at the ends goes, a run of it inside is one
 * space; a run that breaks the line is nothing beside a Japanese character, since Japanese is written without spaces.
 */
export class PassageWriter {
  readonly #source: Source;
  #parts: string[] = [];
  #origins: Int32Array = new Int32Array(256);
  #length = 0;
  #last = 0;
  #space: { at: number; breaks: boolean } | null = null;

  constructor(source: Source) {
    this.#source = source;
  }

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  /** Appends the source's text from `start` to `end`. */
  append(start: number, end: number): void {
    const { text } = this.#source;
    SPACES.lastIndex = start;
    let from = start;
    while (from < end) {
      const match = SPACES.exec(text);
      const to = match ? Math.min(match.index, end) : end;
      if (to > from) this.#write(from, to);
      if (!match || match.index >= end) return;
      const after = Math.min(match.index + match[0].length, end);
      const breaks = BREAK.test(match[0].slice(0, after - match.index));
      this.#space = { at: this.#space?.at ?? match.index, breaks: breaks || (this.#space?.breaks ?? false) };
      from = after;
      SPACES.lastIndex = after;
    }
  }

  /** Appends a text that the source spells otherwise (an entity), and says where it stands; -1 for nowhere. */
  put(text: string, origin: number): void {
    if (DROPPED.test(text)) return;
    if (text.trim() === "") this.#space = { at: this.#space?.at ?? origin, breaks: this.#space?.breaks ?? false };
    else this.#push(text, (at) => this.#origins.fill(origin, at, at + text.length));
  }

  /** A space that the source does not hold, where two texts meet that a person reads apart. */
  gap(): void {
    this.#space ??= { at: -1, breaks: false };
  }

  /** The passage written so far; begins the next one. */
  take(): Passage {
    const passage = this.#length === 0 ? Passage.empty : Passage.traced(this.#parts.join(""), this.#origins.subarray(0, this.#length));
    this.#parts = [];
    this.#length = 0;
    this.#space = null;
    return passage;
  }

  #write(start: number, end: number): void {
    const text = this.#source.text.slice(start, end);
    if (this.#source.holdsControls && DROPPED.test(text)) {
      for (let at = start; at < end; at += 1) if (!DROPPED.test(this.#source.text.charAt(at))) this.#copy(this.#source.text.charAt(at), at);
    } else this.#copy(text, start);
  }

  #copy(text: string, start: number): void {
    this.#push(text, (at) => {
      for (let i = 0; i < text.length; i += 1) this.#origins[at + i] = start + i;
    });
  }

  #push(text: string, trace: (at: number) => void): void {
    const space = this.#space;
    this.#space = null;
    if (space && this.#length > 0 && (!space.breaks || (isNarrow(this.#last) && isNarrow(text.charCodeAt(0))))) {
      this.#reserve(1);
      this.#origins[this.#length] = space.at;
      this.#length += 1;
      this.#parts.push(" ");
    }
    this.#reserve(text.length);
    trace(this.#length);
    this.#length += text.length;
    this.#parts.push(text);
    this.#last = text.charCodeAt(text.length - 1);
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#origins.length) return;
    const grown = new Int32Array(Math.max(this.#length + more, this.#origins.length * 2));
    grown.set(this.#origins.subarray(0, this.#length));
    this.#origins = grown;
  }
}
