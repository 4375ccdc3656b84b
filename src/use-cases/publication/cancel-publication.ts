import { may } from "../../domain/access/permission.ts";
import type { Person } from "../../domain/access/person.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { recordAudit } from "../../store/audit-store.ts";
import type { Database } from "../../store/database.ts";
import { awaitPublishing, saveCancelled } from "../../store/publication-store.ts";

export type CancelRefusal = { readonly kind: "forbidden" | "not-waiting" };

/** Cancels a publication that waits for its time. What was frozen for it stays; nobody outside ever saw it. */
export async function cancelPublication(
  db: Database,
  person: Person,
  { id, now: at }: { readonly id: number; readonly now: Date },
): Promise<Result<null, CancelRefusal>> {
  if (!may(person, "publish")) return refuse({ kind: "forbidden" });
  const { municipality, account, name: by } = person;
  return db.transaction().execute(async (tx): Promise<Result<null, CancelRefusal>> => {
    await awaitPublishing(tx, municipality);
    if (!(await saveCancelled(tx, municipality, id, at))) return refuse({ kind: "not-waiting" });
    await recordAudit(tx, municipality, [{ at, account, by, act: "publication.cancel", subject: "publication", id, facts: {} }]);
    return accept(null);
  });
}
