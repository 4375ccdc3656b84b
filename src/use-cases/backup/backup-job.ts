import { constants } from "node:fs";
import { access, readdir, rm, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Result } from "../../domain/result.ts";
import { makeFolder } from "../../store/folder.ts";
import { type BackedUp, LEFT_AFTER_MS, removeParts, wholeOf } from "./back-up.ts";
import { type BackupFailure, type BackupNews, noteNews, readNews, reasonOf, type TakenBackup } from "./backup-news.ts";
import { backupName, isBackupName, nextAt } from "./backup-times.ts";

export interface BackupPlan {
  readonly folder: string;
  /** Made where it is missing. */
  readonly isOurs: boolean;
  /** Minutes after midnight in Japan. */
  readonly minute: number;
  readonly keep: number;
}

export interface BackupState extends BackupNews {
  readonly plan: BackupPlan;
  readonly runningSince: Date | null;
  readonly next: Date;
  /** failed: and not taken since. overdue: hours ago one was to be taken. none-yet: it is to come. */
  readonly standing: "taken" | "none-yet" | "failed" | "overdue";
}

/** What takes a backup every day, for as long as the program serves. */
export interface BackupJob {
  state(): BackupState;
  /** Takes one now, unless one is being taken. */
  takeNow(): void;
  /** Leaves the one that is being taken, and ends. */
  close(): Promise<void>;
}

export interface BackupJobOptions {
  readonly plan: BackupPlan;
  /** A file in which it is noted how it went. */
  readonly notes: string;
  readonly write: (
    file: string,
    signal: AbortSignal,
  ) => Promise<Result<BackedUp, { readonly kind: "backup-failed"; readonly reason: string }>>;
  readonly clock: () => Date;
  /** Told of each that was taken, and of each that was not. */
  readonly tell: (news: { readonly kind: "taken"; readonly taken: TakenBackup } | ({ readonly kind: "failed" } & BackupFailure)) => void;
  /** It looks at the clock again after so long: clocks are set, and machines sleep. */
  readonly pauseMs?: number;
  /** One that was missed is taken so long after the start, when the rest has settled. */
  readonly settleMs?: number;
}

const PAUSE_MS = 30_000;
const SETTLE_MS = 600_000;
/** After a failure it is tried again so much later. */
const RETRY_MS = 3_600_000;
const OVERDUE_MS = 3 * 3_600_000;
const DAY_MS = 24 * 3_600_000;

export async function startBackupJob({
  plan,
  notes,
  write,
  clock,
  tell,
  pauseMs = PAUSE_MS,
  settleMs = SETTLE_MS,
}: BackupJobOptions): Promise<BackupJob> {
  const closing = new AbortController();
  const started = clock();
  let news = await readNews(notes);
  /** One of the future was noted while the clock was wrong: it tells nothing of when the next is to be. */
  const planned = () => (news.last === null || news.last.at > clock() ? started : nextAt(plan.minute, news.last.at));
  let next = new Date(Math.max(planned().getTime(), started.getTime() + settleMs));
  let running: Promise<void> | null = null;
  let runningSince: Date | null = null;

  const failed = async (reason: string) => {
    const failure = { at: clock(), reason };
    news = { ...news, failure };
    tell({ kind: "failed", ...failure });
    await noteNews(notes, news).catch(() => undefined);
  };
  const take = async () => {
    const at = clock();
    runningSince = at;
    const file = join(plan.folder, backupName(at));
    const written = await writtenTo(file);
    if (closing.signal.aborted) return;
    if (typeof written === "string") {
      next = new Date(at.getTime() + RETRY_MS);
      return failed(written);
    }
    const taken = { at, file, bytes: (await stat(file)).size, rows: written.rows, sha256: written.sha256 };
    news = { last: taken, failure: null };
    next = nextAt(plan.minute, at);
    tell({ kind: "taken", taken });
    await noteNews(notes, news);
    await keepNewest(plan, taken);
  };
  /** What was written, or why it was not. */
  const writtenTo = async (file: string): Promise<BackedUp | string> => {
    try {
      if (plan.isOurs) await makeFolder(plan.folder);
      const written = await write(file, closing.signal);
      return written.ok ? written.value : written.refusal.reason;
    } catch (error) {
      return reasonOf(error);
    }
  };
  const begin = () => {
    running ??= take()
      .catch((error) => (closing.signal.aborted ? undefined : failed(reasonOf(error))))
      .finally(() => {
        running = null;
        runningSince = null;
      });
  };
  if (!plan.isOurs) await access(plan.folder, constants.W_OK).catch((error: unknown) => failed(reasonOf(error)));
  const look = setInterval(() => {
    const now = clock();
    // The next is never more than a day away, unless the clock has been put back.
    if (now >= next || next.getTime() - now.getTime() > DAY_MS) begin();
  }, pauseMs).unref();
  return {
    state: () => ({ ...news, plan, runningSince, next, standing: standingOf(news, { late: clock().getTime() - planned().getTime() }) }),
    takeNow: begin,
    close: async () => {
      closing.abort();
      clearInterval(look);
      await running;
    },
  };
}

function standingOf({ last, failure }: BackupNews, { late }: { readonly late: number }): BackupState["standing"] {
  if (failure !== null) return "failed";
  if (late > OVERDUE_MS) return "overdue";
  return last === null ? "none-yet" : "taken";
}

/** Only after another was taken, and only those that were taken by themselves, until then: a name of the future is of a clock that was wrong. */
async function keepNewest({ folder, keep }: BackupPlan, { at, file }: TakenBackup): Promise<void> {
  const names = await readdir(folder);
  const taken = names.filter((name) => isBackupName(name) && name <= basename(file)).sort();
  for (const name of taken.slice(0, Math.max(0, taken.length - keep))) await rm(join(folder, name), { force: true });
  const begun = names.map(wholeOf).filter((whole) => whole !== null && isBackupName(whole));
  for (const whole of begun) await removeParts(join(folder, whole ?? ""), { untouchedSince: new Date(at.getTime() - LEFT_AFTER_MS) });
}
