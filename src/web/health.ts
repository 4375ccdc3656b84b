import type { Database } from "../store/database.ts";
import { isAnswering } from "../store/database-answer.ts";
import type { OperationDesk } from "./page.ts";
import { version } from "./version.ts";

const PATIENCE_MS = 5_000;
/** However many ask, the database is asked once in so long. */
const GOOD_FOR_MS = 1_000;

/** How the program is, for who watches over it: 503 where the database does not answer, and nothing of the record. */
export function openHealth(db: Database, operation: OperationDesk | null): () => Promise<Response> {
  let asked: { readonly at: number; readonly answering: Promise<boolean> } | null = null;
  const answering = (): Promise<boolean> => {
    if (asked === null || performance.now() - asked.at > GOOD_FOR_MS)
      asked = { at: performance.now(), answering: isAnswering(db, PATIENCE_MS) };
    return asked.answering;
  };
  return async () => {
    const isUp = await answering();
    const backup = operation?.backups?.state() ?? null;
    const isWell = backup === null || backup.standing === "taken" || backup.standing === "none-yet";
    const said = {
      status: isUp ? (isWell ? "ok" : "attention") : "failing",
      version,
      since: operation?.since.toISOString() ?? null,
      database: isUp ? "ok" : "no-answer",
      backup: backup === null ? "off" : backup.standing,
      lastBackup: backup?.last?.at.toISOString() ?? null,
    };
    const headers = { "cache-control": "no-store", "content-type": "application/json; charset=utf-8" };
    return new Response(`${JSON.stringify(said)}\n`, { status: isUp ? 200 : 503, headers });
  };
}
