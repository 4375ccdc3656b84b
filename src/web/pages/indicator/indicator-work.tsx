import { may } from "../../../domain/access/permission.ts";
import type { IndicatorRule } from "../../../domain/indicator/indicator-rule.ts";
import type { KeptActual } from "../../../store/actual-store.ts";
import type { RuleRevision } from "../../../store/indicator-rule-store.ts";
import { addressOf } from "../../routes.ts";
import { formatDate, formatMoment } from "../../ui/dates.ts";
import { usePage, useStaffPage } from "../../ui/page-context.tsx";
import { Block } from "../../ui/page-head.tsx";
import { Facts } from "../../ui/parts.tsx";
import { Table } from "../../ui/table.tsx";
import { formatMeasuredYear, withUnit } from "../../ui/understood.ts";
import { Words } from "../../ui/words.tsx";
import type { DrawnPart } from "./drawn-indicator.ts";
import type { KeptWork } from "./kept-work.ts";

/** What is said of an indicator beside its chart: how it is measured and by whom, and what was said of it before. */
export function IndicatorWork({
  indicator,
  work,
  parts,
}: {
  readonly indicator: number;
  readonly work: KeptWork;
  readonly parts: readonly DrawnPart[];
}) {
  const { t } = usePage();
  const { kept, revisions, history, entry } = work;
  return (
    <>
      <Block title={t("indicator.rule")}>
        <RuleFacts work={work} parts={parts} />
        <RuleWays indicator={indicator} />
      </Block>
      {history.length === 0 ? null : (
        <Block title={t("indicator.history")}>
          <p className="quiet">{t("indicator.history.explanation")}</p>
          <ActualHistory history={history} rule={kept?.rule ?? null} unit={parts[0]?.definition.unit ?? null} entry={entry} />
        </Block>
      )}
      {revisions.length === 0 ? null : (
        <Block title={t("indicator.revisions")}>
          <RuleRevisions revisions={revisions} />
        </Block>
      )}
    </>
  );
}

/** To where planning changes it. */
function RuleWays({ indicator }: { readonly indicator: number }) {
  const { t, code, person } = useStaffPage();
  if (!may(person, "run-indicators")) return null;
  return (
    <p className="actions-line">
      <a className="button second" href={addressOf("indicatorRule", { code, indicator })}>
        {t("rule.title")}
      </a>
      <a className="button second" href={addressOf("indicatorGrade", { code, indicator })}>
        {t("grade.title")}
      </a>
    </p>
  );
}

function RuleFacts({ work: { kept, responsible }, parts }: { readonly work: KeptWork; readonly parts: readonly DrawnPart[] }) {
  const { t } = usePage();
  const rule = kept?.rule ?? null;
  const definition = parts[0]?.definition;
  if (!definition) return null;
  const { kind, direction, accumulation, formula, against } = definition;
  const words = (text: string | null) => (text === null || text === "" ? null : <Words key={text}>{text}</Words>);
  return (
    <Facts
      facts={[
        [t("indicator.responsible"), responsible.length === 0 ? t("indicator.responsible.none") : words(responsible.join(" "))],
        [t("indicator.calculation"), words(rule?.calculation ?? null)],
        [t("indicator.source"), words(rule?.source ?? null)],
        [
          t("indicator.collection"),
          rule === null || rule.collectionMonth === null ? null : t("indicator.collection.month", { month: rule.collectionMonth }),
        ],
        [t("indicator.direction"), kind === "qualitative" ? t("indicator.qualitative") : t(`indicator.direction.${direction ?? "unsaid"}`)],
        [t("indicator.accumulation"), t(`indicator.accumulation.${accumulation.kind}`)],
        [t("indicator.formula"), t(`formula.${formula}`)],
        [t("indicator.against"), t(`indicator.against.${against}`)],
      ]}
    />
  );
}

