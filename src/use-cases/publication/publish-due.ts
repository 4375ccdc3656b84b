import { recordAudit } from "../../store/audit-store.ts";
import type { Connection, Database } from "../../store/database.ts";
import { awaitPublishing, listDue, type PublicationMaker, savePublished } from "../../store/publication-store.ts";

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
    return (await savePublishedOne(tx, municipality, id, { at: now, account: null, by: null })) !== null;
  });
}

/** Gives its number to what waits. The caller holds the lock. Null where it does not wait any more. */
export async function savePublishedOne(tx: Connection, municipality: string, id: number, maker: PublicationMaker): Promise<number | null> {
  const number = await savePublished(tx, municipality, id, maker.at);
  if (number === null) return null;
  await recordAudit(tx, municipality, [{ ...maker, act: "publication.publish", subject: "publication", id, facts: { number } }]);
  return number;
}
