// The process that writes a backup: an entry of its own, started by backup-process.ts.
import { borrowCopy } from "../../store/borrow-copy.ts";
import { openDatabase } from "../../store/open-database.ts";
import { backUp } from "./back-up.ts";
import { reasonOf } from "./backup-news.ts";
import type { BackupAnswer, BackupTask } from "./backup-process.ts";
import { giveWay } from "./give-way.ts";

// Whoever ends the product ends a group of processes, or presses Ctrl+C: this one ends when the product has no use for it.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => undefined);
process.on("disconnect", () => process.exit(1));
process.once("message", (task: BackupTask) => {
  const say = (answer: BackupAnswer) => process.send?.(answer, () => process.exit(0));
  written(task).then(say, (error: unknown) => say({ kind: "failed", reason: reasonOf(error) }));
});
giveWay();

async function written({ dataDirectory, databaseUrl, file, at }: BackupTask): Promise<BackupAnswer> {
  const inUse = { kind: "data-in-use", directory: dataDirectory, pid: process.ppid } as const;
  const opened = databaseUrl === null ? await borrowCopy(inUse) : await openDatabase({ dataDirectory, databaseUrl });
  if (!opened.ok) {
    const { refusal } = opened;
    return { kind: "failed", reason: "code" in refusal ? refusal.code : "reason" in refusal ? refusal.reason : refusal.kind };
  }
  try {
    return { kind: "done", backedUp: await backUp(opened.value, file, new Date(at)) };
  } finally {
    await opened.value.close();
  }
}
