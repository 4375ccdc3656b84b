import type { SourceDocument } from "../../../store/document-store.ts";
import { ShareBar } from "../../ui/charts/share-bar.tsx";
import { usePage } from "../../ui/page-context.tsx";

/** How much of documents was read: what became part of the record, what is headings and page numbers, and what found no place. */
export function CoverageBar({ id, coverage }: { readonly id: string; readonly coverage: SourceDocument["coverage"] }) {
  const { t } = usePage();
  const said = (count: number) => t("count.characters", { count });
  return (
    <ShareBar
      id={id}
      shares={[
        { kind: "placed", name: t("coverage.placed"), count: coverage.placed, said: said(coverage.placed) },
        { kind: "furniture", name: t("coverage.furniture"), count: coverage.furniture, said: said(coverage.furniture) },
        { kind: "unplaced", name: t("coverage.unplaced"), count: coverage.unplaced, said: said(coverage.unplaced) },
      ]}
    />
  );
}

/** The coverage of several documents together. */
export function sumCoverage(documents: readonly SourceDocument[]): SourceDocument["coverage"] {
  const sum = { total: 0, placed: 0, furniture: 0, unplaced: 0 };
  for (const { coverage } of documents) {
    sum.total += coverage.total;
    sum.placed += coverage.placed;
    sum.furniture += coverage.furniture;
    sum.unplaced += coverage.unplaced;
  }
  return sum;
}
