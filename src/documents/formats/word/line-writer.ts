import { Passage } from "../../passage.ts";
import { CONTROL } from "../source.ts";
import type { WrittenText } from "../written-text.ts";

/** A line of a paragraph: what stands between two breaks. */
export interface WrittenLine {
  readonly text: Passage;
  /** Page on which the line begins, as far as breaks that the author set tell it; from 1. */
  readonly page: number;
}

/**
 * Writes the paragraphs of a document into its text: a line for each line of a paragraph, cells parted by tabs, rows by line feeds. Turns the pages where
 * it is told to.
 */
export class LineWriter {
  readonly #out: WrittenText;
  #page = 1;
  /** Something was written on the page. */
  #begun = false;
  /** White space due before the next text. */
  #gap: ("\t" | "\n")[] = [];
  #lines: WrittenLine[] = [];
  #parts: Passage[] = [];
  #waiting = "";
  #linePage = 0;

  constructor(out: WrittenText) {
    this.#out = out;
  }

  get page(): number {
    return this.#page;
  }

  /** Offset at which the next text will stand. */
  get offset(): number {
    return this.#out.length + this.#gap.length + this.#waiting.length;
  }

  text(text: string): void {
    if (text === "") return;
    if (this.#linePage === 0 && text.trim() !== "") {
      this.#linePage = this.#page;
      this.#begun = true;
    }
    this.#waiting += text;
  }

  /** Writes something that a person sees but that is no part of the sentence: furigana, the mark of a note. */
  beside(text: string): void {
    const said = text.replaceAll(CONTROL, "");
    if (said.trim() === "") return;
    this.#flush();
    this.#fillGap();
    const start = this.#out.length;
    this.#out.write(said);
    this.#out.markup({ start, end: this.#out.length });
  }

  /** Ends the line; the paragraph goes on. */
  break(): void {
    this.#endLine();
    this.#gap.push("\n");
  }

  /** What follows stands on the next page. */
  turnPage(): void {
    this.#page += 1;
    this.#begun = false;
  }

  /** What follows opens a page: the next, unless nothing stands on this one. */
  openPage(): void {
    if (this.#begun) this.turnPage();
  }

  /** Ends the paragraph and gives those lines of it that say something. */
  endParagraph(): readonly WrittenLine[] {
    this.break();
    const lines = this.#lines;
    this.#lines = [];
    return lines;
  }

  endCell(): void {
    if (this.#gap.at(-1) === "\n") this.#gap.pop();
    this.#gap.push("\t");
  }

  endRow(): void {
    if (this.#gap.at(-1) === "\t") this.#gap.pop();
    this.#gap.push("\n");
  }

  #endLine(): void {
    this.#flush();
    const text = Passage.join(this.#parts).trim();
    if (!text.isBlank) this.#lines.push({ text, page: this.#linePage });
    this.#parts = [];
    this.#linePage = 0;
  }

  #flush(): void {
    if (this.#waiting === "") return;
    this.#fillGap();
    this.#parts.push(this.#out.write(this.#waiting));
    this.#waiting = "";
  }

  #fillGap(): void {
    // Nothing stands before the first text.
    if (this.#out.length > 0) for (const space of this.#gap) this.#out.space(space);
    this.#gap = [];
  }
}
