import type { Attachment } from "../../../store/attachment-store.ts";
import { LARGEST_ATTACHMENT, MOST_ATTACHMENTS } from "../../../use-cases/sheet/attach-file.ts";
import { addressOf } from "../../routes.ts";
import { formatMoment } from "../../ui/dates.ts";
import { ErrorSummary, type FieldError } from "../../ui/form-parts.tsx";
import { formatNumber } from "../../ui/numbers.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Block } from "../../ui/page-head.tsx";
import { Words } from "../../ui/words.tsx";

/** The files that are attached to a sheet, with the ways to add one and to remove one while it is written, and what was removed. */
export function AttachmentsBlock({
  sheet,
  attachments,
  writable,
  errors,
}: {
  readonly sheet: number;
  readonly attachments: readonly Attachment[];
  readonly writable: boolean;
  readonly errors: readonly FieldError[];
}) {
  const { t, code } = usePage();
  if (code === null || (attachments.length === 0 && !writable)) return null;
  const there = attachments.filter(({ removed }) => removed === null);
  const gone = attachments.filter(({ removed }) => removed !== null);
  return (
    <Block id="attachments" title={t("attachments.title")}>
      <ErrorSummary errors={errors} />
      {there.length === 0 ? <p className="quiet">{t("attachments.none")}</p> : null}
      <ul className="rows attachments">
        {there.map((attachment) => (
          <li key={attachment.id}>
            <AttachmentLine sheet={sheet} attachment={attachment} />
            {writable ? (
              <details className="on-screen">
                <summary>{t("attachments.remove")}</summary>
                <form
                  method="post"
                  className="actions-line"
                  action={addressOf("removeAttachment", { code, sheet, attachment: attachment.id })}
                >
                  <label htmlFor={`reason-${attachment.id}`}>{t("attachments.reason")}</label>
                  <input type="text" className="short-input" id={`reason-${attachment.id}`} name="reason" required maxLength={500} />
                  <button type="submit" className="button second">
                    {t("attachments.removeThis", { name: attachment.name })}
                  </button>
                </form>
              </details>
            ) : null}
          </li>
        ))}
      </ul>
      {writable ? (
        <form method="post" encType="multipart/form-data" className="attach-form on-screen" action={addressOf("attach", { code, sheet })}>
          <div className="field">
            <label htmlFor="files">{t("attachments.files")}</label>
            <p className="quiet" id="files-hint">
              {t("attachments.hint", { megabytes: LARGEST_ATTACHMENT / 1_000_000, files: MOST_ATTACHMENTS })}
            </p>
            <input type="file" id="files" name="files" multiple required aria-describedby="files-hint" />
          </div>
          <button type="submit" className="button second">
            {t("attachments.add")}
          </button>
        </form>
      ) : null}
      {gone.length === 0 ? null : (
        <details className="on-screen">
          <summary>{t("attachments.removed", { count: gone.length })}</summary>
          <ul className="rows">
            {gone.map((attachment) => (
              <li key={attachment.id}>
                <AttachmentLine sheet={sheet} attachment={attachment} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </Block>
  );
}

function AttachmentLine({
  sheet,
  attachment: { id, name, size, by, at, proxy, removed },
}: {
  readonly sheet: number;
  readonly attachment: Attachment;
}) {
  const { t, code, locale } = usePage();
  return (
    <>
      {code === null ? null : (
        <a href={addressOf("attachment", { code, sheet, attachment: id })} download>
          <Words>{name}</Words>
        </a>
      )}{" "}
      <span className="quiet">
        {t("attachments.by", { size: formatNumber(Math.ceil(size / 1000)), by, at: formatMoment(at, locale) })}
        {proxy ? t("merge.proxy") : ""}
      </span>
      {removed === null ? null : (
        <p className="quiet">
          {t("attachments.gone", { by: removed.by ?? t("merge.nobody"), at: formatMoment(removed.at, locale) })}{" "}
          <Words>{removed.reason}</Words>
        </p>
      )}
    </>
  );
}
