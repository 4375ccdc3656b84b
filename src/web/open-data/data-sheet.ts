import type { PublicSite } from "../public/public-site.ts";
import type { Locale } from "../ui/sentences.ts";
import { catalogueFiles } from "./catalogue-files.ts";
import { type DataFile, dataSet } from "./data-set.ts";
import { dataTitle, LICENCE_URLS } from "./licence.ts";
import { dataWordsIn } from "./open-data-words.ts";

/** A file of open data as a page shows it. */
export interface DataEntry {
  /** From the folder of the site: data/nodes.csv. */
  readonly path: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly title: string;
  readonly about: string;
  /** Of a CSV file: how many records there are, and what each column means. */
  readonly rows: number | null;
  readonly columns: readonly { readonly title: string; readonly about: string }[];
}

/** What data there is of a municipality, for people: what data/index.html shows. */
export interface DataSheet {
  readonly title: string;
  readonly about: string;
  readonly licence: { readonly name: string; readonly url: string };
  /** Told by people who use the data: how to name the source. */
  readonly tables: readonly DataEntry[];
  /** Everything else: whole publications, the contract's form, schemas, catalogue. */
  readonly others: readonly DataEntry[];
}

export function dataSheet(site: PublicSite, locale: Locale): DataSheet {
  const said = dataWordsIn(locale);
  const { licence } = site.municipality.profile;
  const entry = ({ path, mediaType, bytes, title, about, table }: DataFile): DataEntry => ({
    ...{ path, mediaType, bytes, title: title(said), about: about(said), rows: table?.rows.length ?? null },
    columns: (table?.columns ?? []).map(({ name }) => ({ title: said(`column.${name}`), about: said(`column.${name}.about`) })),
  });
  const files = [...dataSet(site), ...catalogueFiles(site)];
  return {
    ...{
      title: dataTitle(site, locale),
      about: said("set.about"),
      licence: { name: said(`licence.${licence}`), url: LICENCE_URLS[licence] },
    },
    tables: files.filter(({ table }) => table !== null).map(entry),
    others: files.filter(({ table }) => table === null).map(entry),
  };
}
