import { dataWordsIn, TABLE_NAMES } from "../../open-data/open-data-words.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { Table } from "../../ui/table.tsx";
import { datasetOf } from "../frame/dataset.ts";
import { useSite } from "../frame/site-context.tsx";
import { LicenceLink } from "../frame/site-foot.tsx";
import type { HeadWords, PageKind } from "../frame/site-page.tsx";

/** What data there is, and on what terms it may be used. */
export const dataKind: PageKind<null> = {
  shell: "page",
  head: (_, words) => ({
    ...{ title: words.t("site.data.title"), description: words.t("site.data.lead"), crumbs: [] },
    linkedData: datasetOf({ name: nameOf(words), description: words.t("site.data.lead"), files: filesIn(words.site.file) }, words.site),
  }),
  Body: DataBody,
};

const nameOf = ({ t, site: { frame } }: HeadWords): string =>
  frame.name === null ? t("site.data.title") : t("site.of", { municipality: frame.name });

function filesIn(file: (path: string) => string) {
  return [
    ...TABLE_NAMES.map((name) => ({ path: file(`data/${name}.csv`), mediaType: "text/csv" })),
    { path: file("data/publication.json"), mediaType: "application/json" },
  ];
}

function DataBody() {
  const { t, locale } = usePage();
  const { frame, file } = useSite();
  const word = dataWordsIn(locale);
  return (
    <>
      <PageHead title={t("site.data.title")}>
        <p className="lead">{t("site.data.lead")}</p>
      </PageHead>
      <p>
        {t("site.licence")} <LicenceLink licence={frame.profile.licence} />
      </p>
      <Block id="tables" title={t("site.data.tables")}>
        <p>{t("site.data.tables.lead")}</p>
        <Table
          caption={t("site.data.tables")}
          captionHidden
          rows={TABLE_NAMES}
          rowKey={(name) => name}
          columns={[
            {
              ...{ key: "file", head: t("site.data.file") },
              cell: (name) => (
                <a href={file(`data/${name}.csv`)} download="">
                  {word(`table.${name}`)} <span className="quiet">（{name}.csv）</span>
                </a>
              ),
            },
            { key: "about", head: t("site.data.about"), cell: (name) => word(`table.${name}.about`) },
          ]}
        />
      </Block>
      <Block id="whole" title={t("site.data.whole")}>
        <p>{t("site.data.whole.lead")}</p>
        <p>
          <a href={file("data/publication.json")} download="">
            publication.json
          </a>
        </p>
      </Block>
    </>
  );
}
