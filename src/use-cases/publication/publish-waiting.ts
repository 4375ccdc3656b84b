import { may } from "../../domain/access/permission.ts";
import type { Person } from "../../domain/access/person.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import type { Database } from "../../store/database.ts";
import { awaitPublishing } from "../../store/publication-store.ts";
import { savePublishedOne } from "./publish-due.ts";

export type PublishWaitingRefusal = { readonly kind: "forbidden" | "not-waiting" };

/** Publishes at once what waits for its time, as it was frozen. @returns its number. */
export async function publishWaiting(
  db: Database,
  person: Person,
  { id, now }: { readonly id: number; readonly now: Date },
): Promise<Result<number, PublishWaitingRefusal>> {
  if (!may(person, "publish")) return refuse({ kind: "forbidden" });
  const { municipality, account, name: by } = person;
  return db.transaction().execute(async (tx): Promise<Result<number, PublishWaitingRefusal>> => {
    await awaitPublishing(tx, municipality);
    const number = await savePublishedOne(tx, municipality, id, { at: now, account, by });
    return number === null ? refuse({ kind: "not-waiting" }) : accept(number);
  });
}
