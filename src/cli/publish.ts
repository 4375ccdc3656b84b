import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { accept, type Result, refuse } from "../domain/result.ts";
import type { Database } from "../store/database.ts";
import { findMunicipality } from "../store/municipality-store.ts";
import { listNumbers } from "../store/publication-store.ts";
import { withDocuments } from "../web/public/document/lay-documents.ts";
import { loadContent } from "../web/public/load-content.ts";
import type { SiteContent } from "../web/public/site-content.ts";
import { filesOf } from "../web/public/site-files.ts";
import { writeSite } from "../web/public/write-site.ts";
import { type Command, type CommandContext, EXIT, explain } from "./command.ts";
import { refusalSentence } from "./refusals.ts";
import { withRecordToRead } from "./with-record.ts";

/** `shirube publish --out DIR [--municipality CODE] [--number N]`: writes the site of what was published into a folder, only what changed. */
export const publishCommand: Command = async (words, context) => {
  const { sentences, report } = context;
  const parsed = parseWords(words);
  if (!parsed || parsed === "help") return explain(parsed !== null, "help.publish", context);

  return withRecordToRead(context, async (db) => {
    const content = await findContent(db, parsed);
    if (!content.ok) {
      report(refusalSentence(sentences, content.refusal));
      return EXIT.refused;
    }
    return await publishInto(db, resolve(parsed.out), content.value, context);
  });
};

interface Asked {
  readonly out: string;
  readonly municipality: string | null;
  readonly number: number | null;
}

function parseWords(words: readonly string[]): Asked | "help" | null {
  try {
    const text = { type: "string" } as const;
    const { values } = parseArgs({
      args: [...words],
      options: { out: text, municipality: text, number: text, help: { type: "boolean", short: "h" } },
    });
    const { out, municipality = null, number, help } = values;
    if (help) return "help";
    if (!out || (number !== undefined && !/^[1-9]\d{0,8}$/u.test(number))) return null;
    return { out, municipality, number: number === undefined ? null : Number(number) };
  } catch {
    return null;
  }
}

type NoSite =
  | { readonly kind: "unknown-municipality"; readonly code: string }
  | { readonly kind: "which-site"; readonly codes: readonly string[] }
  | { readonly kind: "nothing-published" };

interface Published {
  readonly code: string;
  readonly content: SiteContent;
}

/** What is published of the municipality that was named, or of the only one that has published something: that it was withdrawn, where all of it was. */
async function findContent(db: Database, { municipality, number }: Asked): Promise<Result<Published, NoSite>> {
  if (municipality !== null && !(await findMunicipality(db, municipality)))
    return refuse({ kind: "unknown-municipality", code: municipality });
  const codes = [...new Set((await listNumbers(db)).map((one) => one.municipality))];
  const [code = null, ...others] = municipality === null ? codes : [municipality];
  if (others.length > 0) return refuse({ kind: "which-site", codes });
  const content = code === null ? null : await loadContent(db, code, number ?? undefined);
  return code === null || content === null ? refuse({ kind: "nothing-published" }) : accept({ code, content });
}

const TOLD_EVERY_MS = 2_000;

async function publishInto(
  db: Database,
  out: string,
  { code, content }: Published,
  { sentences, print, report }: CommandContext,
): Promise<number> {
  const number = content.kind === "told" ? content.publication.number : null;
  let told = performance.now();
  const written = await withDocuments(db, code, { folder: out, content }, (laid) =>
    writeSite(out, {
      ...{ state: String(number ?? ""), publication: number, files: filesOf(content, laid) },
      report: (progress) => {
        if (performance.now() - told < TOLD_EVERY_MS) return;
        told = performance.now();
        report(sentences("publish.progress", { ...progress }));
      },
    }),
  );
  if (!written.ok) {
    report(refusalSentence(sentences, written.refusal));
    return EXIT.refused;
  }
  const { made, kept, removed } = written.value;
  const counts = { out, made, kept, removed };
  print(number === null ? sentences("publish.withdrawn", counts) : sentences("publish.done", { ...counts, number }));
  return EXIT.done;
}
