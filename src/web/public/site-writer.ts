import { existsSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Result } from "../../domain/result.ts";
import type { LaidFiles } from "./document/document-files.ts";
import type { SiteProgress } from "./ready-files.ts";
import type { SiteContent } from "./site-content.ts";
import type { WriteSiteRefusal, WrittenSite } from "./write-site.ts";

/** What a thread is given: the folder of the site, what its manifest is to say it was made of, and of what it is made. */
export interface SiteTask {
  readonly folder: string;
  readonly state: string;
  readonly content: SiteContent;
  /** Where the files of its documents lie ready. */
  readonly laid: LaidFiles;
}

/** What it says. What it throws is an error of it. */
export type SaidOfSite =
  | { readonly kind: "progress"; readonly progress: SiteProgress }
  | { readonly kind: "written"; readonly written: Result<WrittenSite, WriteSiteRefusal> };

export interface WriteInThread {
  /** Where it is given, the site is left as it was. */
  readonly signal: AbortSignal;
  readonly report: (progress: SiteProgress) => void;
  /** The program of the thread, where it is not the one that was built with this. */
  readonly entry?: string | undefined;
}

/**
 * Writes a site in a thread of its own, so that who asks meanwhile is answered.
 *
 * @throws what making a file threw, and the reason of the signal.
 */
export function writeInThread(
  task: SiteTask,
  { signal, report, entry = findEntry() }: WriteInThread,
): Promise<Result<WrittenSite, WriteSiteRefusal>> {
  signal.throwIfAborted();
  const thread = new Worker(entry, { workerData: task });
  const end = () => thread.postMessage("end");
  signal.addEventListener("abort", end);
  return new Promise<Result<WrittenSite, WriteSiteRefusal>>((resolve, reject) => {
    let written: Result<WrittenSite, WriteSiteRefusal> | null = null;
    thread.on("message", (said: SaidOfSite) => {
      if (said.kind === "progress") report(said.progress);
      else written = said.written;
    });
    thread.once("error", reject);
    // Only then has it given away the lock of the folder.
    thread.once("exit", (code) =>
      written === null ? reject(new Error(`the thread that makes a site ended with ${code}`)) : resolve(written),
    );
  }).finally(() => signal.removeEventListener("abort", end));
}

/** In the top folder of a build, whose parts stand in a folder below it. */
function findEntry(): string {
  const found = ["site-thread.js", "../site-thread.js"].map((file) => join(import.meta.dirname, file)).find((file) => existsSync(file));
  if (found === undefined) throw new Error("the program's site-thread is missing");
  return found;
}
