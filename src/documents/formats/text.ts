import { readEnumerator } from "../../domain/wording/enumerator.ts";
import type { Block, CellLine } from "../document.ts";
import type { Passage } from "../passage.ts";
import { readHtml } from "./html.ts";
import { HtmlRegions } from "./html-regions.ts";
import { toLines } from "./html-table.ts";
import { MarkdownLists } from "./markdown-lists.ts";
import { stripMarks } from "./markdown-text.ts";
import { readPipeTable } from "./pipe-table.ts";
import type { Source } from "./source.ts";
import { SourceLines } from "./source-lines.ts";
import { holdsTabTables, readTabTable } from "./tab-table.ts";

/** A line of nothing but dashes, stars or box rules. Three at least: one dash is a value that is missing. */
const RULE = /^[-=_*~─━═―－＝＿ー\s]+$/u;
const HEADING = /^\s{0,3}(#{1,6})(?:[ \t\u3000]+|$)/u;

/**
 * Reads plain text or Markdown into blocks. Tables (of pipes, of tabs, of HTML) are found in both. Other lines of plain text stay lines; in
 * Markdown they become headings, items and paragraphs.
 */
export function readText(source: Source, markdown: boolean): Block[] {
  return new TextReader(source, markdown).read();
}

class TextReader {
  readonly #source: Source;
  readonly #lines: SourceLines;
  readonly #markdown: boolean;
  readonly #regions: HtmlRegions;
  readonly #tabbed: boolean;
  readonly #blocks: Block[] = [];
  readonly #lists: MarkdownLists;

  constructor(source: Source, markdown: boolean) {
    this.#source = source;
    this.#lines = new SourceLines(source);
    this.#markdown = markdown;
    this.#regions = new HtmlRegions(this.#lines);
    this.#tabbed = holdsTabTables(this.#lines);
    this.#lists = new MarkdownLists(this.#lines);
  }

  read(): Block[] {
    let gap = false;
    let line = 0;
    while (line < this.#lines.count) {
      if (this.#lines.isBlank(line)) {
        gap = true;
        line += 1;
        continue;
      }
      line = this.#readTable(line) ?? (this.#markdown ? this.#readMarkdown(line) : this.#readLine(line, gap));
      gap = false;
    }
    return this.#blocks;
  }

  /** Tables and other elements of HTML that begin at the line. Returns the line after it, or null where there is none. */
  #readTable(line: number): number | null {
    const until = this.#regions.endOf(line);
    if (until !== null) {
      this.#push(this.#html(this.#lines.start(line), this.#lines.end(until - 1), this.#lines.page(line)));
      return until;
    }
    const cell = (start: number, end: number, page: number) => this.#readCell(start, end, page);
    const table = readPipeTable(this.#lines, line, cell) ?? (this.#tabbed ? readTabTable(this.#lines, line, cell) : null);
    if (!table) return null;
    if (table.block) this.#blocks.push(table.block);
    return table.next;
  }

  #readCell(start: number, end: number, page: number): CellLine[] {
    if (this.#source.isBlank(start, end)) return [];
    return toLines(this.#html(start, end, page));
  }

  #html(start: number, end: number, page: number): Block[] {
    return readHtml(this.#source, start, end, {
      page,
      strict: true,
      ...(this.#markdown ? { polish: (text: Passage) => stripMarks(this.#source, text) } : {}),
    });
  }

  #readLine(line: number, gap: boolean): number {
    const [start, end, page] = [this.#lines.start(line), this.#lines.end(line), this.#lines.page(line)];
    if (isRule(this.#lines.text(line))) {
      this.#source.mark(start, end);
      return line + 1;
    }
    const indent = this.#lines.indent(line);
    const texts = this.#regions.found ? this.#texts(start, end, page).map((cell) => cell.text) : [this.#source.passage(start, end)];
    for (const [i, text] of texts.entries())
      if (!text.isBlank) this.#blocks.push({ kind: "line", page, indent, gapBefore: gap && i === 0, text });
    return line + 1;
  }

  #readMarkdown(line: number): number {
    const text = this.#lines.text(line);
    const [start, end, page] = [this.#lines.start(line), this.#lines.end(line), this.#lines.page(line)];
    if (isRule(text)) {
      this.#source.mark(start, end);
      return line + 1;
    }
    const heading = HEADING.exec(text);
    if (heading) {
      const closing = /(?:^|[ \t])#+[ \t]*$/u.exec(text.slice(heading[0].length))?.[0].length ?? 0;
      this.#source.mark(start, start + heading[0].length);
      this.#source.mark(end - closing, end);
      for (const { text } of this.#texts(start + heading[0].length, end - closing, page))
        this.#blocks.push({ kind: "heading", page, depth: heading[1]?.length ?? 1, text });
      return line + 1;
    }
    const item = this.#lists.itemAt(line);
    const next = this.#endOfParagraph(line);
    if (item) {
      this.#source.mark(start, item.textStart);
      const texts = this.#texts(item.textStart, this.#lines.end(next - 1), page);
      for (const [i, { text }] of texts.entries())
        this.#blocks.push(i === 0 ? { kind: "item", page, depth: item.depth, text } : { kind: "paragraph", page, text });
    } else this.#push(this.#html(start, this.#lines.end(next - 1), page));
    return next;
  }

  #texts(start: number, end: number, page: number): CellLine[] {
    return toLines(this.#html(start, end, page));
  }

  /** The first line that does not go on with the paragraph: blank, a list item, a heading, a rule, a table, or one that an enumerator opens. */
  #endOfParagraph(first: number): number {
    let line = first + 1;
    while (line < this.#lines.count && !this.#lines.isBlank(line) && !this.#opensBlock(line)) line += 1;
    return line;
  }

  #opensBlock(line: number): boolean {
    const text = this.#lines.text(line);
    const opens = HEADING.test(text) || isRule(text) || text.trimStart().startsWith("|") || this.#lists.itemAt(line) !== null;
    return opens || readEnumerator(text.trim().slice(0, 40)) !== null || this.#regions.endOf(line) !== null;
  }

  #push(blocks: readonly Block[]): void {
    for (const block of blocks) this.#blocks.push(block);
  }
}

function isRule(text: string): boolean {
  return RULE.test(text) && text.replaceAll(/\s/gu, "").length >= 3;
}
