import { compareUpload } from "../../../use-cases/upload/compare-upload.ts";
import type { UploadDraft } from "../../../use-cases/upload/find-draft.ts";
import { listPlacementCandidates } from "../../../use-cases/upload/list-candidates.ts";
import { listIndicatorCandidates } from "../../../use-cases/upload/list-indicator-candidates.ts";
import type { StaffVisit } from "../../page.ts";
import { findPart, type SourceOutline, type SourcePart } from "../../source/source-part.ts";
import { openStoredSource } from "../../source/stored-source.ts";
import { findField } from "./draft-fields.ts";
import { partOf, partsOf } from "./draft-parts.ts";
import { openReview } from "./review.ts";
import type { Desk } from "./review-desk.tsx";
import type { ReviewView } from "./review-view.ts";

export interface LoadedDesk {
  readonly desk: Desk;
  readonly outline: SourceOutline;
  readonly source: SourcePart;
}

/** Loads what the review of a draft shows at once; null where the source has no such part. */
export async function loadDesk(
  { db, code, t, municipality, fiscalYear }: StaffVisit<string>,
  draft: UploadDraft,
  wish: ReviewView,
): Promise<LoadedDesk | null> {
  const view = { ...wish, field: wish.field === null ? null : findField(draft.reading, wish.field) };
  const review = openReview({ ...draft, draft: draft.reading, edited: draft.made });
  const places = view.at.length > 0 ? view.at : view.field === null ? [] : review.placesOf(view.field);
  const [{ outline, load }, comparisons, choices, matches] = await Promise.all([
    openStoredSource(db, code, draft.sha256, draft.layout),
    compareUpload(db, code, draft),
    listPlacementCandidates(db, code, draft),
    listIndicatorCandidates(db, code, draft),
  ]);
  const source = await findPart(draft.text, outline, load, { page: view.page, rows: view.rows, offset: places[0]?.start ?? 0 });
  if (!source) return null;

  const parts = partsOf(draft.reading, t);
  const wanted = view.part === null ? null : parts.find(({ key }) => key === view.part);
  const part = wanted ?? (view.field === null ? null : partOf(parts, view.field)) ?? parts[0] ?? null;
  const desk: Desk = {
    ...{ code, upload: draft, review, view, parts, part, fiscalYear },
    municipality: municipality.name,
    comparisons: new Map(comparisons.map((comparison) => [comparison.pointer, comparison])),
    choices: new Map(choices.map((choice) => [choice.pointer, choice])),
    matches: new Map(matches.map((choice) => [choice.pointer, choice])),
    editable: draft.state === "read",
  };
  return { desk, outline, source };
}
