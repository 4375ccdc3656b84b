import { may } from "../../domain/access/permission.ts";
import type { Person } from "../../domain/access/person.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { recordAudit } from "../../store/audit-store.ts";
import type { Database } from "../../store/database.ts";
import { saveWithdrawal } from "../../store/value-request-store.ts";

export type WithdrawValueRequestRefusal = { readonly kind: "forbidden" } | { readonly kind: "unknown-request" };

/** Asks for the values no longer. What was given stays. */
export async function withdrawValueRequest(
  db: Database,
  person: Person,
  { id, now }: { readonly id: number; readonly now: Date },
): Promise<Result<null, WithdrawValueRequestRefusal>> {
  if (!may(person, "run-indicators")) return refuse({ kind: "forbidden" });
  const { municipality, account, name: by } = person;
  return db.transaction().execute(async (tx): Promise<Result<null, WithdrawValueRequestRefusal>> => {
    if (!(await saveWithdrawal(tx, municipality, id, now))) return refuse({ kind: "unknown-request" });
    await recordAudit(tx, municipality, [{ at: now, account, by, act: "value-request.withdraw", subject: "value-request", id, facts: {} }]);
    return accept(null);
  });
}
