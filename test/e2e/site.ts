import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { openReadingProcess } from "../../src/documents/reading-process/reading-process.ts";
import type { Database } from "../../src/store/database.ts";
import { openDatabase } from "../../src/store/open-database.ts";
import { importDocument } from "../../src/use-cases/import-document.ts";
import { startReadingJob } from "../../src/use-cases/upload/reading-job.ts";
import type { Intake, SiteDesk } from "../../src/web/page.ts";
import { listen } from "../../src/web/server.ts";
import { findReadingEntry, findSiteEntry, makeDataDirectory } from "../broker.ts";

/** A record of its own in a fresh data directory, with the pages over it. */
export interface Site {
  readonly db: Database;
  /** Where a browser finds it, without a slash at the end. */
  readonly url: string;
  /** Codes of the municipalities whose documents were imported, in the order of the documents. */
  readonly codes: readonly string[];
  /** What the server reported as its own failures. */
  readonly failures: readonly string[];
  /** What the site takes for the present; a test may move it on. */
  readonly clock: { now: Date };
  readonly intake: Intake;
  readonly siteDesk: SiteDesk;
  close(): Promise<void>;
}

const NOW = new Date("2026-11-21T09:00:00+09:00");

/** Imports documents into a fresh record and serves it. */
export async function openSite(files: readonly string[]): Promise<Site> {
  const dataDirectory = await mkdtemp(join(tmpdir(), "shirube-e2e-"));
  await makeDataDirectory(dataDirectory);
  const opened = await openDatabase({ dataDirectory, databaseUrl: null });
  if (!opened.ok) throw new Error(`no database: ${opened.refusal.kind}`);
  const db = opened.value;
  const codes: string[] = [];
  for (const file of files) {
    const done = await importDocument(db, { name: basename(file), bytes: await readFile(file), municipality: null, now: NOW });
    if (!done.ok) throw new Error(`${file}: ${done.refusal.kind}`);
    if (done.value.kind === "imported") codes.push(done.value.municipality.code);
  }
  const failures: string[] = [];
  const clock = { now: NOW };
  const settings = { host: "127.0.0.1", port: 0, dataDirectory, databaseUrl: null };
  const { openSites } = await import("../../src/web/public/public-sites.ts");
  const { startSiteJob } = await import("../../src/web/public/site-job.ts");
  const report = (text: string) => void failures.push(text);
  const spool = join(dataDirectory, "spool");
  await mkdir(spool);
  const reader = openReadingProcess({ spool, report, entry: await findReadingEntry() });
  const job = startReadingJob(db, { reader: reader.read, spool, clock: () => clock.now, report });
  const intake = { spool, wake: job.wake, readingSince: job.readingSince, read: reader.read };
  const served = await openSites(join(dataDirectory, "sites"));
  const publishing = startSiteJob(db, { sites: served, clock: () => clock.now, report, entry: await findSiteEntry() });
  const siteDesk = { served, wake: publishing.wake, stateOf: publishing.stateOf };
  const server = await listen({ db, clock: () => clock.now, report, intake, siteDesk }, settings);
  if (!server.ok) throw new Error(`no server: ${server.refusal.kind}`);
  return {
    db,
    url: server.value.url.replace(/\/$/u, ""),
    codes,
    failures,
    clock,
    intake,
    siteDesk,
    close: async () => {
      await server.value.close();
      await publishing.close();
      await job.close();
      await reader.close();
      await db.close();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}

const samples = resolve(import.meta.dirname, "..", "..", "samples");

/** The demo city's documents, in their order. */
export async function sampleFiles(): Promise<string[]> {
  const { documents } = JSON.parse(await readFile(join(samples, "demo.json"), "utf8")) as { documents: string[] };
  return documents.map((name) => join(samples, name));
}
