import { recordAudit } from "../../store/audit-store.ts";
import type { Database } from "../../store/database.ts";
import { awaitPublishing, listDue, savePublished } from "../../store/publication-store.ts";

/** Publishes what waited and whose time has come, of all municipalities. @returns the municipalities that have something new. */
export async function publishDue(db: Database, now: Date): Promise<string[]> {
  const published: string[] = [];
  for (const { municipality, id } of await listDue(db, now)) {
    const number = await db.transaction().execute(async (tx) => {
      await awaitPublishing(tx, municipality);
      const given = await savePublished(tx, municipality, id, now);
      if (given === null) return null;
      const facts = { number: given };
      await recordAudit(tx, municipality, [
        { at: now, account: null, by: null, act: "publication.publish", subject: "publication", id, facts },
      ]);
      return given;
    });
    if (number !== null) published.push(municipality);
  }
  return published;
}
