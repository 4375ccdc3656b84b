import { once } from "node:events";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Settings } from "../settings.ts";
import { openCopyDesk } from "../store/copy-desk.ts";
import type { Database } from "../store/database.ts";
import { removeAbandoned } from "../store/working-folder.ts";
import type { Mailer } from "../use-cases/reminder/mailer.ts";
import { type ReminderJob, startReminderJob } from "../use-cases/reminder/reminder-job.ts";
import { startReadingJob } from "../use-cases/upload/reading-job.ts";
import { emptySpool } from "../web/pages/imports/spool-files.ts";
import { LAID_DOCUMENTS } from "../web/public/document/lay-documents.ts";
import { openSites } from "../web/public/public-sites.ts";
import { startSiteJob } from "../web/public/site-job.ts";
import { reminderLetter } from "../web/reminder-letter.ts";
import { listen } from "../web/server.ts";
import { startBackups } from "./backups.ts";
import { type Command, type CommandContext, EXIT, explain } from "./command.ts";
import { type DemoAccounts, openDemoAccounts } from "./demo-people.ts";
import { openLog } from "./log.ts";
import { refusalSentence } from "./refusals.ts";
import { loadSamples } from "./samples.ts";

/** `shirube serve [--demo]`: serves the pages until it is told to end. Pages that are being sent are finished first. */
export const serveCommand: Command = async (words, context) => {
  const { sentences, report, connect } = context;
  const parsed = parseWords(words);
  if (!parsed || parsed.help) return explain(parsed !== null, "help.serve", context);

  const database = await connect();
  if (!database.ok) {
    report(refusalSentence(sentences, database.refusal));
    return EXIT.refused;
  }
  const db = database.value;
  try {
    if (parsed.demo && !(await loadSamples(db, context))) return EXIT.refused;
    const demo = parsed.demo ? await openDemoAccounts(db, context) : null;
    if (demo === false) return EXIT.refused;
    return await serve(db, context, demo);
  } finally {
    await db.close();
  }
};

/** Serves the pages and reads what is uploaded, until the process is told to end. How to sign in to the demo is told when the pages can be opened. */
async function serve(db: Database, context: CommandContext, demo: DemoAccounts | null): Promise<number> {
  const { sentences, print, openReader, openMailer, settings, clock } = context;
  const log = openLog(settings.log, { clock, write: context.report });
  const { report } = log;
  const spool = join(settings.dataDirectory, "spool");
  await emptySpool(spool);
  await removeAbandoned(LAID_DOCUMENTS, clock());
  const copies = db.copyInto === null ? null : await openCopyDesk(db, settings.dataDirectory, { clock, report });
  const reader = await openReader({ spool, report });
  const job = startReadingJob(db, { reader: reader.read, spool, clock, report });
  const reminders = startReminders(db, await openMailer(), settings, { clock, report });
  const sites = await openSites(join(settings.dataDirectory, "sites"));
  const publishing = startSiteJob(db, { sites, clock, report });
  const backups = await startBackups(context, log);
  try {
    const intake = { spool, wake: job.wake, readingSince: job.readingSince, read: reader.read };
    const siteDesk = { served: sites, wake: publishing.wake, stateOf: publishing.stateOf };
    const site = {
      ...{ db, clock, report, intake, publicUrl: settings.publicUrl, siteDesk, operation: { since: clock(), backups, copies } },
      ...(reminders ? { wakeReminders: reminders.wake } : {}),
      ...(demo ? { demo } : {}),
    };
    const server = await listen(site, settings);
    if (!server.ok) {
      report(refusalSentence(sentences, server.refusal));
      return EXIT.refused;
    }
    const { url, close } = server.value;
    print(sentences("serve.ready", { url }));
    for (const line of demo?.lines(url) ?? []) print(line);
    await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
    log.note(sentences("serve.stopping"));
    await close();
    return EXIT.done;
  } finally {
    await backups?.close();
    await copies?.close();
    await publishing.close();
    await reminders?.close();
    await job.close();
    await reader.close();
  }
}

/** Reminds people by mail, where the operator has said by which server; null where not. */
function startReminders(
  db: Database,
  mailer: Mailer | null,
  { publicUrl }: Settings,
  { clock, report }: Pick<CommandContext, "clock" | "report">,
): ReminderJob | null {
  if (mailer === null || publicUrl === null) return null;
  return startReminderJob(db, { mailer, write: (content) => reminderLetter(content, publicUrl), clock, report });
}

function parseWords(words: readonly string[]): { demo: boolean; help: boolean } | null {
  try {
    const { values } = parseArgs({ args: [...words], options: { demo: { type: "boolean" }, help: { type: "boolean", short: "h" } } });
    return { demo: values.demo ?? false, help: values.help ?? false };
  } catch {
    return null;
  }
}
