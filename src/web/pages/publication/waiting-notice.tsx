import type { Publication } from "../../../domain/publication/publication.ts";
import { addressOf } from "../../routes.ts";
import { formatMoment } from "../../ui/dates.ts";
import { useStaffPage } from "../../ui/page-context.tsx";
import { Notice } from "../../ui/parts.tsx";
import { Words } from "../../ui/words.tsx";

/** That which waits for its time; null where none does. */
export function waitingOf(publications: readonly Publication[]): Publication | null {
  return publications.find(({ publishedAt, cancelledAt }) => publishedAt === null && cancelledAt === null) ?? null;
}

/** What waits for its time, and the ways on: nothing else is published before. `isShown`: what it holds stands on the page already. */
export function WaitingNotice({
  waiting: { dueAt, note, by },
  isShown = false,
}: {
  readonly waiting: Publication;
  readonly isShown?: boolean;
}) {
  const { t, locale, code } = useStaffPage();
  return (
    <Notice attention>
      <p>{t("publications.waiting", { at: dueAt === null ? "" : formatMoment(dueAt, locale), by: by ?? t("revisions.nobody") })}</p>
      <p>
        <Words>{note}</Words>
      </p>
      <p className="actions-line">
        {isShown ? null : (
          <a className="button second" href={addressOf("waitingPublication", { code })}>
            {t("publications.waiting.open")}
          </a>
        )}
        <a className="button second" href={addressOf("confirmPublishWaiting", { code })}>
          {t("publishWaiting.title")}
        </a>
        <a className="button second" href={addressOf("confirmCancelPublication", { code })}>
          {t("publications.cancel")}
        </a>
      </p>
    </Notice>
  );
}
