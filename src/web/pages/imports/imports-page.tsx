import { listUploads, type Upload } from "../../../store/upload-store.ts";
import { type Answer, fragment, type Page, readId, type StaffVisit, unreadable } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import type { FieldError } from "../../ui/form-parts.tsx";
import { usePage } from "../../ui/page-context.tsx";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { FileForm } from "./file-form.tsx";
import { countFilters, type Filter, readFilter } from "./filters.ts";
import { type Received, ReceivedList } from "./received-list.tsx";
import { UploadList, type UploadListProps } from "./upload-list.tsx";

/** The import workspace: files come in here, and each leads to its review. */
export async function importsPage(visit: StaffVisit): Promise<Answer> {
  const list = await listFor(visit);
  return list ? workspace(visit, list) : unreadable;
}

/** The list alone, for the island that asks while something is being read. */
export async function importListAnswer(visit: StaffVisit): Promise<Answer> {
  const list = await listFor(visit);
  return list ? fragment(<UploadList {...list} />) : unreadable;
}

/** What was posted, to be told over the list. */
export interface Posted {
  readonly status: 200 | 413 | 415 | 422;
  readonly errors: readonly FieldError[];
  readonly received: readonly Received[];
}

/** The workspace again, after something was posted that a person must look at. */
export async function postedPage(visit: StaffVisit, posted: Posted): Promise<Page> {
  return workspace(visit, listOf(visit, await listUploads(visit.db, visit.code), "open", 1), posted);
}

async function listFor(visit: StaffVisit): Promise<UploadListProps | null> {
  const filter = readFilter(visit.query);
  const page = readId(visit.query.get("page") ?? "1");
  if (filter === null || page === null) return null;
  return listOf(visit, await listUploads(visit.db, visit.code), filter, page);
}

function listOf({ code, now, intake }: StaffVisit, uploads: readonly Upload[], filter: Filter, page: number): UploadListProps {
  const since = intake.readingSince();
  return {
    code,
    uploads,
    filter,
    filters: countFilters(uploads, filter),
    page,
    readingFor: since === null ? null : Math.max(0, Math.round((now.getTime() - since.getTime()) / 1000)),
  };
}

function workspace({ code, t }: StaffVisit, list: UploadListProps, posted?: Posted): Page {
  return {
    kind: "page",
    title: t("imports.title"),
    crumbs: [],
    island: "uploads",
    ...(posted ? { status: posted.status } : {}),
    body: (
      <>
        <PageHead title={t("imports.title")}>
          <p className="lead">{t("imports.lead")}</p>
          <p className="actions-line">
            <HistoryLink code={code} />
          </p>
        </PageHead>
        {posted && posted.received.length > 0 ? <ReceivedList code={code} received={posted.received} /> : null}
        <FileForm code={code} errors={posted?.errors ?? []} />
        <Block title={t("imports.list")}>
          <UploadList {...list} />
        </Block>
      </>
    ),
  };
}

function HistoryLink({ code }: { readonly code: string }) {
  const { t } = usePage();
  return <a href={addressOf("importHistory", { code })}>{t("history.title")}</a>;
}
