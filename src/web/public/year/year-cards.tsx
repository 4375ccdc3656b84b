import { usePage } from "../../ui/page-context.tsx";
import { formatYear } from "../../ui/understood.ts";
import { addressFor } from "../addresses.ts";
import { useSite } from "../frame/site-context.tsx";
import type { YearBrief } from "../home/home-data.ts";

/** Fiscal years, each leading to its goals. */
export function YearCards({ years }: { readonly years: readonly YearBrief[] }) {
  const { t, locale } = usePage();
  const { to } = useSite();
  return (
    <ul className="cards years">
      {years.map(({ year, phase, goals, departments }) => (
        <li className="card" key={year}>
          <a className="pillar-title" href={to(addressFor("year", year))}>
            {t("goals.yearTitle", { year: formatYear(year, locale) })}
          </a>
          <span>{t("goals.ofYear", { departments, goals })}</span>
          <span className="quiet">{t(`site.year.phase.${phase}`)}</span>
        </li>
      ))}
    </ul>
  );
}
