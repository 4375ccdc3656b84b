import { findIndicator, type KeptIndicator } from "../../../store/indicator-store.ts";
import { textOf } from "../../download.ts";
import { type Answer, missing, readId, type StaffVisit } from "../../page.ts";
import { chartCsv } from "../../ui/charts/chart-csv.ts";
import { chartFile } from "../../ui/charts/chart-file.tsx";
import { type DrawnPart, loadDrawn } from "./drawn-indicator.ts";

type Asked = { readonly indicator: KeptIndicator; readonly parts: readonly DrawnPart[] };

/** The chart as a file. It shows what the page shows. */
export async function indicatorChartAnswer(visit: StaffVisit<"indicator">): Promise<Answer> {
  const asked = await askedFor(visit);
  const [drawn] = asked?.parts ?? [];
  if (!asked || !drawn) return missing("missing.indicator");
  const { t, locale } = visit;
  const { indicator } = asked;
  const name = drawn.part === null ? indicator.name : t("chart.ofPart", { name: indicator.name, part: drawn.part.name });
  return textOf({
    ...{ name: `${name}.svg`, plainName: `indicator-${indicator.id}.svg`, mediaType: "image/svg+xml" },
    text: chartFile(name, drawn.chart, t, locale),
  });
}

/** The values of the chart as a table. */
export async function indicatorValuesAnswer(visit: StaffVisit<"indicator">): Promise<Answer> {
  const asked = await askedFor(visit);
  if (!asked) return missing("missing.indicator");
  const { t, locale } = visit;
  const { indicator, parts } = asked;
  const charts = parts.map(({ part, chart }) => ({ part: part?.name ?? null, chart }));
  return textOf({
    ...{ name: `${indicator.name}.csv`, plainName: `indicator-${indicator.id}.csv`, mediaType: "text/csv" },
    text: chartCsv(indicator.name, charts, t, locale),
  });
}

/** The part that the address names; without one, the whole. */
async function askedFor(visit: StaffVisit<"indicator">): Promise<Asked | null> {
  const { db, code, parts, query } = visit;
  const id = readId(parts.indicator);
  const indicator = id === null ? null : await findIndicator(db, code, id);
  if (!indicator) return null;
  const drawn = (await loadDrawn(visit, [indicator]))(indicator);
  const key = query.get("part");
  const asked = drawn.filter(({ part }) => (part?.key ?? "") === (key ?? ""));
  return asked.length === 0 ? null : { indicator, parts: asked };
}
