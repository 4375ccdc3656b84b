import { dropTerm } from "../../../use-cases/publication/save-term.ts";
import { type Answer, done, missing, type Posting, type StaffVisit, stopped } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { ConfirmForm } from "../../ui/confirm-form.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Notice } from "../../ui/parts.tsx";
import { Words } from "../../ui/words.tsx";
import { keptTerm } from "./term-page.tsx";

/** Says what it means to explain a term no more, and asks. */
export async function confirmRemoveTermPage(visit: StaffVisit<"term">): Promise<Answer> {
  return removePage(visit, false);
}

export async function removeTermAnswer(visit: Posting<"term">): Promise<Answer> {
  const { db, code, form, person, now } = visit;
  const kept = await keptTerm(visit);
  if (kept === null) return done(addressOf("explainedTerms", { code }), "term-removed");
  const base = Number(/^\d{1,9}$/u.exec(form.get("base") ?? "")?.[0] ?? 0);
  const dropped = await dropTerm(db, person, { id: kept.id, base, now });
  if (dropped.ok) return done(addressOf("explainedTerms", { code }), "term-removed");
  if (dropped.refusal.kind === "forbidden") return stopped("not-permitted");
  return removePage(visit, true);
}

async function removePage(visit: StaffVisit<"term">, isStale: boolean): Promise<Answer> {
  const { code, t } = visit;
  const kept = await keptTerm(visit);
  if (kept === null) return missing("missing.term");
  return {
    kind: "page",
    title: t("terms.remove"),
    status: isStale ? 409 : 200,
    crumbs: [
      { title: t("words.explainedTerms"), href: addressOf("explainedTerms", { code }) },
      { title: kept.term, href: addressOf("explainedTerm", { code, term: kept.id }) },
    ],
    body: (
      <>
        <PageHead title={t("terms.remove")}>
          <p className="lead">
            <Words>{kept.term}</Words>
          </p>
        </PageHead>
        {isStale ? (
          <Notice attention status>
            <p>{t("terms.remove.stale")}</p>
          </Notice>
        ) : null}
        <p className="text-said">
          <Words>{kept.explanation ?? ""}</Words>
        </p>
        <ConfirmForm
          {...{ action: addressOf("removeExplainedTerm", { code, term: kept.id }), sent: { base: kept.revision }, act: t("terms.remove") }}
          back={addressOf("explainedTerm", { code, term: kept.id })}
        >
          <p>{t("terms.remove.means")}</p>
        </ConfirmForm>
      </>
    ),
  };
}
