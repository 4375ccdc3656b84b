import { normalise } from "../../../domain/wording/normal.ts";
import type { Block } from "../../document.ts";

type Line = Extract<Block, { kind: "line" | "paragraph" }>;

const PAGE_NUMBER =
  /^(?:[-‐–—―ー－~]\s?\d{1,3}\s?[-‐–—―ー－~]|\d{1,3}\s?\/\s?\d{1,3}(?:\s?(?:ページ|頁))?|p\.?\s?\d{1,3}|\(\d{1,3}\)|\d{1,3}\s?ページ)$/iu;
const BARE_NUMBER = /^\d{1,3}$/u;
/** A running title stands so near the edge of its page. */
const EDGE = 2;

/** The lines that are printed on every page: page numbers, and titles that come again at the edge of a later page. The first of each title is kept. */
export function runningLines(blocks: readonly Block[]): ReadonlySet<Line> {
  const lines = blocks.filter((block) => block.kind === "line");
  const found = new Set<Line>(blocks.filter(isNumberedFoot));
  const titles = new Set<string>();
  for (const [i, line] of lines.entries()) {
    const text = normalise(line.text.text).trim();
    const atEdge = isAtEdge(lines, i);
    if (PAGE_NUMBER.test(text) || (BARE_NUMBER.test(text) && atEdge)) found.add(line);
    if (!atEdge || text.length < 4 || text.length > 60) continue;
    const key = text.replace(/\d+$/u, "");
    if (titles.has(key)) found.add(line);
    titles.add(key);
  }
  return found;
}

/** A format that marks paragraphs keeps the number at the foot of a page as one. */
function isNumberedFoot(block: Block): block is Line {
  return block.kind === "paragraph" && block.text.length < 20 && PAGE_NUMBER.test(normalise(block.text.text).trim());
}

/** Among the first or the last lines of a page, or beside a line that is a page number. */
function isAtEdge(lines: readonly Line[], at: number): boolean {
  const line = lines[at];
  if (!line) return false;
  for (let distance = 1; distance <= EDGE; distance += 1) {
    const before = lines[at - distance];
    const after = lines[at + distance];
    if (!before || !after || before.page !== line.page || after.page !== line.page) return true;
    if (PAGE_NUMBER.test(normalise(before.text.text).trim())) return true;
  }
  return false;
}
