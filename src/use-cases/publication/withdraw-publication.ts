import { may } from "../../domain/access/permission.ts";
import type { Person } from "../../domain/access/person.ts";
import { currentOf } from "../../domain/publication/publication.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { recordAudit } from "../../store/audit-store.ts";
import type { Database } from "../../store/database.ts";
import {
  awaitPublishing,
  findPublication,
  findWaiting,
  listPublications,
  saveCancelled,
  saveWithdrawn,
} from "../../store/publication-store.ts";
import { storable } from "../import/storable.ts";

export type WithdrawRefusal = { readonly kind: "forbidden" | "unknown-publication" | "withdrawn-before" | "no-reason" | "too-long" };

const LONGEST_REASON = 2_000;

/**
 * Takes back what was published, with a reason that citizens read. They read the one before it then; that it was there, and why it is not any more, stays to be seen. What waits for
 * its time was made on what citizens read and may tell it on, so it is cancelled with it.
 */
export async function withdrawPublication(
  db: Database,
  person: Person,
  { number, reason: given, now: at }: { readonly number: number; readonly reason: string; readonly now: Date },
): Promise<Result<null, WithdrawRefusal>> {
  if (!may(person, "publish")) return refuse({ kind: "forbidden" });
  const reason = storable(given.trim());
  if (reason === "") return refuse({ kind: "no-reason" });
  if (reason.length > LONGEST_REASON) return refuse({ kind: "too-long" });
  const { municipality, account, name: by } = person;
  return db.transaction().execute(async (tx): Promise<Result<null, WithdrawRefusal>> => {
    await awaitPublishing(tx, municipality);
    const found = await findPublication(tx, municipality, number);
    if (found === null) return refuse({ kind: "unknown-publication" });
    const isCurrent = currentOf(await listPublications(tx, municipality))?.id === found.id;
    if (!(await saveWithdrawn(tx, municipality, number, reason, { at, account, by }))) return refuse({ kind: "withdrawn-before" });
    const facts = { number, reason };
    await recordAudit(tx, municipality, [{ at, account, by, act: "publication.withdraw", subject: "publication", id: found.id, facts }]);
    const waiting = isCurrent ? await findWaiting(tx, municipality) : null;
    if (waiting !== null && (await saveCancelled(tx, municipality, waiting.id, at))) {
      const of = { subject: "publication" as const, id: waiting.id, facts: { withdrawn: number } };
      await recordAudit(tx, municipality, [{ at, account, by, act: "publication.cancel", ...of }]);
    }
    return accept(null);
  });
}
