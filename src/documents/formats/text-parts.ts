import type { Block, CellLine } from "../document.ts";
import type { Passage } from "../passage.ts";
import { readDrawnTable } from "./drawn-table.ts";
import { readHtml } from "./html.ts";
import { HtmlRegions } from "./html-regions.ts";
import { toLines } from "./html-table.ts";
import { readPipeTable } from "./pipe-table.ts";
import type { Source } from "./source.ts";
import { SourceLines } from "./source-lines.ts";
import { TabTables } from "./tab-table.ts";
import { readTrailingPipes } from "./trailing-pipes.ts";

/** A line of nothing but dashes, stars or box rules. */
const RULE = /^[-=_*~+\u2500-\u257F―－＝＿ー\s]+$/u;

export interface PartRead {
  readonly blocks: readonly Block[];
  /** The first line after the part. */
  readonly next: number;
}

/** What plain text and Markdown have in common: lines, and tables of pipes, of tabs and of HTML between them. */
export class TextParts {
  readonly source: Source;
  readonly lines: SourceLines;
  /** Pieces of HTML between or inside the lines. */
  readonly regions: HtmlRegions;
  readonly #tabs: TabTables;
  readonly #polish: ((text: Passage) => Passage) | null;

  /** @param polish Applied to each text that is read as HTML, in cells and outside. */
  constructor(source: Source, polish: ((text: Passage) => Passage) | null) {
    this.source = source;
    this.lines = new SourceLines(source);
    this.regions = new HtmlRegions(this.lines);
    this.#tabs = new TabTables(this.lines);
    this.#polish = polish;
  }

  /** The table or other element of HTML that begins at the line, or null. */
  readTable(line: number): PartRead | null {
    const until = this.regions.endOf(line);
    if (until !== null) return { blocks: this.html(this.lines.start(line), this.lines.end(until - 1), this.lines.page(line)), next: until };
    const cell = (start: number, end: number, page: number) => (this.source.isBlank(start, end) ? [] : this.texts(start, end, page));
    const table =
      readDrawnTable(this.lines, line, cell) ??
      readPipeTable(this.lines, line, cell) ??
      readTrailingPipes(this.lines, line, cell) ??
      this.#tabs.read(line, cell);
    return table && { blocks: table.block ? [table.block] : [], next: table.next };
  }

  html(start: number, end: number, page: number): Block[] {
    const polish = this.#polish;
    return readHtml(this.source, start, end, polish ? { page, strict: true, polish } : { page, strict: true });
  }

  /** The texts of a stretch, one for each break that tags of HTML make in it. */
  texts(start: number, end: number, page: number): CellLine[] {
    return toLines(this.html(start, end, page));
  }

  /** Whether the line is a rule: three dashes or more, since one dash is how a table says that a value is missing. */
  isRule(line: number): boolean {
    const text = this.lines.text(line);
    return RULE.test(text) && text.replaceAll(/\s/gu, "").length >= 3;
  }

  /** Marks the line as markup and returns the next. */
  skip(line: number): number {
    this.source.mark(this.lines.start(line), this.lines.end(line));
    return line + 1;
  }

  /** Everything from the line on as one block, for a text that has too many parts. */
  rest(line: number): Block {
    const text = this.source.passage(this.lines.start(line), this.source.text.length);
    return { kind: "line", page: this.lines.page(line), indent: 0, gapBefore: true, text };
  }
}
