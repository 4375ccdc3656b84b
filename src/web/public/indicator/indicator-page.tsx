import type { Formula } from "../../../domain/indicator/indicator-definition.ts";
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
import { PlainSummary } from "../word/plain-summary.tsx";
import { drawnParts } from "./drawn-parts.ts";
import { IndicatorCharts } from "./indicator-charts.tsx";
import type { IndicatorPage, IndicatorPlace } from "./indicator-data.ts";
import { IndicatorNow } from "./indicator-now.tsx";

/** An indicator over the years, what is promised of it, and how it is calculated. */
export const indicatorKind: PageKind<IndicatorPage> = {
  shell: "page",
  head: (data, words) => ({
    title: data.name,
    description: describe(data, words.t),
    crumbs: crumbsOf(data.places[0] ?? null, words.t),
    linkedData: datasetOf(
      {
        name: data.name,
        description: describe(data, words.t),
        files: [{ path: words.site.to(indicatorFile(data.id, null, "csv")), mediaType: "text/csv" }],
        years: yearsOf(data),
      },
      words.site,
    ),
  }),
  Body: IndicatorBody,
};

function yearsOf({ printed, actuals }: IndicatorPage): readonly [number, number] | null {
  const { baseline, interimTargets, target } = printed;
  const stated = [baseline, ...interimTargets, target, ...printed.actuals].flatMap((value) => value?.fiscalYear ?? []);
  const years = [...stated, ...actuals.map(({ year }) => year)];
  return years.length === 0 ? null : [Math.min(...years), Math.max(...years)];
}

function describe({ name, summary, places }: IndicatorPage, t: Sentences): string {
  const [place] = places;
  if (summary !== null) return summary;
  return place === undefined
    ? t("site.indicator.description", { name })
    : t("site.indicator.descriptionIn", { name, plan: planTitle(place.plan, t) });
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
  const parts = drawnParts(data);
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
        <IndicatorCharts indicator={data} parts={parts} />
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
  const { places, rule, indicatorKind: kind, note, divisions, department, division, scales } = data;
  const said = (text: string | null) => (text === null ? null : <Words key={text}>{text}</Words>);
  const formulas = formulasOf(data);
  const units = [department, division].filter((one) => one !== null);
  return (
    <Facts
      facts={[
        [t("indicator.node"), places.length === 0 ? null : places.map((place) => <PlaceLine key={place.plan.id} place={place} />)],
        [t("indicator.kind"), said(kind)],
        [t("indicator.unit"), said(rule.unit ?? data.unit)],
        [t("indicator.note"), said(note)],
        [t("site.indicator.calculation"), said(rule.calculation)],
        [t("site.indicator.source"), said(rule.source)],
        [t("site.indicator.direction"), rule.direction === null ? null : t(`site.indicator.direction.${rule.direction}`)],
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
        [t("site.indicator.scale"), scales.length === 0 ? null : said(scales.map((scale) => scale.name).join("、"))],
        [
          t("site.indicator.unitInCharge"),
          units.length === 0
            ? said(divisions.length === 0 ? null : divisions.join("、"))
            : units.map((unit) => (
                <span className="line" key={unit.id}>
                  <a href={to(addressFor("unit", unit.id))}>
                    <Words>{unit.name}</Words>
                  </a>
                </span>
              )),
        ],
      ]}
    />
  );
}

/** By which its rates were calculated. */
function formulasOf({ results }: IndicatorPage): Formula[] {
  return [
    ...new Set(
      results.flatMap(({ progress }) =>
        progress.kind === "rate" ? [progress.formula] : progress.kind === "kept" ? ["reached" as const] : [],
      ),
    ),
  ];
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
