import { Passage } from "../passage.ts";
import { CONTROL, isNarrow, type Source } from "./source.ts";

const SPACES = /[ \t\n\r\f\v\u0085\u2028\u2029]+/gu;
const BREAK = /[\n\r\f\v\u0085\u2028\u2029]/u;

/** Text that is written: the source's from `start` to `end`, or `text` where the source spells it otherwise. */
interface Run {
  readonly start: number;
  end: number;
  readonly text: string | null;
}

/**
 * Puts a passage together from pieces of the source, as a browser shows running text: white space at the ends goes, a run of it inside is one
 * space; a run that breaks the line is nothing beside a Japanese character, since Japanese is written without spaces.
 */
export class PassageWriter {
  readonly #source: Source;
  #runs: Run[] = [];
  #space: { readonly at: number; readonly breaks: boolean } | null = null;

  constructor(source: Source) {
    this.#source = source;
  }

  get isEmpty(): boolean {
    return this.#runs.length === 0;
  }

  /** Appends the source's text from `start` to `end`. */
  append(start: number, end: number): void {
    const text = this.#source.text.slice(start, end);
    let from = start;
    for (const match of text.matchAll(SPACES)) {
      const at = start + match.index;
      if (match[0] === " " && at > from && at + 1 < end) continue;
      this.#write(from, at);
      this.#rest(at, BREAK.test(match[0]));
      from = at + match[0].length;
    }
    this.#write(from, end);
  }

  /** Appends a text that the source spells otherwise (an entity), and says where it stands; -1 for nowhere. */
  put(text: string, origin: number): void {
    if (text.replaceAll(CONTROL, "") !== text) return;
    if (text.trim() === "") {
      this.#rest(-1, false);
      return;
    }
    this.#meet(text.charCodeAt(0));
    this.#runs.push({ start: origin, end: origin, text });
  }

  /** A space that the source does not hold, where two texts meet that a person reads apart. */
  gap(): void {
    this.#rest(-1, false);
  }

  /** The passage written so far; begins the next one. */
  take(): Passage {
    const runs = this.#runs;
    this.#runs = [];
    this.#space = null;
    const [first] = runs;
    if (!first) return Passage.empty;
    if (runs.length === 1 && first.text === null) return Passage.of(this.#source.text, first.start, first.end);
    return this.#trace(runs);
  }

  #trace(runs: readonly Run[]): Passage {
    const text = runs.map((run) => run.text ?? this.#source.text.slice(run.start, run.end)).join("");
    const origins = new Int32Array(text.length);
    let at = 0;
    for (const run of runs) {
      if (run.text !== null) {
        origins.fill(run.start, at, at + run.text.length);
        at += run.text.length;
      } else for (let origin = run.start; origin < run.end; origin += 1, at += 1) origins[at] = origin;
    }
    return Passage.traced(text, origins);
  }

  #write(start: number, end: number): void {
    let from = start;
    if (this.#source.holdsControls)
      for (const match of this.#source.text.slice(start, end).matchAll(CONTROL)) {
        this.#copy(from, start + match.index);
        from = start + match.index + match[0].length;
      }
    this.#copy(from, end);
  }

  #copy(start: number, end: number): void {
    if (start >= end) return;
    this.#meet(this.#source.text.charCodeAt(start));
    const last = this.#runs.at(-1);
    if (last && last.text === null && last.end === start) last.end = end;
    else this.#runs.push({ start, end, text: null });
  }

  /** White space that counts once something follows it. */
  #rest(at: number, breaks: boolean): void {
    this.#space = { at: this.#space?.at ?? at, breaks: breaks || (this.#space?.breaks ?? false) };
  }

  /** Writes the space before what follows. */
  #meet(next: number): void {
    const space = this.#space;
    this.#space = null;
    const last = this.#runs.at(-1);
    if (!space || !last || (space.breaks && !(isNarrow(this.#lastCode(last)) && isNarrow(next)))) return;
    if (this.#source.text.charAt(space.at) !== " ") this.#runs.push({ start: space.at, end: space.at, text: " " });
    else if (last.text === null && last.end === space.at) last.end += 1;
    else this.#runs.push({ start: space.at, end: space.at + 1, text: null });
  }

  #lastCode(run: Run): number {
    return run.text === null ? this.#source.text.charCodeAt(run.end - 1) : run.text.charCodeAt(run.text.length - 1);
  }
}
