import type { SourceLines } from "./source-lines.ts";

const BULLET = /^([-*+])[ \t\u3000]+(?=\S)/u;
const NUMBER = /^\d{1,9}[.)][ \t\u3000]+(?=\S)/u;
/** - 3 - at the foot of a page. */
const PAGE_NUMBER = /^-[ \t\u3000]*\d{1,4}[ \t\u3000]*-$/u;
const DEEPEST = 100;

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
  /** Indents of the lists that are open at the line that was asked for last, outermost first. Lines are asked for in order. */
  #indents: number[] = [];
  #last = -1;

  constructor(lines: SourceLines) {
    this.#lines = lines;
  }

  itemAt(line: number): MarkdownItem | null {
    const head = this.#lines.head(line, 24);
    if (PAGE_NUMBER.test(head.trim())) return null;
    const bullet = BULLET.exec(head)?.[0];
    if (bullet === undefined && !(NUMBER.test(head) && (this.#isNumbered(line, 1) || this.#isNumbered(line, -1)))) return null;
    return { textStart: this.#lines.inkStart(line) + (bullet?.length ?? 0), depth: this.#depth(line) };
  }

  /** An item that is indented more than the one before is inside it; how much more differs from writer to writer. */
  #depth(line: number): number {
    const indent = this.#lines.indent(line);
    if (line !== this.#last) {
      if (!this.#goesOn(line)) this.#indents = [];
      while (this.#indents.length > 0 && (this.#indents.at(-1) ?? 0) >= indent) this.#indents.pop();
      if (this.#indents.length < DEEPEST) this.#indents.push(indent);
      this.#last = line;
    }
    return Math.max(1, this.#indents.length);
  }

  /** Whether the list that was open is still open: nothing that starts at the margin stood between. */
  #goesOn(line: number): boolean {
    if (this.#last < 0 || line - this.#last > 50) return false;
    for (let at = this.#last + 1; at < line; at += 1) {
      if (!this.#lines.isBlank(at) && this.#lines.indent(at) === 0 && this.#lines.isBlank(at - 1)) return false;
    }
    return true;
  }

  /** Whether the next line that says something, in the direction, is an item of the same numbered list. */
  #isNumbered(line: number, step: 1 | -1): boolean {
    const indent = this.#lines.indent(line);
    for (let at = line + step; at >= 0 && at < this.#lines.count && Math.abs(at - line) <= 3; at += step) {
      if (this.#lines.isBlank(at)) continue;
      return this.#lines.indent(at) === indent && NUMBER.test(this.#lines.head(at, 24));
    }
    return false;
  }
}
