import { findWaiting } from "../../../store/publication-store.ts";
import { cancelPublication } from "../../../use-cases/publication/cancel-publication.ts";
import { type Answer, done, missing, type Posting, readId, type StaffVisit, stopped } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { formatMoment } from "../../ui/dates.ts";
import { PageHead } from "../../ui/page-head.tsx";
import { Words } from "../../ui/words.tsx";

/** Says what it means to cancel what waits for its time, and asks. */
export async function confirmCancelPage({ db, code, t, locale }: StaffVisit): Promise<Answer> {
  const waiting = await findWaiting(db, code);
  if (waiting === null) return missing("missing.publication");
  const { id, dueAt, note } = waiting;
  return {
    kind: "page",
    title: t("publications.cancel"),
    crumbs: [{ title: t("publications.title"), href: addressOf("publications", { code }) }],
    body: (
      <>
        <PageHead title={t("publications.cancel")}>
          <p className="lead">
            <Words>{note}</Words>
          </p>
        </PageHead>
        <form method="post" action={addressOf("cancelPublication", { code })} className="decide-form">
          <input type="hidden" name="id" value={id} />
          <p>{t("cancel.means", { at: dueAt === null ? "" : formatMoment(dueAt, locale) })}</p>
          <p className="actions-line">
            <button className="button danger" type="submit">
              {t("cancel.act")}
            </button>
            <a className="button second" href={addressOf("publications", { code })}>
              {t("decide.back")}
            </a>
          </p>
        </form>
      </>
    ),
  };
}

export async function cancelAnswer({ db, code, form, person, now }: Posting): Promise<Answer> {
  const id = readId(form.get("id") ?? "");
  const cancelled = id === null ? null : await cancelPublication(db, person, { id, now });
  if (cancelled !== null && !cancelled.ok && cancelled.refusal.kind === "forbidden") return stopped("not-permitted");
  return done(addressOf("publications", { code }), cancelled?.ok ? "publication-cancelled" : "publication-not-waiting");
}
