import type { Edit, EditAct } from "../../../domain/draft/edit.ts";
import type { DraftRefusal } from "../../../use-cases/upload/edit-upload.ts";
import type { UploadDraft } from "../../../use-cases/upload/find-draft.ts";
import type { Answer, Posting } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { formatMoment } from "../../ui/dates.ts";
import { usePage } from "../../ui/page-context.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Notice } from "../../ui/parts.tsx";
import { saidOf, valueAt } from "./draft-fields.ts";
import { fieldTitle } from "./field-title.ts";

type Stale = Extract<DraftRefusal, { readonly kind: "stale" }>;
type Frame = Pick<Posting<"upload">, "code" | "t" | "form">;

/** Somebody else changed the draft first: says what, field by field, and keeps what the person typed, to be saved over it or dropped. */
export function conflictPage(frame: Frame, draft: UploadDraft, act: EditAct | undefined, stale: Stale, back: string): Answer {
  return {
    ...frameOf(frame, draft),
    status: 409,
    title: frame.t("review.conflict"),
    body: <Conflict frame={frame} draft={draft} act={act} stale={stale} back={back} />,
  };
}

/** The draft could not be changed; what the person typed is still there. */
export function refusedPage(frame: Frame, draft: UploadDraft, why: string, back: string): Answer {
  return {
    ...frameOf(frame, draft),
    status: 422,
    title: frame.t("review.refused"),
    body: (
      <Refused
        why={why}
        frame={frame}
        action={addressOf("edit", { code: frame.code, upload: draft.id })}
        revision={draft.revision}
        back={back}
      />
    ),
  };
}

function frameOf({ code, t }: Frame, draft: UploadDraft) {
  return {
    kind: "page",
    crumbs: [
      { title: t("imports.title"), href: addressOf("imports", { code }) },
      { title: draft.name, href: addressOf("upload", { code, upload: draft.id }) },
    ],
  } as const;
}

function Conflict({
  frame,
  draft,
  act,
  stale,
  back,
}: {
  readonly frame: Frame;
  readonly draft: UploadDraft;
  readonly act: EditAct | undefined;
  readonly stale: Stale;
  readonly back: string;
}) {
  const { t } = usePage();
  const pointer = !act || act.kind === "taken-back" ? null : act.pointer;
  return (
    <>
      <PageHead title={t("review.conflict")} />
      <Notice attention>
        <p>{t("review.conflict.text")}</p>
      </Notice>
      <table className="table after">
        <caption className="visually-hidden">{t("review.conflict")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("review.difference.field")}</th>
            <th scope="col">{t("review.conflict.who")}</th>
            <th scope="col">{t("review.conflict.now")}</th>
          </tr>
        </thead>
        <tbody>
          {stale.changes.map((edit) => (
            <ChangeRow key={edit.number} draft={draft} edit={edit} />
          ))}
        </tbody>
      </table>
      <Again
        frame={frame}
        action={addressOf("edit", { code: frame.code, upload: draft.id })}
        revision={stale.revision}
        label={pointer === null ? null : fieldTitle(draft.reading, pointer, t)}
        save={t("review.conflict.saveOwn")}
        leave={t("review.conflict.keep")}
        back={back}
      />
    </>
  );
}

function ChangeRow({ draft, edit }: { readonly draft: UploadDraft; readonly edit: Edit }) {
  const { t, locale } = usePage();
  const pointer =
    draft.made.get(edit.number) ??
    (edit.kind === "taken-back"
      ? draft.edits.flatMap((one) => (one.number === edit.edit && one.kind !== "taken-back" ? one.pointer : []))[0]
      : edit.pointer) ??
    "";
  return (
    <tr>
      <th scope="row">{fieldTitle(draft.reading, pointer, t)}</th>
      <td>{t(`review.edit.${edit.kind}`, { by: edit.by ?? t("review.nobody"), at: formatMoment(edit.at, locale) })}</td>
      <td lang="ja">
        {edit.kind === "set" || edit.kind === "assign" || edit.kind === "taken-back"
          ? (saidOf(valueAt(draft.reading, pointer)) ?? t("nothing.written"))
          : null}
      </td>
    </tr>
  );
}

function Refused({
  why,
  ...again
}: {
  readonly why: string;
  readonly frame: Frame;
  readonly action: string;
  readonly revision: number;
  readonly back: string;
}) {
  const { t } = usePage();
  return (
    <>
      <PageHead title={t("review.refused")} />
      <Notice attention>
        <p>{why}</p>
      </Notice>
      <Again {...again} label={t("review.text")} save={t("review.save")} leave={t("review.accept.back")} />
    </>
  );
}

/** The form that was sent, to be sent again: every field of it as it was, the text to be changed. */
function Again({
  frame: { form },
  action,
  revision,
  label,
  save,
  leave,
  back,
}: {
  readonly frame: Frame;
  readonly action: string;
  readonly revision: number;
  readonly label: string | null;
  readonly save: string;
  readonly leave: string;
  readonly back: string;
}) {
  const { t } = usePage();
  const text = form.get("text");
  const hidden = [...form].filter(([name]) => name !== "revision" && name !== "text");
  return (
    <form method="post" action={action} className="again after">
      <input type="hidden" name="revision" value={revision} />
      {hidden.map(([name, value], i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the fields of a form that was sent never move
        <input key={i} type="hidden" name={name} value={value} />
      ))}
      {text === null ? null : (
        <label className="field">
          <span>
            {t("review.conflict.own")}
            {label === null ? null : `（${label}）`}
          </span>
          <textarea name="text" rows={5} defaultValue={text} lang="ja" />
        </label>
      )}
      <p className="edit-acts">
        <button className="button" type="submit">
          {save}
        </button>
        <a className="button second" href={back}>
          {leave}
        </a>
      </p>
    </form>
  );
}
