import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { databases, empty } from "../../../test/database.ts";
import { type FileReader, readFile } from "../../documents/read-file.ts";
import type { Database } from "../../store/database.ts";
import { recordMunicipality } from "../../store/municipality-store.ts";
import { listUploads } from "../../store/upload-store.ts";
import { type ReadingJob, type ReadingJobOptions, startReadingJob } from "./reading-job.ts";
import { receiveUpload } from "./receive-upload.ts";

const folder = mkdtempSync(join(tmpdir(), "shirube-job-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const municipality = "990019";
const now = new Date("2026-04-01T00:00:00Z");
const reads: FileReader = ({ name, path }) => readFile(name, readFileSync(path));
/** Reads until it is told to stop, as a long document does. */
const lingers: FileReader = (_, signal) =>
  new Promise((_resolve, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));

// The first reading loads the readers, which takes a busy machine a while.
describe.each(databases)("the reading job on $name", { timeout: 120_000 }, ({ open }) => {
  let db: Database;
  let jobs: ReadingJob[] = [];
  const failures: string[] = [];
  beforeAll(async () => {
    db = await open();
  });
  beforeEach(() => recordMunicipality(db, { code: municipality, name: null, provisional: true }));
  afterEach(async () => {
    await Promise.all(jobs.map((job) => job.close()));
    jobs = [];
    failures.length = 0;
    await empty(db);
  });
  afterAll(() => db.close());

  function start(options: Partial<ReadingJobOptions> = {}): ReadingJob {
    const report = (text: string) => void failures.push(text);
    const job = startReadingJob(db, { reader: reads, spool: join(folder, "spool"), clock: () => now, report, ...options });
    jobs.push(job);
    return job;
  }
  async function give(name: string): Promise<void> {
    const path = join(folder, name);
    writeFileSync(path, `${name}: 市民が集う公園をつくる\n`);
    const received = await receiveUpload(db, { municipality, name, path, by: "山田", now });
    if (!received.ok) throw new Error(received.refusal.kind);
  }
  const states = async () => (await listUploads(db, municipality)).map(({ state }) => state);
  const becomes = (expected: readonly string[]) => expect.poll(states, { timeout: 100_000 }).toEqual(expected);

  test("reads what waited when it starts, and what comes later when it is woken", async () => {
    await give("1.txt");
    const job = start();
    await becomes(["read"]);
    await give("2.txt");
    job.wake();
    await give("3.txt");
    job.wake();
    job.wake();
    await becomes(["read", "read", "read"]);
    expect(job.readingSince()).toBeNull();
    expect(failures).toEqual([]);
  });

  test("says since when it reads, leaves what it reads waiting when it is closed, and reads it after the next start", async () => {
    await give("1.txt");
    const job = start({ reader: lingers });
    await becomes(["reading"]);
    expect(job.readingSince()).toEqual(now);
    await job.close();
    expect(await states()).toEqual(["waiting"]);
    expect(job.readingSince()).toBeNull();
    job.wake();
    expect(await states()).toEqual(["waiting"]);
    start();
    await becomes(["read"]);
  });

  test("tells of a failure, tries once more, and lets a file that breaks every time keep none waiting behind it", async () => {
    await give("1.txt");
    const tries = new Map<string, number>();
    const breaks: FileReader = (file, signal) => {
      const tried = (tries.get(file.name) ?? 0) + 1;
      tries.set(file.name, tried);
      return tried < (file.name === "1.txt" ? 2 : 9) ? Promise.reject(new Error(`${file.name} broke it`)) : reads(file, signal);
    };
    const job = start({ reader: breaks, pauseMs: 20 });
    await becomes(["read"]);
    expect(failures).toEqual([expect.stringContaining("1.txt broke it")]);
    await give("2.txt");
    await give("1.txt again");
    tries.set("1.txt again", 9);
    job.wake();
    await becomes(["read", "refused", "read"]);
    expect(failures).toHaveLength(3);
  });
});
