import type { Paragraph } from "./run.ts";

/** What pages come to where it goes on from one to the next: text whose pieces may stand on several pages. */
export type Joined = JoinedText | JoinedTable;

/** Pieces of a text that a page break parts, in order. */
export type Pieces = readonly Paragraph[];

export interface JoinedText {
  readonly kind: "text" | "running";
  /** From 1. */
  readonly page: number;
  readonly pieces: Pieces;
}

export interface JoinedTable {
  readonly kind: "table";
  readonly page: number;
  readonly columns: number;
  readonly rows: readonly JoinedRow[];
}

export interface JoinedRow {
  readonly cells: readonly JoinedCell[];
}

export interface JoinedCell {
  readonly column: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
  readonly lines: readonly Pieces[];
}
