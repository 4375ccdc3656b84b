// The thread that makes a site: an entry of its own, started by site-writer.ts.
import { parentPort, workerData } from "node:worker_threads";
import { filesOf } from "./site-files.ts";
import type { SaidOfSite, SiteTask } from "./site-writer.ts";
import { writeSite } from "./write-site.ts";

const { folder, state, content, laid } = workerData as SiteTask;
const ending = new AbortController();
const say = (said: SaidOfSite) => parentPort?.postMessage(said);
parentPort?.once("message", () => ending.abort());
try {
  const written = await writeSite(folder, {
    ...{ state, publication: content.kind === "told" ? content.publication.number : null, files: filesOf(content, laid) },
    signal: ending.signal,
    report: (progress) => say({ kind: "progress", progress }),
  });
  say({ kind: "written", written });
} finally {
  parentPort?.close();
}
