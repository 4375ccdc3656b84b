import type { MeasuredYear } from "../../../domain/calendar/measured-year.ts";
import type { IndicatorPart, IndicatorRule } from "../../../domain/indicator/indicator-rule.ts";
import type { Assessment } from "../../../domain/progress/assess.ts";
import type { Grade } from "../../../domain/progress/grade.ts";
import type { KeptOverride } from "../../../store/grade-override-store.ts";
import { addressOf } from "../../routes.ts";
import { formatMoment } from "../../ui/dates.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Block } from "../../ui/page-head.tsx";
import { Badge } from "../../ui/parts.tsx";
import { overrideSaid, progressSaid, ungradedBecause } from "../../ui/progress-said.ts";
import { Table } from "../../ui/table.tsx";
import { formatMeasuredYear } from "../../ui/understood.ts";
import { Words } from "../../ui/words.tsx";

/** What is said of a year of an indicator, or of a part of it. */
export interface GradeLine {
  readonly part: IndicatorPart | null;
  readonly year: MeasuredYear;
  readonly of: Assessment;
  /** What the scale gives, whatever a person gave. */
  readonly calculated: Grade;
}

/** Year by year the rate, the calculated grade, and beside it the one that a person gave. */
export function GradeTable({ lines, indicator }: { readonly lines: readonly GradeLine[]; readonly indicator: number }) {
  const { t, locale, code } = usePage();
  return (
    <Table
      caption={t("grade.title")}
      captionHidden
      rows={lines}
      rowKey={({ part, year }) => `${part?.key ?? ""} ${year.year}`}
      columns={[
        {
          key: "year",
          head: t("value.year"),
          cell: ({ part, year }) => [part?.name ?? "", formatMeasuredYear(year, locale)].filter((word) => word !== "").join(" "),
        },
        {
          key: "progress",
          short: true,
          head: t("scales.example.rate"),
          cell: ({ of }) => {
            const { said, because } = progressSaid(of.progress, t);
            return said ?? because;
          },
        },
        { key: "calculated", short: true, head: t("grade.calculated"), cell: ({ calculated }) => <GradeWord grade={calculated} /> },
        {
          key: "given",
          head: t("grade.givenInstead"),
          cell: ({ of }) => {
            const said = overrideSaid(of.grade, t);
            if (said === null) return null;
            return (
              <>
                <GradeWord grade={of.grade} /> <Badge strong>{t("grade.byPerson")}</Badge>
                <span className="chart-note">
                  <Words>{said}</Words>
                </span>
              </>
            );
          },
        },
        {
          key: "act",
          short: true,
          head: t("grade.change"),
          cell: ({ part, year }) => (
            <a href={`${addressOf("indicatorGrade", { code: code ?? "", indicator }, { year: year.year, part: part?.key ?? null })}#give`}>
              {t("grade.changeOf", {
                year: [part?.name ?? "", formatMeasuredYear(year, locale, "short")].filter((word) => word !== "").join(" "),
              })}
            </a>
          ),
        },
      ]}
    />
  );
}

function GradeWord({ grade }: { readonly grade: Grade }) {
  const { t } = usePage();
  if (grade.kind === "ungraded") return ungradedBecause(grade.reason, t);
  return (
    <span lang="ja">
      <strong>{grade.code}</strong> {grade.label === null ? t("grade.unsaid.unknown-code") : <Words>{grade.label}</Words>}
    </span>
  );
}

/** Every grade that people gave or took back. */
export function GradeHistory({
  history,
  parts,
  yearKind,
}: {
  readonly history: readonly KeptOverride[];
  readonly parts: readonly IndicatorPart[];
  readonly yearKind: IndicatorRule["yearKind"];
}) {
  const { t, locale } = usePage();
  if (history.length === 0) return null;
  return (
    <Block title={t("grade.history")}>
      <Table
        caption={t("grade.history")}
        captionHidden
        rows={history}
        rowKey={({ part, year, number }) => `${part} ${year} ${number}`}
        columns={[
          {
            key: "year",
            head: t("value.year"),
            cell: ({ part, year }) =>
              [parts.find(({ key }) => key === part)?.name ?? part, formatMeasuredYear({ kind: yearKind, year }, locale)]
                .filter((word) => word !== "")
                .join(" "),
          },
          { key: "code", short: true, head: t("grade.code"), cell: ({ code }) => code ?? t("grade.takenBack") },
          { key: "at", short: true, head: t("indicator.said"), cell: ({ at }) => formatMoment(at, locale) },
          { key: "by", short: true, head: t("indicator.by"), cell: ({ by }) => by },
          { key: "reason", head: t("indicator.reason"), cell: ({ reason }) => <Words>{reason}</Words> },
        ]}
      />
    </Block>
  );
}
