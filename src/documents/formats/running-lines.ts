import { cutLine } from "./aligned-line.ts";
import type { SourceLines } from "./source-lines.ts";

/** So many lines at the top and at the bottom of a page may be printed on every page. */
const AT_EDGE = 2;
const LONGEST = 200;
/** 3, - 3 -, p. 3, 3/12. */
const PAGE_NUMBER = /^[\s\-－‐–—ー―]*(?:[pP][.．]?\s*)?[0-9０-９]{1,4}(?:\s*[/／]\s*[0-9０-９]{1,4})?[\s\-－‐–—ー―]*$/u;

/**
 * Lines that are printed on every page: page numbers, and texts at the top or bottom of several pages that are one part, since heads of columns stand
 * on several pages too. None in a text without page breaks.
 */
export function runningLines(lines: SourceLines): ReadonlySet<number> {
  const running = new Set<number>();
  if (!lines.source.text.includes("\f")) return running;
  const edges = edgesOf(lines);
  const pages = new Map<string, number>();
  for (const edge of edges) pages.set(keyOf(lines, edge), (pages.get(keyOf(lines, edge)) ?? 0) + 1);
  for (const edge of edges) {
    // What stands second counts only where the line outside it is printed on every page, too.
    if (edge.outside !== null && !running.has(edge.outside)) continue;
    const { line } = edge;
    if (PAGE_NUMBER.test(lines.head(line, LONGEST).trim())) running.add(line);
    else if ((pages.get(keyOf(lines, edge)) ?? 0) > 1 && cutLine(lines, line, "width").length <= 1) running.add(line);
  }
  return running;
}

interface Edge {
  readonly line: number;
  /** top 0, top 1, foot 0, foot 1 */
  readonly place: string;
  /** The line that stands between it and the edge of the page. */
  readonly outside: number | null;
}

/** The same place and text, numbers aside. */
function keyOf(lines: SourceLines, { line, place }: Edge): string {
  return `${place} ${lines
    .head(line, LONGEST)
    .trim()
    .replace(/[0-9０-９]+/gu, "0")}`;
}

function edgesOf(lines: SourceLines): Edge[] {
  const edges: Edge[] = [];
  let page: number[] = [];
  let number = 1;
  const close = () => {
    const taken = new Set<number>();
    for (const [name, from] of [
      ["top", page],
      ["foot", page.toReversed()],
    ] as const)
      for (const [i, line] of from.slice(0, AT_EDGE).entries()) {
        if (!taken.has(line)) edges.push({ line, place: `${name} ${i}`, outside: from[i - 1] ?? null });
        taken.add(line);
      }
    page = [];
  };
  for (let line = 0; line < lines.count; line += 1) {
    if (lines.page(line) !== number) {
      close();
      number = lines.page(line);
    }
    if (!lines.isBlank(line)) page.push(line);
  }
  close();
  return edges;
}
