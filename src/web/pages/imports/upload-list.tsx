import type { Upload } from "../../../store/upload-store.ts";
import { addressOf } from "../../routes.ts";
import { formatMoment } from "../../ui/dates.ts";
import { fileRefusalSentence } from "../../ui/file-refusal.ts";
import { formatSize } from "../../ui/numbers.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Empty, NumberPager } from "../../ui/parts.tsx";
import { Words } from "../../ui/words.tsx";
import { type CountedFilter, type Filter, listUnder } from "./filters.ts";
import { StateMark } from "./upload-state.tsx";

/** So many uploads stand on a page. */
const PER_PAGE = 50;

export interface UploadListProps {
  readonly code: string;
  readonly uploads: readonly Upload[];
  readonly filter: Filter;
  readonly filters: readonly CountedFilter[];
  readonly page: number;
  /** Seconds since the reading under way began; null where none is, or another process reads. */
  readonly readingFor: number | null;
}

/** The uploads of a municipality: how far each has come, and what to do with it. `data-busy` tells the island to ask again. */
export function UploadList({ code, uploads, filter, filters, page: asked, readingFor }: UploadListProps) {
  const { t } = usePage();
  const busy = uploads.filter(({ state }) => state === "waiting" || state === "reading").length;
  const shown = listUnder(filter, uploads);
  const pages = Math.max(1, Math.ceil(shown.length / PER_PAGE));
  // What was on a later page may be under this filter no more.
  const page = Math.min(asked, pages);
  const at = (number: number) => addressOf("imports", { code }, { state: filter, page: number });
  return (
    <div id="uploads" data-busy={busy > 0 ? busy : undefined}>
      <nav className="kinds" aria-label={t("imports.filters")}>
        <ul className="kinds-list">
          {filters.map(({ filter: other, title, count }) => (
            <li key={other}>
              <a href={addressOf("imports", { code }, { state: other })} aria-current={other === filter ? "page" : undefined}>
                {t(title)} <span className="number">{t("count.items", { count })}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <p className="uploads-status">
        <span role="status" id="uploads-status">
          {busy > 0 ? t("imports.busy", { count: busy }) : t("imports.idle")}
        </span>
        {busy > 0 ? (
          <a className="without-island" href={addressOf("imports", { code }, { state: filter })}>
            {t("imports.refresh")}
          </a>
        ) : null}
      </p>
      {shown.length === 0 ? (
        <Empty>{uploads.length === 0 ? t("imports.empty") : t("imports.noneUnder")}</Empty>
      ) : (
        <ul className="uploads">
          {shown.slice((page - 1) * PER_PAGE, page * PER_PAGE).map((upload) => (
            <li key={upload.id} className="upload" id={`upload-${upload.id}`}>
              <UploadEntry code={code} upload={upload} readingFor={readingFor} />
            </li>
          ))}
        </ul>
      )}
      <NumberPager page={page} pages={pages} href={at} />
    </div>
  );
}

function UploadEntry({ code, upload, readingFor }: { readonly code: string; readonly upload: Upload; readonly readingFor: number | null }) {
  const { t, locale } = usePage();
  const { state, archive, refusal, counts, receivedAt, by } = upload;
  const elapsed = state === "reading" && readingFor !== null ? t("upload.elapsed", { seconds: readingFor }) : null;
  return (
    <>
      <StateMark state={state}>{elapsed === null ? null : <span className="line number">{elapsed}</span>}</StateMark>
      <div className="upload-about">
        <h3>
          <UploadName code={code} upload={upload} />
        </h3>
        {archive === null ? null : (
          <p className="quiet">
            {t("upload.from")} <Words>{archive}</Words>
          </p>
        )}
        {refusal === null ? null : <p className="upload-refusal">{fileRefusalSentence(refusal, t)}</p>}
        {counts === null || state === "refused" ? null : <Counts counts={counts} />}
        <p className="quiet upload-came">
          <span>{formatMoment(receivedAt, locale)}</span>
          <span>{by === null ? t("upload.byNobody") : <Words>{by}</Words>}</span>
          <span>{formatSize(upload.size)}</span>
        </p>
      </div>
      <UploadActs code={code} upload={upload} />
    </>
  );
}

/** Leads to the review where there is something to review. */
function UploadName({ code, upload: { id, name, state, documentId } }: { readonly code: string; readonly upload: Upload }) {
  if (state === "accepted" && documentId !== null)
    return (
      <a href={addressOf("document", { code, document: documentId })}>
        <Words>{name}</Words>
      </a>
    );
  if (state === "read" || state === "rejected")
    return (
      <a href={addressOf("upload", { code, upload: id })}>
        <Words>{name}</Words>
      </a>
    );
  return <Words>{name}</Words>;
}

function Counts({ counts }: { readonly counts: NonNullable<Upload["counts"]> }) {
  const { t } = usePage();
  const made = (["nodes", "indicators", "goals", "missions"] as const).filter((what) => counts[what] > 0);
  return (
    <ul className="upload-counts">
      {made.length === 0 ? <li>{t("upload.nothingRead")}</li> : null}
      {made.map((what) => (
        <li key={what}>{t(`upload.count.${what}`, { count: counts[what] })}</li>
      ))}
      {counts.doubts > 0 ? <li className="attention">{t("upload.count.doubts", { count: counts.doubts })}</li> : null}
      {counts.unplaced > 0 ? <li className="attention">{t("upload.count.unplaced", { count: counts.unplaced })}</li> : null}
    </ul>
  );
}

/** What can be done with an upload as it is. The name of the file is heard with each. */
function UploadActs({ code, upload: { id, name, state, documentId } }: { readonly code: string; readonly upload: Upload }) {
  const { t } = usePage();
  const of = <span className="visually-hidden">{t("upload.of", { name })}</span>;
  const parts = { code, upload: id };
  return (
    <p className="upload-acts">
      {state === "read" ? (
        <a className="button" href={addressOf("upload", parts)}>
          {t("upload.review")}
          {of}
        </a>
      ) : null}
      {state === "accepted" && documentId !== null ? (
        <a className="button second" href={addressOf("confirmUndo", parts)}>
          {t("upload.undo")}
          {of}
        </a>
      ) : null}
      {state === "waiting" || state === "read" || state === "refused" ? (
        <a className="button second" href={addressOf("confirmReject", parts)}>
          {t("upload.reject")}
          {of}
        </a>
      ) : null}
      {state === "rejected" || state === "refused" ? (
        <a className="button second" href={addressOf("confirmReopen", parts)}>
          {t(state === "refused" ? "upload.again" : "upload.reopen")}
          {of}
        </a>
      ) : null}
    </p>
  );
}
