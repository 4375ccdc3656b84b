import { endsSentence } from "../../broken-text.ts";
import type { PageParts, TextPart } from "./page-parts.ts";
import { textOf } from "./run.ts";

/** So much of a page's height, at the top and at the bottom, may hold what runs along the pages. */
const EDGE = 0.12;
/** So many texts from the edge. */
const DEEP = 3;
/** In points. */
const SAME_PLACE = 4;
const LONGEST = 80;
/** So many pages must have a text at the same place; so many a number that counts them. */
const PAGES = 3;
const NUMBERED = 2;

const PAGE_NUMBER =
  /^[-－‐–—―\s]*(?:[pP][.．]?\s*|(?:ページ|頁)\s*)?([0-9０-９]{1,4})(?:\s*[/／]\s*[0-9０-９]{1,4})?(?:\s*(?:ページ|頁))?[-－‐–—―\s]*$/u;
/** So written, a number is a page's even where it stands alone. */
const SURE_NUMBER = /^[-－‐–—―].*[-－‐–—―]$|[/／pP頁]|ページ/u;

type Edge = "top" | "bottom";

interface Candidate {
  readonly part: TextPart;
  readonly page: number;
  readonly key: string;
  readonly sure: boolean;
}

/**
 * What is printed along the pages: page numbers at their edges, and texts that stand at the same place of several, figures aside; from the edge inwards,
 * as far as everything does. A text in larger letters than most is a title, however often it stands there.
 */
export function findRunning(pages: readonly PageParts[]): ReadonlySet<TextPart> {
  const found = new Set<TextPart>();
  const sizes = pages.map(usualSize);
  const sorted = pages.map((page) => ({ ...page, parts: page.parts.toSorted((a, b) => a.top - b.top) }));
  for (const edge of ["top", "bottom"] as const) {
    let open = pages.map((_, page) => page);
    for (let depth = 0; depth < DEEP && open.length > 0; depth += 1) {
      const candidates = open.flatMap((page) => candidateOf(sorted[page], { page, edge, depth, usual: sizes[page] ?? 0 }));
      const held = new Map<string, Set<number>>();
      for (const { key, page } of candidates) held.set(key, (held.get(key) ?? new Set()).add(page));
      const running = candidates.filter(({ key, sure }) => sure || (held.get(key)?.size ?? 0) >= (key.startsWith("#") ? NUMBERED : PAGES));
      for (const { part } of running) found.add(part);
      open = running.map(({ page }) => page);
    }
  }
  return found;
}

interface Place {
  readonly page: number;
  readonly edge: Edge;
  readonly depth: number;
  /** The size of most letters of the page. */
  readonly usual: number;
}

function candidateOf(parts: PageParts | undefined, { page, edge, depth, usual }: Place): Candidate[] {
  const part = parts?.parts.at(edge === "top" ? depth : -1 - depth);
  if (!parts || part?.kind !== "text" || parts.parts.length <= depth) return [];
  const { height } = parts;
  if (edge === "top" ? part.bottom > EDGE * height : part.top < (1 - EDGE) * height) return [];
  const text = textOf(part.text).trim();
  if (text.length > LONGEST || endsSentence(text)) return [];
  const number = PAGE_NUMBER.exec(text)?.[1];
  if (number !== undefined) return [{ part, page, key: `# ${Number(number.normalize("NFKC")) - page}`, sure: SURE_NUMBER.test(text) }];
  if (part.text.runs.some(({ size, weight }) => size > 1.15 * usual || (weight === 2 && size > 1.08 * usual))) return [];
  const place = Math.round((edge === "top" ? part.top : height - part.bottom) / SAME_PLACE);
  return [{ part, page, key: `${place} ${text.replace(/[0-9０-９]+/gu, "#")}`, sure: false }];
}

function usualSize({ parts }: PageParts): number {
  const sizes: number[] = [];
  for (const part of parts) {
    const paragraphs = part.kind === "text" ? [part.text] : part.rows.flatMap(({ cells }) => cells.flatMap(({ lines }) => lines));
    for (const { runs } of paragraphs) for (const { size } of runs) sizes.push(size);
  }
  return sizes.sort((a, b) => a - b)[sizes.length >> 1] ?? 0;
}
