import type { Range } from "../../../documents/passage.ts";
import type { Doubt } from "../../../documents/reading/doubts.ts";
import type { Edit } from "../../../domain/draft/edit.ts";
import { isWithin } from "../../../domain/draft/pointer.ts";
import { united } from "../../../domain/draft/text-range.ts";
import { heldEdits } from "../../../use-cases/upload/apply-edits.ts";
import { sizeOf } from "../../source/stretches.ts";
import { type Draft, fieldOf } from "./draft-fields.ts";

/** What is known of a field beside what it says. */
export interface FieldState {
  /** What nobody has looked at yet. */
  readonly doubts: readonly Doubt[];
  /** What people changed of it, or said of it, and nobody took back, in order. */
  readonly edits: readonly Edit[];
  /** The edit by which it, or what it is a part of, is left out. */
  readonly excluded: Edit | null;
}

export interface ReviewParts {
  /** As the reader had read it. */
  readonly read: Draft;
  /** As it is now. */
  readonly draft: Draft;
  readonly text: string;
  readonly edits: readonly Edit[];
  /** The field that each edit is about, by its number. */
  readonly edited: ReadonlyMap<number, string>;
  readonly unplaced: readonly { readonly text: string; readonly where: string; readonly range: Range }[];
  readonly places: ReadonlyMap<string, readonly Range[]>;
  /** Where stood what a person wrote anew: still the place to look at. */
  readonly replaced: ReadonlyMap<string, readonly Range[]>;
  readonly doubts: readonly Doubt[];
}

/** A draft with all that a person needs to judge it. */
export interface Review extends Pick<ReviewParts, "read" | "draft" | "text" | "unplaced"> {
  stateOf(pointer: string): FieldState;
  /** Where a field stands in the source; empty where nothing there says it. */
  placesOf(pointer: string): readonly Range[];
  /** The fields of which the reader was not sure and which nobody has settled: what is doubtful first, then in the order of the draft. */
  readonly open: readonly string[];
  /** Every place of the source of which something was made, with the field. */
  readonly made: readonly { readonly pointer: string; readonly ranges: readonly Range[] }[];
}

export function openReview({ read, draft, text, edits, edited, unplaced, places, replaced, doubts }: ReviewParts): Review {
  const live = heldEdits(edits);
  const doubtsOf = Map.groupBy(doubts, ({ pointer }) => fieldOf(draft, pointer));
  const editsOf = Map.groupBy(
    live.filter(({ kind }) => kind !== "exclude"),
    ({ number }) => fieldOf(draft, edited.get(number) ?? ""),
  );
  const exclusions = live.filter((edit) => edit.kind === "exclude");
  const made = [...Map.groupBy([...places, ...replaced], ([pointer]) => fieldOf(draft, pointer))].map(([pointer, found]) => ({
    pointer,
    ranges: united(found.flatMap(([, ranges]) => ranges)),
  }));
  const madeOf = new Map(made.map(({ pointer, ranges }) => [pointer, ranges]));
  const isDoubtful = (pointer: string) => (doubtsOf.get(pointer) ?? []).some(({ sureness }) => sureness === "doubtful");
  const fields = [...doubtsOf.keys()];
  return {
    ...{ read, draft, text, unplaced, made },
    stateOf: (pointer) => ({
      doubts: doubtsOf.get(pointer) ?? [],
      edits: editsOf.get(pointer) ?? [],
      excluded: exclusions.find((edit) => isWithin(pointer, edit.pointer)) ?? null,
    }),
    placesOf: (pointer) => madeOf.get(pointer) ?? united(made.flatMap((place) => (isWithin(place.pointer, pointer) ? place.ranges : []))),
    open: [...fields.filter(isDoubtful), ...fields.filter((pointer) => !isDoubtful(pointer))],
  };
}

/** The smallest field that was made of a place. */
export function fieldAt({ made }: Review, { start, end }: Range): string | null {
  const found = made.filter(({ ranges }) => ranges.some((range) => range.start < end && range.end > start));
  return found.toSorted((one, other) => sizeOf(one.ranges) - sizeOf(other.ranges))[0]?.pointer ?? null;
}
