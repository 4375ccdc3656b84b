import type { Database } from "../../store/database.ts";
import { type Means, sendReminders } from "./send-reminders.ts";

/** What sends reminders, for as long as the program serves. */
export interface ReminderJob {
  /** Something was ordered. */
  wake(): void;
  /** Ends the mail that is being sent, and sends no other. */
  close(): Promise<void>;
}

export interface ReminderJobOptions extends Omit<Means, "signal"> {
  /** Told of every failure that is no mail's. */
  readonly report: (text: string) => void;
  /** It looks again after so long. */
  readonly pauseMs?: number;
}

const PAUSE_MS = 10 * 60_000;

export function startReminderJob(db: Database, { report, pauseMs = PAUSE_MS, ...means }: ReminderJobOptions): ReminderJob {
  const closing = new AbortController();
  let awake = false;
  let again: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;

  const run = async () => {
    while (awake && !closing.signal.aborted) {
      awake = false;
      try {
        await sendReminders(db, { ...means, signal: closing.signal });
      } catch (error) {
        report(error instanceof Error ? (error.stack ?? error.message) : String(error));
      }
    }
    if (!closing.signal.aborted) again = setTimeout(wake, pauseMs).unref();
    running = null;
  };
  const wake = () => {
    clearTimeout(again);
    awake = true;
    if (!closing.signal.aborted) running ??= run();
  };

  wake();
  return {
    wake,
    close: async () => {
      closing.abort();
      clearTimeout(again);
      await running;
    },
  };
}
