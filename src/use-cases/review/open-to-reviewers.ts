import { may } from "../../domain/access/permission.ts";
import type { Person } from "../../domain/access/person.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { recordAudit } from "../../store/audit-store.ts";
import type { Database } from "../../store/database.ts";
import { listReviewOpenings, saveReviewOpenings } from "../../store/review-opening-store.ts";

export interface OpenToReviewersInput {
  readonly fiscalYear: number;
  /** The departments whose sheets reviewers are to see; those of all others are closed. */
  readonly departments: readonly number[];
  readonly now: Date;
}

/** In sheets. */
export interface OpenedToReviewers {
  readonly opened: number;
  readonly closed: number;
}

export type OpenToReviewersRefusal = { readonly kind: "forbidden" } | { readonly kind: "unknown-department"; readonly id: number };

/** Lets reviewers see the sheets of departments in a year, as far as they are in the record: what nobody has accepted yet stays in the house. */
export async function openToReviewers(
  db: Database,
  person: Person,
  { fiscalYear, departments, now }: OpenToReviewersInput,
): Promise<Result<OpenedToReviewers, OpenToReviewersRefusal>> {
  if (!may(person, "run-review")) return refuse({ kind: "forbidden" });
  const { municipality, account, name: by } = person;
  return db.transaction().execute(async (tx): Promise<Result<OpenedToReviewers, OpenToReviewersRefusal>> => {
    const known = new Map((await listReviewOpenings(tx, municipality, fiscalYear)).map((one) => [one.departmentId, one.department]));
    const unknown = departments.find((id) => !known.has(id));
    if (unknown !== undefined) return refuse({ kind: "unknown-department", id: unknown });
    const changed = await saveReviewOpenings(tx, municipality, fiscalYear, departments);
    if (changed.opened + changed.closed > 0) {
      const facts = { fiscalYear, ...changed, departments: departments.map((id) => known.get(id)).join(", ") };
      await recordAudit(tx, municipality, [{ at: now, account, by, act: "review.open", subject: "year", id: fiscalYear, facts }]);
    }
    return accept(changed);
  });
}
