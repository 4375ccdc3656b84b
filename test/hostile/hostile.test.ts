import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openReadingProcess, type ReadingProcess } from "../../src/documents/reading-process/reading-process.ts";
import { fileRefusalSentence } from "../../src/web/ui/file-refusal.ts";
import { sentencesIn } from "../../src/web/ui/sentences.ts";
import { findReadingEntry } from "../broker.ts";
import { openSite, type Site } from "../e2e/site.ts";
import { HOSTILE_ARCHIVES } from "./hostile-archives.ts";
import { type HostileFile, SECRET } from "./hostile-file.ts";
import { HOSTILE_OFFICE } from "./hostile-office.ts";
import { HOSTILE_PDFS } from "./hostile-pdfs.ts";
import { HOSTILE_TEXTS } from "./hostile-texts.ts";

const FILES = [...HOSTILE_ARCHIVES, ...HOSTILE_OFFICE, ...HOSTILE_PDFS, ...HOSTILE_TEXTS];
const MOST_MEMORY = 1_000_000_000;
const LONGEST_MS = 60_000;
/** Until a process is started and ended. */
const AROUND_MS = 15_000;
/** Machines that test are often busy with other things; a server that waited for a reading would take as long as that. */
const SLOWEST_PAGE_MS = 10_000;

let spool = "";
let site: Site;
let reading: ReadingProcess;
beforeAll(async () => {
  spool = mkdtempSync(join(tmpdir(), "shirube-hostile-"));
  site = await openSite([join(import.meta.dirname, "../../samples/令和8年度_重点目標管理シート_健康福祉部.html")]);
  reading = openReadingProcess({ spool, entry: await findReadingEntry() });
});
afterAll(async () => {
  await reading.close();
  await site.close();
  rmSync(spool, { recursive: true, force: true });
});

/** Reads a file while the server of this process is asked for a page again and again, and the memory of the process that reads is watched. */
async function readWatched({ name, make }: HostileFile) {
  const path = join(spool, "file");
  writeFileSync(path, make());
  let memory = 0;
  const watching = setInterval(() => {
    memory = Math.max(memory, ...childrenOf(process.pid).map(memoryOf));
  }, 50);
  let over = false;
  const pages: number[] = [];
  const asking = (async () => {
    while (!over) {
      const began = performance.now();
      const page = await fetch(`${site.url}/`, { headers: { connection: "close" } });
      expect(page.status).toBe(200);
      await page.text();
      pages.push(performance.now() - began);
      await sleep(200);
    }
  })();
  const began = performance.now();
  try {
    const done = await reading.read({ name, path });
    return { done, took: performance.now() - began, memory, slowest: () => Math.max(...pages) };
  } finally {
    over = true;
    clearInterval(watching);
    await asking;
  }
}

/** Nothing where the system has no /proc: then only the limits themselves are tested. */
const procOf = (path: string): string => {
  try {
    return readFileSync(`/proc/${path}`, "utf8");
  } catch {
    return "";
  }
};
const childrenOf = (pid: number): readonly string[] => procOf(`${pid}/task/${pid}/children`).split(" ").filter(Boolean);
const memoryOf = (pid: string): number => Number(/VmRSS:\s+(\d+) kB/u.exec(procOf(`${pid}/status`))?.[1] ?? 0) * 1024;

describe("a hostile file", () => {
  test.each(FILES)("$name", { timeout: 120_000 }, async (file) => {
    const { done, took, memory, slowest } = await readWatched(file);
    const became = done.ok ? ("archive" in done.value ? "unpacked" : "read") : done.refusal.kind;
    if (file.becomes !== undefined) expect(became).toBe(file.becomes);
    expect(["crashed"]).not.toContain(became);
    expect(took).toBeLessThan(LONGEST_MS + AROUND_MS);
    expect(memory).toBeLessThan(MOST_MEMORY);
    expect(slowest()).toBeLessThan(SLOWEST_PAGE_MS);
    if (done.ok && "document" in done.value) {
      expect(done.value.document.text).not.toContain(SECRET);
      const { total, placed, furniture, unplaced } = done.value.traced.reading.coverage;
      expect(placed + furniture + unplaced).toBe(total);
    }
    if (!done.ok)
      for (const locale of ["ja", "en"] as const)
        expect(fileRefusalSentence(done.refusal, sentencesIn(locale))).toMatch(locale === "ja" ? /^[^{}]+。$/u : /^[^{}]+\.$/u);
  });

  test("is one of more than thirty, and none left anything behind", () => {
    expect(FILES.length).toBeGreaterThan(30);
    expect(new Set(FILES.map(({ name }) => name)).size).toBe(FILES.length);
    expect(site.failures).toEqual([]);
    expect(["/tmp/逃げる.txt", "/etc/cron.d/逃げる"].filter((path) => existsSync(path))).toEqual([]);
    expect(readdirSync(spool).filter((name) => !/^(file|reading-\w+|[0-9a-f-]{36})$/u.test(name))).toEqual([]);
  });
});
