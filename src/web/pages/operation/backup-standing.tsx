import type { BackupState } from "../../../use-cases/backup/backup-job.ts";
import { formatMoment } from "../../ui/dates.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Notice } from "../../ui/parts.tsx";
import type { SentenceKey } from "../../ui/sentences.ts";

/** What an operator can do about it, by the code of the operating system. */
const REASONS: Readonly<Record<string, SentenceKey>> = {
  ENOSPC: "backups.reason.full",
  EDQUOT: "backups.reason.full",
  ENOENT: "backups.reason.folder",
  EACCES: "backups.reason.denied",
  EPERM: "backups.reason.denied",
  EROFS: "backups.reason.denied",
};

/** Says so where the last backup failed, or none was taken when one was due; nothing where all is well. */
export function BackupWarning({ state, children }: { readonly state: BackupState; readonly children?: React.ReactNode }) {
  const { t, locale } = usePage();
  const { standing, failure, last, next, runningSince } = state;
  if (standing !== "failed" && standing !== "overdue") return null;
  const since = last === null ? t("backups.warning.never") : t("backups.warning.since", { at: formatMoment(last.at, locale) });
  return (
    <Notice attention>
      <p>
        <strong>{failure === null ? t("backups.overdue") : t("backups.failed", { at: formatMoment(failure.at, locale) })}</strong> {since}
      </p>
      {failure === null ? null : (
        <p>
          {t(REASONS[failure.reason] ?? "backups.reason.other", { reason: failure.reason })}{" "}
          {runningSince === null
            ? t("backups.again", { at: formatMoment(next, locale) })
            : t("backups.running", { at: formatMoment(runningSince, locale) })}
        </p>
      )}
      {children}
    </Notice>
  );
}
