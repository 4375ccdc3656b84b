import type { SourceLines } from "./source-lines.ts";

const TABLE_TAG = /<(\/?)table(?=[\s/>])/giu;
const ANY_TAG = /<\/?(?:p|br|ul|ol|li|table|tr|td|th|div|span|sup|sub|b|strong|h[1-6]|u|font|a|img)(?:\s[^<>]*)?\/?>/iu;
const BLOCK_START =
  /^\s*<(?:!--|\/?(?:table|thead|tbody|ul|ol|dl|div|section|article|details|figure|center|blockquote|pre|style|script)(?=[\s/>]))/iu;

/** Where elements of HTML stand in a text that is no HTML document: they begin at the start of a line. */
export class HtmlRegions {
  /** The text holds tags of HTML at all. */
  readonly found: boolean;
  readonly #lines: SourceLines;
  /** Starting line of each outermost table -> the line after its end. */
  readonly #tables: ReadonlyMap<number, number>;

  constructor(lines: SourceLines) {
    this.#lines = lines;
    this.found = ANY_TAG.test(lines.source.text);
    this.#tables = findTables(lines);
  }

  /** The line after the element that begins at the line, or null: a table up to its end tag, another element up to a blank line outside tables. */
  endOf(line: number): number | null {
    if (!this.found || !BLOCK_START.test(this.#lines.text(line).slice(0, 200))) return null;
    let at = line;
    while (at < this.#lines.count && !this.#lines.isBlank(at)) at = Math.max(at + 1, this.#tables.get(at) ?? 0);
    return at;
  }
}

function findTables(lines: SourceLines): Map<number, number> {
  const tables = new Map<number, number>();
  let depth = 0;
  let start = 0;
  for (const match of lines.source.text.matchAll(TABLE_TAG)) {
    if (match[1] === "") {
      if (depth === 0) start = match.index;
      depth += 1;
    } else if (depth > 0) {
      depth -= 1;
      if (depth === 0) tables.set(lines.at(start), lines.at(match.index) + 1);
    }
  }
  return tables;
}
