import { basename } from "node:path";
import { parseArgs } from "node:util";
import type { OpenRefusal } from "../documents/formats/open-refusal.ts";
import { takeDocuments } from "../documents/formats/unpack-archive.ts";
import { type ReadFile, readFile } from "../documents/read-file.ts";
import type { Reading } from "../documents/reading/reading.ts";
import { type Result, refuse } from "../domain/result.ts";
import { type Command, type CommandContext, EXIT, explain } from "./command.ts";
import { bytesOf } from "./file.ts";
import { refusalSentence } from "./refusals.ts";

/** `shirube read FILE [--json|--summary]`: what a document says, without keeping it. */
export const readCommand: Command = async (words, context) => {
  const { sentences, print, report } = context;
  const parsed = parseWords(words);
  if (!parsed || parsed.help) return explain(parsed !== null, "help.read", context);

  const bytes = await bytesOf(parsed.file, context);
  if (!bytes) return EXIT.refused;
  const read = await readOnly(parsed.file, bytes, context);
  if (!read.ok) {
    report(`${parsed.file}: ${refusalSentence(sentences, read.refusal)}`);
    return EXIT.refused;
  }
  const { reading } = read.value.traced;
  print(parsed.json ? JSON.stringify(reading, null, 2) : summary(reading, context));
  if (!saysAnything(reading)) report(sentences("read.nothing"));
  return EXIT.done;
};

/** A document, or the only one of an archive. */
async function readOnly(file: string, bytes: Uint8Array, { sentences, report }: CommandContext): Promise<Result<ReadFile, OpenRefusal>> {
  const first: { name: string; bytes: Uint8Array }[] = [];
  let files = 0;
  const taken = await takeDocuments(basename(file), bytes, (name, inside) => {
    if (files === 0) first.push({ name, bytes: inside });
    files += 1;
  });
  if (!taken.ok) return taken;
  for (const { name, refusal } of taken.value) report(`${file}: ${name}: ${refusalSentence(sentences, refusal)}`);
  const [only] = first;
  return only && files === 1 ? readFile(only.name, only.bytes) : refuse({ kind: "archive", files });
}

function parseWords(words: readonly string[]): { file: string; json: boolean; help: boolean } | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { json: { type: "boolean" }, summary: { type: "boolean" }, help: { type: "boolean", short: "h" } },
    });
    const [file = "", ...more] = positionals;
    if (values.help) return { file, json: false, help: true };
    return file === "" || more.length > 0 || (values.json && values.summary) ? null : { file, json: values.json ?? false, help: false };
  } catch {
    return null;
  }
}

function saysAnything(reading: Reading): boolean {
  return reading.plan !== null || reading.goals.length > 0 || reading.missions.length > 0;
}

function summary(reading: Reading, { sentences }: CommandContext): string {
  const { plan, goals, missions, coverage, unplaced } = reading;
  const lines = [
    sentences("read.source", { name: reading.source.name, mediaType: reading.source.mediaType }),
    sentences("read.municipality", { name: reading.municipality ?? sentences("read.unnamed") }),
  ];
  if (plan)
    lines.push(
      sentences("read.plan", {
        title: plan.title ?? sentences("read.unnamed"),
        nodes: plan.nodes.length,
        indicators: plan.indicators.length,
        initiatives: plan.initiatives.length,
        roles: plan.roles.length,
      }),
    );
  if (goals.length > 0)
    lines.push(
      sentences("read.goals", {
        goals: goals.length,
        years: [...new Set(goals.map((goal) => goal.fiscalYear ?? "?"))].join(", "),
        actions: goals.reduce((sum, goal) => sum + goal.actions.length, 0),
      }),
    );
  if (missions.length > 0) lines.push(sentences("read.missions", { missions: missions.length }));
  const percent = (part: number) => (coverage.total === 0 ? "0.0" : ((100 * part) / coverage.total).toFixed(1));
  lines.push(
    sentences("read.coverage", {
      total: coverage.total,
      placed: percent(coverage.placed),
      furniture: percent(coverage.furniture),
      unplaced: percent(coverage.unplaced),
    }),
  );
  for (const { text, where } of unplaced.slice(0, 20)) lines.push(`  ${where}\t${text.length > 60 ? `${text.slice(0, 60)}…` : text}`);
  if (unplaced.length > 20) lines.push(sentences("read.more", { count: unplaced.length - 20 }));
  return lines.join("\n");
}
