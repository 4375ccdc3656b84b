import { basename } from "node:path";
import type { BackupState } from "../../../use-cases/backup/backup-job.ts";
import { type Answer, done, type Posting, type StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { formatMoment } from "../../ui/dates.ts";
import { formatNumber, formatSize } from "../../ui/numbers.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { Empty, Facts } from "../../ui/parts.tsx";
import { version } from "../../version.ts";
import { BackupWarning } from "./backup-standing.tsx";

/** 運用の状態: which version serves since when, on which database, and how backups have gone. */
export async function operationPage({ db, code, t, locale, operation }: StaffVisit): Promise<Answer> {
  const backups = operation?.backups?.state() ?? null;
  return {
    kind: "page",
    title: t("operation.title"),
    crumbs: [],
    body: (
      <>
        <PageHead title={t("operation.title")}>
          <p className="lead">{t("operation.lead")}</p>
        </PageHead>
        {backups === null ? null : <BackupWarning state={backups} />}
        <Facts
          facts={[
            [t("operation.version"), version],
            [t("operation.since"), operation === null ? null : formatMoment(operation.since, locale)],
            [t("operation.database"), t(db.isAlone ? "operation.embedded" : "operation.postgres")],
          ]}
        />
        <Block title={t("backups.title")}>
          {backups === null ? <Empty>{t("backups.off")}</Empty> : <Backups state={backups} code={code} />}
        </Block>
      </>
    ),
  };
}

function Backups({ state: { last, next, plan, runningSince }, code }: { readonly state: BackupState; readonly code: string }) {
  const { t, locale } = usePage();
  return (
    <>
      <Facts
        facts={[
          [t("backups.last"), last === null ? t("backups.none") : formatMoment(last.at, locale)],
          [t("backups.file"), last === null ? null : basename(last.file)],
          [t("backups.size"), last === null ? null : t("backups.about", { size: formatSize(last.bytes), rows: formatNumber(last.rows) })],
          [t("backups.folder"), plan.folder],
          [t("backups.keep"), t("backups.keep.files", { count: plan.keep })],
          [
            t("backups.next"),
            runningSince === null ? formatMoment(next, locale) : t("backups.running", { at: formatMoment(runningSince, locale) }),
          ],
        ]}
      />
      <p className="quiet">{t("backups.elsewhere")}</p>
      <form className="actions-line" method="post" action={addressOf("takeBackup", { code })}>
        <button className="button" type="submit">
          {t("backups.now")}
        </button>
      </form>
    </>
  );
}

/** Has a backup taken now. */
export async function takeBackupAnswer({ code, operation }: Posting): Promise<Answer> {
  operation?.backups?.takeNow();
  return done(addressOf("operation", { code }), operation?.backups ? "backup-begun" : null);
}
