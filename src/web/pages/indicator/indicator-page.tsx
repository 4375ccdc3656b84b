import { NO_RULE } from "../../../domain/indicator/indicator-rule.ts";
import { listDocuments } from "../../../store/document-store.ts";
import { findIndicator, type KeptIndicator, type KeptValue } from "../../../store/indicator-store.ts";
import { type Answer, missing, readId, type StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { loadSources, type SourceOf } from "../../source-of.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { Badge, Facts } from "../../ui/parts.tsx";
import { Said } from "../../ui/said.tsx";
import { SourceLink } from "../../ui/source-link.tsx";
import { Words } from "../../ui/words.tsx";
import { SummaryLink } from "../public-words/summary-link.tsx";
import { type DrawnPart, loadDrawn } from "./drawn-indicator.ts";
import { IndicatorCharts } from "./indicator-charts.tsx";
import { ValueCell } from "./indicator-table.tsx";
import { IndicatorWork } from "./indicator-work.tsx";
import { type KeptWork, loadWork } from "./kept-work.ts";
import { PlacedIn } from "./placed-in.tsx";
import { printedOf, printedValues, replacedBy } from "./printed-values.ts";
import { progressColumns } from "./progress-columns.tsx";
import { DocumentLink, ValueTable } from "./value-table.tsx";

interface IndicatorShown {
  readonly code: string;
  readonly indicator: KeptIndicator;
  readonly parts: readonly DrawnPart[];
  readonly work: KeptWork;
  readonly sourceOf: SourceOf;
  readonly documentName: (id: number) => string | null;
}

/** An indicator over the years, every printed value with its place, where in the plans it stands, what was measured and how it goes. */
export async function indicatorPage(visit: StaffVisit<"indicator">): Promise<Answer> {
  const { db, code, parts, t } = visit;
  const id = readId(parts.indicator);
  const indicator = id === null ? null : await findIndicator(db, code, id);
  if (!indicator) return missing("missing.indicator");
  const [sourceOf, documents, drawn, work] = await Promise.all([
    loadSources(visit, [{ kind: "indicator", id: indicator.id }]),
    listDocuments(db, code),
    loadDrawn(visit, [indicator]),
    loadWork(visit, indicator.id),
  ]);
  return {
    kind: "page",
    title: indicator.name,
    crumbs: [{ title: t("nav.indicators"), href: addressOf("indicators", { code }) }],
    island: "chart",
    body: (
      <>
        <IndicatorBody
          {...{ code, indicator, sourceOf, work }}
          parts={drawn(indicator)}
          documentName={(document) => documents.find((one) => one.id === document)?.name ?? null}
        />
        <SummaryLink kind="indicator" id={indicator.id} />
      </>
    ),
  };
}

function IndicatorBody(shown: IndicatorShown) {
  const { t } = usePage();
  const { code, indicator, parts, work, sourceOf, documentName } = shown;
  const rule = work.kept?.rule ?? NO_RULE;
  const source = sourceOf("indicator", indicator.id);
  const { actuals, superseded } = indicator;
  const undated = actuals.filter(({ fiscalYear }) => fiscalYear === null);
  const replaced = replacedBy(indicator, rule);
  return (
    <>
      <PageHead
        eyebrow={
          <>
            {t("indicator.name")}{" "}
            {indicator.placements.some(({ strategyKpi }) => strategyKpi) ? <Badge strong>{t("indicator.kpi")}</Badge> : null}
          </>
        }
        title={<Words>{indicator.name}</Words>}
        source={<SourceLink href={source("/name")} of={t("field.name")} />}
      />
      <Block title={t("indicator.years")}>
        <IndicatorCharts
          indicator={indicator}
          parts={parts}
          said={(mark) => {
            const value = printedOf(mark, indicator, rule);
            return value === null ? null : <PrintedValue {...shown} value={value} />;
          }}
          more={(part) => progressColumns(part, work, t)}
        />
        {work.entry === null ? null : (
          <p className="actions-line after">
            <a className="button second" href={addressOf("unitValues", { code, unit: work.entry }, { indicator: indicator.id })}>
              {t("indicator.enter")}
            </a>
          </p>
        )}
      </Block>
      {replaced.length === 0 ? null : (
        <Block title={t("indicator.printed")}>
          <p className="quiet">{t("indicator.printed.explanation")}</p>
          <ValueTable caption={t("indicator.printed")} values={replaced} {...{ indicator, sourceOf, documentName }} />
        </Block>
      )}
      {undated.length === 0 ? null : (
        <Block title={t("indicator.undated")}>
          <ValueTable caption={t("indicator.undated")} values={undated} {...{ indicator, sourceOf, documentName }} />
        </Block>
      )}
      {superseded.length > 0 ? (
        <Block title={t("indicator.superseded")}>
          <p className="quiet">{t("indicator.superseded.explanation")}</p>
          <ValueTable caption={t("indicator.superseded")} values={superseded} {...{ indicator, sourceOf, documentName }} />
        </Block>
      ) : null}
      <IndicatorWork indicator={indicator.id} work={work} parts={parts} />
      <About {...shown} />
    </>
  );
}

/** A value of the chart's table as its document prints it, with its place there; and the document, where there are several. */
function PrintedValue({ value, indicator, sourceOf, documentName }: IndicatorShown & { readonly value: KeptValue }) {
  const documents = new Set(printedValues(indicator).map(({ documentId }) => documentId));
  return (
    <>
      <ValueCell value={value} indicator={indicator} sourceOf={sourceOf} withYear={false} />
      {documents.size > 1 ? (
        <span className="chart-note">
          <DocumentLink document={value.documentId} documentName={documentName} />
        </span>
      ) : null}
    </>
  );
}

function About({ code, indicator, sourceOf, documentName }: IndicatorShown) {
  const { t } = usePage();
  const source = sourceOf("indicator", indicator.id);
  const { unit, kind, note, divisions } = indicator;
  const documents = [...new Set(printedValues(indicator).map(({ documentId }) => documentId))];
  const said = (text: string | null, path: string, of: string) =>
    text === null ? null : <Said key={path} text={text} source={source} path={path} of={of} />;
  return (
    <Block title={t("indicator.about")}>
      <Facts
        facts={[
          [t("indicator.node"), <PlacedIn key="node" code={code} placements={indicator.placements} />],
          [t("indicator.unit"), said(unit, "/unit", t("indicator.unit"))],
          [t("indicator.kind"), said(kind, "/kind", t("indicator.kind"))],
          [t("indicator.note"), said(note, "/note", t("indicator.note"))],
          [t("report.divisions"), said(divisions.length === 0 ? null : divisions.join("、"), "/divisions", t("report.divisions"))],
          [
            t("value.document"),
            documents.length === 0
              ? null
              : documents.map((document) => (
                  <span className="line" key={document}>
                    <DocumentLink document={document} documentName={documentName} />
                  </span>
                )),
          ],
        ]}
      />
    </Block>
  );
}
