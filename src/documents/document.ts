import type { Layout } from "./layout.ts";
import type { Passage, Range } from "./passage.ts";

/**
 * A file as the readers of forms see it: blocks in the order of the file, each text a passage of `text`.
 *
 * `text` is everything that the file says as one string. For text formats it is the decoded file itself, so offsets are places; a format
 * without a text of its own (Excel, Word, PDF) writes one and adds where its offsets stand.
 */
export interface Document {
  readonly name: string;
  /** text/plain, text/markdown, text/html, text/csv … as found by content. */
  readonly mediaType: string;
  /** Hex digest of the file's bytes. */
  readonly sha256: string;
  readonly text: string;
  /** Where the offsets of `text` stand in the file. */
  readonly layout: Layout;
  readonly blocks: readonly Block[];
  /** Characters that only carry the format: tags, pipes, rules of dashes. Counted as furniture. Never text that a person reads. */
  readonly markup: readonly Range[];
  /** What was odd about the file, for the person who gave it. */
  readonly oddities: readonly Oddity[];
}

export type Block = Heading | Paragraph | Item | Line | Running | Table;

/** A heading that the format itself marks (# in Markdown, <h2>). `depth` is 1 for the topmost. */
export interface Heading {
  readonly kind: "heading";
  readonly page: number;
  readonly depth: number;
  readonly text: Passage;
}

/** A whole paragraph: its lines belong together. */
export interface Paragraph {
  readonly kind: "paragraph";
  readonly page: number;
  readonly text: Passage;
}

/** An item of a list that the format marks (- in Markdown, <li>). The text keeps an enumerator that is printed in it. `depth` is 1 for the outermost. */
export interface Item {
  readonly kind: "item";
  readonly page: number;
  readonly depth: number;
  readonly text: Passage;
}

/** A line of a text whose layout decides (taken from a PDF, typed): it may be a part of a sentence. Trimmed. */
export interface Line {
  readonly kind: "line";
  readonly page: number;
  /** White space in front of it, in half-width columns (a full-width space is 2, a tab goes to the next 8th). */
  readonly indent: number;
  /** A blank line stands before it. */
  readonly gapBefore: boolean;
  readonly text: Passage;
}

/** What the format prints around the text rather than in it: the title of a window (<title>), heads and feet of pages. Furniture, unless a reader needs it. */
export interface Running {
  readonly kind: "running";
  readonly page: number;
  readonly text: Passage;
}

export interface Table {
  readonly kind: "table";
  readonly page: number;
  /** How many columns the widest row spans. */
  readonly columns: number;
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  /** The cells that start in this row, left to right; a cell that a rowSpan covers is not repeated. Empty cells are present. */
  readonly cells: readonly Cell[];
}

export interface Cell {
  /** 0 for the leftmost. */
  readonly column: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
  /** The format marks it as a head (<th>). */
  readonly head: boolean;
  /** Paragraphs, list items and forced breaks, one each; not empty ones. A cell with nothing in it has none. */
  readonly lines: readonly CellLine[];
}

export interface CellLine {
  readonly text: Passage;
  /** The format marks it as a list item. */
  readonly item: boolean;
}

/**
 * undecodable: bytes that the encoding does not know became U+FFFD. private-use: code points that only some fonts know. hidden: text of rows, columns or sheets
 * that the file hides, read all the same. tracked-changes: changes that nobody has accepted, read as if somebody had. no-value: formulas whose value the file
 * does not hold. comments: remarks of those who looked through the file; they are not printed and not read. unread-parts: pieces of other kinds that the file
 * holds (charts, embedded files), and pieces of it that are missing or damaged. textless-pages: pages without a text layer among others that have one.
 */
export interface Oddity {
  readonly kind:
    | "undecodable"
    | "private-use"
    | "control-characters"
    | "nesting-cut"
    | "hidden"
    | "tracked-changes"
    | "no-value"
    | "comments"
    | "unread-parts"
    | "textless-pages";
  readonly count: number;
  /** Offset in `text` of the first. */
  readonly at: number;
}
