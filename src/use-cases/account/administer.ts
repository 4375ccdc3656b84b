import { may, PERMISSIONS } from "../../domain/access/permission.ts";
import type { Person } from "../../domain/access/person.ts";
import { dayInJapan } from "../../domain/calendar/day.ts";
import { firstGap } from "../../domain/calendar/day-span.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { listHolding } from "../../store/appointment-store.ts";
import { type AuditAct, recordAudit } from "../../store/audit-store.ts";
import type { Connection, Database } from "../../store/database.ts";
import { awaitAdministration } from "../../store/turn.ts";

export type AdministerRefusal =
  | { readonly kind: "forbidden" }
  /** From that day on nobody could administer the municipality any more. */
  | { readonly kind: "last-administrator"; readonly day: string };

/** Who does it: a person, or the operator at the machine. */
export type Administrator = Person | { readonly municipality: string; readonly account: null; readonly name: null };

/** Asked by itself where something dear comes before the act: no hash is computed for who may not have it. */
export const mayAdminister = (by: Administrator): boolean => by.account === null || may(by, "administer");

/** A step of administration within its transaction. */
export interface Step {
  readonly tx: Connection;
  readonly municipality: string;
  readonly now: Date;
  /** ISO date in Japan. */
  readonly today: string;
  /** Notes what was done for the audit trail. */
  readonly note: (act: AuditAct["act"], subject: AuditAct["subject"], id: number, facts?: AuditAct["facts"]) => void;
}

/** Ends the transaction of an act that was refused: nothing of it stays. */
class Refused<Refusal> extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super();
    this.refusal = refusal;
  }
}

/**
 * Does something that changes who may do what, or what there is to do it in: one after the other in a municipality, whole or not at all, told in the audit trail, and never so
 * that nobody is left who could do the next.
 */
export async function administer<Value, Refusal extends { readonly kind: string }>(
  db: Database,
  by: Administrator,
  now: Date,
  act: (step: Step) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal | AdministerRefusal>> {
  if (!mayAdminister(by)) return refuse({ kind: "forbidden" });
  const { municipality, account, name } = by;
  const today = dayInJapan(now);
  try {
    return await db.transaction().execute(async (tx) => {
      await awaitAdministration(tx, municipality);
      const administered = async () => firstGap(await listHolding(tx, municipality, PERMISSIONS.administer.roles), today);
      const before = await administered();
      const acts: AuditAct[] = [];
      const note: Step["note"] = (done, subject, id, facts = {}) =>
        acts.push({ at: now, account, by: name, act: done, subject, id, facts });

      const done = await act({ tx, municipality, now, today, note });
      if (!done.ok) throw new Refused<Refusal | AdministerRefusal>(done.refusal);
      const after = await administered();
      if (after !== null && (before === null || after < before))
        throw new Refused<AdministerRefusal>({ kind: "last-administrator", day: after });
      await recordAudit(tx, municipality, acts);
      return accept(done.value);
    });
  } catch (error) {
    if (error instanceof Refused) return refuse(error.refusal as Refusal | AdministerRefusal);
    throw error;
  }
}
