import { writeSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { OUT_OF_MEMORY } from "./messages.ts";

const LOOK_EVERY_MS = 50;

export interface Watch {
  /** Bytes that the process may hold. */
  readonly memory: number;
  /** The process that asked for it. */
  readonly parent: number;
}

/**
 * Watches over this process from a thread of its own, because the thread that reads may be busy for as long as a hostile file likes. `entry` is the module that
 * calls `watch` when it finds itself in that thread. Resolves when the watch has begun.
 */
export async function setWatchdog(entry: string, watched: Watch): Promise<void> {
  const worker = new Worker(entry, { workerData: watched, resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 4 } });
  worker.unref();
  await new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}

/** Ends the process when it holds too much memory, or when nobody waits for it any more. */
export function watch({ memory, parent }: Watch): void {
  setInterval(() => {
    if (process.memoryUsage.rss() > memory) {
      writeSync(2, `${OUT_OF_MEMORY}\n`);
      process.kill(process.pid, "SIGKILL");
    } else if (process.ppid !== parent) process.kill(process.pid, "SIGKILL");
  }, LOOK_EVERY_MS);
}
