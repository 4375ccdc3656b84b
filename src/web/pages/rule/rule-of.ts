import { readDay } from "../../../domain/calendar/written-day.ts";
import type { PrintedIndicator } from "../../../domain/indicator/definition-by.ts";
import { FORMULAS } from "../../../domain/indicator/indicator-definition.ts";
import type { IndicatorRule, StatedTarget, StatedValue } from "../../../domain/indicator/indicator-rule.ts";
import type { Unit } from "../../../domain/organisation/unit.ts";
import type { ResponsibleUnit } from "../../../store/indicator-rule-store.ts";
import { responsibleUnit } from "../../../use-cases/indicator/rule-row.ts";
import { readTypedYear } from "../indicator/typed-year.ts";
import { printedValues, type RuleDraft, type TargetDraft, type ValueDraft, valuesInForce } from "./rule-draft.ts";

/** What is typed and cannot be taken so, by the id of its field. */
export interface UnreadRule {
  readonly field: string;
  readonly kind: "no-year" | "no-month" | "no-day" | "no-change-reason" | "unknown-unit" | "unknown-part";
}

export interface ReadRule extends ResponsibleUnit {
  readonly rule: IndicatorRule;
  readonly unread: readonly UnreadRule[];
}

/**
 * The rule that a draft says. Values that are as the plan prints them are left to the plan. A target whose text or year is another than the one that holds is a revision of it,
 * whose old value stays beside it, where the draft says so.
 *
 * @param before the rule that holds, from which the draft was made.
 */
export function ruleOf(
  draft: RuleDraft,
  { before, printed, units }: { readonly before: IndicatorRule; readonly printed: PrintedIndicator; readonly units: readonly Unit[] },
): ReadRule {
  const unread: UnreadRule[] = [];
  const year = (field: string, text: string) => orUnread(readTypedYear(text), { field, kind: "no-year" }, unread);
  const { plain } = draft;
  const among = <const Word extends string>(words: readonly Word[], text: string) => words.find((word) => word === text) ?? null;
  const parts = withKeys(draft.parts);
  // A new part is named by its name until it has a key.
  const partOf = (field: string, text: string): string | null => {
    if (text === "") return null;
    const part = parts.find(({ key, name }) => key === text || name === text);
    if (!part) unread.push({ field, kind: "unknown-part" });
    return part?.key ?? null;
  };
  const stated = (of: "baseline" | "target", { text, year: typed, part }: ValueDraft, at: number): StatedValue => ({
    text,
    year: year(`${of}.year.${at}`, typed),
    part: partOf(`${of}.part.${at}`, part),
  });
  const inForce = valuesInForce(before, printed);
  const asPrinted = printedValues(printed);
  const baselines = draft.baselines.map((one, at) => stated("baseline", one, at));
  const targets = draft.targets.map((one, at) => withFormer(draft, one, stated("target", one, at), inForce.targets, unread));
  const scale = /^\d{1,15}$/u.test(plain.scale) ? Number(plain.scale) : null;
  const rule: IndicatorRule = {
    kind: among(["quantitative", "qualitative"], plain.kind),
    direction: among(["higher", "lower", "keep"], plain.direction),
    accumulation: among(["level", "running-total", "sum"], plain.accumulation),
    sumFrom: year("sumFrom", plain.sumFrom),
    yearKind: among(["calendar"], plain.yearKind) ?? "fiscal",
    formula: among(FORMULAS, plain.formula) ?? "automatic",
    against: among(["year"], plain.against) ?? "final",
    ...{
      calculation: orNull(plain.calculation),
      source: orNull(plain.source),
      unit: orNull(plain.unit),
      sharedCode: orNull(plain.sharedCode),
    },
    collectionMonth: monthOf(plain.collectionMonth, unread),
    baselines: isSameValues(baselines, asPrinted.baselines) ? null : baselines,
    targets: isSameTargets(targets, asPrinted.targets) ? null : targets,
    ...{ parts, scale },
    breaks: draft.breaks
      .map(({ from, reason }, at) => ({ from: year(`break.from.${at}`, from === "" ? "?" : from) ?? 0, reason }))
      .toSorted((one, other) => one.from - other.from),
  };
  return { rule, ...responsibleOf(draft.responsible, units, unread), unread };
}

