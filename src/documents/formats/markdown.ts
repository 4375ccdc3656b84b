import { readEnumerator } from "../../domain/wording/enumerator.ts";
import { joinText } from "../broken-text.ts";
import type { Block } from "../document.ts";
import type { Passage } from "../passage.ts";
import { MarkdownLists } from "./markdown-lists.ts";
import { stripMarks } from "./markdown-text.ts";
import type { Source } from "./source.ts";
import { TextParts } from "./text-parts.ts";

/** Writers of Japanese often leave the space after the mark out. */
const HEADING = /^(?:#{1,6}(?:[ \t\u3000]+|$)|#{2,6}(?=[\u3000-\uFFEF]))/u;
const QUOTE = /^>[ \t]?/u;
const FENCE = /^(?:`{3,}|~{3,})/u;
/** A label and what it says: such lines stand by themselves, though Markdown would run them together. */
const LABELLED = /^[^\s:：。、]{1,12}[\s\u3000]?[:：]/u;
const SHORT = 24;
/** A line that is shorter may be a title over what follows. */
const FULL = 16;

/**
 * Reads Markdown into headings, items, paragraphs and tables. Lines that only a single break parts are one paragraph, unless the second opens with
 * an enumerator or a label: those who write or convert Japanese documents mean a new line then.
 */
export function readMarkdown(source: Source): Block[] {
  return new MarkdownReader(source).read();
}

/** Texts of one item that <br> parts: where a layout broke its lines inside a sentence, they are one. */
function joinBrokenText(texts: readonly Passage[]): Passage[] {
  const joined: Passage[] = [];
  for (const text of texts) {
    const open = joined.at(-1);
    if (open && breaksOff(open.text) && readEnumerator(text.text) === null) joined[joined.length - 1] = joinText([open, text]);
    else joined.push(text);
  }
  return joined;
}

function breaksOff(text: string): boolean {
  if (/[のをがにはでとや、・]$/u.test(text)) return true;
  const mark = readEnumerator(text);
  return text.length >= FULL && (mark === null || mark.kind === "bullet") && !/[。．.！？!?」』）)】：:]$/u.test(text);
}

class MarkdownReader {
  readonly #source: Source;
  readonly #parts: TextParts;
  readonly #lists: MarkdownLists;
  readonly #blocks: Block[] = [];

  constructor(source: Source) {
    this.#source = source;
    this.#parts = new TextParts(source, (text) => stripMarks(source, text));
    this.#lists = new MarkdownLists(this.#parts.lines);
  }

  read(): Block[] {
    let line = 0;
    while (line < this.#parts.lines.count) {
      if (!this.#source.hasRoom) return [...this.#blocks, this.#parts.rest(line)];
      line = this.#parts.lines.isBlank(line) ? line + 1 : this.#readPart(line);
    }
    return this.#blocks;
  }

  #readPart(line: number): number {
    const table = this.#parts.readTable(line);
    if (table) return this.#push(table.blocks, table.next);
    const head = this.#parts.lines.head(line, 80);
    if (FENCE.test(head)) return this.#readFenced(line, head);
    if (this.#parts.isRule(line)) return this.#parts.skip(line);
    const heading = HEADING.exec(head);
    if (heading) return this.#readHeading(line, heading[0].trim().length, heading[0].length);
    const quote = QUOTE.exec(head);
    if (quote) return this.#readQuote(line, quote[0].length);
    return this.#readParagraph(line);
  }

  #readHeading(line: number, depth: number, mark: number): number {
    const { lines } = this.#parts;
    const start = lines.inkStart(line) + mark;
    let end = lines.inkEnd(line);
    while (end > start && this.#source.text.charAt(end - 1) === "#") end -= 1;
    // A # that no space parts from the text belongs to it (C#).
    if (end > start && !this.#source.isBlank(end - 1, end)) end = lines.inkEnd(line);
    this.#source.mark(lines.start(line), start);
    this.#source.mark(end, lines.end(line));
    return this.#pushHeading(start, end, depth, line, line + 1);
  }

  #pushHeading(start: number, end: number, depth: number, line: number, next: number): number {
    const page = this.#parts.lines.page(line);
    for (const { text } of this.#parts.texts(start, end, page)) this.#blocks.push({ kind: "heading", page, depth, text });
    return next;
  }

  #readQuote(line: number, mark: number): number {
    const { lines } = this.#parts;
    const start = lines.inkStart(line) + mark;
    this.#source.mark(lines.start(line), start);
    return this.#push(this.#parts.html(start, lines.end(line), lines.page(line)), line + 1);
  }

  /** Text between two fences is as typed: lines. */
  #readFenced(first: number, head: string): number {
    const { lines } = this.#parts;
    const fence = head.slice(0, 3);
    let line = this.#parts.skip(first);
    for (; line < lines.count && this.#source.spend(1) && !lines.head(line, 3).startsWith(fence); line += 1) {
      const text = this.#source.passage(lines.start(line), lines.end(line));
      if (!text.isBlank)
        this.#blocks.push({ kind: "line", page: lines.page(line), indent: lines.indent(line), gapBefore: lines.isBlank(line - 1), text });
    }
    return line < lines.count && this.#source.hasRoom ? this.#parts.skip(line) : line;
  }

  #readParagraph(line: number): number {
    const { lines } = this.#parts;
    const page = lines.page(line);
    const item = this.#lists.itemAt(line);
    const next = this.#endOfParagraph(line);
    const end = lines.end(next - 1);
    if (item) {
      this.#source.mark(lines.start(line), item.textStart);
      const texts = this.#parts.texts(item.textStart, end, page).map(({ text }) => text);
      for (const [i, text] of joinBrokenText(texts).entries())
        this.#blocks.push(i === 0 ? { kind: "item", page, depth: item.depth, text } : { kind: "paragraph", page, text });
      return next;
    }
    const underline = next === line + 1 && next < lines.count ? /^(?:(={3,})|-{3,})$/u.exec(lines.text(next).trim()) : null;
    if (!underline) return this.#push(this.#parts.html(lines.start(line), end, page), next);
    this.#parts.skip(next);
    return this.#pushHeading(lines.start(line), end, underline[1] ? 1 : 2, line, next + 1);
  }

  /** The first line that does not go on with the paragraph. */
  #endOfParagraph(first: number): number {
    const { lines } = this.#parts;
    let line = first + 1;
    while (line < lines.count && !lines.isBlank(line) && !this.#breaksAfter(line - 1) && !this.#opens(line)) line += 1;
    return line;
  }

  /** Markdown's forced break: two spaces or a backslash at the end of a line. Pages and labels with a word behind them break too. */
  #breaksAfter(line: number): boolean {
    const { lines } = this.#parts;
    if (lines.inkEnd(line) - lines.inkStart(line) <= SHORT && LABELLED.test(lines.head(line, SHORT))) return true;
    const end = lines.end(line);
    return (
      /(?: {2}|\\)$/u.test(this.#source.text.slice(Math.max(lines.start(line), end - 2), end)) || lines.page(line) !== lines.page(line + 1)
    );
  }

  #opens(line: number): boolean {
    const head = this.#parts.lines.head(line, 80);
    if (HEADING.test(head) || QUOTE.test(head) || FENCE.test(head) || head.startsWith("|") || LABELLED.test(head)) return true;
    if (readEnumerator(head) !== null || this.#lists.itemAt(line) !== null) return true;
    return this.#parts.isRule(line) || this.#parts.regions.endOf(line) !== null;
  }

  #push(blocks: readonly Block[], next: number): number {
    for (const block of blocks) this.#blocks.push(block);
    return next;
  }
}
