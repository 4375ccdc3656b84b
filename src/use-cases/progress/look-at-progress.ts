import type { Person } from "../../domain/access/person.ts";
import type { Connection } from "../../store/database.ts";
import { findLook, saveLook } from "../../store/progress-change-store.ts";

/** Whoever reads on, opens a list and comes back is still at the same look. */
const SAME_LOOK_MS = 60 * 60_000;

/** Notes that somebody looks at where the promises stand. @returns when they last did so before; null where they never did. */
export async function lookAtProgress(db: Connection, { municipality, account }: Person, now: Date): Promise<Date | null> {
  const last = await findLook(db, municipality, account);
  const isSame = last !== null && now.getTime() - last.seenAt.getTime() < SAME_LOOK_MS;
  if (isSame) return last.beforeAt;
  const beforeAt = last?.seenAt ?? null;
  await saveLook(db, municipality, account, { seenAt: now, beforeAt });
  return beforeAt;
}
