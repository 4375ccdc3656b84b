import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import { openDatabase } from "../../src/store/open-database.ts";
import { makeDataDirectory } from "../broker.ts";

const root = mkdtempSync(join(tmpdir(), "shirube-kill-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const samples = join(import.meta.dirname, "../../samples");
const sheet = join(samples, "令和7年度_重点目標管理シート_企画総務部.txt");
const GOALS = 3;

/**
 * Imports in another process until it is killed, some milliseconds after it has said a line: the record is open, a document is kept … Returns the documents that
 * it said were kept.
 */
async function importUntilKilled(directory: string, from: number, line: number, afterMs: number): Promise<number[]> {
  const program = ["--import", join(import.meta.dirname, "raw-text.mjs"), join(import.meta.dirname, "import-loop.ts")];
  const child = spawn(process.execPath, [...program, directory, sheet, String(from)], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "exit");
  const kept: number[] = [];
  let lines = 0;
  const reached = new Promise<void>((resolve) => {
    createInterface({ input: child.stdout }).on("line", (said) => {
      lines += 1;
      if (said.startsWith("kept ")) kept.push(Number(said.slice(5)));
      if (lines === line) resolve();
    });
  });
  if (line > 0) await Promise.race([reached, ended]);
  await setTimeout(afterMs);
  child.kill("SIGKILL");
  await ended;
  return kept;
}

test("a document whose import was killed is in the record whole or not at all", { timeout: 180_000 }, async () => {
  expect(readFileSync(sheet, "utf8")).toContain("企画総務部");
  const directory = join(root, "imports");
  await makeDataDirectory(directory);
  const said = new Set<number>();
  let from = 1;
  const moments = [
    [1, 40],
    [1, 140],
    [2, 0],
    [3, 9],
    [4, 18],
    [5, 27],
    [6, 36],
  ] as const;
  for (const [line, afterMs] of moments) {
    for (const number of await importUntilKilled(directory, from, line, afterMs)) said.add(number);

    const opened = await openDatabase({ dataDirectory: directory, databaseUrl: null });
    if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));
    const db = opened.value;
    const documents = await sql<Record<"name" | "goals" | "history" | "places" | "found" | "sought", number>>`SELECT name,
        (SELECT count(*) FROM goal_revision r JOIN goal g ON g.id = r.goal_id WHERE r.document_id = d.id) AS goals,
        (SELECT (counts ->> 'goals')::integer FROM import_history h WHERE h.document_id = d.id) AS history,
        (SELECT count(DISTINCT subject_id) FROM place p WHERE p.document_id = d.id AND subject_kind = 'goal') AS places,
        (SELECT count(*) FROM search_entry s WHERE s.kind = 'document' AND s.subject_id = d.id) AS found,
        (SELECT count(*) FROM search_entry s JOIN goal_revision r ON s.kind = 'goal' AND r.goal_id = s.subject_id WHERE r.document_id = d.id) AS sought
      FROM source_document d`.execute(db);
    const orphans = await sql<Record<string, number>>`SELECT (SELECT count(*) FROM goal) - (SELECT count(*) FROM goal_revision) AS goals,
        (SELECT count(*) FROM place p WHERE NOT EXISTS (SELECT FROM source_document d WHERE d.id = p.document_id)) AS places`.execute(db);
    await db.close();

    for (const { name: _, ...counts } of documents.rows)
      expect(counts).toEqual({ goals: GOALS, history: GOALS, places: GOALS, found: 1, sought: GOALS });
    expect(orphans.rows).toEqual([{ goals: 0, places: 0 }]);
    const kept = new Set(documents.rows.map(({ name }) => Number.parseInt(String(name), 10)));
    expect([...said].filter((number) => !kept.has(number))).toEqual([]);
    from = Math.max(0, ...kept) + 1;
  }
  expect(said.size).toBeGreaterThan(10);
});

test("an embedded database whose making was killed is made again", { timeout: 120_000 }, async () => {
  for (const afterMs of [500, 1_000, 1_700]) {
    const directory = join(root, `making-${afterMs}`);
    await importUntilKilled(directory, 1, 0, afterMs);
    const opened = await openDatabase({ dataDirectory: directory, databaseUrl: null });
    expect(opened).toMatchObject({ ok: true });
    if (opened.ok) await opened.value.close();
  }
});
