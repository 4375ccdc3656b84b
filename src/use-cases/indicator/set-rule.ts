import { isDeepStrictEqual } from "node:util";
import { may } from "../../domain/access/permission.ts";
import type { Person } from "../../domain/access/person.ts";
import { checkRule, type RuleFault } from "../../domain/indicator/check-rule.ts";
import { type IndicatorRule, NO_RULE } from "../../domain/indicator/indicator-rule.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { type KeptActual, listActuals } from "../../store/actual-store.ts";
import { type AuditAct, recordAudit } from "../../store/audit-store.ts";
import type { Connection, Database } from "../../store/database.ts";
import { awaitRules, type KeptRule, listRules, type ResponsibleUnit, saveRules } from "../../store/indicator-rule-store.ts";
import { listIndicatorsOf } from "../../store/indicator-store.ts";
import { listOrganisationUnits } from "../../store/organisation-store.ts";
import { storable } from "../import/storable.ts";

export interface RuleChange extends ResponsibleUnit {
  readonly indicatorId: number;
  /** Revision that was changed; 0 where there was none. */
  readonly base: number;
  readonly rule: IndicatorRule;
  /** Why; needed where a target, a baseline or the definition of a series changes after values were given. */
  readonly reason: string | null;
}

export interface SetRule extends RuleChange {
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
  const { now, ...change } = input;
  const done = await setRules(db, person, { changes: [change], now });
  const [of] = done.ok ? done.value.rules : [];
  if (done.ok) return accept(of ?? { revision: input.base, unchanged: true });
  return refuse(done.refusal.kind === "forbidden" ? done.refusal : (done.refusal.refusals[0]?.refusal ?? { kind: "unknown-indicator" }));
}

export interface SetRules {
  /** Each of another indicator. */
  readonly changes: readonly RuleChange[];
  readonly now: Date;
  /** Only says what would be done. */
  readonly tryOnly?: boolean;
}

export type SetRulesRefusal =
  | { readonly kind: "forbidden" }
  /** `index` counts the changes; nothing was written. */
  | { readonly kind: "refused"; readonly refusals: readonly { readonly index: number; readonly refusal: SetRuleRefusal }[] };

export interface SetRulesDone {
  /** In the order of the changes. */
  readonly rules: readonly SetRuleDone[];
  readonly changed: number;
}

/** Sets the rules of several indicators, all of them or none. */
export async function setRules(
  db: Database,
  person: Person,
  { changes, now, tryOnly = false }: SetRules,
): Promise<Result<SetRulesDone, SetRulesRefusal>> {
  if (!may(person, "run-indicators")) return refuse({ kind: "forbidden" });
  const { municipality, account, name: by } = person;
  return db.transaction().execute(async (tx): Promise<Result<SetRulesDone, SetRulesRefusal>> => {
    await awaitRules(tx, municipality);
    const known = await loadKnown(tx, municipality, changes);
    const planned = changes.map((change) => planRule(known, { ...change, rule: storable(change.rule) }));
    const refusals = planned.flatMap((one, index) => (one.ok ? [] : [{ index, refusal: one.refusal }]));
    if (refusals.length > 0) return refuse({ kind: "refused", refusals });
    const changing = planned.flatMap((one) => (one.ok && one.value.changed !== null ? [one.value] : []));
    const rules = planned.flatMap((one) =>
      one.ok ? [{ revision: one.value.base + (one.value.changed === null ? 0 : 1), unchanged: one.value.changed === null }] : [],
    );
    if (tryOnly || changing.length === 0) return accept({ rules, changed: changing.length });
    const saved = changing.map((one) => ({ ...one, reason: one.reason === null ? null : storable(one.reason) }));
    await saveRules(tx, municipality, saved, { at: now, account, by });
    const acts = changing.map(({ indicatorId, base, changed }): AuditAct => {
      const facts = { revision: base + 1, changed: (changed ?? []).join(", ") };
      return { at: now, account, by, act: "indicator.rule", subject: "indicator", id: indicatorId, facts };
    });
    await recordAudit(tx, municipality, acts);
    return accept({ rules, changed: changing.length });
  });
}

