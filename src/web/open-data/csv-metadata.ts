import type { PublicSite } from "../public/public-site.ts";
import type { CellType, DataTable } from "./data-table.ts";
import { dataTitle, LICENCE_URLS } from "./licence.ts";
import { dataWordsIn } from "./open-data-words.ts";

const DATATYPES: Readonly<Record<CellType, string>> = {
  ...{ string: "string", integer: "integer", decimal: "decimal", boolean: "boolean", date: "date", month: "gYearMonth", url: "anyURI" },
};

/** What the columns of every CSV file mean, as CSV on the Web says it (data/csv-metadata.json). */
export function csvMetadata(site: PublicSite, tables: readonly DataTable[]): string {
  const [ja, en] = [dataWordsIn("ja"), dataWordsIn("en")];
  const metadata = {
    "@context": ["http://www.w3.org/ns/csvw", { "@language": "ja" }],
    "dc:title": dataTitle(site, "ja"),
    "dc:license": { "@id": LICENCE_URLS[site.municipality.profile.licence] },
    dialect: { encoding: "utf-8", header: true, lineTerminators: ["\r\n"], quoteChar: '"', doubleQuote: true },
    tables: tables.map(({ name, columns, key, rows }) => ({
      url: `${name}.csv`,
      "dc:title": ja(`table.${name}`),
      "dc:description": ja(`table.${name}.about`),
      tableSchema: {
        columns: columns.map((column) => ({
          ...{ name: column.name, titles: { ja: ja(`column.${column.name}`), en: en(`column.${column.name}`) } },
          ...{ "dc:description": ja(`column.${column.name}.about`), datatype: DATATYPES[column.type], null: "" },
        })),
        // A key has a value in every row.
        ...(key.every((one) => isFilled({ columns, rows }, one)) ? { primaryKey: key } : {}),
      },
    })),
  };
  return `${JSON.stringify(metadata, null, 1)}\n`;
}

function isFilled({ columns, rows }: Pick<DataTable, "columns" | "rows">, name: string): boolean {
  const at = columns.findIndex((column) => column.name === name);
  return rows.every((row) => row[at] !== null);
}
