import { type HistoryEntry, listHistory } from "../../../store/history-store.ts";
import type { Answer, StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { formatMoment } from "../../ui/dates.ts";
import { usePage } from "../../ui/page-context.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Empty } from "../../ui/parts.tsx";
import { Table } from "../../ui/table.tsx";
import { Words } from "../../ui/words.tsx";

/** Who imported what and when, and what was turned down or taken back. */
export async function historyPage({ db, code, t }: StaffVisit): Promise<Answer> {
  const entries = await listHistory(db, code);
  return {
    kind: "page",
    title: t("history.title"),
    crumbs: [{ title: t("imports.title"), href: addressOf("imports", { code }) }],
    body: (
      <>
        <PageHead title={t("history.title")}>
          <p className="lead">{t("history.lead")}</p>
        </PageHead>
        {entries.length === 0 ? <Empty>{t("history.empty")}</Empty> : <History code={code} entries={entries} />}
      </>
    ),
  };
}

/** What an import may bring that is new. */
const MADE = ["nodes", "indicators", "goals", "missions"] as const;

function History({ code, entries }: { readonly code: string; readonly entries: readonly HistoryEntry[] }) {
  const { t, locale } = usePage();
  return (
    <Table
      caption={t("history.title")}
      captionHidden
      rows={entries}
      rowKey={({ id }) => id}
      columns={[
        { key: "name", head: t("history.document"), cell: (entry) => <DocumentName code={code} entry={entry} /> },
        {
          key: "act",
          short: true,
          head: t("history.act"),
          cell: ({ act, undone, counts }) => (
            <>
              {t(`history.act.${act}`)}
              {MADE.map((what) =>
                act === "import" && (counts[what] ?? 0) > 0 ? (
                  <span className="line quiet" key={what}>
                    {t(`upload.count.${what}`, { count: counts[what] ?? 0 })}
                  </span>
                ) : null,
              )}
              {undone ? <span className="line quiet">{t("history.undone")}</span> : null}
            </>
          ),
        },
        { key: "at", short: true, head: t("history.at"), cell: ({ at }) => formatMoment(at, locale) },
        { key: "by", short: true, head: t("history.by"), cell: ({ by }) => (by === null ? t("upload.byNobody") : <Words>{by}</Words>) },
        { key: "undo", head: t("history.doing"), cell: (entry) => <UndoLink code={code} entry={entry} /> },
      ]}
    />
  );
}

/** Leads to the document where it is in the record. */
function DocumentName({ code, entry: { name, act, undone, documentId } }: { readonly code: string; readonly entry: HistoryEntry }) {
  if (act !== "import" || undone || documentId === null) return <Words>{name}</Words>;
  return (
    <a href={addressOf("document", { code, document: documentId })}>
      <Words>{name}</Words>
    </a>
  );
}

function UndoLink({ code, entry: { name, act, undone, documentId, uploadId } }: { readonly code: string; readonly entry: HistoryEntry }) {
  const { t } = usePage();
  if (act !== "import" || undone || documentId === null) return null;
  return (
    <a href={addressOf("confirmUndo", { code, upload: uploadId })}>
      {t("upload.undo")}
      <span className="visually-hidden">{t("upload.of", { name })}</span>
    </a>
  );
}
