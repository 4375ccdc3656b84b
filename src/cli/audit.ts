import { parseArgs } from "node:util";
import { findAuditHash, verifyAudit } from "../store/audit-store.ts";
import type { Database } from "../store/database.ts";
import { findMunicipality, listMunicipalities, type Municipality } from "../store/municipality-store.ts";
import { auditCsv } from "../web/pages/audit/audit-csv.ts";
import { sentencesIn } from "../web/ui/sentences.ts";
import { type Command, type CommandContext, EXIT, explain } from "./command.ts";
import { refusalSentence } from "./refusals.ts";
import { withRecordToRead } from "./with-record.ts";

/** `shirube audit verify [--code CODE [--rows N --head HASH]]`, `shirube audit export --code CODE`: whether audit trails are as they were written, and what they say. */
export const auditCommand: Command = async (words, context) => {
  const { sentences, print, report } = context;
  const parsed = parseWords(words);
  if (!parsed || parsed.act === "help") return explain(parsed !== null, "help.audit", context);

  return withRecordToRead(context, async (db) => {
    const { act, code, noted } = parsed;
    const municipality = code === null ? null : await findMunicipality(db, code);
    if (code !== null && !municipality) {
      const unknown = { kind: "unknown-municipality", code } as const;
      report(refusalSentence(sentences, unknown));
      return EXIT.refused;
    }
    if (municipality && act === "export") return await exportTrail(db, municipality, context);
    const all = municipality ? [municipality] : await listMunicipalities(db);
    if (all.length === 0) print(sentences("audit.none"));
    let exit: number = EXIT.done;
    for (const one of all) if (!(await isWhole(db, one, noted, context))) exit = EXIT.refused;
    return exit;
  });
};

/** What an earlier look said of the last row, kept where nobody reaches it who reaches the database. */
interface Noted {
  readonly rows: number;
  readonly head: string;
}

type Asked = { readonly act: "help" } | { readonly act: "verify" | "export"; readonly code: string | null; readonly noted: Noted | null };

function parseWords(words: readonly string[]): Asked | null {
  try {
    const text = { type: "string" } as const;
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { code: text, rows: text, head: text, help: { type: "boolean", short: "h" } },
    });
    const { code = null, rows, head } = values;
    if (values.help) return { act: "help" };
    const [act, ...others] = positionals;
    if (others.length > 0 || (rows === undefined) !== (head === undefined)) return null;
    if (act === "export") return code === null || rows !== undefined ? null : { act, code, noted: null };
    if (act !== "verify") return null;
    if (rows === undefined || head === undefined) return { act, code, noted: null };
    const isNote = code !== null && /^\d{1,15}$/u.test(rows) && /^[0-9a-f]{64}$/iu.test(head);
    return isNote ? { act, code, noted: { rows: Number(rows), head: head.toLowerCase() } } : null;
  } catch {
    return null;
  }
}

async function isWhole(db: Database, { code, name }: Municipality, noted: Noted | null, context: CommandContext): Promise<boolean> {
  const { sentences, print } = context;
  const called = `${code} ${name ?? sentences("read.unnamed")}`;
  const verdict = await verifyAudit(db, code);
  if (!verdict.ok) {
    print(sentences(`audit.${verdict.why}`, { called, number: verdict.number }));
    return false;
  }
  print(sentences("audit.whole", { called, rows: verdict.entries, head: verdict.hash }));
  if (!noted) return true;
  // Of a trail without rows there is no last row: its note is 0 and the hash before the first.
  const there = noted.rows === verdict.entries ? verdict.hash : await findAuditHash(db, code, noted.rows);
  const said = there === null ? "audit.cutOff" : there === noted.head ? "audit.asNoted" : "audit.unlikeNote";
  print(sentences(said, { called, number: noted.rows, rows: verdict.entries }));
  return said === "audit.asNoted";
}

async function exportTrail(db: Database, { code }: Municipality, { sentences, print }: CommandContext): Promise<number> {
  const { locale } = sentences;
  for await (const lines of auditCsv(db, code, {}, { person: null, t: sentencesIn(locale), locale })) print(lines.replace(/\n$/u, ""));
  return EXIT.done;
}
