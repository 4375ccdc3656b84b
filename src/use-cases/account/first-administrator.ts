import { type PasswordFault, passwordFault } from "../../domain/access/password-rule.ts";
import { PERMISSIONS } from "../../domain/access/permission.ts";
import type { Role } from "../../domain/access/role.ts";
import { dayInJapan } from "../../domain/calendar/day.ts";
import { firstGap } from "../../domain/calendar/day-span.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { listHolding } from "../../store/appointment-store.ts";
import type { Connection, Database } from "../../store/database.ts";
import { type AccountFault, type AccountFields, readAccountFields } from "./account-fields.ts";
import { administer } from "./administer.ts";
import { appointIn } from "./appoint.ts";
import { createAccountIn } from "./create-account.ts";
import { hashPassword } from "./password-hash.ts";

/** Whoever begins runs the year and the installation; both can be handed on. */
const FIRST_ROLES: readonly Role[] = ["planning", "operator"];

export type FirstAdministratorRefusal =
  | AccountFault
  | { readonly kind: "weak-password"; readonly fault: PasswordFault }
  /** Somebody administers the municipality: that person makes accounts. */
  | { readonly kind: "has-administrator" };

/** True where nobody can administer the municipality today. */
export async function lacksAdministrator(db: Connection, municipality: string, now: Date): Promise<boolean> {
  const today = dayInJapan(now);
  return firstGap(await listHolding(db, municipality, PERMISSIONS.administer.roles), today) === today;
}

/** Makes the first account of a municipality, at the machine. */
export async function appointFirstAdministrator(
  db: Database,
  {
    municipality,
    password,
    now,
    ...fields
  }: AccountFields & { readonly municipality: string; readonly password: string; readonly now: Date },
): Promise<Result<number, FirstAdministratorRefusal>> {
  const read = readAccountFields(fields);
  if (!read.ok) return read;
  const fault = passwordFault(password, read.value);
  if (fault) return refuse({ kind: "weak-password", fault });
  const hash = await hashPassword(password);
  const done = await administer(
    db,
    { municipality, account: null, name: null },
    now,
    async (step): Promise<Result<number, FirstAdministratorRefusal>> => {
      if (!(await lacksAdministrator(step.tx, municipality, now))) return refuse({ kind: "has-administrator" });
      const created = await createAccountIn(step, { ...fields, password: hash, mustChange: false });
      if (!created.ok) return created;
      for (const role of FIRST_ROLES) {
        const appointed = await appointIn(step, { account: created.value, role, unit: null, from: step.today, to: null });
        if (!appointed.ok) throw new Error(`a new account cannot be appointed: ${appointed.refusal.kind}`);
      }
      return accept(created.value);
    },
  );
  if (done.ok) return done;
  const { refusal } = done;
  if (refusal.kind === "forbidden" || refusal.kind === "last-administrator") throw new Error(`the operator was refused: ${refusal.kind}`);
  return refuse(refusal);
}
