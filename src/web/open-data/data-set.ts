import type { PublicSite } from "../public/public-site.ts";
import { csvMetadata } from "./csv-metadata.ts";
import { csvOf, type DataTable } from "./data-table.ts";
import { dataTables } from "./data-tables.ts";
import { publicationSchema, readingSchema } from "./json-schemas.ts";
import { licenceText } from "./licence.ts";
import type { DataWordKey, DataWords } from "./open-data-words.ts";
import { publicationJson } from "./publication-json.ts";
import { planReading, yearReading } from "./reading-json.ts";

/** A file of open data, and how it is called. */
export interface DataFile {
  /** From the folder of the site: data/nodes.csv. */
  readonly path: string;
  readonly mediaType:
    | "text/csv"
    | "application/json"
    | "application/schema+json"
    | "application/csvm+json"
    | "application/ld+json"
    | "text/plain";
  readonly text: string;
  readonly bytes: number;
  readonly title: (said: DataWords) => string;
  readonly about: (said: DataWords) => string;
  /** Of a CSV file, what stands in it. */
  readonly table: DataTable | null;
  /** Path of the schema that it keeps to. */
  readonly schema: string | null;
}

/** A site is put into data once, whoever asks. */
const sets = new WeakMap<PublicSite, readonly DataFile[]>();

/** Everything that is published, as data: what people download. The catalogue and the definition of the API tell of these. */
export function dataSet(site: PublicSite): readonly DataFile[] {
  const known = sets.get(site);
  if (known) return known;
  const tables = dataTables(site);
  const files = [
    ...tables.map(tableFile),
    dataFile("data/publication.json", "publication", publicationJson(site), { schema: "data/schema/publication.schema.json" }),
    ...readingFiles(site),
    dataFile("data/csv-metadata.json", "metadata", csvMetadata(site, tables), { mediaType: "application/csvm+json" }),
    dataFile("data/schema/publication.schema.json", "schema.publication", schemaText(publicationSchema), {
      mediaType: "application/schema+json",
    }),
    dataFile("data/schema/reading.schema.json", "schema.reading", schemaText(readingSchema), { mediaType: "application/schema+json" }),
    dataFile("data/licence.txt", "licence", licenceText(site), { mediaType: "text/plain" }),
  ];
  sets.set(site, files);
  return files;
}

const schemaText = (schema: Readonly<Record<string, unknown>>): string => `${JSON.stringify(schema, null, 1)}\n`;

const made = (given: Omit<DataFile, "bytes">): DataFile => ({ ...given, bytes: Buffer.byteLength(given.text) });

function tableFile(table: DataTable): DataFile {
  return made({
    ...{ path: `data/${table.name}.csv`, mediaType: "text/csv", text: csvOf(table), table, schema: null },
    title: (said) => said(`table.${table.name}`),
    about: (said) => said(`table.${table.name}.about`),
  });
}

type FileName = DataWordKey extends infer Key ? (Key extends `file.${infer Name}.about` ? Name : never) : never;

export function dataFile(
  path: string,
  name: FileName,
  text: string,
  given: Partial<Pick<DataFile, "mediaType" | "schema">> & {
    readonly facts?: (said: DataWords) => Readonly<Record<string, string | number>>;
  } = {},
): DataFile {
  const { mediaType = "application/json", schema = null, facts = () => ({}) } = given;
  const title: DataFile["title"] = (said) => said(`file.${name}`, facts(said));
  return made({ ...{ path, mediaType, text, schema, table: null, title }, about: (said) => said(`file.${name}.about`) });
}

/** The contract's form, a plan or a year a file. */
function readingFiles(site: PublicSite): DataFile[] {
  const schema = "data/schema/reading.schema.json";
  const json = (reading: unknown) => `${JSON.stringify(reading, null, 1)}\n`;
  return [
    ...site.plans.map((plan) =>
      dataFile(`data/readings/plan-${plan.id}.json`, "reading.plan", json(planReading(site, plan)), {
        schema,
        facts: (said) => ({ title: plan.title ?? said("set.untitled") }),
      }),
    ),
    ...site.years.map(({ id }) =>
      dataFile(`data/readings/year-${id}.json`, "reading.year", json(yearReading(site, id)), { schema, facts: () => ({ year: id }) }),
    ),
  ];
}
