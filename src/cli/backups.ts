import { join } from "node:path";
import { type BackupJob, type BackupJobOptions, startBackupJob } from "../use-cases/backup/backup-job.ts";
import { backUpInProcess } from "../use-cases/backup/backup-process.ts";
import type { CommandContext } from "./command.ts";
import type { Log } from "./log.ts";

/** Takes backups by themselves, as the operator has set; null where none are. */
export async function startBackups({ settings, sentences, clock }: CommandContext, log: Log): Promise<BackupJob | null> {
  const { backups: plan, dataDirectory, databaseUrl } = settings;
  if (plan === null) {
    log.note(sentences("backups.off"));
    return null;
  }
  const tell: BackupJobOptions["tell"] = (news) => {
    if (news.kind === "failed") return log.report(sentences("backups.failed", { reason: news.reason, folder: plan.folder }));
    const { file, rows, bytes, sha256 } = news.taken;
    log.note(sentences("backups.taken", { file, rows, bytes, sha256 }));
  };
  const job = await startBackupJob({
    ...{ plan, clock, tell, notes: join(dataDirectory, "backups.json") },
    write: (file, signal) => backUpInProcess({ dataDirectory, databaseUrl, file, at: clock() }, { signal, note: log.note }),
  });
  const time = [plan.minute / 60, plan.minute % 60].map((part) => String(Math.floor(part)).padStart(2, "0")).join(":");
  log.note(sentences("backups.on", { folder: plan.folder, time, keep: plan.keep }));
  return job;
}
