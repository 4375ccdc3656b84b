import { createContext, type ReactNode, useContext } from "react";
import type { ComparedPart } from "../../../use-cases/upload/compare-upload.ts";
import type { PlacementChoice } from "../../../use-cases/upload/list-candidates.ts";
import type { IndicatorChoice } from "../../../use-cases/upload/list-indicator-candidates.ts";
import type { DraftPart } from "./draft-parts.ts";
import type { Review } from "./review.ts";
import { type ReviewView, viewAddress } from "./review-view.ts";

/** Everything that the parts of the review page need to know. */
export interface Desk {
  readonly code: string;
  readonly upload: { readonly id: number; readonly name: string; readonly mediaType: string | null; readonly revision: number };
  readonly review: Review;
  readonly view: ReviewView;
  readonly parts: readonly DraftPart[];
  /** The part of the draft that is shown; null of a draft of which nothing was made. */
  readonly part: DraftPart | null;
  readonly comparisons: ReadonlyMap<string, ComparedPart>;
  readonly choices: ReadonlyMap<string, PlacementChoice>;
  /** Of the indicators, by their pointers. */
  readonly matches: ReadonlyMap<string, IndicatorChoice>;
  /** Name of the municipality into whose record the upload goes. */
  readonly municipality: string | null;
  /** The one that is running. */
  readonly fiscalYear: number;
  /** False where the draft was accepted or rejected: it can be looked at, no more. */
  readonly editable: boolean;
}

const Context = createContext<Desk | null>(null);

export function DeskProvider({ desk, children }: { readonly desk: Desk; readonly children: ReactNode }) {
  return <Context.Provider value={desk}>{children}</Context.Provider>;
}

export function useDesk(): Desk {
  const desk = useContext(Context);
  if (!desk) throw new Error("A part of the review is rendered outside of it");
  return desk;
}

/** The address at which a field is chosen. While a line is being placed, it stays chosen with it. */
export function fieldHref({ code, upload, view, review }: Desk, field: string): string {
  const placing = isPlacing({ view, review });
  return viewAddress(code, upload.id, { field, zoom: view.zoom, ...(placing ? { at: view.at, part: view.part } : {}) }, "place");
}

/** True where the chosen place is text that nothing was made of: a field is being looked for it. */
export function isPlacing({ view: { at }, review }: Pick<Desk, "view" | "review">): boolean {
  return at.length > 0 && review.unplaced.some(({ range }) => at.some(({ start, end }) => start < range.end && end > range.start));
}

/** Placements of which neither the reader nor a person has said what they mean. */
export function unsurePlacements({ choices }: Pick<Desk, "choices">): readonly PlacementChoice[] {
  return [...choices.values()].filter(({ sure, chosen }) => !sure && chosen === null);
}

/** The query of the view that is looked at, to come back to after a change. */
export function backOf({ code, upload, view }: Pick<Desk, "code" | "upload" | "view">): string {
  return viewAddress(code, upload.id, view, null).split("?")[1] ?? "";
}
