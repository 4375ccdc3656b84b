import { type AcceptRefusal, acceptUpload } from "../../../use-cases/upload/accept-upload.ts";
import { ANOTHER_MUNICIPALITY, findUploadDraft, type UploadDraft } from "../../../use-cases/upload/find-draft.ts";
import { type Answer, done, elsewhere, missing, type Page, type Posting, readId, type StaffVisit, unreadable } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { doubtSentence } from "../../ui/doubt.ts";
import { usePage } from "../../ui/page-context.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Notice } from "../../ui/parts.tsx";
import type { Sentences } from "../../ui/sentences.ts";
import { Words } from "../../ui/words.tsx";
import { readNumber } from "./edit-acts.ts";
import { fieldTitle } from "./field-title.ts";
import { openReview, type Review } from "./review.ts";
import { viewAddress } from "./review-view.ts";

const MOST = 50;

/** Asks whether a draft is to be accepted although not all of it was checked. */
export async function confirmAcceptPage(visit: StaffVisit<"upload">): Promise<Answer> {
  const { db, code, parts } = visit;
  const id = readId(parts.upload);
  const draft = id === null ? null : await findUploadDraft(db, code, id);
  if (!draft) return missing("missing.upload");
  if (draft.state !== "read") return elsewhere(addressOf("upload", { code, upload: draft.id }));
  return page(visit, draft, null);
}

/** Accepts a draft: what it says enters the record, and the person is led to the document. */
export async function acceptAnswer(visit: Posting<"upload">): Promise<Answer> {
  const { db, code, parts, form, now, t, person } = visit;
  const id = readId(parts.upload);
  const revision = readNumber(form.get("revision"));
  if (id === null) return missing("missing.upload");
  if (revision === null) return unreadable;
  const draft = await findUploadDraft(db, code, id);
  if (!draft) return missing("missing.upload");
  // What others have changed since the person looked is told before anything else is asked: the next form names the revision that is there now.
  if (draft.state === "read" && draft.revision !== revision) return page(visit, draft, t("review.refusal.stale"));
  const isChecked = draft.doubts.length === 0 || form.get("unchecked") === "accepted";
  if (!isChecked) return elsewhere(addressOf("confirmAccept", { code, upload: id }));
  const accepted = await acceptUpload(db, { municipality: code, id, revision, account: person.account, by: person.name, now });
  if (accepted.ok) return done(addressOf("document", { code, document: accepted.value.documentId }), "accepted");
  return accepted.refusal.kind === "unknown-upload" ? missing("missing.upload") : page(visit, draft, refusalSaid(accepted.refusal, t));
}

function refusalSaid(refusal: AcceptRefusal, t: Sentences): string {
  switch (refusal.kind) {
    case "stale":
      return t("review.refusal.stale");
    case "closed":
      return t("review.refusal.closed");
    case "other-municipality":
      return t("review.refusal.municipality", { named: refusal.named });
    case "unknown-node":
    case "unknown-indicator":
      return t(`review.refusal.${refusal.kind}`);
    case "under-way":
      return t("review.refusal.under-way", { titles: refusal.titles.join(t("list.comma")) });
    default:
      return t("review.refusal.other", { kind: refusal.kind });
  }
}

function page({ code, t }: StaffVisit<"upload">, draft: UploadDraft, refusal: string | null): Page {
  const review = openReview({ ...draft, draft: draft.reading, edited: draft.made });
  return {
    kind: "page",
    ...(refusal === null ? {} : { status: 409 }),
    title: t("review.accept"),
    crumbs: [
      { title: t("imports.title"), href: addressOf("imports", { code }) },
      { title: draft.name, href: addressOf("upload", { code, upload: draft.id }) },
    ],
    body: <Confirm code={code} draft={draft} review={review} refusal={refusal} />,
  };
}

function Confirm({
  code,
  draft,
  review,
  refusal,
}: {
  readonly code: string;
  readonly draft: UploadDraft;
  readonly review: Review;
  readonly refusal: string | null;
}) {
  const { t } = usePage();
  const { open } = review;
  const foreign = draft.doubts.find(({ reason }) => reason === ANOTHER_MUNICIPALITY);
  const stands = foreign ? t("review.refusal.municipality", { named: String(foreign.facts.named) }) : null;
  const said = [...new Set([refusal, stands])].filter((sentence) => sentence !== null);
  return (
    <>
      <PageHead eyebrow={<Words>{draft.name}</Words>} title={t(open.length > 0 ? "review.accept.confirm" : "review.accept")} />
      {said.length === 0 ? null : (
        <Notice attention status>
          {said.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Notice>
      )}
      {open.length === 0 ? null : (
        <>
          {foreign ? null : <p>{t("review.accept.confirmText", { count: open.length })}</p>}
          <ol className="rows after">
            {open.slice(0, MOST).map((field) => (
              <li key={field}>
                <a href={viewAddress(code, draft.id, { field })}>
                  <Words>{fieldTitle(review.draft, field, t)}</Words>
                </a>
                <span className="line quiet">
                  {review
                    .stateOf(field)
                    .doubts.map((doubt) => doubtSentence(doubt, t))
                    .join(" ")}
                </span>
              </li>
            ))}
          </ol>
        </>
      )}
      {foreign ? (
        <p className="edit-acts">
          <BackLink code={code} upload={draft.id} />
        </p>
      ) : (
        <AcceptForm code={code} draft={draft} isOpen={open.length > 0} />
      )}
    </>
  );
}

interface AcceptFormProps {
  readonly code: string;
  readonly draft: UploadDraft;
  /** Some of its values were not checked. */
  readonly isOpen: boolean;
}

function AcceptForm({ code, draft, isOpen }: AcceptFormProps) {
  const { t } = usePage();
  return (
    <form method="post" action={addressOf("accept", { code, upload: draft.id })} className="again after">
      <input type="hidden" name="revision" value={draft.revision} />
      {isOpen ? <input type="hidden" name="unchecked" value="accepted" /> : null}
      <p className="edit-acts">
        <button className="button" type="submit">
          {t(isOpen ? "review.accept.anyway" : "review.accept")}
        </button>
        <BackLink code={code} upload={draft.id} />
      </p>
    </form>
  );
}

function BackLink({ code, upload }: { readonly code: string; readonly upload: number }) {
  const { t } = usePage();
  return (
    <a className="button second" href={addressOf("upload", { code, upload })}>
      {t("review.accept.back")}
    </a>
  );
}
