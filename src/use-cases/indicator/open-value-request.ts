import { may } from "../../domain/access/permission.ts";
import type { Person } from "../../domain/access/person.ts";
import { dayInJapan, isDay } from "../../domain/calendar/day.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { recordAudit } from "../../store/audit-store.ts";
import type { Database } from "../../store/database.ts";
import { listPlans } from "../../store/plan-store.ts";
import { awaitValueRequests, listValueRequests, recordValueRequest } from "../../store/value-request-store.ts";
import { storable } from "../import/storable.ts";

export interface OpenValueRequest {
  readonly year: number;
  readonly planId: number | null;
  /** ISO date. */
  readonly due: string;
  readonly note: string | null;
  readonly now: Date;
}

export type OpenValueRequestRefusal =
  | { readonly kind: "forbidden" }
  | { readonly kind: "unknown-plan" }
  | { readonly kind: "no-year" }
  /** The year has not begun. */
  | { readonly kind: "year-to-come" }
  | { readonly kind: "no-date" }
  | { readonly kind: "past-date" }
  | { readonly kind: "too-long"; readonly limit: number }
  /** The same is asked for already. */
  | { readonly kind: "already-open"; readonly id: number };

const LONGEST_NOTE = 2_000;

/** Asks the sections for the values of a year. */
export async function openValueRequest(
  db: Database,
  person: Person,
  { year, planId, due, note, now }: OpenValueRequest,
): Promise<Result<{ readonly id: number }, OpenValueRequestRefusal>> {
  if (!may(person, "run-indicators")) return refuse({ kind: "forbidden" });
  const { municipality, account, name: by } = person;
  const today = dayInJapan(now);
  if (!Number.isInteger(year) || year < 1900 || year > 2200) return refuse({ kind: "no-year" });
  // Whether a year is a fiscal or a calendar one is for each rule to say: once the fiscal one has begun, both have.
  if (today < `${year}-04-01`) return refuse({ kind: "year-to-come" });
  if (!isDay(due)) return refuse({ kind: "no-date" });
  if (due < today) return refuse({ kind: "past-date" });
  if ((note ?? "").length > LONGEST_NOTE) return refuse({ kind: "too-long", limit: LONGEST_NOTE });
  return db.transaction().execute(async (tx): Promise<Result<{ readonly id: number }, OpenValueRequestRefusal>> => {
    await awaitValueRequests(tx, municipality);
    if (planId !== null && !(await listPlans(tx, municipality)).some(({ id }) => id === planId)) return refuse({ kind: "unknown-plan" });
    const same = (await listValueRequests(tx, municipality)).find((one) => one.year === year && one.planId === planId);
    if (same) return refuse({ kind: "already-open", id: same.id });
    const said = note === null || note.trim() === "" ? null : storable(note.trim());
    const id = await recordValueRequest(tx, municipality, { year, planId, due, note: said, at: now, account, by });
    const facts = { year, due };
    await recordAudit(tx, municipality, [{ at: now, account, by, act: "value-request.open", subject: "value-request", id, facts }]);
    return accept({ id });
  });
}
