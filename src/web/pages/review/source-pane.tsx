import type { Range } from "../../../documents/passage.ts";
import type { SourceOutline, SourcePart } from "../../source/source-part.ts";
import { rangeOf } from "../../source/source-part.ts";
import { SourceView } from "../../source/source-view.tsx";
import type { PlaceLink } from "../../source/stretches.ts";
import { usePage } from "../../ui/page-context.tsx";
import { fieldTitle } from "./field-title.ts";
import { useDesk } from "./review-desk.tsx";
import { viewAddress } from "./review-view.ts";

/** The source beside the draft: the chosen place is marked, every stretch leads to what was made of it, and text of which nothing was made to where it can be put. */
export function SourcePane({ outline, source }: { readonly outline: SourceOutline; readonly source: SourcePart }) {
  const { t } = usePage();
  const desk = useDesk();
  const { code, upload, review, view } = desk;
  const shown = rangeOf(source);
  const isHere = (ranges: readonly Range[]) => ranges.some(({ start, end }) => start < shown.end && end > shown.start);
  const made = review.made.filter(({ ranges }) => isHere(ranges));
  const links: PlaceLink[] = [
    ...made.map(({ pointer, ranges }) => ({
      ranges,
      href: viewAddress(code, upload.id, { field: pointer, zoom: view.zoom }),
      name: fieldTitle(review.draft, pointer, t),
    })),
    ...review.unplaced
      .filter(({ range }) => isHere([range]))
      .map(({ range }) => ({
        ranges: [range],
        href: viewAddress(code, upload.id, { at: [range], part: desk.part?.key ?? null, zoom: view.zoom }),
        name: t("review.line"),
      })),
  ];
  const highlighted = view.at.length > 0 ? view.at : view.field === null ? [] : review.placesOf(view.field);
  return (
    <section className="source-pane on-screen" id="source" aria-labelledby="source-title">
      <h2 id="source-title">{t("review.source")}</h2>
      <SourceView
        text={review.text}
        outline={outline}
        part={source}
        marks={{ highlighted, unplaced: review.unplaced.map(({ range }) => range), links }}
        zoom={view.zoom}
        viewHref={(other) => viewAddress(code, upload.id, { ...view, page: null, rows: null, ...other }, null)}
      />
    </section>
  );
}
