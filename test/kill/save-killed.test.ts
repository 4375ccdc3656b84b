import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { verifyAudit } from "../../src/store/audit-store.ts";
import type { Database } from "../../src/store/database.ts";
import { openDatabase } from "../../src/store/open-database.ts";
import { listSheetRevisions } from "../../src/store/sheet-history-store.ts";
import { aGoalSheetBody } from "../a-sheet-body.ts";
import { makeDataDirectory } from "../broker.ts";
import { createPostgresDatabase } from "../database.ts";
import { DURING, openSheetDesk } from "../sheet-desk.ts";

const root = mkdtempSync(join(tmpdir(), "shirube-kill-save-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const SHEETS = 3;
/** A save lasts some milliseconds: a kill this long after one was acknowledged falls into the next. */
const LONGEST_MS = 30;

/** A save that a process said was kept. */
interface Acknowledged {
  readonly sheet: number;
  readonly revision: number;
  readonly text: string;
}

/** Saves in another process until it is killed, some saves and some milliseconds after it has opened the record. */
async function saveUntilKilled(args: readonly string[], saves: number, afterMs: number): Promise<Acknowledged[]> {
  const program = ["--import", join(import.meta.dirname, "raw-text.mjs"), join(import.meta.dirname, "save-loop.ts")];
  const child = spawn(process.execPath, [...program, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "exit");
  const said: Acknowledged[] = [];
  let lines = 0;
  const reached = new Promise<void>((resolve) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      const [word, sheet, revision, text = ""] = line.split(" ");
      if (word === "saved") said.push({ sheet: Number(sheet), revision: Number(revision), text });
      lines += 1;
      if (lines > saves) resolve();
    });
  });
  await Promise.race([reached, ended]);
  await setTimeout(afterMs);
  child.kill("SIGKILL");
  const [code] = await ended;
  expect(code, "it was killed, and did not end by itself").toBeNull();
  return said;
}

async function opened(settings: { readonly dataDirectory: string; readonly databaseUrl: string | null }): Promise<Database> {
  const answer = await openDatabase(settings);
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return answer.value;
}

const postgres = await createPostgresDatabase();
if (postgres === null) console.warn("PostgreSQL cannot be started here: the embedded database is killed oftener instead");

test.each([
  { name: "the embedded database", dataDirectory: join(root, "saves"), databaseUrl: null, kills: postgres === null ? 50 : 25 },
  ...(postgres === null ? [] : [{ name: "PostgreSQL", dataDirectory: "", databaseUrl: postgres, kills: 25 }]),
])(
  "every save that was acknowledged is there after kills of $name's program, and the audit trail is whole",
  { timeout: 600_000 },
  async ({ kills, ...settings }) => {
    if (settings.databaseUrl === null) await makeDataDirectory(settings.dataDirectory);
    const first = await opened(settings);
    const desk = await openSheetDesk(first);
    const sheets = await Promise.all(Array.from({ length: SHEETS }, () => desk.begin(aGoalSheetBody({ title: "はじめ" }))));
    await first.close();

    const said: Acknowledged[] = [];
    for (let kill = 0; kill < kills; kill += 1) {
      const { dataDirectory, databaseUrl } = settings;
      const args = [
        dataDirectory,
        databaseUrl ?? "",
        desk.municipality,
        String(desk.departmentId),
        DURING.set.toISOString(),
        `${kill}`,
        ...sheets.map(String),
      ];
      said.push(...(await saveUntilKilled(args, Math.floor(Math.random() * 12), Math.random() * LONGEST_MS)));
    }

    const db = await opened(settings);
    let saves = 0;
    for (const sheet of sheets) {
      const revisions = await listSheetRevisions(db, desk.municipality, sheet);
      expect(revisions.map(({ number }) => number)).toEqual(revisions.map((_, i) => i + 1));
      const titles = revisions.map(({ body }) => (body.kind === "goal" && body.purpose[0]?.text === body.title ? body.title : ""));
      for (const one of said.filter((other) => other.sheet === sheet)) expect(titles[one.revision - 1]).toBe(one.text);
      saves += revisions.length - 1;
    }
    expect(said.length).toBeGreaterThan(kills);
    expect(saves).toBeGreaterThanOrEqual(said.length);
    expect(await verifyAudit(db, desk.municipality)).toMatchObject({ ok: true, entries: saves });
    await db.close();
  },
);
