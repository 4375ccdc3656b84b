import { openAsk } from "./cli/ask.ts";
import { type Command, EXIT } from "./cli/command.ts";
import { refusalSentence } from "./cli/refusals.ts";
import { sentencesFor } from "./cli/sentences.ts";
import { readSettings } from "./settings.ts";

// React renders several times faster outside of development, which it looks up once, when it is loaded.
process.env.NODE_ENV ??= "production";

/** Each command is loaded when it is called: `read` needs no database and no pages, so it starts at once. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  read: async () => (await import("./cli/read.ts")).readCommand,
  import: async () => (await import("./cli/import.ts")).importCommand,
  serve: async () => (await import("./cli/serve.ts")).serveCommand,
  init: async () => (await import("./cli/init.ts")).initCommand,
  account: async () => (await import("./cli/account.ts")).accountCommand,
  publish: async () => (await import("./cli/publish.ts")).publishCommand,
  backup: async () => (await import("./cli/backup.ts")).backupCommand,
  restore: async () => (await import("./cli/restore.ts")).restoreCommand,
  audit: async () => (await import("./cli/audit.ts")).auditCommand,
};

async function main(name: string | undefined, words: readonly string[]): Promise<number> {
  const sentences = sentencesFor(process.env);
  const print = (text: string) => process.stdout.write(`${text}\n`);
  const report = (text: string) => process.stderr.write(`${text}\n`);

  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    print(sentences("help"));
    return name === undefined ? EXIT.misused : EXIT.done;
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!load) {
    report(sentences("unknownCommand", { name }));
    return EXIT.misused;
  }
  const settings = readSettings(process.env);
  if (!settings.ok) {
    report(refusalSentence(sentences, settings.refusal));
    return EXIT.misused;
  }
  const command = await load();
  return command(words, {
    settings: settings.value,
    sentences,
    connect: async (upTo) => (await import("./store/open-database.ts")).openDatabase(settings.value, upTo),
    openReader: async (options) => (await import("./documents/reading-process/reading-process.ts")).openReadingProcess(options),
    openMailer: async () => (settings.value.mail ? (await import("./cli/smtp-mailer.ts")).openSmtpMailer(settings.value.mail) : null),
    ask: openAsk(process.stdin, process.stderr),
    clock: () => new Date(),
    print,
    report,
  });
}

// A reader that stops early (| head) is no error of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

const [, , name, ...words] = process.argv;
try {
  process.exitCode = await main(name, words);
} catch (error) {
  process.stderr.write(`${sentencesFor(process.env)("bug")}\n${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = EXIT.refused;
}
