import type { Passage } from "../../../passage.ts";

/** An initiative before its node is known. */
export interface InitiativePart {
  readonly group: Passage | null;
  readonly divisions: readonly Passage[];
  readonly item: Passage;
  readonly details: readonly Passage[];
}

/** What a heading over a table of initiatives says: the group with its printed number, and the sections in charge. */
export interface InitiativeScope {
  readonly group: Passage | null;
  readonly divisions: readonly Passage[];
}
