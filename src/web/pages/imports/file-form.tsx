import { addressOf } from "../../routes.ts";
import { ErrorSummary, type FieldError } from "../../ui/form-parts.tsx";
import { usePage } from "../../ui/page-context.tsx";
import { MOST_BYTES, MOST_FILES } from "./spool-files.ts";

/**
 * Where files are given: a plain form, which the island makes a place to drop files on, with the progress of each. The `data-` sentences are the island's.
 */
export function FileForm({ code, errors }: { readonly code: string; readonly errors: readonly FieldError[] }) {
  const { t } = usePage();
  const fileError = errors.find(({ field }) => field === "files");
  return (
    <section className="block" aria-labelledby="give">
      <h2 id="give">{t("imports.give")}</h2>
      <ErrorSummary errors={errors} />
      <form
        className="file-form"
        method="post"
        encType="multipart/form-data"
        action={addressOf("imports", { code })}
        id="file-form"
        data-list={addressOf("importList", { code })}
        data-most-bytes={MOST_BYTES}
        data-most-files={MOST_FILES}
        data-sending={t("sending.sending")}
        data-waiting={t("sending.waiting")}
        data-failed={t("sending.failed")}
        data-again={t("sending.again")}
        data-too-large={t("received.file-too-large", { limit: MOST_BYTES / 1_000_000 })}
        data-too-many={t("received.too-many-files", { limit: MOST_FILES })}
        data-summary={t("sending.summary")}
        data-refused={t("sending.refused")}
      >
        <div className="field drop" id="drop">
          <label htmlFor="files">{t("imports.files")}</label>
          <p className="quiet" id="files-hint">
            {t("imports.files.hint", { megabytes: MOST_BYTES / 1_000_000, files: MOST_FILES })}
          </p>
          {fileError ? (
            <p className="field-error" id="files-error">
              {fileError.message}
            </p>
          ) : null}
          <p className="drop-hint" id="drop-hint" hidden>
            {t("imports.drop")}
          </p>
          <input
            type="file"
            id="files"
            name="files"
            multiple
            required
            aria-describedby={fileError ? "files-hint files-error" : "files-hint"}
            aria-invalid={fileError ? true : undefined}
          />
          <p className="actions-line" id="send">
            <button className="button" type="submit">
              {t("imports.send")}
            </button>
          </p>
        </div>
        <div id="sending" className="sending" hidden>
          <h3>{t("sending.title")}</h3>
          <p role="status" id="sending-summary" />
          <ul className="sending-list" id="sending-list" />
        </div>
      </form>
    </section>
  );
}
