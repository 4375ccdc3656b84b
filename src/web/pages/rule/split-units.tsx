import type { Unit } from "../../../domain/organisation/unit.ts";
import type { KeptRule, ResponsibleUnit } from "../../../store/indicator-rule-store.ts";
import type { AnswerersOf } from "../../../use-cases/indicator/answerers.ts";
import { responsibleUnit } from "../../../use-cases/indicator/rule-row.ts";
import type { RuleChange } from "../../../use-cases/indicator/set-rule.ts";
import { unitPath } from "../../../use-cases/organisation/unit-path.ts";
import { addressOf } from "../../routes.ts";
import { SelectField } from "../../ui/form-parts.tsx";
import { usePage } from "../../ui/page-context.tsx";
import { Notice } from "../../ui/parts.tsx";

/** A unit that was split, with the indicators that it is still named for: each of its successors gives their values until one is named. */
export interface SplitUnit {
  readonly unit: Unit;
  readonly successors: readonly Unit[];
  readonly rules: readonly KeptRule[];
}

/** The unit that a rule names, there still or not. */
const namedIn = ({ departmentId, divisionId }: ResponsibleUnit): number | null => divisionId ?? departmentId;

/** Who gives values instead of a unit that is there no more; none where it is. */
export function successorsOf(kept: ResponsibleUnit, units: readonly Unit[], answerersOf: AnswerersOf): readonly Unit[] {
  const ids = answerersOf(kept).map(namedIn);
  return ids.includes(namedIn(kept)) ? [] : units.filter(({ id }) => ids.includes(id));
}

export function splitUnits(rules: readonly KeptRule[], units: readonly Unit[], answerersOf: AnswerersOf): SplitUnit[] {
  return [...Map.groupBy(rules, namedIn)].flatMap(([id, of]) => {
    const [unit, successors] = [units.find((one) => one.id === id), of[0] ? successorsOf(of[0], units, answerersOf) : []];
    return unit && successors.length > 1 ? [{ unit, successors, rules: of }] : [];
  });
}

/** Names one of its successors for all indicators of a unit that was split. */
export function givenTo(split: readonly SplitUnit[], from: number, to: number): RuleChange[] {
  const found = split.find(({ unit }) => unit.id === from);
  const successor = found?.successors.find(({ id }) => id === to);
  if (!found || !successor) return [];
  return found.rules.map(({ indicatorId, revision, rule }) => ({
    ...{ indicatorId, base: revision, rule, reason: null },
    ...responsibleUnit(successor),
  }));
}

interface Given {
  readonly split: readonly SplitUnit[];
  readonly plan: number;
  readonly units: readonly Unit[];
}

/** Asks planning to which of its successors the indicators of a unit go that was split. */
export function SplitUnits({ split, plan, units }: Given) {
  const { t, code } = usePage();
  if (split.length === 0) return null;
  return (
    <Notice attention>
      <p>{t("rules.split")}</p>
      {split.map(({ unit, successors, rules }) => (
        <form key={unit.id} method="post" action={addressOf("changeRules", { code: code ?? "" })} className="inline-form">
          <input type="hidden" name="plan" value={plan} />
          <input type="hidden" name="from" value={unit.id} />
          <SelectField
            {...{ id: `to-${unit.id}`, name: "to", label: t("rules.split.of", { unit: unitPath(unit, units), count: rules.length }) }}
            options={successors.map((one) => ({ value: String(one.id), label: unitPath(one, units) }))}
          />
          <button className="button second" type="submit" name="act" value="give">
            {t("rules.split.give", { count: rules.length })}
          </button>
        </form>
      ))}
    </Notice>
  );
}
