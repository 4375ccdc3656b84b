import { findWaiting } from "../../../store/publication-store.ts";
import { cancelPublication } from "../../../use-cases/publication/cancel-publication.ts";
import { publishWaiting } from "../../../use-cases/publication/publish-waiting.ts";
import { type Answer, done, missing, type Posting, readId, type StaffVisit, stopped } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { ConfirmForm } from "../../ui/confirm-form.tsx";
import { formatMoment } from "../../ui/dates.ts";
import { PageHead } from "../../ui/page-head.tsx";
import { Words } from "../../ui/words.tsx";

/** What planning may do with a publication that waits for its time. */
const DECISIONS = {
  cancel: { route: "cancelPublication", title: "publications.cancel", means: "cancel.means", isDanger: true },
  publish: { route: "publishWaiting", title: "publishWaiting.title", means: "publishWaiting.means", isDanger: false },
} as const;

/** Says what it means to cancel what waits, or to publish it at once, and asks. */
export function confirmWaitingPage(decision: keyof typeof DECISIONS): (visit: StaffVisit) => Promise<Answer> {
  const { route, title, means, isDanger } = DECISIONS[decision];
  return async ({ db, code, t, locale }) => {
    const waiting = await findWaiting(db, code);
    if (waiting === null) return missing("missing.publication");
    const { id, dueAt, note } = waiting;
    return {
      kind: "page",
      title: t(title),
      crumbs: [
        { title: t("publications.title"), href: addressOf("publications", { code }) },
        { title: t("publications.waiting.title"), href: addressOf("waitingPublication", { code }) },
      ],
      body: (
        <>
          <PageHead title={t(title)}>
            <p className="lead">
              <Words>{note}</Words>
            </p>
          </PageHead>
          <ConfirmForm
            {...{ action: addressOf(route, { code }), sent: { id }, act: t(title), isDanger }}
            back={addressOf("waitingPublication", { code })}
          >
            <p>{t(means, { at: dueAt === null ? "" : formatMoment(dueAt, locale) })}</p>
          </ConfirmForm>
        </>
      ),
    };
  };
}

export async function cancelAnswer({ db, code, form, person, now }: Posting): Promise<Answer> {
  const id = readId(form.get("id") ?? "");
  const cancelled = id === null ? null : await cancelPublication(db, person, { id, now });
  if (cancelled !== null && !cancelled.ok && cancelled.refusal.kind === "forbidden") return stopped("not-permitted");
  return done(addressOf("publications", { code }), cancelled?.ok ? "publication-cancelled" : "publication-not-waiting");
}

export async function publishWaitingAnswer({ db, code, form, person, now, siteDesk }: Posting): Promise<Answer> {
  const id = readId(form.get("id") ?? "");
  const published = id === null ? null : await publishWaiting(db, person, { id, now });
  if (published?.ok) {
    siteDesk?.wake();
    return done(addressOf("publication", { code, number: published.value }), "published");
  }
  if (published?.refusal.kind === "forbidden") return stopped("not-permitted");
  return done(addressOf("publications", { code }), "publication-not-waiting");
}
