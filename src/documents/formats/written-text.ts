import { createHash } from "node:crypto";
import { accept, type Result, refuse } from "../../domain/result.ts";
import type { Block, Document, Oddity } from "../document.ts";
import type { Layout } from "../layout.ts";
import { Passage, type Range } from "../passage.ts";
import { findOddCharacters } from "./odd-characters.ts";
import type { OpenRefusal } from "./open-refusal.ts";
import { CONTROL } from "./source.ts";

/**
 * The text of a document whose file has none of its own (Excel, Word, PDF), while it is written: what is written becomes a passage, and so keeps its place.
 * Control characters stand in the text but in no passage; they are markup. A NUL, which PostgreSQL cannot keep, is written as U+FFFD.
 */
export class WrittenText {
  readonly #parts: string[] = [];
  readonly #markup: Range[] = [];
  #length = 0;

  /** Offset of what is written next. */
  get length(): number {
    return this.#length;
  }

  /** Writes what a person reads. White space inside stays as it is. */
  write(text: string): Passage {
    const start = this.#length;
    const safe = text.replaceAll("\0", "\uFFFD").toWellFormed();
    this.#push(safe);
    const passage = Passage.at(start, safe);
    let found = false;
    for (const { 0: control, index } of safe.matchAll(CONTROL)) {
      this.#markup.push({ start: start + index, end: start + index + control.length });
      found = true;
    }
    return found ? passage.without(CONTROL) : passage;
  }

  /** White space between what is written: a tab between cells, a line feed between lines, a form feed between pages. */
  space(between: "\t" | "\n" | "\f" | " "): void {
    this.#push(between);
  }

  /** Notes something that was written as markup after all: it is in no passage of a block. */
  markup(range: Range): void {
    this.#markup.push(range);
  }

  /** The document that was written, or that there is nothing in it. */
  finish(
    { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
    made: {
      readonly mediaType: string;
      readonly layout: Layout;
      readonly blocks: readonly Block[];
      readonly oddities?: readonly Oddity[];
    },
  ): Result<Document, OpenRefusal> {
    const text = this.#parts.join("");
    if (text.trim() === "") return refuse({ kind: "empty" });
    return accept({
      name,
      mediaType: made.mediaType,
      sha256: createHash("sha256").update(bytes).digest("hex"),
      text,
      layout: made.layout,
      blocks: made.blocks,
      markup: this.#markup.toSorted((one, other) => one.start - other.start),
      oddities: [...findOddCharacters(text), ...(made.oddities ?? [])],
    });
  }

  #push(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
  }
}
