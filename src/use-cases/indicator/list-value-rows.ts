import type { Person } from "../../domain/access/person.ts";
import { dayInJapan } from "../../domain/calendar/day.ts";
import { definitionBy } from "../../domain/indicator/definition-by.ts";
import type { IndicatorDefinition } from "../../domain/indicator/indicator-definition.ts";
import { type IndicatorPart, type IndicatorRule, NO_RULE } from "../../domain/indicator/indicator-rule.ts";
import { isOwed } from "../../domain/indicator/owed-value.ts";
import { type KeptActual, listActuals } from "../../store/actual-store.ts";
import type { Connection } from "../../store/database.ts";
import { type KeptRule, listRules, type ResponsibleUnit } from "../../store/indicator-rule-store.ts";
import { type KeptIndicator, listIndicators } from "../../store/indicator-store.ts";
import type { ValueRequest } from "../../store/value-request-store.ts";
import { type AnswerersOf, loadAnswerers } from "./answerers.ts";
import { mayEnter } from "./enter-actuals.ts";

/** An indicator, or a part of one, whose values somebody gives. */
export interface ValueRow {
  readonly indicator: KeptIndicator;
  readonly rule: IndicatorRule;
  /** Null: the whole. */
  readonly part: IndicatorPart | null;
  readonly definition: IndicatorDefinition;
  /** Who gives its values today; none where planning does. */
  readonly answerers: readonly ResponsibleUnit[];
  /** Theirs, the closest of each: the division, else the department. Several where a unit was split; NOBODYS_UNIT alone where there is none. */
  readonly units: readonly number[];
  /** The unit that the rule names, there still or not; NOBODYS_UNIT where it names none. Where none came after it planning owes its values. */
  readonly named: number;
  /** False of a whole whose parts are what is measured: its own values may be given, and nobody waits for them. */
  readonly expected: boolean;
  /** What holds of each year. */
  readonly said: ReadonlyMap<number, KeptActual>;
}

/** Stands for the unit of indicators for which none is named, or none is left. */
export const NOBODYS_UNIT = 0;

/** Every indicator and part of a municipality, in the order of the plans. A fixed number of queries, whatever their number. */
export async function listValueRows(db: Connection, municipality: string, now: Date): Promise<ValueRow[]> {
  const indicators = await listIndicators(db, municipality);
  const [rules, actuals] = [await listRules(db, municipality), await listActuals(db, municipality)];
  const answerersOf = await loadAnswerers(db, municipality, now);
  const said = Map.groupBy(actuals, ({ indicatorId, part }) => `${indicatorId} ${part}`);
  return indicators.flatMap((indicator) => rowsOf(indicator, rules.get(indicator.id) ?? null, said, answerersOf));
}

/** The division, else the department: under it an answerer's values stand. */
export const closestUnit = ({ departmentId, divisionId }: ResponsibleUnit): number => divisionId ?? departmentId ?? NOBODYS_UNIT;

/** Those whose values the person may give. */
export async function listValueRowsFor(db: Connection, person: Person, now: Date): Promise<ValueRow[]> {
  return (await listValueRows(db, person.municipality, now)).filter(({ answerers }) => mayEnter(person, answerers));
}

function rowsOf(
  indicator: KeptIndicator,
  kept: KeptRule | null,
  said: ReadonlyMap<string, readonly KeptActual[]>,
  answerersOf: AnswerersOf,
): ValueRow[] {
  const rule = kept?.rule ?? NO_RULE;
  const answerers = kept === null ? [] : answerersOf(kept);
  const units = answerers.map(closestUnit);
  return [null, ...rule.parts].map((part) => {
    const definition = definitionBy(indicator, rule, part?.key ?? null);
    const ofYears = said.get(`${indicator.id} ${part?.key ?? ""}`) ?? [];
    return {
      ...{ indicator, rule, part, definition, answerers },
      named: kept?.divisionId ?? kept?.departmentId ?? NOBODYS_UNIT,
      units: units.length === 0 ? [NOBODYS_UNIT] : units,
      expected: part !== null || rule.parts.length === 0 || definition.targets.length > 0,
      said: new Map(ofYears.map((one) => [one.year, one])),
    };
  });
}

/** Whether a request asks for the values of a row: of its plan, and of somebody who could answer. */
export function asksFor({ planId }: Pick<ValueRequest, "planId">, { indicator, named, expected }: ValueRow): boolean {
  return expected && named !== NOBODYS_UNIT && (planId === null || indicator.placements.some((placement) => placement.planId === planId));
}

/** Of the rows that a request asks for, those that owe their value. */
export function owedTo(request: Pick<ValueRequest, "planId" | "year" | "due">, rows: readonly ValueRow[], now: Date): ValueRow[] {
  const today = dayInJapan(now);
  return rows.filter((row) => asksFor(request, row) && isOwed(row.said.get(request.year) ?? null, request.due, today));
}

/** Rows by the unit under which they stand; those of a unit that was split under each of its successors. */
export function rowsByUnit(rows: readonly ValueRow[]): Map<number, ValueRow[]> {
  const byUnit = new Map<number, ValueRow[]>();
  for (const row of rows)
    for (const unit of row.units) {
      const of = byUnit.get(unit);
      if (of) of.push(row);
      else byUnit.set(unit, [row]);
    }
  return byUnit;
}

/** Values of a year that a unit owes until a day, each of which stands once, whoever asks for it besides. */
export interface OwedByUnit {
  readonly unit: number;
  /** The first of the requests that ask for them until that day. */
  readonly request: ValueRequest;
  readonly rows: readonly ValueRow[];
}

/** What is owed to requests, by year, day and unit. A value that several ask for is owed until the earliest of their days. */
export function owedByUnit(requests: readonly ValueRequest[], rows: readonly ValueRow[], now: Date): OwedByUnit[] {
  const earliestFirst = requests.toSorted((one, other) => one.due.localeCompare(other.due) || one.id - other.id);
  const asked = new Map<number, Set<ValueRow>>();
  const together = new Map<string, { readonly request: ValueRequest; readonly rows: ValueRow[] }>();
  for (const request of earliestFirst) {
    const { year, due } = request;
    const before = asked.get(year) ?? new Set();
    const owed = owedTo(request, rows, now).filter((row) => !before.has(row));
    asked.set(year, new Set([...before, ...owed]));
    const same = together.get(`${year} ${due}`);
    if (same) same.rows.push(...owed);
    else together.set(`${year} ${due}`, { request, rows: owed });
  }
  return [...together.values()].flatMap(({ request, rows: owed }) =>
    [...rowsByUnit(owed)].map(([unit, of]) => ({ unit, request, rows: of })),
  );
}

/** Who answers for rows under one of their units: its own people, though those of another successor may too. */
export function answerersUnder(unit: number, rows: readonly ValueRow[]): ResponsibleUnit[] {
  return rows.flatMap(({ answerers, units }) => answerers.filter((_, i) => units[i] === unit));
}
