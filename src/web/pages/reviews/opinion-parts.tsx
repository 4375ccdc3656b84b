import type { Answer as CityAnswer, OpinionState, Wording } from "../../../domain/review/opinion.ts";
import type { Opinion } from "../../../store/opinion-store.ts";
import { addressOf } from "../../routes.ts";
import { formatMoment } from "../../ui/dates.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Badge } from "../../ui/parts.tsx";
import { formatYear } from "../../ui/understood.ts";
import { Words } from "../../ui/words.tsx";

/** Where an opinion stands, in a word. */
export function StateBadge({ state }: { readonly state: OpinionState }) {
  const { t } = usePage();
  return <Badge strong={state === "unanswered" || state === "reworded"}>{t(`reviews.state.${state}`)}</Badge>;
}

/** What an opinion is about, with the way to it where there is one. */
export function SubjectLink({ opinion: { subject, fiscalYear } }: { readonly opinion: Pick<Opinion, "subject" | "fiscalYear"> }) {
  const { t, code, locale } = usePage();
  const year = formatYear(fiscalYear, locale);
  if (code === null) return null;
  if (subject.kind === "sheet")
    return (
      <>
        <span className="quiet">
          {year}　<Words>{subject.department}</Words>　{t(`forms.kind.${subject.sheetKind}`)}
        </span>
        <span className="line">
          <a href={addressOf("sheet", { code, sheet: subject.id })}>
            <Words>{subject.title}</Words>
          </a>
        </span>
      </>
    );
  return (
    <>
      <span className="quiet">
        {year}　{t("reviews.policy")}
      </span>
      <span className="line">
        {subject.page === null ? (
          <Words>{subject.title}</Words>
        ) : (
          <a href={addressOf("node", { code, plan: subject.page.plan, node: subject.page.code })}>
            <Words>{subject.title}</Words>
          </a>
        )}
      </span>
    </>
  );
}

/** Who said it, and when. */
export function SaidBy({ wording }: { readonly wording: Wording }) {
  const { t, locale } = usePage();
  return <p className="quiet">{t("reviews.by", { by: wording.by, at: formatMoment(wording.at, locale) })}</p>;
}

/** A text as somebody wrote it, with its lines. */
export function Text({ children }: { readonly children: string }) {
  return <p className="wording">{<Words>{children}</Words>}</p>;
}

/** What the city answers. */
export function AnswerText({ answer }: { readonly answer: CityAnswer }) {
  const { t } = usePage();
  return (
    <>
      <p>
        <Badge>{t(`reviews.handling.${answer.handling}`)}</Badge>
      </p>
      <Text>{answer.text}</Text>
      <SaidBy wording={answer} />
    </>
  );
}

/** Every wording, the newest first, where there is more than one. */
export function Wordings({ title, wordings }: { readonly title: string; readonly wordings: readonly Wording[] }) {
  const { t } = usePage();
  if (wordings.length < 2) return null;
  return (
    <details className="wordings">
      <summary>{title}</summary>
      <ol className="rows" reversed>
        {wordings.toReversed().map((wording) => (
          <li key={wording.number}>
            {wording.withdrawn ? (
              <p>
                <strong>{t("reviews.withdrawn")}</strong>　{t("reviews.reason", { reason: wording.reason ?? "" })}
              </p>
            ) : (
              <Text>{wording.text}</Text>
            )}
            <SaidBy wording={wording} />
          </li>
        ))}
      </ol>
    </details>
  );
}
