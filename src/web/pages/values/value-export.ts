import { writeCsv } from "../../../documents/writing/csv.ts";
import { type WrittenCell, writeWorkbook } from "../../../documents/writing/xlsx.ts";
import { typedActual } from "../../../domain/indicator/typed-actual.ts";
import { listValueRowsFor, type ValueRow } from "../../../use-cases/indicator/list-value-rows.ts";
import { textOf } from "../../download.ts";
import { type Answer, missing, type StaffVisit } from "../../page.ts";
import { formatYear } from "../../ui/understood.ts";
import { lastYearOf, loadUnitNames } from "./value-links.ts";

const YEARS = 5;
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The indicators of a unit, or of all for whom a person may give values, by years: to be filled in and given back as a table. */
export async function valueExportAnswer(visit: StaffVisit): Promise<Answer> {
  const { db, person, query, fiscalYear, t } = visit;
  const unit = query.get("unit");
  const rows = (await listValueRowsFor(db, person, visit.now)).filter(
    (row) => unit === null || row.units.includes(Number(unit)) || row.named === Number(unit),
  );
  if (rows.length === 0) return missing("missing.unit");
  const years = Array.from({ length: YEARS }, (_, i) => lastYearOf(fiscalYear) - YEARS + 1 + i);
  const heads = [
    t("values.column.code"),
    t("values.column.name"),
    t("values.column.part"),
    t("values.column.unit"),
    ...years.map((year) => formatYear(year, "ja", "short")),
  ];
  const table = rows.map((row) => [
    String(row.indicator.id),
    row.indicator.name,
    row.part?.name ?? "",
    row.definition.unit ?? "",
    ...years.map((year) => typedIn(row, year)),
  ]);
  const name = [t("values.export.name"), unit === null ? "" : (await loadUnitNames(visit))(Number(unit))]
    .filter((part) => part !== "")
    .join("_");
  if (query.get("format") !== "xlsx")
    return textOf({
      name: `${name}.csv`,
      plainName: "values.csv",
      mediaType: "text/csv",
      text: writeCsv([heads, ...table]),
    });
  const written = await writeWorkbook(
    t("values.export.sheet"),
    [heads, ...table.map((line) => line.map((cell, i): WrittenCell => (i < 4 && i !== 0 ? cell : numberOr(cell))))],
    [8, 44, 12, 10, ...years.map(() => 14)],
  );
  return new Response(Uint8Array.from(written), {
    headers: {
      "content-type": XLSX,
      "content-disposition": `attachment; filename="values.xlsx"; filename*=UTF-8''${encodeURIComponent(`${name}.xlsx`)}`,
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    },
  });
}

function typedIn({ said }: ValueRow, year: number): string {
  const kept = said.get(year);
  return kept ? typedActual(kept) : "";
}

/** A number that a spreadsheet program shows just as it is written; else the text. */
const numberOr = (text: string): WrittenCell =>
  /^-?(?:0|[1-9]\d{0,14})(?:\.\d*[1-9])?$/u.test(text) ? Number(text) : text === "" ? null : text;
