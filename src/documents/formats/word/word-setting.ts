import type { Fields } from "./fields.ts";
import type { LineWriter } from "./line-writer.ts";
import type { Numbering } from "./numbering.ts";
import type { StyleSheet } from "./style-sheet.ts";
import type { Tally } from "./tally.ts";
import type { XmlElement } from "./xml-element.ts";

/** All that is needed to read the stories of one Word file: its text, the parts around it, and what is noted on the way. */
export interface WordSetting {
  readonly writer: LineWriter;
  readonly styles: StyleSheet;
  readonly numbering: Numbering;
  readonly tally: Tally;
  /** The notes that were referred to, in order; the first is [1]. */
  readonly notes: NoteReference[];
  /** What the diagrams of the story say, by the relationship that leads to them. */
  readonly diagrams: ReadonlyMap<string, XmlElement>;
  readonly fields: Fields;
}

export interface NoteReference {
  readonly kind: "footnote" | "endnote";
  readonly id: string;
}
