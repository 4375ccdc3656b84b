import type { Goal } from "../../domain/goal/goal.ts";
import type { Mission } from "../../domain/mission/mission.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import type { Range } from "../passage.ts";

/** Everything that one document says, and nothing that it does not say: the reading contract, version 1. */
export interface Reading {
  readonly format: "shirube-reading/1";
  readonly source: { readonly name: string; readonly sha256: string; readonly mediaType: string };
  /** 上田市, as far as the document names it. */
  readonly municipality: string | null;
  readonly plan: Plan | null;
  readonly goals: readonly Goal[];
  readonly missions: readonly Mission[];
  /** Text that no reader claimed: shown to the person, never dropped. */
  readonly unplaced: readonly Unplaced[];
  /** Non-white-space characters (code points); total = placed + furniture + unplaced. */
  readonly coverage: Coverage;
}

export interface Unplaced {
  readonly text: string;
  /** Where a person finds it: a line ("L12"), a cell ("目標!B3") or a page ("p4") of the source. */
  readonly where: string;
}

export interface Coverage {
  readonly total: number;
  readonly placed: number;
  /** Labels, headings of columns, page numbers, running titles, markup. */
  readonly furniture: number;
  readonly unplaced: number;
}

/** A reading with the place of everything in it. */
export interface TracedReading {
  readonly reading: Reading;
  /** JSON pointer into the reading ("/plan/indicators/3/target") -> ranges of `Document.text`. */
  readonly places: ReadonlyMap<string, readonly Range[]>;
  /** The ranges of each entry of `reading.unplaced`, in the same order. */
  readonly unplacedRanges: readonly Range[];
}
