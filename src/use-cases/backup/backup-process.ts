import { fork } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { type BackedUp, removeParts } from "./back-up.ts";

/** What a process that writes a backup is asked for. */
export interface BackupTask {
  readonly dataDirectory: string;
  readonly databaseUrl: string | null;
  readonly file: string;
  readonly at: string;
}

/** What it answers; reason: a code of the operating system where there is one. */
export type BackupAnswer = { readonly kind: "done"; readonly backedUp: BackedUp } | { readonly kind: "failed"; readonly reason: string };

export interface BackupMeans {
  readonly signal: AbortSignal;
  readonly note: (line: string) => void;
  readonly entry?: string | undefined;
}

/**
 * Writes a backup in a process of its own, so that whoever is served meanwhile does not wait: of the embedded database it asks us for a copy (see copy-desk.ts).
 * It goes with this one. `note` is told each line that it says; nothing, where all is well. `entry`: its program, where it is not the one that was built with this.
 */
export async function backUpInProcess(
  { file, at, ...task }: Omit<BackupTask, "at"> & { readonly at: Date },
  { signal, note, entry = findEntry() }: BackupMeans,
): Promise<Result<BackedUp, { readonly kind: "backup-failed"; readonly reason: string }>> {
  signal.throwIfAborted();
  const child = fork(entry, [], { stdio: ["ignore", "ignore", "pipe", "ipc"], execArgv: [] });
  if (child.stderr) createInterface({ input: child.stderr }).on("line", (line) => void (line.trim() !== "" && note(line)));
  const end = () => child.kill("SIGKILL");
  signal.addEventListener("abort", end);
  let answer: BackupAnswer | null = null;
  child.on("message", (said: BackupAnswer) => {
    answer = said;
  });
  child.send({ ...task, file, at: at.toISOString() } satisfies BackupTask, () => undefined);
  const [code, by] = (await once(child, "close")) as [number | null, NodeJS.Signals | null];
  signal.removeEventListener("abort", end);
  const said = answer as BackupAnswer | null;
  if (said?.kind === "done") return accept(said.backedUp);
  await removeParts(file, { untouchedSince: new Date(8.64e15) });
  return refuse({ kind: "backup-failed", reason: said?.reason ?? by ?? `exit ${code}` });
}

/** Beside this module among the sources; in the top folder of a build, whose parts stand in a folder below it. */
function findEntry(): string {
  const found = ["backup-child.js", "../backup-child.js"].map((file) => join(import.meta.dirname, file)).find((file) => existsSync(file));
  if (found === undefined) throw new Error("the program's backup-child is missing");
  return found;
}
