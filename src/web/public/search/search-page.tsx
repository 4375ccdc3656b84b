import { usePage } from "../../ui/page-context.tsx";
import { Block, PageHead } from "../../ui/page-head.tsx";
import type { SentenceKey } from "../../ui/sentences.ts";
import { PAGES } from "../addresses.ts";
import { useSite } from "../frame/site-context.tsx";
import type { PageKind } from "../frame/site-page.tsx";
import type { LinkedSite } from "../linked-site.ts";
import { SearchBox } from "./search-box.tsx";

/** Where to look, and how much there is. */
export interface SearchPage {
  readonly years: readonly number[];
  readonly counts: Readonly<Record<(typeof KINDS)[number]["kind"], number>>;
}

const KINDS = [
  { kind: "plan", to: PAGES.plans },
  { kind: "indicator", to: PAGES.indicators },
  { kind: "goal", to: PAGES.years },
  { kind: "department", to: PAGES.departments },
  { kind: "term", to: PAGES.glossary },
] as const satisfies readonly { readonly kind: string; readonly to: string }[];

export function searchPageOf({ years, plans, indicators, goals, units, terms }: LinkedSite): SearchPage {
  return {
    years: years.map(({ id }) => id),
    counts: {
      ...{ plan: plans.length, indicator: indicators.length, goal: goals.length, term: terms.length },
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

function SearchBody({ data: { years, counts } }: { readonly data: SearchPage }) {
  const { t } = usePage();
  const { to, file } = useSite();
  return (
    <>
      <PageHead title={t("site.nav.search")} />
      <SearchBox root={file("")} years={years} />
      <Block id="kinds" title={t("site.search.kinds")}>
        <ul className="rows">
          {KINDS.filter(({ kind }) => counts[kind] > 0).map(({ kind, to: target }) => (
            <li key={kind}>
              <a href={to(target)}>{t(`site.search.kind.${kind}` satisfies SentenceKey)}</a>{" "}
              <span className="counts">{t("count.items", { count: counts[kind] })}</span>
            </li>
          ))}
          <li>
            <a href={to(PAGES.sdgs)}>{t("site.nav.sdgs")}</a>
          </li>
        </ul>
      </Block>
    </>
  );
}
