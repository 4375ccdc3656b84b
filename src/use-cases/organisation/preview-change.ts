import { may } from "../../domain/access/permission.ts";
import type { Person } from "../../domain/access/person.ts";
import type { Role } from "../../domain/access/role.ts";
import { type ChangeRefusal, type OrganisationChange, type OrganisationPlan, planChange } from "../../domain/organisation/succession.ts";
import type { Unit } from "../../domain/organisation/unit.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { listAccounts } from "../../store/account-store.ts";
import { type Appointment, listAppointments } from "../../store/appointment-store.ts";
import type { Connection } from "../../store/database.ts";
import { listOrganisationUnits } from "../../store/organisation-store.ts";
import { listUnitSheets, type UnitSheet } from "../../store/unit-sheet-store.ts";

/** Somebody who holds a post, on the day or later, in a unit that ends. */
export interface AffectedPost extends Appointment {
  readonly name: string;
  readonly role: Role;
  readonly unit: Unit;
}

/** What a change of the organisation would do. */
export interface ChangePreview {
  readonly plan: OrganisationPlan;
  readonly posts: readonly AffectedPost[];
  /** Sheets of years that have begun by then: they stay under the old names. */
  readonly staying: readonly UnitSheet[];
  /** Sheets of years that begin on that day or later: they go to what the units became. Those of a unit that becomes nothing stay too. */
  readonly moving: readonly UnitSheet[];
}

export async function previewChange(
  db: Connection,
  person: Person,
  { at, change }: { readonly at: string; readonly change: OrganisationChange },
): Promise<Result<ChangePreview, ChangeRefusal | { readonly kind: "forbidden" }>> {
  if (!may(person, "administer")) return refuse({ kind: "forbidden" });
  return previewIn(db, person.municipality, at, change);
}

/** The same, for whoever has been asked already. */
export async function previewIn(
  db: Connection,
  municipality: string,
  at: string,
  change: OrganisationChange,
): Promise<Result<ChangePreview, ChangeRefusal>> {
  const planned = planChange(await listOrganisationUnits(db, municipality), at, change);
  if (!planned.ok) return planned;
  const plan = planned.value;
  const ended = new Map(plan.ends.map((unit) => [unit.id, unit]));
  const names = new Map((await listAccounts(db, municipality)).map(({ id, name }) => [id, name]));
  const held = await listAppointments(db, municipality, { units: [...ended.keys()] });
  const posts = held.flatMap((appointment) => {
    const unit = ended.get(appointment.unitId ?? 0);
    const holds = appointment.to === null || appointment.to > at;
    return unit && holds ? [{ ...appointment, unit, name: names.get(appointment.accountId) ?? "" }] : [];
  });
  const sheets = await listUnitSheets(db, municipality, [...ended.keys()]);
  const becomes = new Set(plan.links.map(({ from }) => from));
  const isMoving = ({ fiscalYear, departmentId, divisionId }: UnitSheet) =>
    `${fiscalYear}-04-01` >= at && (becomes.has(departmentId) || becomes.has(divisionId ?? 0));
  return accept({ plan, posts, moving: sheets.filter(isMoving), staying: sheets.filter((sheet) => !isMoving(sheet)) });
}
