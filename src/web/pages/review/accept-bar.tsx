import { addressOf } from "../../routes.ts";
import { usePage } from "../../ui/page-context.tsx";
import { unsurePlacements, useDesk } from "./review-desk.tsx";

/** What is kept and what is left out when the draft is accepted, and the two decisions. Stays in sight. */
export function AcceptBar() {
  const { t } = usePage();
  const desk = useDesk();
  const { code, upload, review, editable } = desk;
  if (!editable) return null;
  const { kept, left } = takenUnits(desk);
  const unsure = unsurePlacements(desk).length;
  const address = addressOf("confirmAccept", { code, upload: upload.id });
  return (
    <section className="accept-bar on-screen" id="accept" aria-label={t("review.accept.bar")}>
      <p>
        <strong>{t("review.accept.kept", { count: kept })}</strong>
        {left > 0 ? <span>{t("review.accept.left", { count: left })}</span> : null}
        {review.unplaced.length > 0 ? <span>{t("review.accept.unplaced", { count: review.unplaced.length })}</span> : null}
        {unsure > 0 ? <span>{t("review.accept.placements", { count: unsure })}</span> : null}
        {review.open.length > 0 ? <span className="sureness likely">{t("review.accept.open", { count: review.open.length })}</span> : null}
      </p>
      <div className="accept-acts">
        {review.open.length > 0 ? (
          <a className="button" href={address}>
            {t("review.accept")}
          </a>
        ) : (
          <form method="post" action={addressOf("accept", { code, upload: upload.id })}>
            <input type="hidden" name="revision" value={upload.revision} />
            <button className="button" type="submit">
              {t("review.accept")}
            </button>
          </form>
        )}
        <a className="button second" href={addressOf("confirmReject", { code, upload: upload.id })}>
          {t("review.reject")}
        </a>
      </div>
    </section>
  );
}

/** How many things of the draft are kept, and how many are left out. */
function takenUnits({ review, parts }: Pick<ReturnType<typeof useDesk>, "review" | "parts">): {
  readonly kept: number;
  readonly left: number;
} {
  const units = parts.flatMap(({ units }) => units).filter((unit) => unit !== "/plan");
  const left = units.filter((unit) => review.stateOf(unit).excluded).length;
  return { kept: units.length - left, left };
}
