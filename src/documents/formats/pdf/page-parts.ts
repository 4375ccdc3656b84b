import type { PageRule } from "../../layout.ts";
import type { Paragraph } from "./run.ts";

/** A page taken apart, from the top to the bottom. */
export interface PageParts {
  readonly width: number;
  readonly height: number;
  readonly parts: readonly Part[];
  readonly rules: readonly PageRule[];
  /** What is drawn a second time, or says how the text is read: no text of its own. */
  readonly markup: readonly Paragraph[];
}

export type Part = TextPart | TablePart;

export interface TextPart {
  readonly kind: "text";
  readonly top: number;
  readonly bottom: number;
  readonly text: Paragraph;
}

export interface TablePart {
  readonly kind: "table";
  readonly top: number;
  readonly bottom: number;
  readonly columns: number;
  readonly rows: readonly PartRow[];
  /** Where its columns begin and end. */
  readonly xs: readonly number[];
  /** For each column whether a line closes it at the top, and at the bottom. */
  readonly closedAbove: readonly boolean[];
  readonly closedBelow: readonly boolean[];
}

export interface PartRow {
  readonly cells: readonly PartCell[];
}

export interface PartCell {
  readonly column: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
  readonly lines: readonly Paragraph[];
}
