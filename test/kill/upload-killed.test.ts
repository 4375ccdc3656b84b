import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import { readFile } from "../../src/documents/read-file.ts";
import { listDocuments } from "../../src/store/document-store.ts";
import { openDatabase } from "../../src/store/open-database.ts";
import { readSourceFile } from "../../src/store/source-file-store.ts";
import { listUploads } from "../../src/store/upload-store.ts";
import { findUploadDraft } from "../../src/use-cases/upload/find-draft.ts";
import { readWaiting } from "../../src/use-cases/upload/read-waiting.ts";
import { undoImport } from "../../src/use-cases/upload/undo-import.ts";
import { makeDataDirectory } from "../broker.ts";

const root = mkdtempSync(join(tmpdir(), "shirube-kill-upload-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const sheet = join(import.meta.dirname, "../../samples/令和7年度_重点目標管理シート_企画総務部.txt");
const municipality = "990019";
const now = new Date(0);
type Act = "received" | "edited" | "accepted";

/** Works in another process until it is killed, some milliseconds after it has said that it did something to the upload of a number. Returns what it said. */
async function workUntilKilled(directory: string, from: number, act: Act, afterMs: number): Promise<[Act, number][]> {
  const program = ["--import", join(import.meta.dirname, "raw-text.mjs"), join(import.meta.dirname, "upload-loop.ts")];
  const child = spawn(process.execPath, [...program, directory, sheet, String(from)], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "exit");
  const said: [Act, number][] = [];
  const reached = new Promise<void>((resolve) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      const [word, number] = line.split(" ");
      if (number !== undefined) said.push([word as Act, Number(number)]);
      if (line === `${act} ${from + 1}`) resolve();
    });
  });
  await Promise.race([reached, ended]);
  await setTimeout(afterMs);
  child.kill("SIGKILL");
  await ended;
  return said;
}

test("what was acknowledged of an upload is there after the process was killed, and the rest is whole or not at all", {
  timeout: 300_000,
}, async () => {
  const directory = join(root, "uploads");
  await makeDataDirectory(directory);
  const said: [Act, number][] = [];
  let from = 1;
  // In the middle of receiving and reading, of editing, and of accepting.
  const moments = [
    ["received", 0],
    ["received", 12],
    ["received", 45],
    ["edited", 3],
    ["edited", 25],
    ["edited", 60],
    ["accepted", 4],
  ] as const;
  for (const [act, afterMs] of moments) {
    said.push(...(await workUntilKilled(directory, from, act, afterMs)));
    const opened = await openDatabase({ dataDirectory: directory, databaseUrl: null });
    if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));
    const db = opened.value;
    await readWaiting(db, async ({ name, path }) => readFile(name, readFileSync(path)), {
      spool: join(directory, "spool"),
      now: () => now,
    });

    const uploads = await listUploads(db, municipality);
    const byName = new Map(uploads.map((upload) => [upload.name, upload]));
    for (const [done, number] of said) {
      const upload = byName.get(`${number}.txt`);
      if (!upload) throw new Error(`upload ${number} is lost`);
      let size = 0;
      for await (const part of readSourceFile(db, municipality, upload.sha256)) size += part.byteLength;
      expect(size).toBe(upload.size);
      const draft = await findUploadDraft(db, municipality, upload.id);
      if (done === "edited") expect(draft?.reading.goals[0]?.title).toBe(`直した目標${number}`);
      if (done === "accepted") expect(upload.state).toBe("accepted");
    }
    expect(uploads.filter(({ state }) => state !== "read" && state !== "accepted")).toEqual([]);
    const accepted = uploads.filter(({ state }) => state === "accepted");
    expect((await listDocuments(db, municipality)).map(({ id }) => id).sort()).toEqual(accepted.map(({ documentId }) => documentId).sort());
    const whole = await sql<Record<"goals" | "history" | "noted", number>>`SELECT
        (SELECT count(*) FROM goal) AS goals, (SELECT count(*) FROM import_history) AS history,
        (SELECT count(DISTINCT import_id) FROM import_change) AS noted`.execute(db);
    const count = accepted.length;
    expect(whole.rows).toEqual([{ goals: count * 3, history: count, noted: count }]);
    from = Math.max(0, ...uploads.map(({ name }) => Number.parseInt(name, 10))) + 1;
    await db.close();
  }
  expect(said.length).toBeGreaterThan(20);

  const opened = await openDatabase({ dataDirectory: directory, databaseUrl: null });
  if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));
  for (const { id } of await listDocuments(opened.value, municipality))
    expect(await undoImport(opened.value, { municipality, documentId: id, by: null, now })).toMatchObject({ ok: true });
  const left = await sql<{ goals: number }>`SELECT count(*) AS goals FROM goal`.execute(opened.value);
  expect(left.rows).toEqual([{ goals: 0 }]);
  await opened.value.close();
});