/** What a change of rules is looked at beside. */
interface Known {
  readonly indicators: ReadonlySet<number>;
  readonly units: ReadonlySet<number>;
  readonly rules: ReadonlyMap<number, KeptRule>;
  /** Values that hold, by indicator. */
  readonly actuals: ReadonlyMap<number, readonly KeptActual[]>;
}

async function loadKnown(tx: Connection, municipality: string, changes: readonly RuleChange[]): Promise<Known> {
  const ids = changes.map(({ indicatorId }) => indicatorId);
  const actuals = (await listActuals(tx, municipality, ids)).filter(({ status }) => status !== "withdrawn");
  return {
    indicators: new Set((await listIndicatorsOf(tx, municipality, ids)).map(({ id }) => id)),
    units: new Set((await listOrganisationUnits(tx, municipality)).map(({ id }) => id)),
    rules: await listRules(tx, municipality, ids),
    actuals: Map.groupBy(actuals, ({ indicatorId }) => indicatorId),
  };
}

/** A change that may be written. `changed` names its fields; null where nothing changes. */
interface PlannedRule extends RuleChange {
  readonly changed: readonly string[] | null;
}

function planRule(known: Known, change: RuleChange): Result<PlannedRule, SetRuleRefusal> {
  const { indicatorId, base, departmentId, divisionId, rule, reason } = change;
  const faults = checkRule(rule);
  if (faults.length > 0) return refuse({ kind: "faulty", faults });
  if (!known.indicators.has(indicatorId)) return refuse({ kind: "unknown-indicator" });
  for (const id of [departmentId, divisionId]) if (id !== null && !known.units.has(id)) return refuse({ kind: "unknown-unit", id });
  const before = known.rules.get(indicatorId) ?? noRuleOf(indicatorId);
  if (before.revision !== base) return refuse({ kind: "stale", latest: before });
  const isSame = before.departmentId === departmentId && before.divisionId === divisionId && isDeepStrictEqual(before.rule, rule);
  if (isSame) return accept({ ...change, changed: null });
  const actuals = known.actuals.get(indicatorId) ?? [];
  const lost = actuals.find(({ part }) => part !== "" && !rule.parts.some(({ key }) => key === part));
  if (lost) return refuse({ kind: "part-in-use", part: lost.part });
  if (actuals.length > 0 && movesGoal(before.rule, rule) && (reason ?? "").trim() === "") return refuse({ kind: "needs-reason" });
  return accept({ ...change, changed: changedFields(before.rule, rule) });
}

/** Of an indicator of which nobody has said anything. */
export const noRuleOf = (indicatorId: number): KeptRule => ({
  indicatorId,
  revision: 0,
  departmentId: null,
  divisionId: null,
  rule: NO_RULE,
});

/** The rule of an indicator; of revision 0 and saying nothing where there is none. */
export async function findRule(db: Connection, municipality: string, indicatorId: number): Promise<KeptRule> {
  const kept = (await listRules(db, municipality, [indicatorId])).get(indicatorId);
  return kept ?? noRuleOf(indicatorId);
}

const MOVED = [
  ...([
    "baselines",
    "targets",
    "breaks",
    "direction",
    "formula",
    "against",
    "accumulation",
    "sumFrom",
    "unit",
    "kind",
    "yearKind",
  ] as const),
];

/** Whether what was promised, or how it is measured, is another than before. */
const movesGoal = (before: IndicatorRule, after: IndicatorRule): boolean =>
  MOVED.some((field) => !isDeepStrictEqual(before[field], after[field]));

const FIELDS = Object.keys(NO_RULE) as (keyof IndicatorRule)[];

const changedFields = (before: IndicatorRule, after: IndicatorRule): readonly string[] =>
  FIELDS.filter((field) => !isDeepStrictEqual(before[field], after[field]));
