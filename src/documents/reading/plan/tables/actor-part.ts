import type { Passage } from "../../../passage.ts";

/** An actor with what is expected, wherever it stood. */
export interface ActorPart {
  readonly actor: Passage;
  readonly expectations: readonly Passage[];
}
