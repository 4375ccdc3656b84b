import { findUpload, type Upload } from "../../../store/upload-store.ts";
import { findUploadDraft } from "../../../use-cases/upload/find-draft.ts";
import { type Answer, missing, type Page, readId, type StaffVisit, unreadable } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import type { SourceOutline, SourcePart } from "../../source/source-part.ts";
import { fileRefusalSentence } from "../../ui/file-refusal.ts";
import { usePage } from "../../ui/page-context.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Notice } from "../../ui/parts.tsx";
import { Words } from "../../ui/words.tsx";
import { AcceptBar } from "./accept-bar.tsx";
import { ChosenPanel } from "./chosen-panel.tsx";
import { DraftForm } from "./draft-form.tsx";
import { loadDesk } from "./load-desk.ts";
import { Overview } from "./overview.tsx";
import { type Desk, DeskProvider } from "./review-desk.tsx";
import { readView } from "./review-view.ts";
import { SourcePane } from "./source-pane.tsx";

/** The review of one upload: the source beside the draft. */
export async function uploadPage(visit: StaffVisit<"upload">): Promise<Answer> {
  const { db, code, parts, query, t } = visit;
  const id = readId(parts.upload);
  const upload = id === null ? null : await findUpload(db, code, id);
  if (!upload) return missing("missing.upload");
  const draft = await findUploadDraft(db, code, upload.id);
  const frame = {
    kind: "page",
    title: upload.name,
    crumbs: [{ title: t("imports.title"), href: addressOf("imports", { code }) }],
  } as const;
  if (!draft) return { ...frame, body: <NotReviewed code={code} upload={upload} /> } satisfies Page;

  const view = readView(query, draft.text.length);
  const loaded = view && (await loadDesk(visit, draft, view));
  if (!loaded) return unreadable;
  return {
    ...frame,
    island: "review",
    landscape: true,
    body: (
      <DeskProvider desk={loaded.desk}>
        <ReviewBody {...loaded} upload={upload} />
      </DeskProvider>
    ),
  };
}

function ReviewBody({
  desk,
  outline,
  source,
  upload,
}: {
  readonly desk: Desk;
  readonly outline: SourceOutline;
  readonly source: SourcePart;
  readonly upload: Upload;
}) {
  const { t } = usePage();
  return (
    <div className="review" data-island="review">
      <div data-region="head">
        <PageHead eyebrow={t("review.title")} title={<Words>{upload.name}</Words>} />
        <ClosedNotice code={desk.code} upload={upload} />
        <JumpLinks editable={desk.editable} />
        <Overview />
      </div>
      <p className="visually-hidden" role="status" data-status="" />
      <KeysHelp />
      <div className="review-panes">
        <div className="review-pane" data-region="source">
          <SourcePane outline={outline} source={source} />
        </div>
        <div className="review-pane draft-pane">
          <div className="chosen-region" data-region="chosen">
            <ChosenPanel />
          </div>
          <div data-region="draft">
            <DraftForm />
          </div>
        </div>
      </div>
      <Unsent />
      <div className="bar-region" data-region="bar">
        <AcceptBar />
      </div>
    </div>
  );
}

/** Where the script says that a change did not arrive, and what to do. */
function Unsent() {
  const { t } = usePage();
  return (
    <p
      className="unsent"
      role="alert"
      data-unsent=""
      data-offline={t("review.unsent.offline")}
      data-not-staff={t("review.unsent.notStaff")}
      data-failed={t("review.unsent.failed")}
    />
  );
}

/** What the keys do, and the way to do without them. Only a page with its script has keys. */
function KeysHelp() {
  const { t } = usePage();
  return (
    <details className="keys-help on-screen">
      <summary>{t("review.keys")}</summary>
      <p>{t("review.keys.text")}</p>
      <label className="check" htmlFor="use-keys">
        <input type="checkbox" id="use-keys" defaultChecked data-use-keys="" />
        {t("review.keys.use")}
      </label>
    </details>
  );
}

function JumpLinks({ editable }: { readonly editable: boolean }) {
  const { t } = usePage();
  return (
    <nav className="jump-links on-screen" aria-label={t("review.jump")}>
      <a href="#source">{t("review.toSource")}</a>
      <a href="#chosen">{t("review.toChosen")}</a>
      <a href="#draft">{t("review.toDraft")}</a>
      {editable ? <a href="#accept">{t("review.toAccept")}</a> : null}
    </nav>
  );
}

/** Says of an upload that nobody can change what became of it. */
function ClosedNotice({ code, upload: { id, state, documentId } }: { readonly code: string; readonly upload: Upload }) {
  const { t } = usePage();
  if (state !== "accepted" && state !== "rejected") return null;
  return (
    <Notice>
      <p>{t(`review.closed.${state}`)}</p>
      {documentId === null ? null : (
        <p>
          <a href={addressOf("document", { code, document: documentId })}>{t("review.toDocument")}</a>{" "}
          <a href={addressOf("confirmUndo", { code, upload: id })}>{t("review.undo")}</a>
        </p>
      )}
    </Notice>
  );
}

/** An upload without a draft: it waits, or it could not be read. */
function NotReviewed({ code, upload: { name, state, refusal } }: { readonly code: string; readonly upload: Upload }) {
  const { t } = usePage();
  return (
    <>
      <PageHead eyebrow={t("review.title")} title={<Words>{name}</Words>} />
      <Notice attention>
        <p>
          {refusal
            ? fileRefusalSentence(refusal, t)
            : state === "read" || state === "refused"
              ? t("missing.upload")
              : t(`review.closed.${state}`)}
        </p>
      </Notice>
      <p className="after">
        <a href={addressOf("imports", { code })}>{t("review.toImports")}</a>
      </p>
    </>
  );
}
