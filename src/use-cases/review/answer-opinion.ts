import { may } from "../../domain/access/permission.ts";
import type { Person } from "../../domain/access/person.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { type Answer, faultOfWording, type Handling } from "../../domain/review/opinion.ts";
import { recordAudit } from "../../store/audit-store.ts";
import type { Connection, Database } from "../../store/database.ts";
import { recordAnswer } from "../../store/opinion-record-store.ts";
import { lockOpinion, type Opinion } from "../../store/opinion-store.ts";

/** What whoever answers had before them. */
interface AnswerBase {
  readonly opinion: number;
  /** Number of the wording of the opinion. */
  readonly wording: number;
  /** Number of the answer; 0 where there was none. */
  readonly answer: number;
  readonly now: Date;
}

export interface AnswerOpinionInput extends AnswerBase {
  readonly text: string;
  readonly handling: Handling;
}

export interface WithdrawAnswerInput extends AnswerBase {
  readonly reason: string;
}

export type AnswerRefusal =
  | { readonly kind: "forbidden" }
  | { readonly kind: "unknown-opinion" }
  /** The opinion was withdrawn; it is answered no more. */
  | { readonly kind: "withdrawn" }
  /** The opinion was worded anew, or somebody else answered it. */
  | { readonly kind: "stale"; readonly latest: Opinion }
  | { readonly kind: "empty" | "too-long" }
  | { readonly kind: "nothing-answered" }
  | { readonly kind: "needs-reason" };

export interface Answered {
  readonly number: number;
  /** The answer was so already; nothing was written. */
  readonly unchanged: boolean;
}

/** Records what the city answers to an opinion, or words the answer anew. What was answered before stays. */
export async function answerOpinion(
  db: Database,
  person: Person,
  { text, handling, ...base }: AnswerOpinionInput,
): Promise<Result<Answered, AnswerRefusal>> {
  if (!may(person, "run-review")) return refuse({ kind: "forbidden" });
  const fault = faultOfWording(text);
  if (fault !== null) return refuse({ kind: fault });
  return db.transaction().execute(async (tx): Promise<Result<Answered, AnswerRefusal>> => {
    const found = await unchangedSince(tx, person, base);
    if (!found.ok) return found;
    const { answer } = found.value;
    const same = answer !== null && !answer.withdrawn && answer.text === text && answer.handling === handling;
    if (same && answer.answers === base.wording) return accept({ number: answer.number, unchanged: true });
    return keep(tx, person, base, { text, handling, withdrawn: false, reason: null });
  });
}

/** Takes an answer back, and says why; the opinion is unanswered again. */
export async function withdrawAnswer(
  db: Database,
  person: Person,
  { reason, ...base }: WithdrawAnswerInput,
): Promise<Result<Answered, AnswerRefusal>> {
  if (!may(person, "run-review")) return refuse({ kind: "forbidden" });
  const fault = faultOfWording(reason);
  if (fault !== null) return refuse({ kind: fault === "empty" ? "needs-reason" : fault });
  return db.transaction().execute(async (tx): Promise<Result<Answered, AnswerRefusal>> => {
    const found = await unchangedSince(tx, person, base);
    if (!found.ok) return found;
    const { answer } = found.value;
    if (answer === null || answer.withdrawn) return refuse({ kind: "nothing-answered" });
    return keep(tx, person, base, { text: answer.text, handling: answer.handling, withdrawn: true, reason });
  });
}

async function unchangedSince(tx: Connection, { municipality }: Person, base: AnswerBase): Promise<Result<Opinion, AnswerRefusal>> {
  const opinion = await lockOpinion(tx, municipality, base.opinion);
  if (!opinion) return refuse({ kind: "unknown-opinion" });
  if (opinion.said.withdrawn) return refuse({ kind: "withdrawn" });
  const current = opinion.said.number === base.wording && (opinion.answer?.number ?? 0) === base.answer;
  return current ? accept(opinion) : refuse({ kind: "stale", latest: opinion });
}

async function keep(
  tx: Connection,
  { municipality, account, name: by }: Person,
  { opinion: id, wording: answers, answer: before, now: at }: AnswerBase,
  said: Pick<Answer, "text" | "handling" | "withdrawn" | "reason">,
): Promise<Result<Answered, AnswerRefusal>> {
  const number = before + 1;
  await recordAnswer(tx, municipality, id, { ...said, number, answers, at, account, by });
  const act = said.withdrawn ? "answer.withdraw" : "answer.record";
  const facts = { number, answers, handling: said.handling, reason: said.reason };
  await recordAudit(tx, municipality, [{ at, account, by, act, subject: "opinion", id, facts }]);
  return accept({ number, unchanged: false });
}
