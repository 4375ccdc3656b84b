import type { SiteState } from "../../public/site-job.ts";
import { formatMoment } from "../../ui/dates.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Notice } from "../../ui/parts.tsx";

/** How far the public site is with what was published. */
export function SiteStanding({ state }: { readonly state: SiteState | null }) {
  const { t, locale } = usePage();
  if (state === null) return null;
  switch (state.kind) {
    case "rendering":
      return (
        <Notice status>
          <p>
            {state.total === 0 ? t("publications.site.begun") : t("publications.site.rendering", { made: state.made, total: state.total })}
          </p>
        </Notice>
      );
    case "failed":
      return (
        <Notice attention status>
          <p>{t("publications.site.failed", { at: formatMoment(state.at, locale) })}</p>
        </Notice>
      );
    case "rendered":
      return <p className="quiet site-standing">{t("publications.site.rendered", { at: formatMoment(state.at, locale) })}</p>;
  }
}
