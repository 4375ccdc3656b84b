import { listDocuments } from "../../../store/document-store.ts";
import { findIndicator, type KeptIndicator, type KeptValue } from "../../../store/indicator-store.ts";
import { type Answer, type MunicipalVisit, missing, readId } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { loadSources, type SourceOf } from "../../source-of.ts";
import { isDrawn, PromiseLine } from "../../ui/charts/promise-line.tsx";
import { usePage } from "../../ui/page-context.tsx";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { Badge, Facts, Notice } from "../../ui/parts.tsx";
import { Said } from "../../ui/said.tsx";
import { SourceLink } from "../../ui/source-link.tsx";
import { Table } from "../../ui/table.tsx";
import { formatYear } from "../../ui/understood.ts";
import { Words } from "../../ui/words.tsx";
import { ValueCell } from "./indicator-table.tsx";
import { PlacedIn } from "./placed-in.tsx";

/** An indicator: the way that it is to go, every value with its place, and where in the plans it stands. */
export async function indicatorPage(visit: MunicipalVisit<"indicator">): Promise<Answer> {
  const { db, code, parts, t } = visit;
  const id = readId(parts.indicator);
  const indicator = id === null ? null : await findIndicator(db, code, id);
  if (!indicator) return missing("missing.indicator");
  const [sourceOf, documents] = await Promise.all([loadSources(visit, [{ kind: "indicator", id: indicator.id }]), listDocuments(db, code)]);
  return {
    kind: "page",
    title: indicator.name,
    crumbs: [{ title: t("nav.indicators"), href: addressOf("indicators", { code }) }],
    body: (
      <IndicatorBody
        code={code}
        indicator={indicator}
        sourceOf={sourceOf}
        documentName={(document) => documents.find((one) => one.id === document)?.name ?? null}
      />
    ),
  };
}

function IndicatorBody({
  code,
  indicator,
  sourceOf,
  documentName,
}: {
  readonly code: string;
  readonly indicator: KeptIndicator;
  readonly sourceOf: SourceOf;
  readonly documentName: (id: number) => string | null;
}) {
  const { t } = usePage();
  const source = sourceOf("indicator", indicator.id);
  const { baseline, interimTargets, target, actuals, superseded } = indicator;
  const values = [baseline, ...actuals, ...interimTargets, target].filter((value) => value !== null);
  return (
    <>
      <PageHead
        eyebrow={
          <>
            {t("indicator.name")}
            {indicator.placements.some(({ strategyKpi }) => strategyKpi) ? <Badge strong>{t("indicator.kpi")}</Badge> : null}
          </>
        }
        title={<Words>{indicator.name}</Words>}
        source={<SourceLink href={source("/name")} of={t("field.name")} />}
      />
      <Block title={t("indicator.values")}>
        {isDrawn(indicator) ? (
          <figure className="promise-block">
            <PromiseLine indicator={indicator} />
            <figcaption className="quiet">{t("chart.promise.explanation")}</figcaption>
          </figure>
        ) : null}
        {values.length === 0 ? (
          <Notice>{t("indicator.noValues")}</Notice>
        ) : (
          <ValueTable
            caption={t("indicator.values")}
            values={values}
            indicator={indicator}
            sourceOf={sourceOf}
            documentName={documentName}
          />
        )}
      </Block>
      {superseded.length > 0 ? (
        <Block title={t("indicator.superseded")}>
          <p className="quiet">{t("indicator.superseded.explanation")}</p>
          <ValueTable
            caption={t("indicator.superseded")}
            values={superseded}
            indicator={indicator}
            sourceOf={sourceOf}
            documentName={documentName}
          />
        </Block>
      ) : null}
      <Block title={t("indicator.about")}>
        <Facts
          facts={[
            [t("indicator.node"), <PlacedIn key="node" code={code} placements={indicator.placements} />],
            [
              t("indicator.unit"),
              indicator.unit === null ? null : (
                <Said key="unit" text={indicator.unit} source={source} path="/unit" of={t("indicator.unit")} />
              ),
            ],
            [
              t("indicator.kind"),
              indicator.kind === null ? null : (
                <Said key="kind" text={indicator.kind} source={source} path="/kind" of={t("indicator.kind")} />
              ),
            ],
            [
              t("indicator.note"),
              indicator.note === null ? null : (
                <Said key="note" text={indicator.note} source={source} path="/note" of={t("indicator.note")} />
              ),
            ],
            [
              t("report.divisions"),
              indicator.divisions.length === 0 ? null : (
                <Said key="divisions" text={indicator.divisions.join("、")} source={source} path="/divisions" of={t("report.divisions")} />
              ),
            ],
          ]}
        />
      </Block>
    </>
  );
}

function ValueTable({
  caption,
  values,
  indicator,
  sourceOf,
  documentName,
}: {
  readonly caption: string;
  readonly values: readonly KeptValue[];
  readonly indicator: KeptIndicator;
  readonly sourceOf: SourceOf;
  readonly documentName: (id: number) => string | null;
}) {
  const { t, locale, code } = usePage();
  return (
    <Table
      caption={caption}
      captionHidden
      rows={values}
      rowKey={({ id }) => id}
      columns={[
        { key: "role", head: t("value.role"), cell: ({ role }) => t(`role.${role}`) },
        {
          key: "year",
          short: true,
          head: t("value.year"),
          cell: ({ fiscalYear }) => (fiscalYear === null ? null : formatYear(fiscalYear, locale)),
        },
        {
          key: "value",
          head: t("value.value"),
          cell: (value) => <ValueCell value={value} indicator={indicator} sourceOf={sourceOf} withYear={false} />,
        },
        {
          key: "document",
          head: t("value.document"),
          cell: ({ documentId }) => {
            const name = documentId === null ? null : documentName(documentId);
            return documentId === null || name === null ? null : (
              <a href={addressOf("document", { code: code ?? "", document: documentId })}>
                <Words>{name}</Words>
              </a>
            );
          },
        },
      ]}
    />
  );
}
