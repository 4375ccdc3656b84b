import type { PageParts, TextPart } from "./page-parts.ts";
import { textOf } from "./run.ts";

/** So much of a page's height, at the top and at the bottom, may hold what runs along the pages. */
const EDGE = 0.12;
/** So many texts from the edge. */
const DEEP = 3;
/** In points. */
const SAME_PLACE = 4;
const LONGEST = 80;

const PAGE_NUMBER =
  /^[-－‐–—―\s]*(?:[pP][.．]?\s*|(?:ページ|頁)\s*)?[0-9０-９]{1,4}(?:\s*[/／]\s*[0-9０-９]{1,4})?(?:\s*(?:ページ|頁))?[-－‐–—―\s]*$/u;

/**
 * What is printed along the pages: page numbers at their edges, and texts that stand at the same place of several, figures aside. A text in larger letters
 * than most is a title, however often it stands there.
 */
export function findRunning(pages: readonly PageParts[]): ReadonlySet<TextPart> {
  const found = new Set<TextPart>();
  const places = new Map<string, { readonly part: TextPart; readonly page: number }[]>();
  for (const [page, parts] of pages.entries())
    for (const { part, edge } of edgesOf(parts)) {
      const text = textOf(part.text).trim();
      if (text.length > LONGEST) continue;
      const number = PAGE_NUMBER.test(text);
      if (number && (pages.length === 1 || /^[-－‐–—―]|[/／pP頁]/u.test(text))) found.add(part);
      if (!number && isTitle(part, parts)) continue;
      const place = Math.round((edge === "top" ? part.top : parts.height - part.bottom) / SAME_PLACE);
      const words = number ? "#" : text.replace(/[0-9０-９]+/gu, "#");
      {
        const key = `${edge} ${place} ${words}`;
        places.set(key, [...(places.get(key) ?? []), { part, page }]);
      }
    }
  for (const [key, held] of places) {
    const most = key.endsWith(" #") ? 2 : Math.min(3, Math.max(2, pages.length));
    if (new Set(held.map(({ page }) => page)).size >= most) for (const { part } of held) found.add(part);
  }
  return found;
}

/** The texts at the edges of a page, from the edge inwards, up to the first table. */
function edgesOf({ parts, height }: PageParts): { readonly part: TextPart; readonly edge: "top" | "bottom" }[] {
  const from = (ordered: PageParts["parts"], edge: "top" | "bottom") => {
    const end = ordered.findIndex((part) => part.kind === "table");
    return ordered
      .slice(0, Math.min(DEEP, end < 0 ? ordered.length : end))
      .flatMap((part) =>
        part.kind === "text" && (edge === "top" ? part.bottom < EDGE * height : part.top > (1 - EDGE) * height) ? [{ part, edge }] : [],
      );
  };
  return [...from(parts, "top"), ...from(parts.toReversed(), "bottom")];
}

function isTitle({ text }: TextPart, { parts }: PageParts): boolean {
  const sizes = parts
    .flatMap((part) =>
      part.kind === "text"
        ? part.text.runs
        : part.rows.flatMap(({ cells }) => cells.flatMap(({ lines }) => lines.flatMap(({ runs }) => runs))),
    )
    .map(({ size }) => size)
    .sort((a, b) => a - b);
  const usual = sizes[sizes.length >> 1] ?? 0;
  return text.runs.some(({ size, bold }) => size > 1.15 * usual || (bold && size > usual));
}
