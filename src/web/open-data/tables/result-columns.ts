import { GRADE_SCALES } from "../../../domain/progress/grade-scales.ts";
import type { PublishedGrade, PublishedResult } from "../../../domain/publication/published-item.ts";
import type { PublicSite } from "../../public/public-site.ts";
import { progressSaid, ungradedBecause, unsaidBecause } from "../../ui/progress-said.ts";
import { sentencesIn } from "../../ui/sentences.ts";
import { type ColumnOf, column } from "../data-table.ts";

/** What was said of a year as it was published: its progress, where it stands, its grade. */
export function resultColumns<Row extends { readonly result: PublishedResult | null }>(site: Pick<PublicSite, "scales">): ColumnOf<Row>[] {
  const t = sentencesIn("ja");
  const progressOf = ({ result }: Row) => result?.progress ?? null;
  const gradeOf = ({ result }: Row) => result?.grade ?? null;
  return [
    column("rate", "decimal", (row) => {
      const progress = progressOf(row);
      return progress?.kind === "rate" ? progress.rate : null;
    }),
    column("kept", "boolean", (row) => {
      const progress = progressOf(row);
      return progress === null || progress.kind === "none" ? null : progress.kept;
    }),
    column("no_rate_reason", "string", (row) => {
      const progress = progressOf(row);
      return progress === null ? null : progressSaid(progress, t).because;
    }),
    column("standing", "string", ({ result }) => (result === null ? null : t(`standing.${result.standing.kind}`))),
    column("standing_reason", "string", ({ result }) =>
      result?.standing.kind === "cannot-be-said" ? unsaidBecause(result.standing.reason, t) : null,
    ),
    column("expected", "decimal", ({ result }) =>
      result?.standing.kind === "on-track" || result?.standing.kind === "behind" ? result.standing.expected : null,
    ),
    column("grade", "string", (row) => {
      const grade = gradeOf(row);
      return grade?.kind === "graded" ? grade.code : null;
    }),
    column("grade_label", "string", (row) => {
      const grade = gradeOf(row);
      return grade?.kind === "graded" ? grade.label : null;
    }),
    column("grade_scale", "string", (row) => {
      const grade = gradeOf(row);
      return grade === null ? null : scaleName(site, grade.scale);
    }),
    column("grade_reason", "string", (row) => {
      const grade = gradeOf(row);
      if (grade === null) return null;
      if (grade.kind === "ungraded") return ungradedBecause(grade.reason, t);
      return grade.override?.reason ?? (grade.because === null ? null : ungradedBecause(grade.because, t));
    }),
    column("grade_calculated", "string", (row) => {
      const grade = gradeOf(row);
      return grade?.kind === "graded" ? (grade.override?.proposed ?? null) : null;
    }),
  ];
}

/** As the municipality calls it, else as the program does. */
function scaleName({ scales }: Pick<PublicSite, "scales">, id: PublishedGrade["scale"]): string {
  return scales.find(({ scale }) => scale.id === id)?.scale.name ?? GRADE_SCALES.find((scale) => scale.id === id)?.name ?? id;
}
