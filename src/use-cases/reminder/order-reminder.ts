import { may } from "../../domain/access/permission.ts";
import type { Person } from "../../domain/access/person.ts";
import { dayInJapan } from "../../domain/calendar/day.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { recordAudit } from "../../store/audit-store.ts";
import type { Database } from "../../store/database.ts";
import { claimReminder } from "../../store/reminder-store.ts";
import { asTold, findMatters } from "./find-matters.ts";

export interface OrderReminderInput {
  readonly fiscalYear: number;
  /** To whom. */
  readonly account: number;
  readonly now: Date;
}

export type OrderReminderRefusal =
  | { readonly kind: "forbidden" }
  /** There is nothing to be told to that person. */
  | { readonly kind: "nothing-to-tell" }
  | { readonly kind: "no-address" }
  /** One was ordered today. */
  | { readonly kind: "ordered-today" };

/** Has a reminder sent to somebody, of all that they have open in a year. @returns its id. */
export async function orderReminder(
  db: Database,
  person: Person,
  { fiscalYear, account, now }: OrderReminderInput,
): Promise<Result<number, OrderReminderRefusal>> {
  if (!may(person, "run-year")) return refuse({ kind: "forbidden" });
  const { municipality, name: by } = person;
  return db.transaction().execute(async (tx): Promise<Result<number, OrderReminderRefusal>> => {
    const found = (await findMatters(tx, municipality, [fiscalYear], now)).get(account);
    if (!found) return refuse({ kind: "nothing-to-tell" });
    const address = found.holder.email;
    if (address === null) return refuse({ kind: "no-address" });
    const matters = found.matters.map(asTold);
    const id = await claimReminder(tx, municipality, { account, day: dayInJapan(now), address, matters, now, by });
    if (id === null) return refuse({ kind: "ordered-today" });
    const facts = { fiscalYear, matters: matters.length };
    await recordAudit(tx, municipality, [
      { at: now, account: person.account, by, act: "reminder.order", subject: "account", id: account, facts },
    ]);
    return accept(id);
  });
}
