import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

export interface RunningServer {
  readonly url: string;
  readonly readyMs: number;
  readonly child: ChildProcess;
  stop(): Promise<void>;
}

/** Starts the built product on a data directory and waits until it says that it is ready. */
export async function startServer(root: string, dataDirectory: string): Promise<RunningServer> {
  const began = performance.now();
  const child = spawn(process.execPath, [join(root, "dist", "main.js"), "serve", "--demo"], {
    // Whoever measures runs in Vite, which says "development" to its children.
    env: { ...process.env, NODE_ENV: "production", PORT: "0", HOST: "127.0.0.1", SHIRUBE_DATA: dataDirectory, DATABASE_URL: "" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: string[] = [];
  createInterface({ input: child.stderr }).on("line", (line) => said.push(line));
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/\S+/u.exec(line)?.[0];
    if (!url) continue;
    const readyMs = performance.now() - began;
    child.stdout.resume();
    return {
      url,
      readyMs,
      child,
      stop: async () => {
        const ended = once(child, "exit");
        child.kill("SIGTERM");
        await ended;
      },
    };
  }
  throw new Error(`The server did not start:\n${said.join("\n")}`);
}

/** Most memory that a process has held, in MB, or null where the system does not say. */
export function peakMemory(child: ChildProcess): number | null {
  try {
    const kilobytes = /VmHWM:\s+(\d+)/u.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1];
    return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024);
  } catch {
    return null;
  }
}