function ActualHistory({
  history,
  rule,
  unit,
  entry,
}: {
  readonly history: readonly KeptActual[];
  readonly rule: IndicatorRule | null;
  readonly unit: string | null;
  readonly entry: KeptWork["entry"];
}) {
  const { t, locale, code } = useStaffPage();
  const isLatest = ({ part, year }: KeptActual, index: number) => {
    const later = history[index - 1];
    return later?.part !== part || later.year !== year;
  };
  const latest = new Set(history.filter(isLatest));
  const kind = rule?.yearKind ?? "fiscal";
  const partName = (key: string) => rule?.parts.find((part) => part.key === key)?.name ?? key;
  return (
    <Table
      caption={t("indicator.history")}
      captionHidden
      rows={history}
      rowKey={({ part, year, number }) => `${part} ${year} ${number}`}
      columns={[
        {
          key: "year",
          head: t("value.year"),
          cell: (said) => {
            const year = formatMeasuredYear({ kind, year: said.year }, locale, "short");
            const name = [year, said.part === "" ? "" : partName(said.part)].filter((word) => word !== "").join(" ");
            if (entry === null || !latest.has(said)) return name;
            const to = addressOf("unitValues", { code, unit: entry }, { year: said.year, indicator: said.indicatorId });
            return (
              <>
                {name}{" "}
                <a className="one-line" href={to} aria-label={t("indicator.correct.label", { year: name })}>
                  {t("indicator.correct")}
                </a>
              </>
            );
          },
        },
        {
          key: "said",
          short: true,
          head: t("value.value"),
          cell: ({ status, text, asOf }) => (
            <>
              {text === "" ? null : <Words>{withUnit(text, unit)}</Words>}
              <span className="chart-note">
                {[t(`actual.status.${status}`), asOf === null ? "" : t("indicator.asOf", { day: formatDate(asOf, locale) })]
                  .filter((word) => word !== "")
                  .join(" ・ ")}
              </span>
            </>
          ),
        },
        {
          key: "at",
          short: true,
          head: t("indicator.said"),
          cell: ({ at, by, number }) => (
            <>
              {formatMoment(at, locale)}
              <span className="chart-note">
                {[by ?? "", number > 1 ? t("indicator.corrected", { number }) : ""].filter((word) => word !== "").join(" ・ ")}
              </span>
            </>
          ),
        },
        {
          key: "reason",
          head: t("chart.remarks"),
          cell: ({ reason, source, note }) => {
            const said = [reason, source === null ? null : t("indicator.sourceIs", { source }), note].filter(
              (word) => word !== null && word !== "",
            );
            return said.length === 0 ? null : <Words>{said.join("\n")}</Words>;
          },
        },
      ]}
    />
  );
}

function RuleRevisions({ revisions }: { readonly revisions: readonly RuleRevision[] }) {
  const { t, locale } = usePage();
  return (
    <Table
      caption={t("indicator.revisions")}
      captionHidden
      rows={revisions}
      rowKey={({ number }) => number}
      columns={[
        { key: "at", head: t("indicator.said"), cell: ({ at }) => formatMoment(at, locale) },
        { key: "by", short: true, head: t("indicator.by"), cell: ({ by }) => by },
        {
          key: "targets",
          head: t("chart.target"),
          cell: ({ rule: { targets, yearKind } }) =>
            targets === null ? t("indicator.asPrinted") : <StatedTargets targets={targets} yearKind={yearKind} />,
        },
        { key: "reason", head: t("indicator.reason"), cell: ({ reason }) => (reason === null ? null : <Words>{reason}</Words>) },
      ]}
    />
  );
}

function StatedTargets({
  targets,
  yearKind,
}: { readonly targets: NonNullable<IndicatorRule["targets"]> } & Pick<IndicatorRule, "yearKind">) {
  const { locale } = usePage();
  return targets.map(({ text, year, part, role }) => (
    <span className="line" key={`${part} ${year} ${role} ${text}`}>
      <Words>{`${year === null ? "" : `${formatMeasuredYear({ kind: yearKind, year }, locale, "mark")} `}${text}`}</Words>
    </span>
  ));
}
