import { finalTarget } from "../../../domain/progress/compared.ts";
import { expectedRounding } from "../../../domain/progress/expected-rounding.ts";
import type { Judged } from "../../../domain/progress/judged.ts";
import { remarkKey } from "../../../use-cases/progress/load-judged.ts";
import { groupedText } from "../../ui/numbers.ts";
import { expectedSaid } from "../../ui/progress-said.ts";
import type { Locale, Sentences } from "../../ui/sentences.ts";
import type { Column } from "../../ui/table.tsx";
import { formatMeasuredYear, withUnit } from "../../ui/understood.ts";
import { Words } from "../../ui/words.tsx";
import type { ProgressShown } from "./load-progress.ts";

interface Speaking {
  readonly t: Sentences;
  readonly locale: Locale;
}

/** What was measured, what is expected of the year, where it is to lead, and what those who entered it say of it: why an indicator stands where it does. */
export function measuredColumns(
  { remarks, counted }: Pick<ProgressShown, "remarks" | "counted">,
  { t, locale }: Speaking,
): Column<Judged>[] {
  return [
    {
      key: "actual",
      head: t("overview.actual"),
      short: true,
      cell: (one) => {
        const said = actualSaid(one, t);
        const ofYear = one.year.kind === "calendar" || counted === "newest" ? formatMeasuredYear(one.year, locale, "short") : null;
        if (said === null) return null;
        return (
          <>
            <b>{said}</b>
            {ofYear === null ? null : <span className="chart-note">{ofYear}</span>}
          </>
        );
      },
    },
    {
      key: "expected",
      head: t("overview.expected"),
      short: true,
      cell: ({ standing, definition }) =>
        "expected" in standing && standing.expected !== null
          ? expectedSaid(standing.expected, { unit: definition.unit, rounding: expectedRounding(definition) })
          : null,
    },
    {
      key: "target",
      head: t("overview.lastTarget"),
      short: true,
      cell: ({ definition }) => {
        const target = finalTarget(definition);
        if (target === null) return null;
        return (
          <>
            <Words>{withUnit(target.text, target.unit ?? definition.unit)}</Words>
            {target.year === null ? null : <span className="chart-note">{formatMeasuredYear(target.year, locale, "short")}</span>}
          </>
        );
      },
    },
    {
      key: "remark",
      head: t("overview.remark"),
      cell: ({ indicator, part }) => {
        const remark = remarks.get(remarkKey(indicator.id, part?.key ?? null));
        return remark === undefined ? null : <Words>{remark}</Words>;
      },
    },
  ];
}

function actualSaid({ actual, definition }: Judged, t: Sentences): string | null {
  if (actual === null) return null;
  if (!("measured" in actual)) return t(`actual.status.${actual.status}`);
  const said = withUnit(groupedText(actual.measured.text), definition.unit);
  return actual.status === "preliminary" ? t("overview.preliminary", { value: said }) : said;
}
