import { sql } from "kysely";
import type { CoveredUnits, Person, Post } from "../domain/access/person.ts";
import type { Role } from "../domain/access/role.ts";
import type { Connection } from "./database.ts";

/**
 * Who an account is on a day, with the appointments that hold then; null where nobody signs in with it any more. A unit reaches what it was before (改称・統合・分割):
 * whoever is appointed to it works on the sheets that its predecessors left.
 *
 * @param today ISO date.
 */
export async function findPerson(db: Connection, municipality: string, account: number, today: string): Promise<Person | null> {
  const { rows } = await sql<PersonRow>`
    WITH RECURSIVE covered (appointment_id, role, unit_id) AS (
      SELECT id, role, unit_id FROM appointment
        WHERE municipality_code = ${municipality} AND account_id = ${account} AND valid_from <= ${today}::date AND (valid_to IS NULL OR valid_to > ${today}::date)
      UNION
      SELECT c.appointment_id, c.role, s.predecessor_id FROM covered c
        JOIN organisation_succession s ON s.municipality_code = ${municipality} AND s.successor_id = c.unit_id AND s.at <= ${today}::date
    )
    SELECT a.name, c.appointment_id, c.role, u.id, u.kind, u.parent_id FROM account a
      LEFT JOIN covered c ON TRUE
      LEFT JOIN organisation_unit u ON u.municipality_code = ${municipality} AND u.id = c.unit_id
      WHERE a.municipality_code = ${municipality} AND a.id = ${account} AND a.ended_at IS NULL ORDER BY c.appointment_id`.execute(db);
  const [known] = rows;
  if (!known) return null;
  const posts = Map.groupBy(rows.filter(isAppointment), ({ appointment_id }) => appointment_id);
  return { municipality, account, name: known.name, posts: [...posts.values()].map(postOf) };
}

/** A unit that an appointment reaches; of somebody without any, one row that says only the name. */
interface PersonRow {
  readonly name: string;
  readonly appointment_id: number | null;
  readonly role: Role | null;
  readonly id: number | null;
  readonly kind: "department" | "division" | null;
  readonly parent_id: number | null;
}

interface AppointmentRow extends PersonRow {
  readonly appointment_id: number;
  readonly role: Role;
}

const isAppointment = (row: PersonRow): row is AppointmentRow => row.appointment_id !== null && row.role !== null;

function postOf(rows: readonly AppointmentRow[]): Post {
  const [{ role, id } = { role: "reviewer" as const, id: null }] = rows;
  if (id === null) return { role, units: null };
  const idsOf = (kind: "department" | "division") => new Set(rows.flatMap((row) => (row.kind === kind && row.id !== null ? [row.id] : [])));
  const units: CoveredUnits = {
    departments: idsOf("department"),
    divisions: idsOf("division"),
    departmentsOfDivisions: new Set(rows.flatMap((row) => (row.kind === "division" && row.parent_id !== null ? [row.parent_id] : []))),
  };
  return { role, units };
}
