import type { Result } from "../../../domain/result.ts";
import { HANDLINGS } from "../../../domain/review/opinion.ts";
import { type AnswerRefusal, answerOpinion, withdrawAnswer } from "../../../use-cases/review/answer-opinion.ts";
import { type OpinionRefusal, rewordOpinion, withdrawOpinion } from "../../../use-cases/review/reword-opinion.ts";
import { type Answer, done, missing, type Posting, readId, stopped } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import type { NoticeKey } from "../../ui/sentences.ts";
import { readableOpinion, showOpinion } from "./opinion-page.tsx";
import { postedText } from "./wording-form.tsx";

type OpinionPosting = Posting<"opinion">;
type Refused = OpinionRefusal | AnswerRefusal;

/** Words one's own opinion anew. */
export async function rewordOpinionAnswer(visit: OpinionPosting): Promise<Answer> {
  const { db, person, form, now } = visit;
  const input = { opinion: idOf(visit), base: number(form, "base"), text: postedText(form, "text"), now };
  return answerWith(visit, await rewordOpinion(db, person, input), "text", "opinionReworded");
}

/** Takes one's own opinion back. */
export async function withdrawOpinionAnswer(visit: OpinionPosting): Promise<Answer> {
  const { db, person, form, now } = visit;
  const input = { opinion: idOf(visit), base: number(form, "base"), reason: postedText(form, "reason"), now };
  return answerWith(visit, await withdrawOpinion(db, person, input), "reason", "opinionWithdrawn");
}

/** Records what the city answers. */
export async function answerOpinionAnswer(visit: OpinionPosting): Promise<Answer> {
  const { db, person, form, now } = visit;
  const handling = HANDLINGS.find((one) => one === form.get("handling"));
  if (handling === undefined) return answerWith(visit, { ok: false, refusal: { kind: "no-handling" } }, "handling", "opinionAnswered");
  const input = { ...baseOf(visit), text: postedText(form, "answer-text"), handling, now };
  return answerWith(visit, await answerOpinion(db, person, input), "answer-text", "opinionAnswered");
}

/** Takes the city's answer back. */
export async function withdrawAnswerAnswer(visit: OpinionPosting): Promise<Answer> {
  const { db, person, form, now } = visit;
  const input = { ...baseOf(visit), reason: postedText(form, "answer-reason"), now };
  return answerWith(visit, await withdrawAnswer(db, person, input), "answer-reason", "answerWithdrawn");
}

const idOf = ({ parts }: OpinionPosting): number => readId(parts.opinion) ?? 0;
const number = (form: URLSearchParams, name: string): number => readId(form.get(name) ?? "") ?? 0;
const baseOf = (visit: OpinionPosting) => ({
  ...{ opinion: idOf(visit), wording: number(visit.form, "wording"), answer: number(visit.form, "answer") },
});

/** Goes on to the opinion, or shows it again with what was typed and what stands in the way. */
async function answerWith(
  visit: OpinionPosting,
  result: Result<unknown, Refused | { readonly kind: "no-handling" }>,
  field: string,
  notice: NoticeKey,
): Promise<Answer> {
  const { code, t, form } = visit;
  if (result.ok) return done(addressOf("opinion", { code, opinion: idOf(visit) }), notice);
  const { refusal } = result;
  if (refusal.kind === "forbidden") return stopped("not-permitted");
  const opinion = await readableOpinion(visit);
  if (!opinion || refusal.kind === "unknown-opinion") return missing("missing.opinion");
  switch (refusal.kind) {
    case "empty":
    case "too-long":
    case "needs-reason":
      return showOpinion(visit, opinion, {
        typed: form,
        errors: [{ field, message: t(`reviews.fault.${refusal.kind}`) }],
        notice: null,
        status: 422,
      });
    case "no-handling":
      return showOpinion(visit, opinion, {
        typed: form,
        errors: [{ field, message: t("reviews.fault.handling") }],
        notice: null,
        status: 422,
      });
    case "stale":
    case "withdrawn":
    case "nothing-answered": {
      const told = (
        <div className="notice attention" role="alert">
          <p>{t(`reviews.refused.${refusal.kind}`)}</p>
        </div>
      );
      return showOpinion(visit, opinion, { typed: form, errors: [], notice: told, status: 409 });
    }
  }
}
