import type { Block, Table } from "../../document.ts";
import type { PageLayout, PageRun } from "../../layout.ts";
import type { Passage } from "../../passage.ts";
import type { WrittenText } from "../written-text.ts";
import type { PageParts, TablePart } from "./page-parts.ts";
import { readable } from "./readable.ts";
import { type Paragraph, spaceBetween } from "./run.ts";

/** Writes the pages of a file as one text, with the blocks that stand in it and where each run of it stands on its page. */
export class PageWriter {
  readonly blocks: Block[] = [];
  readonly layouts: PageLayout[] = [];
  readonly #text: WrittenText;
  #runs: PageRun[] = [];
  #page = 0;

  constructor(text: WrittenText) {
    this.#text = text;
  }

  write({ width, height, parts, rules, aside }: PageParts): void {
    if (this.#page > 0) this.#text.space("\f");
    this.#page += 1;
    this.#runs = [];
    const start = this.#text.length;
    for (const part of parts) {
      if (part.kind === "table") this.blocks.push(this.#table(part));
      else {
        this.blocks.push({ kind: "paragraph", page: this.#page, text: this.#paragraph(part.text) });
        this.#text.space("\n");
      }
    }
    for (const text of aside) {
      const from = this.#text.length;
      this.#paragraph(text);
      this.#text.markup({ start: from, end: this.#text.length });
      this.#text.space("\n");
    }
    this.layouts.push({ width, height, range: { start, end: this.#text.length }, runs: this.#runs, rules });
  }

  #table({ columns, rows }: TablePart): Table {
    return {
      kind: "table",
      page: this.#page,
      columns,
      rows: rows.map(({ cells }) => {
        const written = cells.map(({ column, columnSpan, rowSpan, lines }, i) => {
          if (i > 0) this.#text.space("\t");
          const texts = lines.map((line, at) => {
            if (at > 0) this.#text.space("\n");
            return { text: this.#paragraph(line), item: false };
          });
          return { column, columnSpan, rowSpan, head: false, lines: texts.filter(({ text }) => !text.isBlank) };
        });
        this.#text.space("\n");
        return { cells: written };
      }),
    };
  }

  #paragraph({ runs }: Paragraph): Passage {
    let text = "";
    const start = this.#text.length;
    for (const run of runs) {
      if (text !== "") text += spaceBetween(text, run.text);
      const from = start + text.length;
      text += run.text;
      const { x, y, width, height, vertical } = run;
      this.#runs.push({ x, y, width, height, vertical, range: { start: from, end: start + text.length } });
    }
    return readable(this.#text.write(text)).trim();
  }
}
