import { isSdg, SDG_NAMES } from "../../ui/goal/sdgs.tsx";
import { usePage } from "../../ui/page-context.tsx";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { Pager } from "../../ui/parts.tsx";
import type { Sentences } from "../../ui/sentences.ts";
import { formatYear } from "../../ui/understood.ts";
import { PAGES, sdgAddress } from "../addresses.ts";
import { useSite } from "../frame/site-context.tsx";
import type { PageKind } from "../frame/site-page.tsx";
import { GoalLines } from "../goal/goal-lines.tsx";
import type { LinkedSite } from "../linked-site.ts";
import { type GoalLink, goalLink } from "../links.ts";

/** 1 to 17. */
export const SDGS: readonly number[] = Object.keys(SDG_NAMES).map(Number);

/** How many goals of the newest year, and of all, serve each of the Sustainable Development Goals. */
export interface SdgsPage {
  readonly year: number | null;
  readonly sdgs: readonly { readonly number: number; readonly now: number; readonly all: number }[];
}

export interface SdgPage {
  readonly number: number;
  readonly years: readonly { readonly year: number; readonly goals: readonly GoalLink[] }[];
}

export function sdgsPageOf({ goals, years }: LinkedSite): SdgsPage {
  const year = years[0]?.id ?? null;
  return {
    year,
    sdgs: SDGS.map((number) => {
      const all = goals.filter(({ body }) => body.sdgs.includes(number));
      return { number, now: all.filter(({ fiscalYear }) => fiscalYear === year).length, all: all.length };
    }),
  };
}

export function sdgPageOf({ goals }: LinkedSite, number: number): SdgPage {
  const serving = goals.filter(({ body }) => body.sdgs.includes(number));
  return {
    number,
    years: [...Map.groupBy(serving, ({ fiscalYear }) => fiscalYear)].map(([year, ofYear]) => ({ year, goals: ofYear.map(goalLink) })),
  };
}

const nameOf = (number: number, t: Sentences): string => (isSdg(number) ? `${number} ${t(SDG_NAMES[number])}` : String(number));

/** The 17 goals, and which of the city's serve each. */
export const sdgsKind: PageKind<SdgsPage> = {
  shell: "page",
  head: (_, { t }) => ({ title: t("site.sdgs.title"), description: t("site.sdgs.lead"), crumbs: [] }),
  Body: ({ data }) => <Sdgs data={data} />,
};

function Sdgs({ data: { year, sdgs } }: { readonly data: SdgsPage }) {
  const { t, locale } = usePage();
  const { to } = useSite();
  return (
    <>
      <PageHead title={t("site.sdgs.title")}>
        <p className="lead">{t("site.sdgs.lead")}</p>
      </PageHead>
      <ul className="rows sdg-rows">
        {sdgs.map(({ number, now, all }) => (
          <li key={number}>
            <a href={to(sdgAddress(number))}>{nameOf(number, t)}</a>
            <span className="counts">
              {all === 0 || year === null
                ? t("site.sdgs.noGoal")
                : t("site.sdgs.count", { year: formatYear(year, locale, "short"), now, all })}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** One of the 17, with the city's goals that serve it. */
export const sdgKind: PageKind<SdgPage> = {
  shell: "page",
  head: ({ number }, { t }) => ({
    title: t("site.sdg.title", { sdg: nameOf(number, t) }),
    description: t("site.sdg.description", { sdg: nameOf(number, t) }),
    crumbs: [{ title: t("site.nav.sdgs"), to: PAGES.sdgs }],
  }),
  Body: ({ data }) => <Sdg data={data} />,
};

function Sdg({ data: { number, years } }: { readonly data: SdgPage }) {
  const { t, locale } = usePage();
  const { to } = useSite();
  const step = (other: number) => (SDGS.includes(other) ? { href: to(sdgAddress(other)), title: nameOf(other, t) } : null);
  return (
    <>
      <PageHead title={t("site.sdg.title", { sdg: nameOf(number, t) })}>
        <p className="lead">{t("site.sdg.description", { sdg: nameOf(number, t) })}</p>
      </PageHead>
      {years.length === 0 ? <p className="empty">{t("site.sdgs.noGoal")}</p> : null}
      {years.map(({ year, goals }) => (
        <Block key={year} id={`year-${year}`} title={t("goals.yearTitle", { year: formatYear(year, locale) })}>
          <GoalLines goals={goals} withYear={false} />
        </Block>
      ))}
      <Pager previous={step(number - 1)} next={step(number + 1)} />
    </>
  );
}
