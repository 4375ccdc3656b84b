import { once } from "node:events";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openStaffKey } from "../store/staff-key.ts";
import { addressOf } from "../web/routes.ts";
import { listen } from "../web/server.ts";
import { type Command, EXIT } from "./command.ts";
import { refusalSentence } from "./refusals.ts";
import { loadSamples } from "./samples.ts";

/** `shirube serve [--demo]`: serves the pages until it is told to end. Pages that are being sent are finished first. */
export const serveCommand: Command = async (words, context) => {
  const { sentences, print, report, connect, settings, clock } = context;
  const parsed = parseWords(words);
  if (parsed?.help) {
    print(sentences("help.serve"));
    return EXIT.done;
  }
  if (!parsed) {
    report(sentences("help.serve"));
    return EXIT.misused;
  }

  const database = await connect();
  if (!database.ok) {
    report(refusalSentence(sentences, database.refusal));
    return EXIT.refused;
  }
  const db = database.value;
  try {
    if (parsed.demo && !(await loadSamples(db, context))) return EXIT.refused;
    const staffKey = await openStaffKey(settings.dataDirectory);
    if (!staffKey.ok) {
      report(refusalSentence(sentences, staffKey.refusal));
      return EXIT.refused;
    }
    const intake = { spool: join(settings.dataDirectory, "spool"), wake: () => undefined };
    const server = await listen({ db, clock, report, staffKey: staffKey.value, intake }, settings);
    if (!server.ok) {
      report(refusalSentence(sentences, server.refusal));
      return EXIT.refused;
    }
    print(sentences("serve.ready", { url: server.value.url }));
    print(sentences("serve.staff", { url: server.value.url.replace(/\/$/u, addressOf("entrance", { key: staffKey.value })) }));
    await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
    report(sentences("serve.stopping"));
    await server.value.close();
    return EXIT.done;
  } finally {
    await db.close();
  }
};

function parseWords(words: readonly string[]): { demo: boolean; help: boolean } | null {
  try {
    const { values } = parseArgs({ args: [...words], options: { demo: { type: "boolean" }, help: { type: "boolean", short: "h" } } });
    return { demo: values.demo ?? false, help: values.help ?? false };
  } catch {
    return null;
  }
}
