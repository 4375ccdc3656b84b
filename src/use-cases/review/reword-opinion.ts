import type { Person } from "../../domain/access/person.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { faultOfWording } from "../../domain/review/opinion.ts";
import { mayWithOpinion } from "../../domain/review/review-scope.ts";
import { recordAudit } from "../../store/audit-store.ts";
import type { Connection, Database } from "../../store/database.ts";
import { recordWording } from "../../store/opinion-record-store.ts";
import { lockOpinion, type Opinion } from "../../store/opinion-store.ts";

export interface RewordOpinionInput {
  readonly opinion: number;
  /** Number of the wording that the reviewer had before them. */
  readonly base: number;
  readonly text: string;
  readonly now: Date;
}

export interface WithdrawOpinionInput {
  readonly opinion: number;
  readonly base: number;
  readonly reason: string;
  readonly now: Date;
}

export type OpinionRefusal =
  /** It is somebody else's, or no longer opened to reviewers. */
  | { readonly kind: "forbidden" }
  | { readonly kind: "unknown-opinion" }
  | { readonly kind: "withdrawn" }
  /** There is a later wording already. */
  | { readonly kind: "stale"; readonly latest: Opinion }
  | { readonly kind: "empty" | "too-long" }
  | { readonly kind: "needs-reason" };

export interface Reworded {
  readonly number: number;
  /** The text was so already; nothing was written. */
  readonly unchanged: boolean;
}

/** Words one's own opinion anew. What it said before stays, and so does what was answered to that. */
export async function rewordOpinion(
  db: Database,
  person: Person,
  { opinion: id, base, text, now }: RewordOpinionInput,
): Promise<Result<Reworded, OpinionRefusal>> {
  const fault = faultOfWording(text);
  if (fault !== null) return refuse({ kind: fault });
  const { municipality, account, name: by } = person;
  return db.transaction().execute(async (tx): Promise<Result<Reworded, OpinionRefusal>> => {
    const found = await ownOpinion(tx, person, id, base);
    if (!found.ok) return found;
    if (found.value.said.text === text) return accept({ number: base, unchanged: true });
    const number = base + 1;
    await recordWording(tx, municipality, id, { number, text, withdrawn: false, reason: null, at: now, account, by });
    await recordAudit(tx, municipality, [{ at: now, account, by, act: "opinion.reword", subject: "opinion", id, facts: { number } }]);
    return accept({ number, unchanged: false });
  });
}

/** Takes one's own opinion back, and says why. It stays readable as withdrawn. */
export async function withdrawOpinion(
  db: Database,
  person: Person,
  { opinion: id, base, reason, now }: WithdrawOpinionInput,
): Promise<Result<Reworded, OpinionRefusal>> {
  const fault = faultOfWording(reason);
  if (fault !== null) return refuse({ kind: fault === "empty" ? "needs-reason" : fault });
  const { municipality, account, name: by } = person;
  return db.transaction().execute(async (tx): Promise<Result<Reworded, OpinionRefusal>> => {
    const found = await ownOpinion(tx, person, id, base);
    if (!found.ok) return found;
    const number = base + 1;
    await recordWording(tx, municipality, id, { number, text: found.value.said.text, withdrawn: true, reason, at: now, account, by });
    await recordAudit(tx, municipality, [
      { at: now, account, by, act: "opinion.withdraw", subject: "opinion", id, facts: { number, reason } },
    ]);
    return accept({ number, unchanged: false });
  });
}

async function ownOpinion(tx: Connection, person: Person, id: number, base: number): Promise<Result<Opinion, OpinionRefusal>> {
  const opinion = await lockOpinion(tx, person.municipality, id);
  if (!opinion) return refuse({ kind: "unknown-opinion" });
  if (opinion.account !== person.account || !mayWithOpinion(person, "review", opinion.subject)) return refuse({ kind: "forbidden" });
  if (opinion.said.withdrawn) return refuse({ kind: "withdrawn" });
  return opinion.said.number === base ? accept(opinion) : refuse({ kind: "stale", latest: opinion });
}