/** NaN is what could not be read. */
function orUnread(value: number | null, fault: UnreadRule, unread: UnreadRule[]): number | null {
  if (!Number.isNaN(value)) return value;
  if (!unread.some(({ field }) => field === fault.field)) unread.push(fault);
  return null;
}

const orNull = (text: string): string | null => (text === "" ? null : text);

function monthOf(text: string, unread: UnreadRule[]): number | null {
  if (text === "") return null;
  const month = Number(text);
  return orUnread(
    Number.isInteger(month) && month >= 1 && month <= 12 ? month : Number.NaN,
    { field: "collectionMonth", kind: "no-month" },
    unread,
  );
}

function responsibleOf(text: string, units: readonly Unit[], unread: UnreadRule[]): ResponsibleUnit {
  if (text === "") return { departmentId: null, divisionId: null };
  const unit = units.find(({ id }) => String(id) === text);
  if (!unit) {
    unread.push({ field: "responsible", kind: "unknown-unit" });
    return { departmentId: null, divisionId: null };
  }
  return responsibleUnit(unit);
}

/** Values are kept under the key of a part, so it never changes; a new part gets the first that is free. */
function withKeys(parts: RuleDraft["parts"]): IndicatorRule["parts"] {
  const taken = new Set(parts.map(({ key }) => key).filter((key) => key !== ""));
  let next = 1;
  return parts.map(({ key, name }) => {
    if (key !== "") return { key, name };
    while (taken.has(`p${next}`)) next += 1;
    taken.add(`p${next}`);
    return { key: `p${next}`, name };
  });
}

function withFormer(
  { change, changedOn, changedBecause }: RuleDraft,
  { role, from }: TargetDraft,
  value: StatedValue,
  inForce: readonly StatedTarget[],
  unread: UnreadRule[],
): StatedTarget {
  const was = from === null ? inForce.find((one) => isSameTarget(one, { ...value, role })) : inForce[from];
  const former = was?.former ?? [];
  // Who says the year of a target that had none revises nothing.
  const isMoved = was !== undefined && was.year !== null && was.year !== value.year;
  if (!was || (was.text === value.text && !isMoved) || change === "correction") return { ...value, role, former };
  const until = readDay(changedOn);
  if (until === null) orUnread(Number.NaN, { field: "changedOn", kind: "no-day" }, unread);
  if (changedBecause === "") orUnread(Number.NaN, { field: "changedBecause", kind: "no-change-reason" }, unread);
  const before = was.year === value.year ? { text: was.text } : { text: was.text, year: was.year };
  // What was of the year of the target that is moved keeps that year.
  const earlier = was.year === value.year ? former : former.map((one) => ({ ...one, year: one.year === undefined ? was.year : one.year }));
  return { ...value, role, former: [{ ...before, until: until ?? "", reason: changedBecause }, ...earlier] };
}

/** Whether both are the target of a year. */
export const isSameTarget = (one: Omit<StatedTarget, "text" | "former">, other: Omit<StatedTarget, "text" | "former">): boolean =>
  one.role === other.role && one.year === other.year && one.part === other.part;

const isSameValue = (one: StatedValue, other: StatedValue | undefined): boolean =>
  one.text === other?.text && one.year === other.year && one.part === other.part;

function isSameValues(values: readonly StatedValue[], printed: readonly StatedValue[]): boolean {
  return values.length === printed.length && values.every((value, i) => isSameValue(value, printed[i]));
}

function isSameTargets(targets: readonly StatedTarget[], printed: readonly StatedTarget[]): boolean {
  return isSameValues(targets, printed) && targets.every(({ role, former }, i) => former.length === 0 && role === printed[i]?.role);
}
