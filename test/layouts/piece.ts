/**
 * A document before it has a format: what a typist would set, piece by piece. Forms make pieces from a reading, renderers make files from pieces, so one
 * reading can be laid out in every format and read back.
 */
export type Piece =
  | { readonly kind: "heading"; readonly depth: number; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "bullets"; readonly mark: string; readonly items: readonly string[] }
  | { readonly kind: "page-break" }
  | { readonly kind: "table"; readonly rows: readonly (readonly Box[])[] };

/** A cell of a form. Lines are separated by line feeds. */
export interface Box {
  readonly text: string;
  readonly columnSpan?: number;
  readonly rowSpan?: number;
  readonly head?: boolean;
}

export const heading = (depth: number, text: string): Piece => ({ kind: "heading", depth, text });
export const paragraph = (text: string): Piece => ({ kind: "paragraph", text });
export const bullets = (items: readonly string[], mark = "・"): Piece => ({ kind: "bullets", mark, items });
export const table = (rows: readonly (readonly Box[])[]): Piece => ({ kind: "table", rows });
export const pageBreak: Piece = { kind: "page-break" };
export const box = (text: string | number | null, columnSpan = 1): Box => ({ text: text === null ? "" : String(text), columnSpan });
export const label = (text: string, columnSpan = 1): Box => ({ text, columnSpan, head: true });
