import { endingOf } from "../../../domain/publication/offered-file.ts";
import { listDocuments } from "../../../store/document-store.ts";
import { listOfferedDocuments, type OfferedDocument } from "../../../store/offered-document-store.ts";
import type { Answer, StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { formatDay } from "../../ui/dates.ts";
import { formatSize } from "../../ui/numbers.ts";
import { useStaffPage } from "../../ui/page-context.tsx";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { Badge, Empty } from "../../ui/parts.tsx";
import { Table } from "../../ui/table.tsx";
import { Words } from "../../ui/words.tsx";
import { WordsNav } from "./words-nav.tsx";

interface KeptFile {
  readonly id: number;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly importedAt: Date | null;
  /** Null where it is not offered. */
  readonly offered: OfferedDocument | null;
}

/** 公表する文書: every kept document, and whether citizens are to find it for download. */
export async function offeredDocumentsPage({ db, code, t }: StaffVisit): Promise<Answer> {
  const offered = await listOfferedDocuments(db, code);
  const kept = await listDocuments(db, code);
  const rows: KeptFile[] = [
    ...kept.map(({ id, name, mediaType, bytes, importedAt }) => ({
      ...{ id, name, mediaType, size: bytes, importedAt, offered: offered.find((one) => one.id === id) ?? null },
    })),
    // Their import was undone, or they came back from a publication.
    ...offered
      .filter(({ id }) => !kept.some((one) => one.id === id))
      .map((one) => ({ id: one.id, name: one.name, mediaType: one.mediaType, size: one.size, importedAt: null, offered: one })),
  ];
  return {
    kind: "page",
    title: t("words.offeredDocuments"),
    crumbs: [
      { title: t("publications.title"), href: addressOf("publications", { code }) },
      { title: t("words.title"), href: addressOf("publicWords", { code }) },
    ],
    body: (
      <>
        <PageHead title={t("words.offeredDocuments")}>
          <p className="lead">{t("offered.lead")}</p>
        </PageHead>
        <WordsNav here="offeredDocuments" />
        <Block title={t("offered.kept")}>{rows.length === 0 ? <Empty>{t("offered.none")}</Empty> : <FileTable rows={rows} />}</Block>
      </>
    ),
  };
}

function FileTable({ rows }: { readonly rows: readonly KeptFile[] }) {
  const { t, code, locale } = useStaffPage();
  return (
    <Table
      caption={t("offered.kept")}
      captionHidden
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "name",
          head: t("field.fileName"),
          cell: ({ id, name, mediaType, offered }) =>
            offered === null && endingOf(mediaType) === null ? (
              <Words>{name}</Words>
            ) : (
              <a href={addressOf("offeredDocument", { code, document: id })}>
                <Words>{name}</Words>
              </a>
            ),
        },
        { key: "size", head: t("field.fileSize"), short: true, cell: ({ size }) => formatSize(size) },
        {
          key: "imported",
          head: t("offered.importedAt"),
          short: true,
          cell: ({ importedAt }) => (importedAt === null ? null : formatDay(importedAt, locale)),
        },
        {
          key: "offered",
          head: t("offered.state"),
          cell: ({ offered, mediaType }) => {
            if (offered !== null)
              return (
                <>
                  <Badge strong>{t("offered.state.yes")}</Badge> <Words>{offered.title}</Words>
                </>
              );
            return endingOf(mediaType) === null ? t("offered.state.never") : t("offered.state.no");
          },
        },
      ]}
    />
  );
}
