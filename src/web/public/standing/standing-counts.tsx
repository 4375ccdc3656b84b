import type { StandingCounts } from "../../../domain/progress/roll-up.ts";
import type { Standing } from "../../../domain/progress/standing.ts";
import { STANDING_KINDS, StandingBar, StandingSwatch } from "../../ui/charts/standing-bar.tsx";
import { formatNumber } from "../../ui/numbers.ts";
import { usePage } from "../../ui/page-context.tsx";
import { unsaidBecause } from "../../ui/progress-said.ts";
import { PAGES } from "../addresses.ts";
import { useSite } from "../frame/site-context.tsx";

/**
 * How many indicators stand where: as a picture, and as figures that say what they mean.
 *
 * @param addressOf where the indicators are listed that stand so; null where there is no such list.
 */
export function StandingPicture({
  counts,
  addressOf = null,
}: {
  readonly counts: StandingCounts;
  readonly addressOf?: ((kind: Standing["kind"]) => string) | null;
}) {
  const { t } = usePage();
  const { to } = useSite();
  if (counts.total === 0) return null;
  const known = STANDING_KINDS.filter((kind) => counts[kind] > 0);
  return (
    <div className="standing-picture">
      <p>{t("site.standing.total", { count: counts.total })}</p>
      <StandingBar counts={counts} size="wide" />
      <ul className="standing-figures">
        {STANDING_KINDS.map((kind) => (
          <li key={kind}>
            <span className="standing-head">
              <StandingSwatch kind={kind} />
              {addressOf === null || counts[kind] === 0 ? t(`standing.${kind}`) : <a href={to(addressOf(kind))}>{t(`standing.${kind}`)}</a>}
            </span>
            <strong>{formatNumber(counts[kind])}</strong>
            <span className="quiet">{t(`site.standing.${kind}`)}</span>
          </li>
        ))}
      </ul>
      {known.includes("cannot-be-said") ? (
        <details className="more">
          <summary>{t("site.standing.why")}</summary>
          <ul className="items">
            {counts.leftOut.map(({ reason, count }) => (
              <li key={reason}>
                {unsaidBecause(reason, t)}
                <span className="quiet"> {t("count.items", { count })}</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      <p className="quiet">
        {t("site.standing.basis")} <a href={to(PAGES.method)}>{t("site.nav.method")}</a>
      </p>
    </div>
  );
}

/** The same in a line of a list: a small picture, and what it shows in words. */
export function StandingLine({ counts }: { readonly counts: StandingCounts }) {
  const { t } = usePage();
  if (counts.total === 0) return null;
  const said = STANDING_KINDS.filter((kind) => counts[kind] > 0).map((kind) => `${t(`standing.${kind}`)} ${formatNumber(counts[kind])}`);
  return (
    <span className="standing-line-of">
      <StandingBar counts={counts} />
      <span className="counts">{said.join(" ・ ")}</span>
    </span>
  );
}
