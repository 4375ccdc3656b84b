import { may } from "../../../domain/access/permission.ts";
import { mayWithOpinion } from "../../../domain/review/review-scope.ts";
import { listAnswers, listWordings } from "../../../store/opinion-record-store.ts";
import { findOpinion, type Opinion } from "../../../store/opinion-store.ts";
import { type Answer, missing, type Page, readId, type StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { ErrorSummary } from "../../ui/form-parts.tsx";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { Empty } from "../../ui/parts.tsx";
import type { InVain } from "./in-vain.ts";
import { AnswerForms, OpinionForms } from "./opinion-forms.tsx";
import { AnswerText, SaidBy, StateBadge, SubjectLink, Text, Wordings } from "./opinion-parts.tsx";

/** An opinion, every wording of it, and what the city answers. */
export async function opinionPage(visit: StaffVisit<"opinion">): Promise<Answer> {
  const opinion = await readableOpinion(visit);
  return opinion ? showOpinion(visit, opinion) : missing("missing.opinion");
}

/** The opinion of the address; null where there is none, or none that the visitor may read. */
export async function readableOpinion({ db, code, parts, person }: StaffVisit<"opinion">): Promise<Opinion | null> {
  const id = readId(parts.opinion);
  const opinion = id === null ? null : await findOpinion(db, code, id);
  return opinion && mayWithOpinion(person, "read-reviews", opinion.subject) ? opinion : null;
}

export async function showOpinion(visit: StaffVisit<"opinion">, opinion: Opinion, inVain: InVain | null = null): Promise<Page> {
  const { db, code, t, person } = visit;
  const [wordings, answers] = await Promise.all([listWordings(db, code, opinion.id), listAnswers(db, code, opinion.id)]);
  const { said, answer, state } = opinion;
  const isOwn = opinion.account === person.account && mayWithOpinion(person, "review", opinion.subject);
  return {
    kind: "page",
    title: t("reviews.opinionOn", { title: opinion.subject.title }),
    status: inVain?.status ?? 200,
    crumbs: [{ title: t("reviews.title"), href: addressOf("reviews", { code }) }],
    body: (
      <>
        <PageHead title={t("reviews.opinion")}>
          <p className="lead">
            <StateBadge state={state} /> <SubjectLink opinion={opinion} />
          </p>
        </PageHead>
        <ErrorSummary errors={inVain?.errors ?? []} />
        {inVain?.notice}
        <Block title={t("reviews.said")}>
          {said.withdrawn ? (
            <p>
              <strong>{t("reviews.withdrawn")}</strong>　{t("reviews.reason", { reason: said.reason ?? "" })}
            </p>
          ) : null}
          <Text>{said.text}</Text>
          <SaidBy wording={said} />
          <Wordings title={t("reviews.wordings", { count: wordings.length })} wordings={wordings} />
          {isOwn && !said.withdrawn ? <OpinionForms code={code} opinion={opinion} inVain={inVain} /> : null}
        </Block>
        <Block title={t("reviews.answer")}>
          {state === "reworded" ? <p className="quiet">{t("reviews.answer.earlier")}</p> : null}
          {answer === null ? <Empty>{t("reviews.answer.none")}</Empty> : null}
          {answer?.withdrawn ? (
            <p>
              <strong>{t("reviews.answer.withdrawn")}</strong>　{t("reviews.reason", { reason: answer.reason ?? "" })}
            </p>
          ) : null}
          {answer === null || answer.withdrawn ? null : <AnswerText answer={answer} />}
          <Wordings title={t("reviews.answers", { count: answers.length })} wordings={answers} />
          {may(person, "run-review") && !said.withdrawn ? <AnswerForms code={code} opinion={opinion} inVain={inVain} /> : null}
        </Block>
      </>
    ),
  };
}
