import type { CellType, DataTable } from "../../open-data/data-table.ts";
import { dataTables } from "../../open-data/data-tables.ts";
import { dataWordsIn, type TableName } from "../../open-data/open-data-words.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { Table } from "../../ui/table.tsx";
import { PAGES } from "../addresses.ts";
import { useSite } from "../frame/site-context.tsx";
import type { PageKind } from "../frame/site-page.tsx";
import { Contents } from "../node/contents.tsx";
import type { PublicSite } from "../public-site.ts";

/** データ項目定義: which tables are given out, and which columns each has. What they mean stands in the catalogues of words. */
export type ColumnsPage = readonly Pick<DataTable, "name" | "columns" | "key">[];

export function columnsPageOf(site: PublicSite): ColumnsPage {
  return dataTables(site).map(({ name, columns, key }) => ({ name, columns, key }));
}

/** Where on the page the columns of a table are told. */
export const anchorOf = (table: TableName): string => `table-${table}`;

export const columnsKind: PageKind<ColumnsPage> = {
  shell: "page",
  head: (_, { t }) => ({
    ...{ title: t("site.columns.title"), description: t("site.columns.lead") },
    crumbs: [{ title: t("site.data.title"), to: PAGES.data }],
  }),
  Body: ({ data }) => <Columns tables={data} />,
};

function Columns({ tables }: { readonly tables: ColumnsPage }) {
  const { t, locale } = usePage();
  const { file } = useSite();
  const said = dataWordsIn(locale);
  return (
    <>
      <PageHead title={t("site.columns.title")}>
        <p className="lead">{t("site.columns.lead")}</p>
      </PageHead>
      <p>{t("site.columns.empty")}</p>
      <Contents parts={tables.map(({ name }) => ({ id: anchorOf(name), title: said(`table.${name}`) }))} />
      {tables.map((table) => (
        <Block key={table.name} id={anchorOf(table.name)} title={said(`table.${table.name}`)}>
          <p>
            {said(`table.${table.name}.about`)} <a href={file(`data/${table.name}.csv`)}>{table.name}.csv</a>
          </p>
          <ColumnTable table={table} />
        </Block>
      ))}
    </>
  );
}

function ColumnTable({ table: { name, columns, key } }: { readonly table: ColumnsPage[number] }) {
  const { t, locale } = usePage();
  const [here, inFile] = [dataWordsIn(locale), dataWordsIn("ja")];
  return (
    <Table
      caption={here(`table.${name}`)}
      captionHidden
      rows={columns}
      rowKey={({ name: of }) => of}
      columns={[
        {
          ...{ key: "head", head: t("site.columns.head") },
          cell: ({ name: of }) => (
            <>
              <span lang="ja">{inFile(`column.${of}`)}</span>
              {locale === "ja" ? null : <span className="line quiet">{here(`column.${of}`)}</span>}
            </>
          ),
        },
        { key: "about", head: t("site.columns.about"), cell: ({ name: of }) => here(`column.${of}.about`) },
        {
          key: "type",
          head: t("site.columns.type"),
          short: true,
          cell: ({ type }) => <span className="one-line">{t(`site.columns.type.${type satisfies CellType}`)}</span>,
        },
        { key: "name", head: t("site.columns.name"), short: true, cell: ({ name: of }) => <code className="one-line">{of}</code> },
        {
          key: "key",
          head: t("site.columns.key"),
          short: true,
          cell: ({ name: of }) => (key.includes(of) ? <span className="one-line">{t("site.columns.isKey")}</span> : null),
        },
      ]}
    />
  );
}
