import type { PublishedOf } from "../../../domain/publication/published-item.ts";
import type { PublicSite } from "../../public/public-site.ts";
import { column, type DataTable, dataTable, joined, lines } from "../data-table.ts";
import { dataWordsIn } from "../open-data-words.ts";
import { ownerColumns, urlColumn } from "./owner-columns.ts";

type Indicator = PublishedOf<"indicator">;

/** The indicators, and where they stand in plans. */
export function indicatorTables(site: PublicSite): DataTable[] {
  return [indicatorsTable(site), placementsTable(site)];
}

function indicatorsTable(site: PublicSite): DataTable {
  const said = dataWordsIn("ja");
  return dataTable("indicators", ["code", "indicator_id"], site.indicators, [
    ...ownerColumns<Indicator>(site),
    column("indicator_id", "integer", ({ id }) => id),
    column("indicator_name", "string", ({ name }) => name),
    column("unit", "string", ({ unit, rule }) => rule.unit ?? unit),
    column("indicator_kind", "string", ({ indicatorKind }) => indicatorKind),
    column("direction", "string", ({ rule }) => (rule.direction === null ? null : said(`value.${rule.direction}`))),
    column("year_kind", "string", ({ rule }) => said(`value.${rule.yearKind}`)),
    column("formula", "string", ({ rule }) => said(`value.${rule.formula}`)),
    column("calculation", "string", ({ rule }) => rule.calculation),
    column("source", "string", ({ rule }) => rule.source),
    column("parts", "string", ({ rule }) => joined(rule.parts.map(({ name }) => name))),
    column("breaks", "string", ({ rule }) => lines(rule.breaks.map(({ from, reason }) => `${from} ${reason}`))),
    column("shared_code", "string", ({ rule }) => rule.sharedCode),
    column("department_id", "integer", ({ department }) => department),
    column("department", "string", ({ department }) => site.find("unit", department)?.name ?? null),
    column("division_id", "integer", ({ division }) => division),
    column("division", "string", ({ division }) => site.find("unit", division)?.name ?? null),
    column("divisions", "string", ({ divisions }) => joined(divisions)),
    column("note", "string", ({ note }) => note),
    column("summary", "string", ({ summary }) => summary),
    urlColumn(site, "indicator", ({ id }) => id),
  ]);
}

function placementsTable(site: PublicSite): DataTable {
  const rows = site.indicators.flatMap((indicator) =>
    indicator.placements.map((placement) => ({ indicator, ...placement, at: site.find("node", placement.node) })),
  );
  return dataTable("placements", ["code", "indicator_id", "plan_id", "node_id"], rows, [
    ...ownerColumns<(typeof rows)[number]>(site),
    column("indicator_id", "integer", ({ indicator }) => indicator.id),
    column("indicator_name", "string", ({ indicator }) => indicator.name),
    column("plan_id", "integer", ({ plan }) => plan),
    column("plan_title", "string", ({ plan }) => site.find("plan", plan)?.title ?? null),
    column("node_id", "integer", ({ node }) => node),
    column("node_code", "string", ({ at }) => at?.code ?? null),
    column("node_title", "string", ({ at }) => at?.title ?? null),
    column("strategy_kpi", "boolean", ({ strategyKpi }) => strategyKpi),
  ]);
}
