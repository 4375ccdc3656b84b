import { usePage } from "../../ui/page-context.tsx";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { Badge, Facts } from "../../ui/parts.tsx";
import { planTitle } from "../../ui/plan/plan-title.ts";
import type { Sentences } from "../../ui/sentences.ts";
import { Words } from "../../ui/words.tsx";
import { addressFor, embedAddress, indicatorFile, PAGES } from "../addresses.ts";
import { EmbedLink } from "../embed/embed-link.tsx";
import { datasetOf } from "../frame/dataset.ts";
import { useSite } from "../frame/site-context.tsx";
import type { PageKind } from "../frame/site-page.tsx";
import type { PlanLink } from "../links.ts";
import { PlainSummary } from "../word/plain-summary.tsx";
import { IndicatorCharts } from "./indicator-charts.tsx";
import type { IndicatorPage, IndicatorPlace } from "./indicator-data.ts";
import { IndicatorNow } from "./indicator-now.tsx";

/** An indicator over the years, what is promised of it, and how it is calculated. */
export const indicatorKind: PageKind<IndicatorPage> = {
  shell: "page",
  head: (data, words) => ({
    title: data.name,
    description: describeIndicator({ ...data, plan: data.places[0]?.plan ?? null }, words.t),
    crumbs: crumbsOf(data.places[0] ?? null, words.t),
    linkedData: datasetOf(
      {
        name: data.name,
        description: describeIndicator({ ...data, plan: data.places[0]?.plan ?? null }, words.t),
        files: [{ path: words.site.to(indicatorFile(data.id, null, "csv")), mediaType: "text/csv" }],
        years: data.years,
      },
      words.site,
    ),
  }),
  Body: IndicatorBody,
};

interface DescribedIndicator extends Pick<IndicatorPage, "name" | "summary"> {
  readonly plan: PlanLink | null;
}

export function describeIndicator({ name, summary, plan }: DescribedIndicator, t: Sentences): string {
  if (summary !== null) return summary;
  return plan === null ? t("site.indicator.description", { name }) : t("site.indicator.descriptionIn", { name, plan: planTitle(plan, t) });
}

function crumbsOf(place: IndicatorPlace | null, t: Sentences) {
  if (place === null) return [{ title: t("site.nav.indicators"), to: PAGES.indicators }];
  const nodes = place.node === null ? [] : [...place.ancestors, place.node];
  return [
    { title: planTitle(place.plan, t), to: addressFor("plan", place.plan.id) },
    ...nodes.map(({ id, title }) => ({ title, to: addressFor("node", id) })),
  ];
}

function IndicatorBody({ data }: { readonly data: IndicatorPage }) {
  const { t } = usePage();
  const { id, name, summary, strategyKpi, lines } = data;
  return (
    <>
      <PageHead
        eyebrow={
          <>
            {t("indicator.name")} {strategyKpi ? <Badge strong>{t("indicator.kpi")}</Badge> : null}
          </>
        }
        title={<Words>{name}</Words>}
      >
        {summary === null ? null : <PlainSummary text={summary} />}
        <IndicatorNow lines={lines} />
      </PageHead>
      <Block id="years" title={t("indicator.years")}>
        <IndicatorCharts indicator={data} />
      </Block>
      <Block id="about" title={t("indicator.about")}>
        <About data={data} />
      </Block>
      <EmbedLink address={embedAddress("indicator", id)} title={name} />
    </>
  );
}

function About({ data }: { readonly data: IndicatorPage }) {
  const { t } = usePage();
  const { to } = useSite();
  const {
    places,
    unit,
    indicatorKind: kind,
    note,
    calculation,
    source,
    direction,
    formulas,
    divisions,
    department,
    division,
    scales,
  } = data;
  const said = (text: string | null) => (text === null ? null : <Words key={text}>{text}</Words>);
  const units = [department, division].filter((one) => one !== null);
  return (
    <Facts
      facts={[
        [t("indicator.node"), places.length === 0 ? null : places.map((place) => <PlaceLine key={place.plan.id} place={place} />)],
        [t("indicator.kind"), said(kind)],
        [t("indicator.unit"), said(unit)],
        [t("indicator.note"), said(note)],
        [t("site.indicator.calculation"), said(calculation)],
        [t("site.indicator.source"), said(source)],
        [t("site.indicator.direction"), direction === null ? null : t(`site.indicator.direction.${direction}`)],
        [
          t("site.indicator.formula"),
          formulas.length === 0 ? null : (
            <span key="formula">
              {formulas.map((formula) => (
                <span className="line" key={formula}>
                  {t(`formula.${formula}`)}
                </span>
              ))}
              <a href={to(PAGES.method)}>{t("site.nav.method")}</a>
            </span>
          ),
        ],
        [t("site.indicator.scale"), scales.length === 0 ? null : said(scales.join("、"))],
        [
          t("site.indicator.unitInCharge"),
          units.length === 0
            ? said(divisions.length === 0 ? null : divisions.join("、"))
            : units.map((one) => (
                <span className="line" key={one.id}>
                  <a href={to(addressFor("unit", one.id))}>
                    <Words>{one.name}</Words>
                  </a>
                </span>
              )),
        ],
      ]}
    />
  );
}

function PlaceLine({ place: { plan, node } }: { readonly place: IndicatorPlace }) {
  const { t } = usePage();
  const { to } = useSite();
  return (
    <span className="line">
      <a href={to(addressFor("plan", plan.id))}>
        <Words>{planTitle(plan, t)}</Words>
      </a>
      {node === null ? null : (
        <>
          {" "}
          <a href={to(addressFor("node", node.id))}>
            <Words>{node.title}</Words>
          </a>
        </>
      )}
    </span>
  );
}
