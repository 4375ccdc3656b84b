/**
 * A piece of a document's text that knows, character by character, where in the document it stands.
 *
 * `text` is in UTF-16 code units; `origins[i]` is the offset in `Document.text` of code unit `i`, or -1 for one that no document
 * holds (a space put between two joined lines). Every operation keeps the two in step, so a value cut out of a cell, joined over
 * two lines and trimmed still leads to its place. Passages are immutable.
 *
 * Most passages are one stretch of the document, and a document may have a million: those only keep where they start.
 */
export class Passage {
  readonly text: string;
  /** Offset of the first code unit where each stands right behind the one before; else -1. */
  readonly #start: number;
  #origins: Int32Array | null;

  private constructor(text: string, origins: number | Int32Array) {
    this.text = text;
    this.#start = typeof origins === "number" ? origins : -1;
    this.#origins = typeof origins === "number" ? null : origins;
  }

  static readonly empty: Passage = new Passage("", 0);

  /** The passage of `source` from `start` (inclusive) to `end` (exclusive). */
  static of(source: string, start: number, end: number): Passage {
    return new Passage(source.slice(start, end), start);
  }

  /** The passage of a text that is still being written, from where it stands in it. */
  static at(start: number, text: string): Passage {
    return new Passage(text, start);
  }

  /** Text whose code units stand at the offsets given, one each; for readers of formats that decode (&amp;amp; is one character from five). */
  static traced(text: string, origins: ArrayLike<number>): Passage {
    if (text.length !== origins.length) throw new RangeError(`${text.length} code units, ${origins.length} origins`);
    return new Passage(text, new Int32Array(origins));
  }

  /** Joins passages in order; `between` is put where two meet and belongs to no place. */
  static join(parts: readonly Passage[], between = ""): Passage {
    const kept = parts.filter((part) => part.text.length > 0);
    const [only] = kept;
    if (!only) return Passage.empty;
    if (kept.length === 1) return only;
    if (between === "" && kept.every((part, i) => i === 0 || kept[i - 1]?.isFollowedBy(part)))
      return new Passage(kept.map((part) => part.text).join(""), only.#start);
    const text = kept.map((part) => part.text).join(between);
    const origins = new Int32Array(text.length).fill(-1);
    let at = 0;
    for (const [i, part] of kept.entries()) {
      if (i > 0) at += between.length;
      part.#trace(origins, at);
      at += part.text.length;
    }
    return new Passage(text, origins);
  }

  get length(): number {
    return this.text.length;
  }

  /** Offset in the document's text of each code unit, -1 for one that the document does not hold. */
  get origins(): Int32Array {
    if (this.#origins) return this.#origins;
    const origins = new Int32Array(this.text.length);
    this.#trace(origins, 0);
    this.#origins = origins;
    return origins;
  }

  /** Writes where the code units stand into `origins`, from index `at`. */
  #trace(origins: Int32Array, at: number): void {
    if (this.#origins) origins.set(this.#origins, at);
    else for (let i = 0; i < this.text.length; i += 1) origins[at + i] = this.#start + i;
  }

  /** True where both are stretches of the document and the other begins where this one ends. */
  isFollowedBy(other: Passage): boolean {
    return this.#start >= 0 && other.#start === this.#start + this.text.length;
  }

  /** True where nothing but white space is held. */
  get isBlank(): boolean {
    return this.text.trim() === "";
  }

  /** Like String.prototype.slice. */
  slice(start: number, end?: number): Passage {
    const text = this.text.slice(start, end);
    if (this.#start < 0) return new Passage(text, this.origins.slice(start, end));
    return new Passage(text, this.#start + (start < 0 ? Math.max(0, this.text.length + start) : Math.min(start, this.text.length)));
  }

  trim(): Passage {
    const start = this.text.length - this.text.trimStart().length;
    return this.slice(start, start + this.text.trim().length);
  }

  /** Like String.prototype.split; what the pattern matched is left out. An empty match does not split. */
  split(pattern: RegExp): Passage[] {
    const parts: Passage[] = [];
    let from = 0;
    for (const match of this.text.matchAll(everywhere(pattern))) {
      if (match[0] === "") continue;
      parts.push(this.slice(from, match.index));
      from = match.index + match[0].length;
    }
    parts.push(this.slice(from));
    return parts;
  }

  /** Cuts before each of the offsets (ascending): cuts [2, 5] of "abcdefg" are "ab", "cde", "fg". */
  cut(offsets: readonly number[]): Passage[] {
    return [...offsets, this.text.length].map((end, i) => this.slice(i === 0 ? 0 : (offsets[i - 1] ?? 0), end));
  }

  /** The part that the first match of the pattern covers, or null. */
  match(pattern: RegExp): Passage | null {
    const match = pattern.exec(this.text);
    return match ? this.slice(match.index, match.index + match[0].length) : null;
  }

  /** Without whatever the pattern matches, everywhere. */
  without(pattern: RegExp): Passage {
    return Passage.join(this.split(pattern));
  }

  /** Where the passage stands: runs of offsets in the document's text, [start, end), ascending, each maximal. */
  ranges(): Range[] {
    if (this.#start >= 0) return this.text === "" ? [] : [{ start: this.#start, end: this.#start + this.text.length }];
    const offsets = this.origins.filter((offset) => offset >= 0).sort();
    const ranges: { start: number; end: number }[] = [];
    for (const offset of offsets) {
      const last = ranges.at(-1);
      if (last && offset <= last.end) last.end = Math.max(last.end, offset + 1);
      else ranges.push({ start: offset, end: offset + 1 });
    }
    return ranges;
  }

  toString(): string {
    return this.text;
  }
}

/** Offsets in `Document.text`, start inclusive, end exclusive, in UTF-16 code units. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

const globals = new WeakMap<RegExp, RegExp>();

/** The pattern as one that finds all its matches. Made once: a document of a hundred thousand lines is split with the same few patterns. */
function everywhere(pattern: RegExp): RegExp {
  const known = globals.get(pattern);
  if (known) return known;
  const made = new RegExp(pattern.source, pattern.flags.includes("g") ? pattern.flags : `${pattern.flags}g`);
  globals.set(pattern, made);
  return made;
}
