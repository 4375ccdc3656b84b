import { recordAudit } from "../../store/audit-store.ts";
import type { Database } from "../../store/database.ts";
import { awaitPublishing, listDue, savePublished } from "../../store/publication-store.ts";

/**
 * Publishes what waited and whose time has come, of all municipalities. What fails for one is told, and the others are published all the same.
 *
 * @returns the municipalities that have something new.
 */
export async function publishDue(db: Database, now: Date, failed: (error: unknown) => void): Promise<string[]> {
  const published: string[] = [];
  for (const { municipality, id } of await listDue(db, now))
    try {
      if (await publishOne(db, municipality, id, now)) published.push(municipality);
    } catch (error) {
      failed(error);
    }
  return published;
}

function publishOne(db: Database, municipality: string, id: number, now: Date): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    await awaitPublishing(tx, municipality);
    const number = await savePublished(tx, municipality, id, now);
    if (number === null) return false;
    const act = { account: null, by: null, act: "publication.publish", subject: "publication" } as const;
    await recordAudit(tx, municipality, [{ ...act, at: now, id, facts: { number } }]);
    return true;
  });
}
