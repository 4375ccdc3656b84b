import { listDocuments, type SourceDocument } from "../../../store/document-store.ts";
import type { Answer, StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { formatDay } from "../../ui/dates.ts";
import { formatNumber } from "../../ui/numbers.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { Empty } from "../../ui/parts.tsx";
import { Table } from "../../ui/table.tsx";
import { Words } from "../../ui/words.tsx";
import { CoverageBar, sumCoverage } from "./coverage.tsx";

/** Every document that was read, with how much of it found a place. */
export async function documentsPage({ db, code, t }: StaffVisit): Promise<Answer> {
  const documents = await listDocuments(db, code);
  return { kind: "page", title: t("documents.title"), crumbs: [], body: <Documents code={code} documents={documents} /> };
}

function Documents({ code, documents }: { readonly code: string; readonly documents: readonly SourceDocument[] }) {
  const { t, locale } = usePage();
  return (
    <>
      <PageHead title={t("documents.title")}>
        <p className="lead">{t("documents.lead")}</p>
      </PageHead>
      {documents.length === 0 ? (
        <Empty>{t("documents.empty")}</Empty>
      ) : (
        <>
          <CoverageBar id="coverage" coverage={sumCoverage(documents)} />
          <Block title={t("documents.list")}>
            <Table
              caption={t("documents.list")}
              captionHidden
              rows={documents}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: "name",
                  head: t("document.name"),
                  cell: ({ id, name }) => (
                    <a href={addressOf("document", { code, document: id })}>
                      <Words>{name}</Words>
                    </a>
                  ),
                },
                { key: "day", short: true, head: t("document.importedAt"), cell: ({ importedAt }) => formatDay(importedAt, locale) },
                {
                  key: "total",
                  short: true,
                  head: t("document.characters"),
                  figure: true,
                  cell: ({ coverage }) => formatNumber(coverage.total),
                },
                {
                  key: "unplaced",
                  short: true,
                  head: t("coverage.unplacedPassages"),
                  figure: true,
                  cell: ({ unplacedPassages }) => t("count.places", { count: unplacedPassages }),
                },
              ]}
            />
          </Block>
        </>
      )}
    </>
  );
}
