import type { Role } from "../../domain/access/role.ts";
import { accept, type Result } from "../../domain/result.ts";
import { textKey } from "../../domain/wording/text-key.ts";
import { findCredentials, savePassword } from "../../store/account-store.ts";
import type { Database } from "../../store/database.ts";
import { recordUnits } from "../../store/organisation-store.ts";
import type { AccountFault } from "./account-fields.ts";
import { type AdministerRefusal, administer, type Step } from "./administer.ts";
import { type AppointRefusal, appointIn } from "./appoint.ts";
import { createAccountIn } from "./create-account.ts";
import { hashPassword } from "./password-hash.ts";

/** Somebody of the demo city. */
export interface DemoPerson {
  readonly login: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** The department in which the roles are held; null where they hold in the whole city. */
  readonly department: string | null;
}

/** Somebody of the demo, with what they are in the city. */
export interface DemoEntry extends DemoPerson {
  readonly post: string;
}

/** The year in whose April the demo's documents begin: so long everybody is in office. */
const IN_OFFICE_SINCE = "2025-04-01";

/**
 * Gives the demo city its people, all with one password. Those who are there stay as they are, and keep the password that they chose, unless the password is a new one.
 */
export async function castDemo(
  db: Database,
  { municipality, people, password, isNew, now }: DemoCast,
): Promise<Result<null, AccountFault | AppointRefusal | AdministerRefusal>> {
  const known = await Promise.all(people.map(({ login }) => findCredentials(db, municipality, { login })));
  if (!isNew && known.every((one) => one !== null)) return accept(null);
  const hash = await hashPassword(password);
  return administer(
    db,
    { municipality, account: null, name: null },
    now,
    async (step): Promise<Result<null, AccountFault | AppointRefusal>> => {
      for (const [i, person] of people.entries()) {
        const account = known[i];
        if (account) await savePassword(step.tx, municipality, account.id, { password: hash, mustChange: false });
        else {
          const made = await castOne(step, person, hash);
          if (!made.ok) return made;
        }
      }
      return accept(null);
    },
  );
}

interface DemoCast {
  readonly municipality: string;
  readonly people: readonly DemoPerson[];
  readonly password: string;
  readonly isNew: boolean;
  readonly now: Date;
}

async function castOne(step: Step, person: DemoPerson, hash: string): Promise<Result<null, AccountFault | AppointRefusal>> {
  const { login, name, roles, department } = person;
  const account = await createAccountIn(step, { login, name, email: null, password: hash, mustChange: false });
  if (!account.ok) return account;
  const named = department === null ? [] : [{ name: department, parentId: null }];
  const ids = await recordUnits(step.tx, step.municipality, "department", named);
  const unit = department === null ? null : (ids.get(textKey(department)) ?? null);
  for (const role of roles) {
    const appointed = await appointIn(step, { account: account.value, role, unit, from: IN_OFFICE_SINCE, to: null });
    if (!appointed.ok) return appointed;
  }
  return accept(null);
}
