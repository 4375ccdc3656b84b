import type { Document } from "../../document.ts";

/** Which page an offset of the text is on, from 0: of a text, pages end with a form feed. */
export function pageOf({ layout, text }: Document): (offset: number) => number {
  const starts = layout.kind === "pages" ? layout.pages.map(({ range }) => range.start) : layout.kind === "lines" ? pageStarts(text) : [];
  return (offset) => {
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };
}

function pageStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\f"); at >= 0; at = text.indexOf("\f", at + 1)) starts.push(at + 1);
  return starts;
}
