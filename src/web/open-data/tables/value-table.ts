import type { Target, TargetAmount } from "../../../domain/indicator/indicator-definition.ts";
import { knownParts } from "../../../domain/indicator/known-parts.ts";
import type { Value } from "../../../domain/indicator/value.ts";
import type { PublishedActual, PublishedOf, PublishedResult } from "../../../domain/publication/published-item.ts";
import type { PublicSite } from "../../public/public-site.ts";
import { type Cell, column, type DataTable, dataTable } from "../data-table.ts";
import { type CodedValue, dataWordsIn } from "../open-data-words.ts";
import { ownerColumns } from "./owner-columns.ts";
import { resultColumns } from "./result-columns.ts";

type Indicator = PublishedOf<"indicator">;
type Part = Indicator["rule"]["parts"][number];

/** A value of an indicator as a row says it. */
export interface ValueRow {
  readonly indicator: Indicator;
  readonly part: Part | null;
  readonly kind: "baseline" | "yearly" | "interim" | "target" | "actual";
  /** False for what was revised since. */
  readonly current: boolean;
  readonly origin: "printed" | "stated";
  readonly year: number | null;
  readonly text: string;
  readonly value: number | null;
  readonly to: number | null;
  readonly bound: CodedValue | null;
  readonly cumulative: boolean | null;
  readonly unit: string | null;
  readonly until: string | null;
  readonly reason: string | null;
  readonly actual: PublishedActual | null;
  readonly result: PublishedResult | null;
}

/** Every value of every indicator: what is promised, what was before it was revised, what was measured, and what was said of that. */
export function valuesTable(site: Pick<PublicSite, "municipality" | "indicators" | "scales">): DataTable {
  const said = dataWordsIn("ja");
  const rows = site.indicators.flatMap(numbered);
  return dataTable("values", ["code", "value_id"], rows, [
    ...ownerColumns<(typeof rows)[number]>(site),
    column("value_id", "string", ({ id }) => id),
    column("indicator_id", "integer", ({ indicator }) => indicator.id),
    column("indicator_name", "string", ({ indicator }) => indicator.name),
    column("part", "string", ({ part }) => part?.key ?? null),
    column("part_name", "string", ({ part }) => part?.name ?? null),
    column("value_kind", "string", ({ kind }) => said(`value.${kind}`)),
    column("current", "boolean", ({ current }) => current),
    column("origin", "string", ({ origin }) => said(`value.${origin}`)),
    column("year", "integer", ({ year }) => year),
    column("year_kind", "string", ({ indicator }) => said(`value.${indicator.rule.yearKind}`)),
    column("value_text", "string", ({ text }) => (text === "" ? null : text)),
    column("value", "decimal", ({ value }) => value),
    column("value_to", "decimal", ({ to }) => to),
    column("unit", "string", ({ unit }) => unit),
    column("comparator", "string", ({ bound }): Cell => (bound === null ? null : said(`value.${bound}`) || null)),
    column("cumulative", "boolean", ({ cumulative }) => cumulative),
    column("status", "string", ({ kind, actual }): Cell => {
      if (kind !== "actual") return null;
      return said(`value.${actual === null || actual.status === "final" ? "final-value" : actual.status}`);
    }),
    column("as_of", "date", ({ actual }) => actual?.asOf ?? null),
    column("source", "string", ({ actual }) => actual?.source ?? null),
    column("note", "string", ({ actual }) => actual?.note ?? null),
    column("until", "date", ({ until }) => until),
    column("reason", "string", ({ actual, reason }) => actual?.reason ?? reason),
    ...resultColumns<(typeof rows)[number]>(site),
  ]);
}

/** Each row by what it is: 100234--actual-2025. What would be called alike is counted. */
function numbered(indicator: Indicator): (ValueRow & { readonly id: string })[] {
  const times = new Map<string, number>();
  return valuesOf(indicator).map((row) => {
    const name = [indicator.id, row.part?.key ?? "", row.current ? row.kind : `former-${row.kind}`, row.year ?? ""].join("-");
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    return { ...row, id: time === 1 ? name : `${name}-${time}` };
  });
}

const NOTHING = { to: null, bound: null, cumulative: null, until: null, reason: null, actual: null, result: null } as const;

