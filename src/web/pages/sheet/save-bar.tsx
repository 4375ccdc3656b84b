import { addressOf } from "../../routes.ts";
import { usePage } from "../../ui/page-context.tsx";

/** For who works with keys: from among the fields to the bar. Seen while it has the focus. */
export function ToSaveLink() {
  const { t } = usePage();
  return (
    <a className="skip-on on-screen" href="#save">
      {t("write.skipToSave")}
    </a>
  );
}

/** What stands at the foot of the window while a sheet is written: the button that saves, what became of the last save, and the way on. */
export function SaveBar({ sheet, revision }: { readonly sheet: number; readonly revision: number }) {
  const { t, code } = usePage();
  if (code === null) return null;
  return (
    <section className="save-bar on-screen" id="save" aria-label={t("write.save")}>
      <p className="save-state">
        <span
          role="status"
          data-save-state="kept"
          data-saved={t("write.status.saved")}
          data-saving={t("write.status.saving")}
          data-unsaved={t("write.status.unsaved")}
          data-failed={t("write.status.failed")}
          data-offline={t("write.status.offline")}
          data-signed-out={t("write.status.signedOut")}
          data-stale={t("write.status.stale")}
          data-refused={t("write.status.refused")}
          data-fault={t("write.status.fault")}
        >
          {t("write.saved", { revision })}
        </span>
        <button type="submit" className="link-button" name="act" value="save" data-when="stale" hidden>
          {t("write.choose")}
        </button>
        <button type="button" className="link-button" data-when="retry" hidden>
          {t("write.retry")}
        </button>
        <a
          href={addressOf("signIn", { code }, { to: addressOf("sheet", { code, sheet }) })}
          target="_blank"
          rel="noreferrer"
          data-when="signed-out"
          hidden
        >
          {t("write.signIn")}
        </a>
      </p>
      <details className="key-help">
        <summary>{t("write.keys")}</summary>
        <dl>
          {(
            [
              ["Ctrl + S", "write.key.save"],
              ["Alt + ↑ / ↓", "write.key.up"],
              ["Ctrl + Enter", "write.key.add"],
              ["Alt + Delete", "write.key.remove"],
            ] as const
          ).map(([keys, what]) => (
            <div key={keys}>
              <dt>
                <kbd>{keys}</kbd>
              </dt>
              <dd>{t(what)}</dd>
            </div>
          ))}
        </dl>
      </details>
      <p className="quiet attach-hint">{t("write.attachHint")}</p>
      <p className="save-acts">
        <button type="submit" className="button" name="act" value="save">
          {t("write.save")}
        </button>
        <button type="submit" className="button second" name="act" value="finish">
          {t("write.toSheet")}
        </button>
      </p>
    </section>
  );
}
