import { catalogueFiles } from "../../open-data/catalogue-files.ts";
import { dataSet } from "../../open-data/data-set.ts";
import { dataWordsIn, type TableName } from "../../open-data/open-data-words.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { LANGUAGES, type Locale } from "../../ui/sentences.ts";
import { Table } from "../../ui/table.tsx";
import { Words } from "../../ui/words.tsx";
import { PAGES } from "../addresses.ts";
import { datasetOf } from "../frame/dataset.ts";
import { useSite } from "../frame/site-context.tsx";
import { LicenceLink } from "../frame/site-foot.tsx";
import type { HeadWords, PageKind } from "../frame/site-page.tsx";
import type { PublicSite } from "../public-site.ts";
import { anchorOf } from "./columns-page.tsx";

/** What data there is. */
export type DataPage = readonly DataFileLine[];

interface DataFileLine {
  readonly path: string;
  readonly mediaType: string;
  /** Of a CSV file. */
  readonly table: TableName | null;
  readonly title: Readonly<Record<Locale, string>>;
  readonly about: Readonly<Record<Locale, string>>;
}

export function dataPageOf(site: PublicSite): DataPage {
  return [...dataSet(site), ...catalogueFiles(site)].map(({ path, mediaType, title, about, table }) => {
    const said = (of: typeof title) => Object.fromEntries(LANGUAGES.map((locale) => [locale, of(dataWordsIn(locale))]));
    return { ...{ path, mediaType, table: table?.name ?? null }, title: said(title), about: said(about) } as DataFileLine;
  });
}

/** What data there is, and on what terms it may be used. */
export const dataKind: PageKind<DataPage> = {
  shell: "page",
  head: (files, words) => ({
    ...{ title: words.t("site.data.title"), description: words.t("site.data.lead"), crumbs: [] },
    linkedData: datasetOf(
      {
        ...{ name: nameOf(words), description: words.t("site.data.lead") },
        files: files.map(({ path, mediaType }) => ({ path: words.site.file(path), mediaType })),
      },
      words.site,
    ),
  }),
  Body: ({ data }) => <DataFiles files={data} />,
};

const nameOf = ({ t, site: { frame } }: HeadWords): string =>
  frame.name === null ? t("site.data.title") : t("site.of", { municipality: frame.name });

function DataFiles({ files }: { readonly files: DataPage }) {
  const { t } = usePage();
  const { frame, to } = useSite();
  const isTable = ({ mediaType }: DataFileLine) => mediaType === "text/csv";
  return (
    <>
      <PageHead title={t("site.data.title")}>
        <p className="lead">{t("site.data.lead")}</p>
      </PageHead>
      <p>
        {t("site.licence")} <LicenceLink licence={frame.profile.licence} />
      </p>
      <Block id="tables" title={t("site.data.tables")}>
        <p>
          {t("site.data.tables.lead")} <a href={to(PAGES.columns)}>{t("site.data.columns")}</a>
        </p>
        <FileTable caption={t("site.data.tables")} files={files.filter(isTable)} />
      </Block>
      <Block id="others" title={t("site.data.others")}>
        <p>{t("site.data.others.lead")}</p>
        <FileTable caption={t("site.data.others")} files={files.filter((file) => !isTable(file))} />
      </Block>
    </>
  );
}

function FileTable({ caption, files }: { readonly caption: string; readonly files: DataPage }) {
  const { t, locale } = usePage();
  const { file, to } = useSite();
  return (
    <Table
      caption={caption}
      captionHidden
      rows={files}
      rowKey={({ path }) => path}
      columns={[
        {
          ...{ key: "file", head: t("site.data.file") },
          cell: ({ path, title }) => (
            <a href={file(path)} download="">
              <Words>{title[locale]}</Words> <span className="quiet">（{path.split("/").at(-1)}）</span>
            </a>
          ),
        },
        {
          ...{ key: "about", head: t("site.data.about") },
          cell: ({ about, table, title }) => (
            <>
              {about[locale]}
              {table === null ? null : (
                <>
                  {" "}
                  <a href={`${to(PAGES.columns)}#${anchorOf(table)}`}>
                    {t("site.data.columnsOf")}
                    <span className="visually-hidden">（{title[locale]}）</span>
                  </a>
                </>
              )}
            </>
          ),
        },
      ]}
    />
  );
}
