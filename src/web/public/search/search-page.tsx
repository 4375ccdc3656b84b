import { usePage } from "../../ui/page-context.tsx";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { planTitle } from "../../ui/plan/plan-title.ts";
import type { SentenceKey } from "../../ui/sentences.ts";
import { formatYear } from "../../ui/understood.ts";
import { Words } from "../../ui/words.tsx";
import { addressFor, PAGES } from "../addresses.ts";
import { useSite } from "../frame/site-context.tsx";
import type { PageKind } from "../frame/site-page.tsx";
import type { LinkedSite } from "../linked-site.ts";
import { type PlanLink, planLink } from "../links.ts";
import { SearchBox } from "./search-box.tsx";

/** Where to look, and how much there is. */
export interface SearchPage {
  /** With how many nodes each has. */
  readonly plans: readonly (PlanLink & { readonly nodes: number })[];
  /** With how many goals and statements each has. */
  readonly years: readonly { readonly year: number; readonly goals: number; readonly missions: number }[];
  readonly counts: Readonly<Record<(typeof LISTS)[number]["kind"], number>>;
}

/** Kinds whose list is one page. */
const LISTS = [
  { kind: "indicator", to: PAGES.indicators },
  { kind: "department", to: PAGES.departments },
  { kind: "term", to: PAGES.glossary },
  { kind: "document", to: PAGES.documents },
] as const satisfies readonly { readonly kind: string; readonly to: string }[];

export function searchPageOf(site: LinkedSite): SearchPage {
  const { years, plans, indicators, goals, missions, units, terms, documents } = site;
  const inYear = (items: readonly { readonly fiscalYear: number }[], year: number) =>
    items.filter(({ fiscalYear }) => fiscalYear === year).length;
  return {
    plans: plans.map((plan) => ({ ...planLink(plan), nodes: site.nodesOf(plan.id).length })),
    years: years.map(({ id }) => ({ year: id, goals: inYear(goals, id), missions: inYear(missions, id) })),
    counts: {
      ...{ indicator: indicators.length, term: terms.length, document: documents.length },
      department: units.filter(({ unitKind }) => unitKind === "department").length,
    },
  };
}

/** The field, the place of what is found, and the way on where no script runs. */
export const searchKind: PageKind<SearchPage> = {
  shell: "page",
  head: (_, { t }) => ({ title: t("site.nav.search"), description: t("site.search.hint"), crumbs: [] }),
  Body: SearchBody,
};

function SearchBody({ data }: { readonly data: SearchPage }) {
  const { t } = usePage();
  const { file } = useSite();
  return (
    <>
      <PageHead title={t("site.nav.search")} />
      <SearchBox root={file("")} years={data.years.map(({ year }) => year)} />
      <Block id="kinds" title={t("site.search.kinds")}>
        <Kinds data={data} />
      </Block>
    </>
  );
}

/** Everything that is told is two steps from here: a page that lists its kind, and its own. */
function Kinds({ data: { plans, years, counts } }: { readonly data: SearchPage }) {
  const { t, locale } = usePage();
  const { to } = useSite();
  const count = (of: number) => <span className="counts">{t("count.items", { count: of })}</span>;
  const name = (kind: keyof typeof NAMES) => t(NAMES[kind]);
  return (
    <ul className="rows">
      {plans.length === 0 ? null : (
        <li>
          <a href={to(PAGES.plans)}>{name("plan")}</a> {count(plans.length)}
          <ul className="items">
            {plans.map((plan) => (
              <li key={plan.id}>
                <a href={to(addressFor("plan", plan.id))}>
                  <Words>{planTitle(plan, t)}</Words>
                </a>{" "}
                <span className="quiet">
                  {name("node")} {t("count.items", { count: plan.nodes })}
                </span>
              </li>
            ))}
          </ul>
        </li>
      )}
      {years.length === 0 ? null : (
        <li>
          <a href={to(PAGES.years)}>
            {name("goal")}・{name("mission")}
          </a>{" "}
          {count(years.reduce((sum, { goals, missions }) => sum + goals + missions, 0))}
          <ul className="items">
            {years.map(({ year, goals, missions }) => (
              <li key={year}>
                <a href={to(addressFor("year", year))}>{formatYear(year, locale)}</a>{" "}
                <span className="quiet">
                  {name("goal")} {t("count.items", { count: goals })}
                  {missions === 0 ? "" : `、${name("mission")} ${t("count.items", { count: missions })}`}
                </span>
              </li>
            ))}
          </ul>
        </li>
      )}
      {LISTS.filter(({ kind }) => counts[kind] > 0).map(({ kind, to: target }) => (
        <li key={kind}>
          <a href={to(target)}>{name(kind)}</a> {count(counts[kind])}
        </li>
      ))}
      <li>
        <a href={to(PAGES.sdgs)}>{t("site.nav.sdgs")}</a>
      </li>
    </ul>
  );
}

const NAMES = {
  plan: "site.search.kind.plan",
  node: "site.search.kind.node",
  indicator: "site.search.kind.indicator",
  goal: "site.search.kind.goal",
  mission: "site.search.kind.mission",
  department: "site.search.kind.department",
  term: "site.search.kind.term",
  document: "site.search.kind.document",
} as const satisfies Record<string, SentenceKey>;
