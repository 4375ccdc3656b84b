import { may } from "../../domain/access/permission.ts";
import type { Person } from "../../domain/access/person.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { recordAudit } from "../../store/audit-store.ts";
import type { Database } from "../../store/database.ts";
import { saveReminded } from "../../store/reminder-store.ts";

/** Switches the reminders of a year on or off; what is ordered by hand is sent all the same. */
export async function switchReminders(
  db: Database,
  person: Person,
  { fiscalYear, isOn, now }: { readonly fiscalYear: number; readonly isOn: boolean; readonly now: Date },
): Promise<Result<null, { readonly kind: "forbidden" }>> {
  if (!may(person, "run-year")) return refuse({ kind: "forbidden" });
  const { municipality, account, name: by } = person;
  await db.transaction().execute(async (tx) => {
    if (!(await saveReminded(tx, municipality, fiscalYear, isOn))) return;
    const facts = { isOn };
    await recordAudit(tx, municipality, [{ at: now, account, by, act: "reminder.switch", subject: "year", id: fiscalYear, facts }]);
  });
  return accept(null);
}
