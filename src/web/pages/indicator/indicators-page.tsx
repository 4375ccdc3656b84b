import { type IndicatorFilter, type KeptIndicator, listIndicatorChoices, listIndicators } from "../../../store/indicator-store.ts";
import { listPlans } from "../../../store/plan-store.ts";
import { type Answer, readId, type StaffVisit, unreadable } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { loadSources, type SourceOf } from "../../source-of.ts";
import { usePage } from "../../ui/page-context.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Empty } from "../../ui/parts.tsx";
import { planTitle } from "../../ui/plan/plan-title.ts";
import { type Choice, IndicatorFilters } from "./indicator-filters.tsx";
import { type IndicatorSort, IndicatorTable, type SortHead } from "./indicator-table.tsx";
import { PlacedIn } from "./placed-in.tsx";

const SORTS: Readonly<Record<IndicatorSort, (indicator: KeptIndicator) => string>> = {
  name: ({ name }) => name,
  kind: ({ kind }) => kind ?? "",
  division: ({ divisions }) => divisions.join("、"),
};
const inJapanese = new Intl.Collator("ja", { numeric: true });

/** The indicators of all plans: filtered and sorted by the address. */
export async function indicatorsPage(visit: StaffVisit): Promise<Answer> {
  const { db, code, query, t } = visit;
  const asked = readQuery(query);
  if (!asked) return unreadable;
  const { filter, sort } = asked;
  const [found, plans, choices] = await Promise.all([
    listIndicators(db, code, filter),
    listPlans(db, code),
    listIndicatorChoices(db, code),
  ]);
  const indicators = sort ? sorted(found, sort) : found;
  const sourceOf = await loadSources(
    visit,
    indicators.map(({ id }) => ({ kind: "indicator" as const, id })),
  );
  return {
    kind: "page",
    title: t("nav.indicators"),
    crumbs: [],
    body: (
      <>
        <PageHead title={t("nav.indicators")}>
          <p className="lead">{t("indicators.lead")}</p>
        </PageHead>
        <IndicatorFilters
          action={addressOf("indicators", { code })}
          query={query}
          plans={plans.map((plan): Choice => ({ value: String(plan.id), name: planTitle(plan, t) }))}
          kinds={choices.kinds.map(asChoice)}
          divisions={choices.divisions.map(asChoice)}
          sorts={[
            { value: "name", name: t("indicator.name") },
            { value: "kind", name: t("indicator.kind") },
            { value: "division", name: t("report.divisions") },
          ]}
        />
        <FoundIndicators code={code} query={query} indicators={indicators} sort={sort} sourceOf={sourceOf} />
      </>
    ),
  };
}

interface Sort {
  readonly by: IndicatorSort;
  readonly descending: boolean;
}

/** What an address asks for; null where it asks for what there cannot be. */
function readQuery(query: URLSearchParams): { filter: IndicatorFilter; sort: Sort | null } | null {
  const plan = query.get("plan") || null;
  const planId = plan === null ? null : readId(plan);
  if (plan !== null && planId === null) return null;
  const word = query.get("sort") || null;
  const by = word?.replace(/^-/u, "") ?? null;
  if (by !== null && !isSort(by)) return null;
  return {
    filter: {
      planId,
      kind: query.get("kind") || null,
      division: query.get("division") || null,
      strategyKpi: query.get("kpi") === "1" ? true : null,
      text: query.get("text") || null,
    },
    sort: by === null ? null : { by, descending: word?.startsWith("-") ?? false },
  };
}

const isSort = (word: string): word is IndicatorSort => Object.hasOwn(SORTS, word);

function sorted(indicators: readonly KeptIndicator[], { by, descending }: Sort): KeptIndicator[] {
  const key = SORTS[by];
  const ascending = indicators.toSorted((one, other) => inJapanese.compare(key(one), key(other)));
  return descending ? ascending.reverse() : ascending;
}

const asChoice = (word: string): Choice => ({ value: word, name: word });

function FoundIndicators({
  code,
  query,
  indicators,
  sort,
  sourceOf,
}: {
  readonly code: string;
  readonly query: URLSearchParams;
  readonly indicators: readonly KeptIndicator[];
  readonly sort: Sort | null;
  readonly sourceOf: SourceOf;
}) {
  const { t } = usePage();
  if (indicators.length === 0) return <Empty>{t("indicators.empty")}</Empty>;
  const sortable = (by: IndicatorSort, head: string): SortHead => {
    const isSorted = sort?.by === by;
    const next = isSorted && !sort.descending ? `-${by}` : by;
    return {
      head: (
        <a className="sort" href={addressOf("indicators", { code }, { ...Object.fromEntries(query), lang: null, sort: next })}>
          {head}
          <span aria-hidden="true">{isSorted ? (sort.descending ? "▼" : "▲") : "↕"}</span>
          <span className="visually-hidden">{t("list.sort")}</span>
        </a>
      ),
      label: head,
      sorted: isSorted ? (sort.descending ? "descending" : "ascending") : undefined,
    };
  };
  return (
    <IndicatorTable
      caption={t("indicators.caption", { count: indicators.length })}
      indicators={indicators}
      sourceOf={sourceOf}
      sortable={sortable}
      before={{ key: "node", head: t("indicator.node"), cell: (indicator) => <PlacedIn code={code} placements={indicator.placements} /> }}
    />
  );
}
