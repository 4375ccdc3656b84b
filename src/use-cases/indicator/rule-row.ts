import type { Direction, Formula } from "../../domain/indicator/indicator-definition.ts";
import type { IndicatorRule } from "../../domain/indicator/indicator-rule.ts";
import type { Unit } from "../../domain/organisation/unit.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { readNumber } from "../../domain/wording/number.ts";
import { textKey } from "../../domain/wording/text-key.ts";
import type { KeptRule, ResponsibleUnit } from "../../store/indicator-rule-store.ts";
import { findUnitByPath, type PathRefusal, unitPath } from "../organisation/unit-path.ts";
import words from "./rule-words.json" with { type: "json" };

/** What a table says of an indicator's rule, as it is written there. A cell that is not there is left as it is. */
export interface RuleRow {
  readonly responsible: string;
  readonly direction: string;
  readonly formula: string;
  readonly month: string;
  readonly against?: string;
  readonly calculation?: string;
  readonly source?: string;
  readonly unit?: string;
  readonly sharedCode?: string;
}

export type RuleRowRefusal =
  | PathRefusal
  | { readonly kind: "unknown-word"; readonly column: keyof typeof words; readonly word: string }
  | { readonly kind: "no-month"; readonly word: string };

/** A rule as a table writes it. */
export function rowOfRule(
  { rule, departmentId, divisionId }: Pick<KeptRule, "rule"> & ResponsibleUnit,
  units: readonly Unit[],
): Required<RuleRow> {
  const unit = units.find(({ id }) => id === (divisionId ?? departmentId));
  return {
    responsible: unit === undefined ? "" : unitPath(unit, units),
    direction: wordFor(words.direction, rule.direction ?? "automatic"),
    formula: wordFor(words.formula, rule.formula),
    against: wordFor(words.against, rule.against),
    month: rule.collectionMonth === null ? "" : String(rule.collectionMonth),
    ...{ calculation: rule.calculation ?? "", source: rule.source ?? "", unit: rule.unit ?? "", sharedCode: rule.sharedCode ?? "" },
  };
}

type Words<Value extends string> = Readonly<Record<Value, readonly string[]>>;

const wordFor = <Value extends string>(among: Words<Value>, value: Value): string => among[value][0] ?? value;

function meaningOf<Value extends string>(among: Words<Value>, word: string): Value | null {
  const key = textKey(word);
  return (Object.keys(among) as Value[]).find((value) => among[value].some((one) => textKey(one) === key)) ?? null;
}

/** The rule with what a row of a table says, or everything in the row that cannot be understood. */
export function ruleOfRow(
  kept: Pick<KeptRule, "rule"> & ResponsibleUnit,
  row: RuleRow,
  units: readonly Unit[],
  today: string,
): Result<Pick<KeptRule, "rule"> & ResponsibleUnit, { readonly kind: "faulty"; readonly faults: readonly RuleRowRefusal[] }> {
  const faults: RuleRowRefusal[] = [];
  const chosen = <Value extends string>(column: keyof typeof words, among: Words<Value>, word: string): Value | null => {
    const value = meaningOf(among, word);
    if (value === null) faults.push({ kind: "unknown-word", column, word });
    return value;
  };
  const direction = chosen<Direction | "automatic">("direction", words.direction, row.direction);
  const formula = chosen<Formula | "automatic">("formula", words.formula, row.formula);
  const against = row.against === undefined ? kept.rule.against : chosen<IndicatorRule["against"]>("against", words.against, row.against);
  const month = monthOf(row.month);
  if (month === undefined) faults.push({ kind: "no-month", word: row.month });
  const responsible = responsibleOf(kept, row.responsible, units, today);
  if (!responsible.ok) faults.push(responsible.refusal);
  if (direction === null || formula === null || against === null || month === undefined || !responsible.ok || faults.length > 0)
    return refuse({ kind: "faulty", faults });
  const text = (field: "calculation" | "source" | "unit" | "sharedCode") => {
    const typed = row[field];
    return typed === undefined ? kept.rule[field] : typed.trim() === "" ? null : typed.trim();
  };
  const rule: IndicatorRule = {
    ...kept.rule,
    ...{ direction: direction === "automatic" ? null : direction, formula, against, collectionMonth: month },
    ...{ calculation: text("calculation"), source: text("source"), unit: text("unit"), sharedCode: text("sharedCode") },
  };
  return accept({ rule, ...responsible.value });
}

/** 5, ５月; null where none is said; undefined where it is none. */
function monthOf(text: string): number | null | undefined {
  if (text.trim() === "") return null;
  const month = readNumber(text.trim().replace(/月$/u, ""));
  return month !== null && Number.isInteger(month) && month >= 1 && month <= 12 ? month : undefined;
}

/** A unit that is not there any more stays where nothing else is written. */
function responsibleOf(kept: ResponsibleUnit, path: string, units: readonly Unit[], today: string): Result<ResponsibleUnit, PathRefusal> {
  const { departmentId, divisionId } = kept;
  const before = units.find(({ id }) => id === (divisionId ?? departmentId));
  if (path.trim() === "") return accept({ departmentId: null, divisionId: null });
  if (before && unitPath(before, units) === path) return accept({ departmentId, divisionId });
  const found = findUnitByPath(units, path, today);
  return found.ok ? accept(responsibleUnit(found.value)) : found;
}

/** A division gives values as a part of its department. */
export function responsibleUnit({ id, kind, parentId }: Unit): ResponsibleUnit {
  return kind === "division" ? { departmentId: parentId, divisionId: id } : { departmentId: id, divisionId: null };
}
