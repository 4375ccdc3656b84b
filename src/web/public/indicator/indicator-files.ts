import { edition } from "virtual:edition";
import { canonicalJson } from "../../../domain/publication/canonical-json.ts";
import type { PublishedOf } from "../../../domain/publication/published-item.ts";
import { chartCsv } from "../../ui/charts/chart-csv.ts";
import { chartFile } from "../../ui/charts/chart-file.tsx";
import { isDrawn } from "../../ui/charts/chart-picture.tsx";
import { LANGUAGES, sentencesIn } from "../../ui/sentences.ts";
import { indicatorFile } from "../addresses.ts";
import { pathIn } from "../frame/site-page.tsx";
import { type SiteFile, sumOf } from "../site-file.ts";
import { drawnIndicator } from "./drawn-parts.ts";

/** The drawing and the values of an indicator, and of each part of one, in both languages. */
export function indicatorFiles(told: PublishedOf<"indicator">): SiteFile[] {
  const indicator = drawnIndicator(told);
  const sum = sumOf(`${edition}\n${canonicalJson(indicator)}`);
  const parts = indicator.parts.filter(({ chart }) => isDrawn(chart));
  return LANGUAGES.flatMap((locale) =>
    parts.flatMap(({ part, chart }): SiteFile[] => {
      const t = sentencesIn(locale);
      const path = (format: "csv" | "svg") => pathIn(locale, indicatorFile(indicator.id, part?.key ?? null, format));
      const name = part === null ? indicator.name : t("chart.ofPart", { name: indicator.name, part: part.name });
      return [
        { path: path("svg"), sum, make: () => chartFile(name, chart, t, locale) },
        { path: path("csv"), sum, make: () => chartCsv(indicator.name, [{ part: part?.name ?? null, chart }], t, locale) },
      ];
    }),
  );
}
