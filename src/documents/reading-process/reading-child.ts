// The process that reads files: an entry of its own, started by reading-process.ts.
import { randomUUID } from "node:crypto";
import { readFile as bytesOf, stat } from "node:fs/promises";
import { Socket } from "node:net";
import { join } from "node:path";
import { argv } from "node:process";
import { isMainThread, parentPort, workerData } from "node:worker_threads";
import type { ReadAnswer, ReadRequest } from "./messages.ts";
import { setWatchdog, type Watch, watch } from "./watchdog.ts";

if (isMainThread) {
  const [, entry = "", memory = "0"] = argv;
  await setWatchdog(entry, { memory: Number(memory), parent: process.ppid });
  await serve();
} else {
  watch(workerData as Watch);
  parentPort?.postMessage("watching");
}

async function serve(): Promise<void> {
  // Nothing that reads a file has any business on the network.
  Socket.prototype.connect = () => {
    throw new Error("no network while a file is read");
  };
  const { LARGEST_FILE } = await import("../formats/open-document.ts");
  const { readFile } = await import("../read-file.ts");
  const { writeResult } = await import("./result-file.ts");

  const answer = async ({ name, path, folder }: ReadRequest): Promise<ReadAnswer> => {
    const memory = process.memoryUsage.rss;
    const { size } = await stat(path);
    if (size > LARGEST_FILE) return { kind: "refused", refusal: { kind: "too-large", bytes: size, limit: LARGEST_FILE }, memory: memory() };
    const read = await readFile(name, await bytesOf(path));
    if (!read.ok) return { kind: "refused", refusal: read.refusal, memory: memory() };
    const result = join(folder, randomUUID());
    writeResult(result, read.value);
    return { kind: "read", result, memory: memory() };
  };
  const send = (said: ReadAnswer) => process.send?.(said);
  process.on("disconnect", () => process.exit());
  // What a reader throws is a fault of ours: the process ends with it, and whoever asked is told that it crashed.
  process.on("message", (request: ReadRequest) => void answer(request).then(send));
  send({ kind: "ready" });
}
