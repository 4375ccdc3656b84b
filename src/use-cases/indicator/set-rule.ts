import { isDeepStrictEqual } from "node:util";
import { may } from "../../domain/access/permission.ts";
import type { Person } from "../../domain/access/person.ts";
import { checkRule, type RuleFault } from "../../domain/indicator/check-rule.ts";
import { type IndicatorRule, NO_RULE } from "../../domain/indicator/indicator-rule.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { listActuals } from "../../store/actual-store.ts";
import { recordAudit } from "../../store/audit-store.ts";
import type { Connection, Database } from "../../store/database.ts";
import { type KeptRule, listRules, type ResponsibleUnit, saveRule } from "../../store/indicator-rule-store.ts";
import { findIndicator } from "../../store/indicator-store.ts";
import { findUnit } from "../../store/organisation-store.ts";
import { storable } from "../import/storable.ts";

export interface SetRule extends ResponsibleUnit {
  readonly indicatorId: number;
  /** Revision that was changed; 0 where there was none. */
  readonly base: number;
  readonly rule: IndicatorRule;
  /** Why; needed where a target, a baseline or the definition of a series changes after values were given. */
  readonly reason: string | null;
  readonly now: Date;
}

export type SetRuleRefusal =
  | { readonly kind: "forbidden" }
  | { readonly kind: "unknown-indicator" }
  | { readonly kind: "unknown-unit"; readonly id: number }
  | { readonly kind: "faulty"; readonly faults: readonly RuleFault[] }
  /** A part that has values cannot be taken away. */
  | { readonly kind: "part-in-use"; readonly part: string }
  | { readonly kind: "needs-reason" }
  /** Somebody else saved the rule in the meantime; nothing was written. */
  | { readonly kind: "stale"; readonly latest: KeptRule };

export interface SetRuleDone {
  readonly revision: number;
  readonly unchanged: boolean;
}

/** Says how an indicator is measured, and who gives its values. What the rule said before stays in its history. */
export async function setRule(db: Database, person: Person, input: SetRule): Promise<Result<SetRuleDone, SetRuleRefusal>> {
  if (!may(person, "run-indicators")) return refuse({ kind: "forbidden" });
  const { municipality, account, name: by } = person;
  const { indicatorId, base, departmentId, divisionId, reason, now } = input;
  const rule = storable(input.rule);
  const faults = checkRule(rule);
  if (faults.length > 0) return refuse({ kind: "faulty", faults });
  return db.transaction().execute(async (tx): Promise<Result<SetRuleDone, SetRuleRefusal>> => {
    if (!(await findIndicator(tx, municipality, indicatorId))) return refuse({ kind: "unknown-indicator" });
    for (const id of [departmentId, divisionId])
      if (id !== null && !(await findUnit(tx, municipality, id))) return refuse({ kind: "unknown-unit", id });
    const before = await findRule(tx, municipality, indicatorId);
    if (before.revision !== base) return refuse({ kind: "stale", latest: before });
    const isSame = before.departmentId === departmentId && before.divisionId === divisionId && isDeepStrictEqual(before.rule, rule);
    if (isSame) return accept({ revision: base, unchanged: true });
    const actuals = (await listActuals(tx, municipality, [indicatorId])).filter(({ status }) => status !== "withdrawn");
    const lost = actuals.find(({ part }) => part !== "" && !rule.parts.some(({ key }) => key === part));
    if (lost) return refuse({ kind: "part-in-use", part: lost.part });
    if (actuals.length > 0 && movesGoal(before.rule, rule) && (reason ?? "").trim() === "") return refuse({ kind: "needs-reason" });
    const maker = { at: now, account, by, reason: reason === null ? null : storable(reason) };
    const revision = await saveRule(tx, municipality, indicatorId, { rule, departmentId, divisionId }, base, maker);
    if (revision === null) return refuse({ kind: "stale", latest: await findRule(tx, municipality, indicatorId) });
    const facts = { revision, changed: changedFields(before.rule, rule).join(", ") };
    await recordAudit(tx, municipality, [{ at: now, account, by, act: "indicator.rule", subject: "indicator", id: indicatorId, facts }]);
    return accept({ revision, unchanged: false });
  });
}

/** The rule of an indicator; of revision 0 and saying nothing where there is none. */
export async function findRule(db: Connection, municipality: string, indicatorId: number): Promise<KeptRule> {
  const kept = (await listRules(db, municipality, [indicatorId])).get(indicatorId);
  return kept ?? { indicatorId, revision: 0, departmentId: null, divisionId: null, rule: NO_RULE };
}

const MOVED = ["baselines", "targets", "breaks", "direction", "formula", "accumulation", "unit"] as const;

/** Whether what was promised, or how it is measured, is another than before. */
const movesGoal = (before: IndicatorRule, after: IndicatorRule): boolean =>
  MOVED.some((field) => !isDeepStrictEqual(before[field], after[field]));

const FIELDS = Object.keys(NO_RULE) as (keyof IndicatorRule)[];

const changedFields = (before: IndicatorRule, after: IndicatorRule): readonly string[] =>
  FIELDS.filter((field) => !isDeepStrictEqual(before[field], after[field]));
