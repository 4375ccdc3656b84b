import type { TextRange } from "./text-range.ts";

/**
 * 直し: what a person changes of the draft of a document. Pointers are JSON pointers into the draft as it is when the edit is made; an entry that is excluded keeps
 * its index, so that pointers stay.
 */
export type EditAct =
  /**
   * A field gets another text, or none. A Value, a Period or a TargetText is addressed by its own pointer and understood anew from the text; so are years, numbers and
   * flags (true, false). "-" for the index adds an entry to a list.
   */
  | { readonly kind: "set"; readonly pointer: string; readonly text: string | null }
  /** A stretch of the source is put into a field: it fills an empty one, is put behind a text on a line of its own, or becomes an entry of a list ("-"). */
  | { readonly kind: "assign"; readonly range: TextRange; readonly pointer: string }
  /** A part (a goal, an indicator, a node, an entry of a list …) is not to be accepted; its text counts as unplaced. */
  | { readonly kind: "exclude"; readonly pointer: string }
  /** A placement means this node of a plan; null: none. */
  | { readonly kind: "link"; readonly pointer: string; readonly node: number | null }
  /** An indicator is this one of the record; null: a new one. */
  | { readonly kind: "match"; readonly pointer: string; readonly indicator: number | null }
  /** What was doubtful is right as it is. */
  | { readonly kind: "confirm"; readonly pointer: string }
  /** An earlier edit is as if it had never been made. */
  | { readonly kind: "taken-back"; readonly edit: number };

export type Edit = EditAct & {
  /** Counted from 1 in each draft. */
  readonly number: number;
  /** The name that the person gave; null on the command line. */
  readonly by: string | null;
  readonly at: Date;
};
