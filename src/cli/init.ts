import { parseArgs } from "node:util";
import { initMunicipality } from "../use-cases/init-municipality.ts";
import { type Command, EXIT, explain } from "./command.ts";
import { askForAdministrator } from "./first-administrator.ts";
import { refusalSentence } from "./refusals.ts";
import { withRecord } from "./with-record.ts";

/** `shirube init --code CODE --name NAME`: registers a real municipality, and asks for its first administrator. */
export const initCommand: Command = async (words, context) => {
  const { sentences, print, report } = context;
  const parsed = parseWords(words);
  if (!parsed || parsed.help) return explain(parsed !== null, "help.init", context);

  return withRecord(context, async (db) => {
    const done = await initMunicipality(db, parsed);
    if (!done.ok) {
      report(refusalSentence(sentences, done.refusal));
      return EXIT.refused;
    }
    const SENTENCE = { registered: "init.done", renamed: "init.renamed", unchanged: "init.same" } as const;
    print(sentences(SENTENCE[done.value.kind], { name: parsed.name, code: parsed.code }));
    return (await askForAdministrator(db, done.value.municipality.code, context)) ? EXIT.done : EXIT.refused;
  });
};

function parseWords(words: readonly string[]): { code: string; name: string; help: boolean } | null {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: { code: { type: "string" }, name: { type: "string" }, help: { type: "boolean", short: "h" } },
    });
    if (values.help) return { code: "", name: "", help: true };
    return values.code === undefined || values.name === undefined ? null : { code: values.code, name: values.name, help: false };
  } catch {
    return null;
  }
}
