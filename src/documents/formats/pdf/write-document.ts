import type { Block } from "../../document.ts";
import type { PageLayout, PageRun } from "../../layout.ts";
import { Passage } from "../../passage.ts";
import { readablePassage } from "../../readable.ts";
import type { WrittenText } from "../written-text.ts";
import { findHeadings } from "./headings.ts";
import type { Joined, Pieces } from "./joined.ts";
import type { PageParts } from "./page-parts.ts";
import { type Paragraph, spaceBetween } from "./run.ts";

/** Writes the pages of a file as one text, and says where each run of it stands on its page. */
export class PageWriter {
  readonly layouts: PageLayout[] = [];
  readonly #text: WrittenText;
  readonly #passages = new Map<Paragraph, Passage>();
  #runs: PageRun[] = [];

  constructor(text: WrittenText) {
    this.#text = text;
  }

  write({ width, height, parts, rules, markup }: PageParts): void {
    if (this.layouts.length > 0) this.#text.space("\f");
    this.#runs = [];
    const start = this.#text.length;
    for (const part of parts) {
      if (part.kind === "text") this.#lines([part.text]);
      else
        for (const { cells } of part.rows) {
          for (const [i, { lines }] of cells.entries()) {
            if (i > 0) this.#text.space("\t");
            this.#lines(lines);
          }
          this.#text.space("\n");
        }
      if (part.kind === "text") this.#text.space("\n");
    }
    for (const text of markup) {
      const from = this.#text.length;
      this.#lines([text]);
      this.#text.markup({ start: from, end: this.#text.length });
      this.#text.space("\n");
    }
    this.layouts.push({ width, height, range: { start, end: this.#text.length }, runs: this.#runs, rules });
  }

  /** The blocks that the written pages come to. */
  blocks(joined: readonly Joined[]): Block[] {
    const headings = findHeadings(joined);
    return joined.map((part): Block => {
      const { page } = part;
      const depth = headings.get(part);
      if (part.kind === "text" && depth !== undefined) return { kind: "heading", page, depth, text: this.#passage(part.pieces) };
      if (part.kind !== "table") return { kind: part.kind === "text" ? "paragraph" : "running", page, text: this.#passage(part.pieces) };
      return {
        kind: "table",
        page,
        columns: part.columns,
        rows: part.rows.map(({ cells }) => ({
          cells: cells
            .toSorted((a, b) => a.column - b.column)
            .map(({ column, columnSpan, rowSpan, lines }) => {
              const texts = lines.map((pieces) => ({ text: this.#passage(pieces), item: false }));
              return { column, columnSpan, rowSpan, head: false, lines: texts.filter(({ text }) => !text.isBlank) };
            }),
        })),
      };
    });
  }

  #passage(pieces: Pieces): Passage {
    return Passage.join(pieces.map((piece) => this.#passages.get(piece) ?? Passage.empty)).trim();
  }

  #lines(lines: readonly Paragraph[]): void {
    for (const [i, line] of lines.entries()) {
      if (i > 0) this.#text.space("\n");
      this.#passages.set(line, this.#write(line));
    }
  }

  #write({ runs }: Paragraph): Passage {
    let text = "";
    const start = this.#text.length;
    for (const run of runs) {
      if (text !== "") text += spaceBetween(text, run.text);
      const from = start + text.length;
      text += run.written;
      const { x, y, width, height, way } = run;
      const vertical = way === "down" || way === "up";
      this.#runs.push({ x, y, width, height, vertical, range: { start: from, end: start + text.length } });
    }
    return readablePassage(this.#text.write(text));
  }
}
