import type { ActualMark, Chart, Mark, TargetMark } from "../../../domain/chart/chart.ts";
import type { TargetAmount } from "../../../domain/indicator/indicator-definition.ts";
import { formatNumber, groupedText } from "../numbers.ts";
import type { Locale, Sentences } from "../sentences.ts";
import { formatMeasuredYear, formatValue, withoutYear, withUnit } from "../understood.ts";

/** What a mark is: 基準値, 改定前の目標値. */
export function roleOf(mark: Mark, t: Sentences): string {
  if (mark.kind !== "target") return t(`chart.role.${mark.kind}`);
  const role = t(`chart.role.${mark.role}`);
  return mark.former === null ? role : t("chart.role.former", { role });
}

/** What a mark says, as it was printed or typed: 78.9％, 集計中, 算出不能（…）. The table and the drawing have the same words. */
export function saidOf(mark: Mark, t: Sentences): string {
  if (mark.kind !== "actual") return withUnit(mark.year === null ? mark.text : withoutYear(mark.text, mark.year), mark.unit);
  const { actual } = mark;
  switch (actual.status) {
    case "pending":
    case "not-applicable":
      return t(`actual.status.${actual.status}`);
    case "unavailable":
      return t("chart.unavailable", { reason: actual.reason });
    default:
      return withUnit(groupedText(actual.measured.text), mark.unit);
  }
}

/** What is to be known beside what a mark says: 速報, the total so far, until when a target held and why. */
export function remarksOf(mark: Mark, addsUp: boolean, t: Sentences): string[] {
  if (mark.kind === "baseline") return [];
  if (mark.kind === "target") return mark.former === null ? [] : [t("chart.former", mark.former)];
  const { actual, value } = mark;
  if (!("measured" in actual)) return [];
  return [
    // 45.9（速報） says it itself.
    ...(actual.measured.text.includes(t(`actual.status.${actual.status}`)) ? [] : [t(`actual.status.${actual.status}`)]),
    ...(actual.measured.kind === "reached" && !SAYS_REACHED.test(actual.measured.text)
      ? [t(actual.measured.reached ? "progress.kept" : "progress.notKept")]
      : []),
    ...(actual.measured.kind === "unread" || (actual.measured.kind === "number" && value === null) ? [t("chart.notDrawn")] : []),
    ...(addsUp && value !== null ? [t("chart.total", { total: figure(value, mark.unit) })] : []),
  ];
}

/** 達成, 未達成: what was typed says itself whether it is reached. */
const SAYS_REACHED = /^未?達成/u;

/** A mark in one sentence: 令和6年度 実績値 78.9％（速報）. */
export function sentenceOf(mark: Mark, addsUp: boolean, t: Sentences, locale: Locale): string {
  const year = mark.year === null ? "" : formatMeasuredYear(mark.year, locale, "short");
  const remarks = remarksOf(mark, addsUp, t);
  const said = [year, roleOf(mark, t), saidOf(mark, t)].filter((word) => word !== "").join(" ");
  return remarks.length === 0 ? said : t("chart.withRemarks", { said, remarks: remarks.join(t("chart.comma")) });
}

/** What is written beside a mark: what was understood of it, which is shorter than what was printed. */
export function labelOf(mark: Mark, t: Sentences): string {
  const short = mark.kind === "target" ? amountOf(mark, t) : mark.value === null ? saidOf(mark, t) : numberOf(mark, t);
  return short.length > MOST_LETTERS ? `${short.slice(0, MOST_LETTERS - 1)}…` : short;
}

const MOST_LETTERS = 14;

function numberOf(mark: Exclude<Mark, TargetMark>, t: Sentences): string {
  const { value, unit } = mark;
  const text = mark.kind === "baseline" ? mark.text : ownText(mark);
  return formatValue({ value, unit, comparator: null, text }, t) ?? text;
}

const ownText = ({ actual }: ActualMark): string => ("measured" in actual ? actual.measured.text : "");

function amountOf(mark: TargetMark, t: Sentences): string {
  const { amount, unit, text } = mark;
  const spoken: Record<TargetAmount["kind"], () => string | null> = {
    number: () => (amount.kind === "number" ? formatValue({ value: amount.value, comparator: amount.comparator, unit, text }, t) : null),
    range: () => (amount.kind === "range" ? `${formatNumber(amount.from)}～${figure(amount.to, unit)}` : null),
    maintain: () => null,
    words: () => null,
    unread: () => null,
  };
  return spoken[amount.kind]() ?? saidOf(mark, t);
}

const figure = (value: number, unit: string | null): string => `${formatNumber(value)}${unit ?? ""}`;

/** What is seen in a chart, in words: where it begins, what is promised, what was measured, and what interrupts it. */
export function summaryOf(chart: Chart, t: Sentences, locale: Locale): string {
  const { marks, addsUp, breaks } = chart;
  const said = (mark: Mark) => sentenceOf(mark, addsUp, t, locale);
  const targets = marks.filter((mark) => mark.kind === "target" && mark.former === null);
  const former = marks.filter((mark) => mark.kind === "target" && mark.former !== null).length;
  const actuals = marks.filter((mark) => mark.kind === "actual");
  const measured = actuals.filter(({ value }) => value !== null);
  const [first, last] = [measured[0], measured.at(-1)];
  const sentences = [
    ...marks.filter(({ kind }) => kind === "baseline").map(said),
    ...targets.slice(-1).map(said),
    targets.length > 1 ? t("chart.summary.targets", { count: targets.length - 1 }) : null,
    first && last && first !== last
      ? t("chart.summary.actuals", { first: said(first), last: said(last), way: t(`chart.way.${wayOf(first, last)}`) })
      : null,
    first && first === last ? said(first) : null,
    ...actuals
      .filter(({ value }) => value === null)
      .slice(0, MOST_TOLD)
      .map(said),
    former > 0 ? t("chart.summary.former", { count: former }) : null,
    ...breaks.map(({ from, reason }) => t("chart.break", { year: formatMeasuredYear(from, locale, "short"), reason })),
  ];
  return sentences.filter((sentence) => sentence !== null).join(t("chart.stop")) + t("chart.stop").trimEnd();
}

/** More are told by the table alone. */
const MOST_TOLD = 5;

function wayOf(first: ActualMark, last: ActualMark): "up" | "down" | "level" {
  const change = (last.value ?? 0) - (first.value ?? 0);
  return change > 0 ? "up" : change < 0 ? "down" : "level";
}

/** Which numbers an axis names: short ones where they say the same (120万, 3.5億). */
export function tickOf(value: number, ticks: readonly number[], locale: Locale): string {
  const plain = formatNumber(value);
  if (Math.max(...ticks.map(Math.abs)) < 1e5) return plain;
  const format = new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 2 });
  const short = ticks.map((tick) => format.format(tick));
  return new Set(short).size === ticks.length ? format.format(value) : plain;
}
