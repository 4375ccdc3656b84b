import type { Person } from "../../domain/access/person.ts";
import type { Connection } from "../../store/database.ts";
import { findLastChange, findLook, type Seen, saveLook } from "../../store/progress-change-store.ts";

/** Whoever reads on, opens a list and comes back is still at the same look. */
const SAME_LOOK_MS = 60 * 60_000;

/**
 * Notes that somebody looks at where the promises stand.
 *
 * @param isWhole false where they look at one plan or department: what changed in the others they have not seen, and nothing is noted.
 * @returns what they had seen when they last looked before; null where they never did.
 */
export async function lookAtProgress(
  db: Connection,
  { municipality, account }: Person,
  { isWhole, now }: { readonly isWhole: boolean; readonly now: Date },
): Promise<Seen | null> {
  const last = await findLook(db, municipality, account);
  const isSame = last !== null && now.getTime() - last.seen.at.getTime() < SAME_LOOK_MS;
  if (isSame) return last.before;
  const before = last?.seen ?? null;
  // Looked up before what is shown: what commits in between is shown twice rather than never.
  if (isWhole) await saveLook(db, municipality, account, { seen: { at: now, change: await findLastChange(db, municipality) }, before });
  return before;
}
