import type { Person } from "../../domain/access/person.ts";
import { recordAudit } from "../../store/audit-store.ts";
import { findCalendarOpening, saveCalendarKey } from "../../store/calendar-store.ts";
import type { Database } from "../../store/database.ts";
import { newToken, tokenHashOf } from "../account/secrets.ts";

/** Makes the key under which calendars fetch the person's deadlines, in place of the one before. @returns it: nobody finds it again. */
export async function openCalendar(db: Database, { municipality, account, name: by }: Person, now: Date): Promise<string> {
  const key = newToken();
  await db.transaction().execute(async (tx) => {
    const replaced = (await findCalendarOpening(tx, municipality, account)) !== null;
    await saveCalendarKey(tx, municipality, account, { hash: tokenHashOf(key), at: now });
    await recordAudit(tx, municipality, [
      { at: now, account, by, act: "calendar.open", subject: "account", id: account, facts: { replaced } },
    ]);
  });
  return key;
}

/** From now on nothing is fetched under the person's key; where there is none it stays so. */
export async function closeCalendar(db: Database, { municipality, account, name: by }: Person, now: Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if ((await findCalendarOpening(tx, municipality, account)) === null) return;
    await saveCalendarKey(tx, municipality, account, null);
    await recordAudit(tx, municipality, [{ at: now, account, by, act: "calendar.close", subject: "account", id: account, facts: {} }]);
  });
}
