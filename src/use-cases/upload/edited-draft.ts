import type { Range } from "../../documents/passage.ts";
import type { Doubt } from "../../documents/reading/doubts.ts";
import type { Reading, TracedReading } from "../../documents/reading/reading.ts";
import type { TextRange } from "../../domain/draft/text-range.ts";

/** What a document was read as, and all that is needed to change it. */
export interface ReadDraft extends TracedReading {
  readonly doubts: readonly Doubt[];
  /** The document's text, to whose offsets the places point. */
  readonly text: string;
  /** Gives a namer of places in the document: see placeNamer. */
  readonly nameOf: () => (offset: number) => string;
}

/** A draft with what people changed of it. Entries that are excluded are still in the reading, so that pointers stay. */
export interface EditedDraft extends TracedReading {
  /** What is doubtful still. */
  readonly doubts: readonly Doubt[];
  /** Pointers of the parts that are not to be accepted. */
  readonly excluded: ReadonlySet<string>;
  /** Which plan node a placement means, by the placement's pointer; null: none. */
  readonly links: ReadonlyMap<string, number | null>;
  /** Which indicator of the record an indicator is, by the indicator's pointer; null: a new one. */
  readonly matches: ReadonlyMap<string, number | null>;
  /** The field that each edit changed, by the edit's number: an entry that was added has its index in the place of "-". */
  readonly made: ReadonlyMap<number, string>;
  /** Where stood what a person wrote anew, by the pointer of the field: no place of what it says now. */
  readonly replaced: ReadonlyMap<string, readonly Range[]>;
}

export type EditRefusal =
  | { readonly kind: "no-such-field"; readonly pointer: string }
  /** A number, a year or a value was asked for. */
  | { readonly kind: "not-understood"; readonly pointer: string; readonly text: string }
  /** The field cannot be without a text. */
  | { readonly kind: "needs-text"; readonly pointer: string }
  /** Nothing stands in that stretch of the source. */
  | { readonly kind: "no-such-text"; readonly range: TextRange }
  /** It is in a part that is not to be accepted. */
  | { readonly kind: "excluded"; readonly pointer: string }
  /** There is none of that number that can be taken back. */
  | { readonly kind: "no-such-edit"; readonly edit: number }
  /** The edit of number `by`, made later, builds upon the one that is to be taken back. */
  | { readonly kind: "needed"; readonly edit: number; readonly by: number }
  /** Another indicator of the draft was matched with it. */
  | { readonly kind: "already-matched"; readonly indicator: number };

/** A draft while edits are made in it, one after the other. */
export interface WorkingDraft {
  readonly reading: Reading;
  readonly text: string;
  readonly places: Map<string, readonly Range[]>;
  /** Stretches that were put into a field, and those that no field has any more. */
  readonly assigned: Range[];
  readonly freed: Range[];
  readonly excluded: Set<string>;
  readonly links: Map<string, number | null>;
  readonly matches: Map<string, number | null>;
  /** What stood in the source where a person typed something else, by the field's pointer. */
  readonly replaced: Map<string, readonly Range[]>;
  /** Pointers of fields that a person filled, and of those at which a person has looked. */
  readonly rewritten: Set<string>;
  readonly confirmed: Set<string>;
  readonly made: Map<number, string>;
}
