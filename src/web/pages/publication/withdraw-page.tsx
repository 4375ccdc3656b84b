import { currentOf, isNumbered, type NumberedPublication } from "../../../domain/publication/publication.ts";
import { listPublications } from "../../../store/publication-store.ts";
import { withdrawPublication } from "../../../use-cases/publication/withdraw-publication.ts";
import { type Answer, done, missing, type Posting, readId, type StaffVisit, stopped } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { ConfirmForm } from "../../ui/confirm-form.tsx";
import { formatMoment } from "../../ui/dates.ts";
import { AreaField, ErrorSummary, type FieldError } from "../../ui/form-parts.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Notice } from "../../ui/parts.tsx";
import { Words } from "../../ui/words.tsx";
import { waitingOf } from "./waiting-notice.tsx";

/** Says what citizens will read once a publication is withdrawn, and asks for the reason. */
export async function confirmWithdrawPage(visit: StaffVisit<"number">): Promise<Answer> {
  return withdrawPage(visit, "", []);
}

export async function withdrawAnswer(visit: Posting<"number">): Promise<Answer> {
  const { db, code, parts, form, person, now, t, siteDesk } = visit;
  const number = readId(parts.number);
  if (number === null) return missing("missing.publication");
  const reason = form.get("reason") ?? "";
  const withdrawn = await withdrawPublication(db, person, { number, reason, now });
  if (withdrawn.ok) {
    siteDesk?.wake();
    return done(addressOf("publication", { code, number }), "publication-withdrawn");
  }
  const { kind } = withdrawn.refusal;
  if (kind === "forbidden") return stopped("not-permitted");
  if (kind === "unknown-publication") return missing("missing.publication");
  // What is withdrawn already says so on its page, with who did it and why.
  if (kind === "withdrawn-before") return done(addressOf("publication", { code, number }));
  return withdrawPage(visit, reason, [{ field: "reason", message: t(`withdraw.refused.${kind}`) }]);
}

async function withdrawPage(visit: StaffVisit<"number">, reason: string, errors: readonly FieldError[]): Promise<Answer> {
  const { db, code, parts, t, locale } = visit;
  const publications = await listPublications(db, code);
  const found = publications.filter(isNumbered).find(({ number }) => String(number) === parts.number);
  if (found === undefined) return missing("missing.publication");
  if (found.withdrawal !== null) return done(addressOf("publication", { code, number: found.number }));
  const then = currentOf(publications.filter((one) => one !== found));
  const isCurrent = currentOf(publications) === found;
  const hasWaiting = waitingOf(publications) !== null;
  const facts = (one: NumberedPublication) => ({ number: one.number, at: formatMoment(one.publishedAt, locale) });
  const means = !isCurrent
    ? t("withdraw.means.old")
    : then === null
      ? t("withdraw.means.nothing")
      : t("withdraw.means.before", facts(then));
  const address = { code, number: found.number };
  return {
    kind: "page",
    title: t("withdraw.title"),
    status: errors.length > 0 ? 422 : 200,
    crumbs: [
      { title: t("publications.title"), href: addressOf("publications", { code }) },
      { title: t("publication.title", { number: found.number }), href: addressOf("publication", address) },
    ],
    body: (
      <>
        <PageHead title={t("withdraw.title")}>
          <p className="lead">
            {t("publication.title", { number: found.number })} <Words>{found.note}</Words>
          </p>
        </PageHead>
        <ErrorSummary errors={errors} />
        <ConfirmForm
          {...{ action: addressOf("withdrawPublication", address), act: t("withdraw.act"), back: addressOf("publication", address) }}
        >
          <Notice attention>
            <p>{means}</p>
            <p>{t("withdraw.stays")}</p>
            {isCurrent && hasWaiting ? <p>{t("withdraw.waiting")}</p> : null}
          </Notice>
          <AreaField
            {...{ id: "reason", label: t("withdraw.reason"), hint: t("withdraw.reason.hint"), errors, defaultValue: reason }}
            {...{ required: true, maxLength: 2_000, lang: "ja" }}
          />
        </ConfirmForm>
      </>
    ),
  };
}
