import type { ReactNode } from "react";
import type { Mark } from "../../../domain/chart/chart.ts";
import type { ChartRow } from "../../../domain/chart/chart-rows.ts";
import type { KeptIndicator } from "../../../store/indicator-store.ts";
import { addressOf } from "../../routes.ts";
import { ChartPicture, isDrawn } from "../../ui/charts/chart-picture.tsx";
import { ChartTable } from "../../ui/charts/chart-table.tsx";
import { usePage } from "../../ui/page-context.tsx";
import { Notice } from "../../ui/parts.tsx";
import type { Column } from "../../ui/table.tsx";
import { Words } from "../../ui/words.tsx";
import type { DrawnPart } from "./drawn-indicator.ts";

/** An indicator over the years: the chart of the whole, or of each part, with its table beside it and both as files. */
export function IndicatorCharts({
  indicator,
  parts,
  said,
  more,
}: {
  readonly indicator: KeptIndicator;
  readonly parts: readonly DrawnPart[];
  /** A value of the whole as a document prints it; null for what none prints. */
  readonly said: (mark: Mark) => ReactNode;
  readonly more: (part: DrawnPart) => readonly Column<ChartRow>[];
}) {
  const { t } = usePage();
  return parts.map((drawn) => {
    const { part, chart } = drawn;
    const name = part === null ? indicator.name : t("chart.ofPart", { name: indicator.name, part: part.name });
    const columns = more(drawn);
    if (!isDrawn(chart)) return <Notice key={part?.key ?? ""}>{t("indicator.noValues")}</Notice>;
    return (
      <div className="chart-block" key={part?.key ?? ""}>
        {part === null ? null : (
          <h3>
            <Words>{part.name}</Words>
          </h3>
        )}
        <div className={columns.length === 0 ? "chart-and-table" : "chart-and-table wide"}>
          <figure className="chart-figure">
            <ChartPicture id={`chart-${part?.key ?? "whole"}`} name={name} chart={chart} />
            {chart.unit === null ? null : <figcaption className="quiet">{t("chart.unit", { unit: chart.unit })}</figcaption>}
          </figure>
          <div>
            <ChartTable name={name} chart={chart} said={part === null ? said : () => null} more={columns} />
          </div>
        </div>
        <SaveChart indicator={indicator.id} part={part?.key ?? null} name={name} />
      </div>
    );
  });
}

function SaveChart({ indicator, part, name }: { readonly indicator: number; readonly part: string | null; readonly name: string }) {
  const { t, code } = usePage();
  const to = { code: code ?? "", indicator };
  const svg = addressOf("indicatorChart", to, { part });
  return (
    <p className="chart-save">
      <span className="quiet">{t("chart.save")}</span>
      <a href={svg} download="">
        {t("chart.save.svg")}
      </a>
      <a href={addressOf("indicatorValues", to, { part })} download="">
        {t("chart.save.csv")}
      </a>
      <button type="button" className="link-button" hidden data-chart={svg} data-name={name} data-failed={t("chart.save.png.failed")}>
        {t("chart.save.png")}
      </button>
    </p>
  );
}
