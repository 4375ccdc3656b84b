import type { IndicatorRule, StatedTarget, StatedValue } from "../../domain/indicator/indicator-rule.ts";
import type { Value } from "../../domain/indicator/value.ts";
import type { PublishedActual, PublishedOf, PublishedResult } from "../../domain/publication/published-item.ts";
import { formatDate } from "./dates.ts";
import { progressSaid, ungradedBecause, unsaidBecause } from "./progress-said.ts";
import { type ItemWords, named, type SaidFields } from "./said-fields.ts";
import { formatMeasuredYear, formatValue, formatYear, saysAlready } from "./understood.ts";

export function saidIndicator(indicator: PublishedOf<"indicator">, words: ItemWords): SaidFields {
  const { name, unit, indicatorKind, note, divisions, placements, printed, rule, department, division, summary } = indicator;
  const { t } = words;
  const value = (of: Value) => saidValue(of, words);
  return {
    ...{ name, unit, kind: indicatorKind, plain: summary, note, divisions },
    responsible: named("unit", division ?? department, words),
    responsibleDepartment: division === null ? null : named("unit", department, words),
    places: placements.map(({ plan, node, strategyKpi }) =>
      [named("plan", plan, words), named("node", node, words), strategyKpi ? t("indicator.kpi") : null]
        .filter((one) => one !== null)
        .join(" "),
    ),
    baseline: printed.baseline === null ? null : value(printed.baseline),
    ...{ interimTargets: printed.interimTargets.map(value), target: printed.target === null ? null : value(printed.target) },
    printedActuals: printed.actuals.map(value),
    actuals: Object.fromEntries(indicator.actuals.map((one) => [yearOf(one, rule, words), saidActual(one, words)])),
    ...resultsSaid(indicator.results, rule, words),
    ...saidRule(rule, words),
  };
}

/** As printed, and what was understood of it. */
function saidValue(value: Value, { t, locale }: ItemWords): string {
  const { text, fiscalYear, cumulative, maintain } = value;
  const understood = formatValue(value, t);
  const remarks = [
    fiscalYear === null ? null : formatYear(fiscalYear, locale, "short"),
    understood === null || saysAlready(text, understood) ? null : t("understood.as", { understood }),
    ...[cumulative ? t("understood.cumulative") : null, maintain ? t("understood.maintain") : null],
  ].filter((one) => one !== null);
  return remarks.length === 0 ? text : `${text}（${remarks.join(t("list.comma"))}）`;
}

interface OfYear {
  readonly part: string;
  readonly year: number;
}

/** 令和7年度; of a part 令和7年度 男. */
function yearOf({ part, year }: OfYear, { yearKind, parts }: IndicatorRule, { locale }: ItemWords): string {
  const said = formatMeasuredYear({ kind: yearKind, year }, locale, "short");
  return part === "" ? said : `${said} ${parts.find(({ key }) => key === part)?.name ?? part}`;
}

/** Pointers to what is said of a year: the value, and what follows from it. */
export function fieldsOfActual(actual: OfYear, rule: IndicatorRule, words: ItemWords): string[] {
  const year = yearOf(actual, rule, words).replaceAll("~", "~0").replaceAll("/", "~1");
  return ["actuals", "rates", "standings", "grades"].map((field) => `/${field}/${year}`);
}

function saidActual({ status, text, reached, reason, asOf, source, note }: PublishedActual, { t, locale }: ItemWords): string {
  const measured = text !== "" ? text : reached === null ? null : t(reached ? "progress.kept" : "progress.notKept");
  const remarks = [
    measured !== null && status === "final" ? null : t(`actual.status.${status}`),
    reason,
    asOf === null ? null : t("indicator.asOf", { day: formatDate(asOf, locale) }),
    source === null ? null : t("indicator.sourceIs", { source }),
    note,
  ].filter((one) => one !== null);
  const [first = "", ...rest] = measured === null ? remarks : [measured, ...remarks];
  return rest.length === 0 ? first : `${first}（${rest.join(t("list.comma"))}）`;
}

/** The rate, the standing and the grade of each year. */
function resultsSaid(results: readonly PublishedResult[], rule: IndicatorRule, words: ItemWords): SaidFields {
  const { t } = words;
  const byYear = (said: (result: PublishedResult) => string) =>
    Object.fromEntries(results.map((result) => [yearOf(result, rule, words), said(result)]));
  return {
    rates: byYear(({ progress }) => {
      const { said, because } = progressSaid(progress, t);
      return said ?? because ?? "";
    }),
    standings: byYear(({ standing }) =>
      standing.kind === "cannot-be-said"
        ? t("change.because", { said: t("standing.cannot-be-said"), because: unsaidBecause(standing.reason, t) })
        : t(`standing.${standing.kind}`),
    ),
    grades: byYear(({ grade }) => saidGrade(grade, words)),
  };
}

function saidGrade(grade: PublishedResult["grade"], { t }: ItemWords): string {
  if (grade.kind === "ungraded") return ungradedBecause(grade.reason, t);
  const said = grade.label === null || grade.label === grade.code ? grade.code : `${grade.code} ${grade.label}`;
  if (grade.override === null) return said;
  const { reason, proposed } = grade.override;
  return t("change.because", { said, because: proposed === null ? reason : t("change.inPlaceOf", { proposed, reason }) });
}

function saidRule(rule: IndicatorRule, words: ItemWords): SaidFields {
  const { t, locale } = words;
  const year = (of: number) => formatMeasuredYear({ kind: rule.yearKind, year: of }, locale, "short");
  const values = (of: readonly (StatedValue | StatedTarget)[] | null) =>
    of?.map((one) => saidStated(one, rule, words)) ?? t("indicator.asPrinted");
  return {
    ruleKind: t(rule.kind === null ? "rule.auto" : `rule.kind.${rule.kind}`),
    direction: t(rule.direction === null ? "rule.auto" : `indicator.direction.${rule.direction}`),
    accumulation: t(rule.accumulation === null ? "rule.auto" : `indicator.accumulation.${rule.accumulation}`),
    sumFrom: rule.sumFrom === null ? null : year(rule.sumFrom),
    yearKind: t(`rule.yearKind.${rule.yearKind}`),
    formula: t(`formula.${rule.formula}`),
    against: t(`indicator.against.${rule.against}`),
    ...{ calculation: rule.calculation, source: rule.source },
    collectionMonth: rule.collectionMonth === null ? null : t("indicator.collection.month", { month: rule.collectionMonth }),
    ...{ ruleUnit: rule.unit, baselines: values(rule.baselines), targets: values(rule.targets) },
    parts: rule.parts.map(({ name }) => name),
    breaks: rule.breaks.map(({ from, reason }) => `${year(from)} ${reason}`),
    ruleScale: rule.scale === null ? t("rule.scale.usual") : named("scale", rule.scale, words),
    sharedCode: rule.sharedCode,
  };
}

function saidStated(value: StatedValue | StatedTarget, rule: IndicatorRule, { t, locale }: ItemWords): string {
  const year = (of: number) => formatMeasuredYear({ kind: rule.yearKind, year: of }, locale, "short");
  const former = "former" in value ? value.former : [];
  const was = former.map((one) => {
    const text = one.year == null ? one.text : `${year(one.year)} ${one.text}`;
    return t("rule.formerIs", { text, day: formatDate(one.until, locale), reason: one.reason });
  });
  const part = rule.parts.find(({ key }) => key === value.part)?.name ?? value.part;
  const role = "role" in value ? t(`rule.role.${value.role}`) : null;
  return [part, value.year === null ? null : year(value.year), role, value.text, ...was].filter((one) => one !== null).join(" ");
}