function valuesOf(indicator: Indicator): ValueRow[] {
  const { name, unit, printed, rule, actuals, results } = indicator;
  const unitNow = rule.unit ?? unit;
  const stated = knownParts({ name, unit, ...printed }, rule, actuals).flatMap(({ part, definition }): ValueRow[] => {
    const of = { ...NOTHING, indicator, part };
    const { baseline, targets } = definition;
    return [
      ...(baseline === null
        ? []
        : [{ ...of, ...baselineOf(baseline), kind: "baseline" as const, current: true, origin: originOf(rule.baselines) }]),
      ...targets.flatMap((target) => targetRows(target).map((row): ValueRow => ({ ...of, ...row, origin: originOf(rule.targets) }))),
    ];
  });
  return [...stated, ...supplanted(indicator), ...measured(indicator, unitNow, results)];
}

const originOf = (stated: unknown): ValueRow["origin"] => (stated === null ? "printed" : "stated");

function baselineOf({
  year,
  text,
  value,
  unit,
}: {
  readonly year: Target["year"];
  readonly text: string;
  readonly value: number | null;
  readonly unit: string | null;
}) {
  return { year: year?.year ?? null, text, value, unit };
}

type TargetRow = Pick<ValueRow, "kind" | "current" | "year" | "text" | "value" | "to" | "bound" | "unit" | "until" | "reason">;

function targetRows({ role, year, text, amount, unit, revisions }: Target): TargetRow[] {
  const kind: ValueRow["kind"] = role === "final" ? "target" : role;
  return [
    { kind, current: true, year: year?.year ?? null, text, unit, until: null, reason: null, ...boundOf(amount) },
    ...revisions.map((one) => ({
      ...{ kind, current: false, year: one.year?.year ?? null, text: one.text, unit, until: one.until, reason: one.reason },
      ...boundOf(one.amount),
    })),
  ];
}

function boundOf(amount: TargetAmount): Pick<ValueRow, "value" | "to" | "bound"> {
  if (amount.kind === "number") return { value: amount.value, to: null, bound: amount.about ? "about" : amount.comparator };
  if (amount.kind === "range") return { value: amount.from, to: amount.to, bound: "range" };
  return { value: null, to: null, bound: amount.kind };
}

/** What documents print and the unit in charge has put something else in the place of. */
function supplanted(indicator: Indicator): ValueRow[] {
  const { printed, rule } = indicator;
  const row = (kind: ValueRow["kind"], one: Value): ValueRow => ({
    ...{ ...NOTHING, ...printedOf(one), indicator, part: null, kind, current: false, origin: "printed" },
  });
  return [
    ...(rule.baselines === null || printed.baseline === null ? [] : [row("baseline", printed.baseline)]),
    ...(rule.targets === null ? [] : printed.interimTargets.map((one) => row("interim", one))),
    ...(rule.targets === null || printed.target === null ? [] : [row("target", printed.target)]),
  ];
}

function printedOf({ text, value, unit, comparator, fiscalYear, cumulative }: Value) {
  return { text, value, unit, bound: comparator, year: fiscalYear, cumulative };
}

/** What was measured: what was entered, and what documents print of other years. */
function measured(indicator: Indicator, unit: string | null, results: readonly PublishedResult[]): ValueRow[] {
  const { rule, actuals, printed } = indicator;
  const resultOf = (part: string, year: number | null) => results.find((one) => one.part === part && one.year === year) ?? null;
  const entered = new Set(actuals.filter(({ part }) => part === "").map(({ year }) => year));
  const of = { ...NOTHING, indicator, kind: "actual", unit } as const;
  return [
    ...printed.actuals.map((one): ValueRow => {
      const isCurrent = one.fiscalYear === null || !entered.has(one.fiscalYear);
      const result = isCurrent ? resultOf("", one.fiscalYear) : null;
      return { ...of, ...printedOf(one), part: null, current: isCurrent, origin: "printed", result };
    }),
    ...actuals.map((actual): ValueRow => {
      const { part, year, text, value } = actual;
      const named = rule.parts.find(({ key }) => key === part) ?? (part === "" ? null : { key: part, name: part });
      return { ...of, part: named, current: true, origin: "stated", year, text, value, actual, result: resultOf(part, year) };
    }),
  ];
}
