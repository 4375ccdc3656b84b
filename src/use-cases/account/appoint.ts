import type { Person } from "../../domain/access/person.ts";
import { isOfUnit, type Role } from "../../domain/access/role.ts";
import { isDay } from "../../domain/calendar/day.ts";
import { type DaySpan, overlap } from "../../domain/calendar/day-span.ts";
import { isThereThroughout } from "../../domain/organisation/unit.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { findAppointment, listAppointments, recordAppointment, saveAppointmentEnd } from "../../store/appointment-store.ts";
import type { Database } from "../../store/database.ts";
import { findUnit } from "../../store/organisation-store.ts";
import { type AdministerRefusal, administer, type Step } from "./administer.ts";
import { type AccountRefusal, findOpenAccount } from "./change-account.ts";

export interface Appoint extends DaySpan {
  readonly account: number;
  readonly role: Role;
  /** null where the role holds in the whole municipality. */
  readonly unit: number | null;
}

export type AppointRefusal =
  | AccountRefusal
  | { readonly kind: "unknown-unit" }
  /** The unit is not there on all these days. */
  | { readonly kind: "unit-not-there"; readonly name: string; readonly from: string | null; readonly to: string | null }
  | { readonly kind: "needs-unit" }
  | { readonly kind: "no-unit" }
  | { readonly kind: "wrong-days" }
  /** The account has the role there on some of these days already. */
  | { readonly kind: "already-appointed"; readonly from: string; readonly to: string | null };

/** Gives a role to somebody, from a day until the day before another. */
export async function appoint(
  db: Database,
  person: Person,
  { now, ...given }: Appoint & { readonly now: Date },
): Promise<Result<number, AppointRefusal | AdministerRefusal>> {
  return administer(db, person, now, (step) => appointIn(step, given));
}

export async function appointIn({ tx, municipality, note }: Step, given: Appoint): Promise<Result<number, AppointRefusal>> {
  const { account, role, unit, from, to } = given;
  const known = await findOpenAccount(tx, municipality, account);
  if (!known.ok) return known;
  if (!isDay(from) || (to !== null && (!isDay(to) || to <= from))) return refuse({ kind: "wrong-days" });
  if (isOfUnit(role) !== (unit !== null)) return refuse({ kind: isOfUnit(role) ? "needs-unit" : "no-unit" });
  const there = unit === null ? null : await findUnit(tx, municipality, unit);
  if (unit !== null && !there) return refuse({ kind: "unknown-unit" });
  if (there) {
    const { name, validFrom, validTo } = there;
    if (!isThereThroughout(there, given)) return refuse({ kind: "unit-not-there", name, from: validFrom, to: validTo });
  }
  const held = await listAppointments(tx, municipality, { account });
  const same = held.find((one) => one.role === role && one.unitId === unit && overlap(one, given));
  if (same) return refuse({ kind: "already-appointed", from: same.from, to: same.to });

  const id = await recordAppointment(tx, municipality, { accountId: account, role, unitId: unit, from, to });
  note("account.appoint", "account", account, { name: known.value.name, role, unit: there?.name ?? null, from, to });
  return accept(id);
}

export type EndAppointmentRefusal = { readonly kind: "unknown-appointment" } | { readonly kind: "wrong-days" };

interface EndAppointment {
  /** Whose it is. */
  readonly account: number;
  readonly appointment: number;
  readonly to: string | null;
  readonly now: Date;
}

/** Has an appointment end: that day is the first without it. One that would end before it began never was. */
export async function endAppointment(
  db: Database,
  person: Person,
  { account, appointment, to, now }: EndAppointment,
): Promise<Result<null, EndAppointmentRefusal | AdministerRefusal>> {
  return administer(db, person, now, async (step): Promise<Result<null, EndAppointmentRefusal>> => {
    const known = await findAppointment(step.tx, step.municipality, appointment);
    if (known?.accountId !== account) return refuse({ kind: "unknown-appointment" });
    return endAppointmentIn(step, appointment, to);
  });
}

/** @param to null takes the end away that was set. */
export async function endAppointmentIn(
  { tx, municipality, note }: Step,
  id: number,
  to: string | null,
): Promise<Result<null, EndAppointmentRefusal>> {
  if (to !== null && !isDay(to)) return refuse({ kind: "wrong-days" });
  const appointment = await findAppointment(tx, municipality, id);
  if (!appointment) return refuse({ kind: "unknown-appointment" });
  const unit = appointment.unitId === null ? null : await findUnit(tx, municipality, appointment.unitId);
  if (unit?.validTo != null && (to === null || to > unit.validTo)) return refuse({ kind: "wrong-days" });
  await saveAppointmentEnd(tx, municipality, appointment, to);
  const { accountId, role, from, to: oldTo } = appointment;
  note("account.endAppointment", "account", accountId, { role, unit: unit?.name ?? null, from, to, oldTo });
  return accept(null);
}
