import type { Role } from "../domain/access/role.ts";
import type { DaySpan } from "../domain/calendar/day-span.ts";
import type { Connection } from "./database.ts";
import { drawId } from "./rows.ts";

/** A role that somebody has, in a unit or in the whole municipality, from one day until the day before another. */
export interface Appointment extends DaySpan {
  readonly id: number;
  readonly accountId: number;
  readonly role: Role;
  readonly unitId: number | null;
}

export async function findAppointment(db: Connection, municipality: string, id: number): Promise<Appointment | null> {
  return (await appointments(db, municipality).where("id", "=", id).executeTakeFirst()) ?? null;
}

/** The earliest first; of one account, or in one unit, or all. */
export async function listAppointments(
  db: Connection,
  municipality: string,
  { account = null, units = null }: { readonly account?: number | null; readonly units?: readonly number[] | null } = {},
): Promise<Appointment[]> {
  let query = appointments(db, municipality).orderBy("valid_from").orderBy("id");
  if (account !== null) query = query.where("account_id", "=", account);
  if (units !== null) query = query.where((eb) => eb("unit_id", "=", eb.fn.any(eb.val(units))));
  return query.execute();
}

/** When one of the roles is held by somebody whose account has not ended. */
export async function listHolding(db: Connection, municipality: string, roles: readonly Role[]): Promise<DaySpan[]> {
  return db
    .selectFrom("appointment as p")
    .innerJoin("account as a", (join) =>
      join.onRef("a.municipality_code", "=", "p.municipality_code").onRef("a.id", "=", "p.account_id").on("a.ended_at", "is", null),
    )
    .where("p.municipality_code", "=", municipality)
    .where("p.role", "in", roles)
    .select(["p.valid_from as from", "p.valid_to as to"])
    .execute();
}

/** @returns its id. */
export async function recordAppointment(
  tx: Connection,
  municipality: string,
  { accountId, role, unitId, from, to }: Omit<Appointment, "id">,
): Promise<number> {
  const id = await drawId(tx);
  const row = { municipality_code: municipality, id, account_id: accountId, role, unit_id: unitId, valid_from: from, valid_to: to };
  await tx.insertInto("appointment").values(row).execute();
  return id;
}

/** Has an appointment end on another day; one that ends before it began never was. */
export async function saveAppointmentEnd(
  tx: Connection,
  municipality: string,
  { id, from }: Pick<Appointment, "id" | "from">,
  to: string | null,
): Promise<void> {
  if (to !== null && to <= from)
    await tx.deleteFrom("appointment").where("municipality_code", "=", municipality).where("id", "=", id).execute();
  else
    await tx.updateTable("appointment").set({ valid_to: to }).where("municipality_code", "=", municipality).where("id", "=", id).execute();
}

function appointments(db: Connection, municipality: string) {
  return db
    .selectFrom("appointment")
    .where("municipality_code", "=", municipality)
    .select(["id", "account_id as accountId", "role", "unit_id as unitId", "valid_from as from", "valid_to as to"]);
}
