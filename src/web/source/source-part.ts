import type { PageLayout, Sheet } from "../../documents/layout.ts";
import type { Range } from "../../documents/passage.ts";
import { windowAt, windowsOf } from "./sheet-window.ts";
import { pageAt, pagesOf, type SourcePage } from "./text-pages.ts";

/** What parts a source has: the sheets of a workbook, the pages of a file with pages; a text is cut into pages here. */
export interface SourceOutline {
  readonly kind: "lines" | "sheets" | "pages";
  /** In the order of the file. Empty for a text. */
  readonly parts: readonly { readonly range: Range; readonly name: string | null; readonly hidden: boolean }[];
}

/** Gives the layout of a part of a source, from 0; null where there is none. Only one part is looked at a time. */
export type LoadPart = (index: number) => Promise<Sheet | PageLayout | null>;

/** The part of a source that a page shows. */
export type SourcePart =
  | { readonly kind: "lines"; readonly index: number; readonly page: SourcePage; readonly pages: readonly SourcePage[] }
  | { readonly kind: "sheets"; readonly index: number; readonly sheet: Sheet; readonly window: number; readonly windows: number }
  | { readonly kind: "pages"; readonly index: number; readonly page: PageLayout };

/** Which part an address asks for: numbers from 1, or null for the one with the place that is looked for. */
export interface PartWish {
  readonly page: number | null;
  /** Of a sheet with many rows. */
  readonly rows: number | null;
  /** The first offset that is looked for. */
  readonly offset: number;
}

/** Finds the part that is asked for; null where the source has no such part. */
export async function findPart(text: string, outline: SourceOutline, load: LoadPart, wish: PartWish): Promise<SourcePart | null> {
  if (outline.kind === "lines" || outline.parts.length === 0) {
    const pages = pagesOf(text);
    const index = wish.page === null ? pageAt(pages, wish.offset) : wish.page - 1;
    const page = pages[index];
    return page ? { kind: "lines", index, page, pages } : null;
  }
  const index = wish.page === null ? partAt(outline, wish.offset) : wish.page - 1;
  const part = await load(index);
  if (!part) return null;
  if (!("cells" in part)) return { kind: "pages", index, page: part };
  const windows = windowsOf(part);
  const isHere = wish.offset >= part.range.start && wish.offset < part.range.end;
  const window = wish.rows !== null ? wish.rows - 1 : isHere ? windowAt(part, wish.offset) : 0;
  return window >= 0 && window < windows ? { kind: "sheets", index, sheet: part, window, windows } : null;
}

/** The stretch of the text that a part shows, or reaches over. */
export function rangeOf(part: SourcePart): Range {
  switch (part.kind) {
    case "lines":
      return part.page;
    case "sheets":
      return part.sheet.range;
    case "pages":
      return part.page.range;
  }
}

/** Index of the part in which an offset stands. */
export function partAt({ parts }: SourceOutline, offset: number): number {
  return Math.max(
    parts.findLastIndex(({ range }) => range.start <= offset),
    0,
  );
}
