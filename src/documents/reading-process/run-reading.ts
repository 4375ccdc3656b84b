import { Socket } from "node:net";
import { isMainThread, parentPort, workerData } from "node:worker_threads";
import type { FormReader, ReadAnswer, ReadRequest } from "./messages.ts";
import { setWatchdog, type Watch, watch } from "./watchdog.ts";

/**
 * What the program of the process that reads does, and its thread that watches over it.
 *
 * @param loadForms loads what reads the files that are of our own form already, which others know.
 */
export async function runReading(loadForms: () => Promise<FormReader>): Promise<void> {
  if (isMainThread) {
    const [, entry = "", memory = "0"] = process.argv;
    await setWatchdog(entry, { memory: Number(memory), parent: process.ppid });
    await serve(loadForms);
  } else {
    watch(workerData as Watch);
    parentPort?.postMessage("watching");
  }
}

async function serve(loadForms: () => Promise<FormReader>): Promise<void> {
  // Nothing that reads a file has any business on the network.
  Socket.prototype.connect = () => {
    throw new Error("no network while a file is read");
  };
  // Not for the thread that only watches.
  const { answer } = await import("./answer.ts");
  const readForm = await loadForms();
  const send = (said: ReadAnswer) => process.send?.(said);
  process.on("disconnect", () => process.exit());
  // What a reader throws is a fault of ours: the process ends with it, and whoever asked is told that it crashed.
  process.on("message", (request: ReadRequest) => void answer(request, readForm).then(send));
  send({ kind: "ready" });
}
