import type { IndicatorRule, StatedTarget, StatedValue } from "../../../domain/indicator/indicator-rule.ts";
import type { Unit } from "../../../domain/organisation/unit.ts";
import type { KeptScale } from "../../../store/grade-scale-store.ts";
import type { ResponsibleUnit } from "../../../store/indicator-rule-store.ts";
import { formatDate } from "../../ui/dates.ts";
import type { Locale, Sentences } from "../../ui/sentences.ts";
import { formatMeasuredYear } from "../../ui/understood.ts";
import { unitTitle } from "../people/unit-options.ts";

/** What the words of a rule are made with. */
export interface RuleWords {
  readonly units: readonly Unit[];
  readonly scales: readonly KeptScale[];
  readonly t: Sentences;
  readonly locale: Locale;
}

/** Everything that a rule says, by the name of its field: two are the same where all of it is. */
export function saidRule(
  { rule, departmentId, divisionId }: { readonly rule: IndicatorRule } & ResponsibleUnit,
  words: RuleWords,
): (readonly [name: string, said: string])[] {
  const { t, units } = words;
  const unit = units.find(({ id }) => id === (divisionId ?? departmentId));
  const auto = t("rule.auto");
  return [
    [t("indicator.responsible"), unit === undefined ? t("indicator.responsible.none") : unitTitle(unit, units)],
    [t("rule.kind"), rule.kind === null ? auto : t(`rule.kind.${rule.kind}`)],
    [t("indicator.direction"), rule.direction === null ? auto : t(`indicator.direction.${rule.direction}`)],
    [t("indicator.accumulation"), rule.accumulation === null ? auto : t(`indicator.accumulation.${rule.accumulation}`)],
    [t("rule.sumFrom"), rule.sumFrom === null ? auto : yearSaid(rule.sumFrom, rule, words)],
    [t("rule.yearKind"), t(`rule.yearKind.${rule.yearKind}`)],
    [t("indicator.formula"), t(`formula.${rule.formula}`)],
    [t("indicator.against"), t(`indicator.against.${rule.against}`)],
    [t("indicator.calculation"), rule.calculation ?? ""],
    [t("indicator.source"), rule.source ?? ""],
    [t("indicator.collection"), rule.collectionMonth === null ? "" : t("indicator.collection.month", { month: rule.collectionMonth })],
    [t("indicator.unit"), rule.unit ?? t("indicator.asPrinted")],
    [t("indicator.baseline"), saidValues(rule.baselines, rule, words)],
    [t("indicator.target"), saidValues(rule.targets, rule, words)],
    [t("rule.parts"), rule.parts.map(({ name }) => name).join("、")],
    [t("rule.breaks"), rule.breaks.map(({ from, reason }) => `${yearSaid(from, rule, words)} ${reason}`).join("、")],
    [t("rule.scale"), rule.scale === null ? t("rule.scale.usual") : scaleName(rule.scale, words)],
    [t("rule.sharedCode"), rule.sharedCode ?? ""],
  ];
}

/** What one rule says otherwise than another. */
export function differencesOfRules(
  before: Parameters<typeof saidRule>[0],
  after: Parameters<typeof saidRule>[0],
  words: RuleWords,
): { readonly name: string; readonly before: string; readonly after: string }[] {
  const was = new Map(saidRule(before, words));
  return saidRule(after, words).flatMap(([name, said]) =>
    was.get(name) === said ? [] : [{ name, before: was.get(name) ?? "", after: said }],
  );
}

const yearSaid = (year: number, { yearKind }: IndicatorRule, { locale }: RuleWords): string =>
  formatMeasuredYear({ kind: yearKind, year }, locale, "short");

const scaleName = (id: number, { scales, t }: RuleWords): string =>
  scales.find(({ scale }) => scale.id === String(id))?.scale.name ?? t("rule.scale.gone");

function saidValues(values: readonly (StatedValue | StatedTarget)[] | null, rule: IndicatorRule, words: RuleWords): string {
  const { t, locale } = words;
  if (values === null) return t("indicator.asPrinted");
  if (values.length === 0) return t("rule.difference.none");
  return values
    .map((value) => {
      const { text, year, part } = value;
      const role = "role" in value ? t(`rule.role.${value.role}`) : "";
      const former = "former" in value ? value.former : [];
      const was = former.map((one) => {
        const before = one.year == null ? one.text : `${yearSaid(one.year, rule, words)} ${one.text}`;
        return t("rule.formerIs", { text: before, day: formatDate(one.until, locale), reason: one.reason });
      });
      const name = rule.parts.find(({ key }) => key === part)?.name ?? part ?? "";
      return [name, year === null ? "" : yearSaid(year, rule, words), role, text, ...was].filter((word) => word !== "").join(" ");
    })
    .join("\n");
}
