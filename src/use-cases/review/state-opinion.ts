import { may } from "../../domain/access/permission.ts";
import type { Person } from "../../domain/access/person.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { faultOfWording } from "../../domain/review/opinion.ts";
import { mayWithOpinion } from "../../domain/review/review-scope.ts";
import { recordAudit } from "../../store/audit-store.ts";
import type { Connection, Database } from "../../store/database.ts";
import { wasEntered } from "../../store/entered-sheet-store.ts";
import { type NewSubject, recordOpinion } from "../../store/opinion-record-store.ts";
import { findReviewedNode, isUnderReview } from "../../store/review-opening-store.ts";
import { drawId } from "../../store/rows.ts";
import { lockSheet } from "../../store/sheet-store.ts";

/** A sheet, or a node of a plan with the year of which the reviewer speaks. */
export type AskedSubject =
  | { readonly kind: "sheet"; readonly id: number /** The revision that the reviewer read. */; readonly revision: number }
  | { readonly kind: "node"; readonly id: number; readonly fiscalYear: number };

export interface StateOpinionInput {
  readonly subject: AskedSubject;
  readonly text: string;
  readonly now: Date;
}

export type StateOpinionRefusal =
  | { readonly kind: "forbidden" }
  | { readonly kind: "unknown-subject" }
  /** Planning has not opened it to reviewers, or no longer. */
  | { readonly kind: "not-opened" }
  /** No reviewer can have read the sheet as it was at the revision: the record never had it so. */
  | { readonly kind: "not-entered" }
  | { readonly kind: "empty" | "too-long" };

/** States an opinion on a goal, a mission statement or a policy. */
export async function stateOpinion(
  db: Database,
  person: Person,
  { subject, text, now }: StateOpinionInput,
): Promise<Result<{ readonly id: number }, StateOpinionRefusal>> {
  if (!may(person, "review")) return refuse({ kind: "forbidden" });
  const fault = faultOfWording(text);
  if (fault !== null) return refuse({ kind: fault });
  const { municipality, account, name: by } = person;
  return db.transaction().execute(async (tx): Promise<Result<{ readonly id: number }, StateOpinionRefusal>> => {
    const found = await findSubject(tx, person, subject);
    if (!found.ok) return found;
    const id = await drawId(tx);
    await recordOpinion(tx, municipality, { id, ...found.value, said: { text, reason: null, at: now, account, by } });
    const facts = { fiscalYear: found.value.fiscalYear, about: subject.kind, aboutId: subject.id };
    await recordAudit(tx, municipality, [{ at: now, account, by, act: "opinion.state", subject: "opinion", id, facts }]);
    return accept({ id });
  });
}

type Found = Result<{ readonly fiscalYear: number; readonly subject: NewSubject }, StateOpinionRefusal>;

async function findSubject(tx: Connection, person: Person, asked: AskedSubject): Promise<Found> {
  const { municipality } = person;
  if (asked.kind === "node") {
    const node = await findReviewedNode(tx, municipality, asked.id);
    if (!node) return refuse({ kind: "unknown-subject" });
    if (!(await isUnderReview(tx, municipality, asked.fiscalYear))) return refuse({ kind: "not-opened" });
    return accept({ fiscalYear: asked.fiscalYear, subject: { kind: "node", id: node.id, title: `${node.code} ${node.title}` } });
  }
  // Locked, so that it is not closed to reviewers in between.
  const sheet = await lockSheet(tx, municipality, asked.id);
  if (!sheet) return refuse({ kind: "unknown-subject" });
  if (!mayWithOpinion(person, "review", { ...sheet, kind: "sheet" })) return refuse({ kind: "not-opened" });
  if (!(await wasEntered(tx, municipality, sheet, asked.revision))) return refuse({ kind: "not-entered" });
  return accept({ fiscalYear: sheet.fiscalYear, subject: { kind: "sheet", id: sheet.id, revision: asked.revision } });
}
