import type { Database } from "../store/database.ts";
import { isAnswering } from "../store/database-answer.ts";
import type { OperationDesk } from "./page.ts";
import { version } from "./version.ts";

const PATIENCE_MS = 5_000;
/** However many ask, the database is asked once in so long. */
const GOOD_FOR_MS = 1_000;

/** A copy of the embedded database takes a second for 100 MB: one that takes longer than this is stuck. */
const COPYING_AT_MOST_MS = 600_000;

/** How the program is, for who watches over it: 503 where the database does not answer and is not being copied, and nothing of the record. */
export function openHealth(db: Database, operation: OperationDesk | null): () => Promise<Response> {
  let asked: { readonly at: number; readonly answering: Promise<boolean> } | null = null;
  const answering = (): Promise<boolean> => {
    if (asked === null || performance.now() - asked.at > GOOD_FOR_MS)
      asked = { at: performance.now(), answering: isAnswering(db, PATIENCE_MS) };
    return asked.answering;
  };
  const isCopying = () => {
    const since = operation?.copies?.copyingForMs() ?? null;
    return since !== null && since < COPYING_AT_MOST_MS;
  };
  const databaseNow = async (): Promise<"ok" | "copying" | "no-answer"> => {
    // Nobody is answered while it is copied; a copy may also begin while we wait.
    if (isCopying()) return "copying";
    if (await answering()) return "ok";
    return isCopying() ? "copying" : "no-answer";
  };
  return async () => {
    const database = await databaseNow();
    const isUp = database !== "no-answer";
    const backup = operation?.backups?.state() ?? null;
    const isWell = backup === null || backup.standing === "taken" || backup.standing === "none-yet";
    const said = {
      status: isUp ? (isWell ? "ok" : "attention") : "failing",
      version,
      since: operation?.since.toISOString() ?? null,
      database,
      backup: backup === null ? "off" : backup.standing,
      lastBackup: backup?.last?.at.toISOString() ?? null,
    };
    const headers = { "cache-control": "no-store", "content-type": "application/json; charset=utf-8" };
    return new Response(`${JSON.stringify(said)}\n`, { status: isUp ? 200 : 503, headers });
  };
}
