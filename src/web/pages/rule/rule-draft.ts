import { definitionBy, type PrintedIndicator } from "../../../domain/indicator/definition-by.ts";
import type { TargetRole } from "../../../domain/indicator/indicator-definition.ts";
import { type IndicatorRule, NO_RULE, type StatedTarget, type StatedValue } from "../../../domain/indicator/indicator-rule.ts";
import type { KeptRule } from "../../../store/indicator-rule-store.ts";

/** Fields of a rule that are typed or chosen as they are. */
export const PLAIN_FIELDS = [
  ...(["kind", "direction", "accumulation", "sumFrom", "yearKind", "formula", "against"] as const),
  ...(["calculation", "source", "collectionMonth", "unit", "scale", "sharedCode"] as const),
] as const;

export type PlainField = (typeof PLAIN_FIELDS)[number];

/** A value that is typed. `from`: which of the values that hold it was made from; null for a new one. */
export interface ValueDraft {
  readonly from: number | null;
  readonly text: string;
  readonly year: string;
  /** Key of the part; empty for the whole. */
  readonly part: string;
}

export interface TargetDraft extends ValueDraft {
  readonly role: TargetRole;
}

/** A rule as it is typed. */
export interface RuleDraft {
  /** Id of the responsible unit; empty for none. */
  readonly responsible: string;
  readonly plain: Readonly<Record<PlainField, string>>;
  readonly parts: readonly { readonly key: string; readonly name: string }[];
  readonly baselines: readonly ValueDraft[];
  readonly targets: readonly TargetDraft[];
  readonly breaks: readonly { readonly from: string; readonly reason: string }[];
  /** Whether changed targets are 計画の見直し, so that the old ones stay beside the new, or were mistyped. */
  readonly change: "revision" | "correction";
  readonly changedOn: string;
  readonly changedBecause: string;
  readonly reason: string;
}

/** What the plan prints, as values of a rule. */
export function printedValues(printed: PrintedIndicator): {
  readonly baselines: readonly StatedValue[];
  readonly targets: readonly StatedTarget[];
} {
  const { baseline, targets } = definitionBy(printed, NO_RULE);
  return {
    baselines: baseline === null ? [] : [{ text: baseline.text, year: baseline.year?.year ?? null, part: null }],
    targets: targets.map(({ role, text, year }) => ({ role, text, year: year?.year ?? null, part: null, former: [] })),
  };
}

/** The values that hold: as the rule states them, else as the plan prints them. */
export function valuesInForce(rule: IndicatorRule, printed: PrintedIndicator): ReturnType<typeof printedValues> {
  const asPrinted = printedValues(printed);
  return { baselines: rule.baselines ?? asPrinted.baselines, targets: rule.targets ?? asPrinted.targets };
}

export function draftOfRule(
  { rule, departmentId, divisionId }: Omit<KeptRule, "indicatorId" | "revision">,
  printed: PrintedIndicator,
): RuleDraft {
  const { baselines, targets } = valuesInForce(rule, printed);
  const value = ({ text, year, part }: StatedValue, from: number): ValueDraft => ({
    from,
    text,
    year: year === null ? "" : String(year),
    part: part ?? "",
  });
  return {
    responsible: String(divisionId ?? departmentId ?? ""),
    plain: Object.fromEntries(PLAIN_FIELDS.map((field) => [field, String(rule[field] ?? "")])) as RuleDraft["plain"],
    parts: rule.parts,
    baselines: baselines.map(value),
    targets: targets.map((target, at) => ({ ...value(target, at), role: target.role })),
    breaks: rule.breaks.map(({ from, reason }) => ({ from: String(from), reason })),
    ...{ change: "revision", changedOn: "", changedBecause: "", reason: "" },
  };
}

const MOST_ROWS = 120;
const ROLES: readonly TargetRole[] = ["yearly", "interim", "final"];

/** Reads what was posted. Rows in which nothing was typed are left out. */
export function readRuleDraft(posted: URLSearchParams): RuleDraft {
  const typed = (name: string) => (posted.get(name) ?? "").trim();
  const rows = <Row>(name: string, read: (at: number) => Row, isBlank: (row: Row) => boolean): Row[] =>
    Array.from({ length: Math.min(posted.getAll(name).length, MOST_ROWS) }, (_, at) => read(at)).filter((row) => !isBlank(row));
  const value = (of: string, at: number): ValueDraft => {
    const from = typed(`${of}.from.${at}`);
    return {
      from: /^\d{1,3}$/u.test(from) ? Number(from) : null,
      ...{ text: typed(`${of}.text.${at}`), year: typed(`${of}.year.${at}`), part: typed(`${of}.part.${at}`) },
    };
  };
  return {
    responsible: typed("responsible"),
    plain: Object.fromEntries(PLAIN_FIELDS.map((field) => [field, typed(field)])) as RuleDraft["plain"],
    parts: rows(
      "part",
      (at) => ({ key: typed(`part.key.${at}`), name: typed(`part.name.${at}`) }),
      ({ name }) => name === "",
    ),
    baselines: rows("baseline", (at) => value("baseline", at), isBlankValue),
    targets: rows(
      "target",
      (at) => ({ ...value("target", at), role: ROLES.find((role) => role === typed(`target.role.${at}`)) ?? "final" }),
      isBlankValue,
    ),
    breaks: rows(
      "break",
      (at) => ({ from: typed(`break.from.${at}`), reason: typed(`break.reason.${at}`) }),
      ({ from, reason }) => from === "" && reason === "",
    ),
    change: typed("change") === "correction" ? "correction" : "revision",
    ...{ changedOn: typed("changedOn"), changedBecause: typed("changedBecause"), reason: typed("reason") },
  };
}

/** A target of which only the year was left is taken out with its text. */
const isBlankValue = ({ text, from, year }: ValueDraft): boolean => text === "" && (from !== null || year === "");
