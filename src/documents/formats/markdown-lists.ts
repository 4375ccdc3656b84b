import type { SourceLines } from "./source-lines.ts";

const BULLET = /^([-*+])[ \t\u3000]+(?=\S)/u;
const NUMBER = /^\d{1,9}[.)][ \t\u3000]+(?=\S)/u;

export interface MarkdownItem {
  /** Where the item's text begins: behind a bullet; at the number, which is printed. */
  readonly textStart: number;
  readonly depth: number;
}

/**
 * Finds the items of Markdown's lists. A number with no other number before or after it in the same list is a heading's number and makes no
 * item (1. 部局の使命, with bullets below).
 */
export class MarkdownLists {
  readonly #lines: SourceLines;

  constructor(lines: SourceLines) {
    this.#lines = lines;
  }

  itemAt(line: number): MarkdownItem | null {
    const start = this.#lines.inkStart(line);
    const text = this.#lines.source.text.slice(start, Math.min(this.#lines.end(line), start + 40));
    const bullet = BULLET.exec(text)?.[0];
    if (bullet === undefined && !(NUMBER.test(text) && (this.#isNumbered(line, 1) || this.#isNumbered(line, -1)))) return null;
    return { textStart: start + (bullet?.length ?? 0), depth: Math.min(100, 1 + Math.floor(this.#lines.indent(line) / 2)) };
  }

  /** Whether the next line that says something, in the direction, is an item of the same numbered list. */
  #isNumbered(line: number, step: 1 | -1): boolean {
    const indent = this.#lines.indent(line);
    for (let at = line + step; at >= 0 && at < this.#lines.count && Math.abs(at - line) <= 3; at += step) {
      if (this.#lines.isBlank(at)) continue;
      const start = this.#lines.inkStart(at);
      return (
        this.#lines.indent(at) === indent && NUMBER.test(this.#lines.source.text.slice(start, Math.min(this.#lines.end(at), start + 40)))
      );
    }
    return false;
  }
}
