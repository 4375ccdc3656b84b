import { ChartPicture, isDrawn } from "../../ui/charts/chart-picture.tsx";
import { ChartTable } from "../../ui/charts/chart-table.tsx";
import { usePage } from "../../ui/page-context.tsx";
import { resultColumns, type YearResult } from "../../ui/progress-cells.tsx";
import type { Sentences } from "../../ui/sentences.ts";
import { Words } from "../../ui/words.tsx";
import { indicatorFile } from "../addresses.ts";
import { useSite } from "../frame/site-context.tsx";
import type { IndicatorPage, JudgedPart } from "./indicator-data.ts";

/** The chart of the whole, or of each part, with its table beside it, what is said of every year, and both as files. */
export function IndicatorCharts({ indicator }: { readonly indicator: Pick<IndicatorPage, "id" | "name" | "parts"> }) {
  const { t } = usePage();
  return indicator.parts.map((judged) => {
    const { part, chart } = judged;
    const name = part === null ? indicator.name : t("chart.ofPart", { name: indicator.name, part: part.name });
    const results = resultsOf(judged, t);
    return (
      <div className="chart-block" key={part?.key ?? ""}>
        {part === null ? null : (
          <h3>
            <Words>{part.name}</Words>
          </h3>
        )}
        {isDrawn(chart) ? (
          <>
            <div className={results.size === 0 ? "chart-and-table" : "chart-and-table wide"}>
              <figure className="chart-figure">
                <ChartPicture id={`chart-${encodeURIComponent(part?.key ?? "whole")}`} name={name} chart={chart} />
                {chart.unit === null ? null : <figcaption className="quiet">{t("chart.unit", { unit: chart.unit })}</figcaption>}
              </figure>
              <div>
                <ChartTable
                  name={name}
                  chart={chart}
                  more={results.size === 0 ? [] : resultColumns(judged, ({ at }) => results.get(at), t)}
                />
              </div>
            </div>
            <SaveChart indicator={indicator.id} part={part?.key ?? null} name={name} />
          </>
        ) : (
          <p className="empty">{t("site.indicator.noValues")}</p>
        )}
      </div>
    );
  });
}

/** What is said of each year that has an actual, by its place in the chart. */
function resultsOf({ results, chart }: JudgedPart, t: Sentences): Map<number, YearResult> {
  return new Map(
    chart.marks.flatMap((mark): (readonly [number, YearResult])[] => {
      if (mark.kind !== "actual") return [];
      const found = results.find(({ year }) => year === mark.year.year);
      if (found === undefined) return [];
      const { progress, standing, grade } = found;
      return [[mark.at, { progress, standing, grade, given: givenSaid(found, t) }]];
    }),
  );
}

/** That a person gave the grade, and why. */
function givenSaid({ grade }: JudgedPart["results"][number], t: Sentences): string | null {
  if (grade.kind === "ungraded" || grade.override === null) return null;
  const { proposed, reason } = grade.override;
  return proposed === null ? t("site.grade.given", { reason }) : t("site.grade.overridden", { proposed, reason });
}

function SaveChart({ indicator, part, name }: { readonly indicator: number; readonly part: string | null; readonly name: string }) {
  const { t } = usePage();
  const { to, isArchive } = useSite();
  // The files tell what is.
  if (isArchive) return null;
  const of = <span className="visually-hidden">{t("site.chart.saveOf", { name })}</span>;
  return (
    <p className="chart-save">
      <span className="quiet">{t("chart.save")}</span>
      <a href={to(indicatorFile(indicator, part, "svg"))} download="">
        {t("chart.save.svg")}
        {of}
      </a>
      <a href={to(indicatorFile(indicator, part, "csv"))} download="">
        {t("chart.save.csv")}
        {of}
      </a>
    </p>
  );
}
