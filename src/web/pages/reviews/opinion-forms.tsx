import { HANDLINGS } from "../../../domain/review/opinion.ts";
import type { Opinion } from "../../../store/opinion-store.ts";
import { addressOf } from "../../routes.ts";
import { usePage } from "../../ui/page-context.tsx";
import type { InVain } from "./in-vain.ts";
import { WordingForm } from "./wording-form.tsx";

interface FormsProps {
  readonly code: string;
  readonly opinion: Opinion;
  readonly inVain: InVain | null;
}

/** Where a reviewer words their opinion anew, or takes it back. */
export function OpinionForms({ code, opinion, inVain }: FormsProps) {
  const { t } = usePage();
  const { id, said } = opinion;
  const errors = inVain?.errors ?? [];
  const [reword, reason] = [inVain?.typed.get("text"), inVain?.typed.get("reason")];
  const hidden = { base: said.number };
  return (
    <>
      <details className="act" open={reword !== undefined && reword !== null}>
        <summary>{t("reviews.reword")}</summary>
        <WordingForm
          {...{ field: "text", label: t("reviews.text"), text: reword ?? said.text, errors, hidden, button: t("reviews.reword.act") }}
          action={addressOf("rewordOpinion", { code, opinion: id })}
        />
      </details>
      <details className="act" open={reason !== undefined && reason !== null}>
        <summary>{t("reviews.withdraw")}</summary>
        <WordingForm
          {...{
            field: "reason",
            label: t("reviews.withdraw.reason"),
            text: reason ?? "",
            errors,
            hidden,
            button: t("reviews.withdraw.act"),
          }}
          action={addressOf("withdrawOpinion", { code, opinion: id })}
          danger
        />
      </details>
    </>
  );
}

/** Where planning answers, words an answer anew, or takes it back. */
export function AnswerForms({ code, opinion, inVain }: FormsProps) {
  const { t } = usePage();
  const { id, said, answer } = opinion;
  const errors = inVain?.errors ?? [];
  const [typed, reason] = [inVain?.typed.get("answer-text"), inVain?.typed.get("answer-reason")];
  const standing = answer !== null && !answer.withdrawn ? answer : null;
  const handling = inVain?.typed.get("handling") ?? standing?.handling ?? "";
  const hidden = { wording: said.number, answer: answer?.number ?? 0 };
  const form = (
    <WordingForm
      {...{ field: "answer-text", label: t("reviews.answer.text"), text: typed ?? standing?.text ?? "", errors, hidden }}
      action={addressOf("answerOpinion", { code, opinion: id })}
      button={t(standing ? "reviews.answer.again" : "reviews.answer.act")}
    >
      <div className="field">
        <label htmlFor="handling">{t("reviews.handling")}</label>
        {errors.some(({ field }) => field === "handling") ? (
          <p className="field-error" id="handling-error">
            {t("reviews.fault.handling")}
          </p>
        ) : null}
        <select id="handling" name="handling" required defaultValue={handling}>
          <option value="">{t("reviews.handling.choose")}</option>
          {HANDLINGS.map((one) => (
            <option key={one} value={one}>
              {t(`reviews.handling.${one}`)}
            </option>
          ))}
        </select>
      </div>
    </WordingForm>
  );
  if (!standing) return form;
  return (
    <>
      <details className="act" open={opinion.state === "reworded" || (typed !== undefined && typed !== null)}>
        <summary>{t("reviews.answer.change")}</summary>
        {form}
      </details>
      <details className="act" open={reason !== undefined && reason !== null}>
        <summary>{t("reviews.answer.withdraw")}</summary>
        <WordingForm
          {...{ field: "answer-reason", label: t("reviews.withdraw.reason"), text: reason ?? "", errors, hidden }}
          action={addressOf("withdrawAnswer", { code, opinion: id })}
          button={t("reviews.answer.withdraw.act")}
          danger
        />
      </details>
    </>
  );
}
