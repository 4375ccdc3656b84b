import type { PublicSite } from "../../public/public-site.ts";
import { type Cell, column, type DataTable, dataTable } from "../data-table.ts";
import { dataWordsIn } from "../open-data-words.ts";
import { ownerColumns } from "./owner-columns.ts";
import { resultColumns } from "./result-columns.ts";
import { valueRows } from "./value-rows.ts";

/** Every value of every indicator: what is promised, what was before it was revised, what was measured, and what was said of that. */
export function valuesTable(site: Pick<PublicSite, "municipality" | "indicators" | "scales">): DataTable {
  const said = dataWordsIn("ja");
  const rows = site.indicators.flatMap(valueRows);
  return dataTable("values", ["code", "value_id"], rows, [
    ...ownerColumns<(typeof rows)[number]>(site),
    column("value_id", "string", ({ id }) => id),
    column("indicator_id", "integer", ({ indicator }) => indicator.id),
    column("indicator_name", "string", ({ indicator }) => indicator.name),
    column("part", "string", ({ part }) => part?.key ?? null),
    column("part_name", "string", ({ part }) => part?.name ?? null),
    column("value_kind", "string", ({ kind }) => said(`value.${kind}`)),
    column("current", "boolean", ({ current }) => current),
    column("origin", "string", ({ origin }) => said(`value.${origin}`)),
    column("year", "integer", ({ year }) => year),
    column("year_kind", "string", ({ indicator }) => said(`value.${indicator.rule.yearKind}`)),
    column("value_text", "string", ({ text }) => (text === "" ? null : text)),
    column("value", "decimal", ({ value }) => value),
    column("value_to", "decimal", ({ to }) => to),
    column("unit", "string", ({ unit }) => unit),
    column("comparator", "string", ({ bound }): Cell => (bound === null ? null : said(`value.${bound}`) || null)),
    column("cumulative", "boolean", ({ cumulative }) => cumulative),
    column("status", "string", ({ kind, actual }): Cell => {
      if (kind !== "actual") return null;
      return said(`value.${actual === null || actual.status === "final" ? "final-value" : actual.status}`);
    }),
    column("as_of", "date", ({ actual }) => actual?.asOf ?? null),
    column("source", "string", ({ actual }) => actual?.source ?? null),
    column("note", "string", ({ actual }) => actual?.note ?? null),
    column("until", "date", ({ until }) => until),
    column("reason", "string", ({ actual, reason }) => actual?.reason ?? reason),
    ...resultColumns<(typeof rows)[number]>(site),
  ]);
}
