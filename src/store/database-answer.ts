import { setTimeout } from "node:timers/promises";
import { sql } from "kysely";
import type { Connection } from "./database.ts";

/** True where the database answers a question within so many milliseconds. */
export async function isAnswering(db: Connection, withinMs: number): Promise<boolean> {
  const waiting = new AbortController();
  const late = setTimeout(withinMs, false, { signal: waiting.signal, ref: false }).catch(() => false);
  const asked = sql`SELECT 1`.execute(db).then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([asked, late]);
  } finally {
    waiting.abort();
  }
}
