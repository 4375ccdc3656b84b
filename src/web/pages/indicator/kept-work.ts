import { may } from "../../../domain/access/permission.ts";
import type { Person } from "../../../domain/access/person.ts";
import { type KeptActual, listActualHistory } from "../../../store/actual-store.ts";
import { type KeptOverride, listOverrides } from "../../../store/grade-override-store.ts";
import { type KeptScale, listScales } from "../../../store/grade-scale-store.ts";
import {
  type KeptRule,
  listRuleRevisions,
  listRules,
  type ResponsibleUnit,
  type RuleRevision,
} from "../../../store/indicator-rule-store.ts";
import { findUnit } from "../../../store/organisation-store.ts";
import { loadAnswerers } from "../../../use-cases/indicator/answerers.ts";
import { mayEnter } from "../../../use-cases/indicator/enter-actuals.ts";
import { closestUnit, NOBODYS_UNIT } from "../../../use-cases/indicator/list-value-rows.ts";
import type { StaffVisit } from "../../page.ts";

/** What staff have said of an indicator, and whose it is. */
export interface KeptWork {
  readonly indicatorId: number;
  /** Null: nobody has said anything. */
  readonly kept: KeptRule | null;
  readonly revisions: readonly RuleRevision[];
  /** Everything that was said of its years, what was corrected included. */
  readonly history: readonly KeptActual[];
  readonly scales: readonly KeptScale[];
  readonly overrides: readonly KeptOverride[];
  /** Names of the responsible department and division. */
  readonly responsible: readonly string[];
  /** The unit under which whoever looks may give its values; null where they may not. */
  readonly entry: number | null;
}

export async function loadWork({ db, code, person, now }: StaffVisit<"indicator">, indicator: number): Promise<KeptWork> {
  const [rules, revisions, history, scales, overrides] = await Promise.all([
    listRules(db, code, [indicator]),
    listRuleRevisions(db, code, indicator),
    listActualHistory(db, code, indicator),
    listScales(db, code),
    listOverrides(db, code, [indicator]),
  ]);
  const kept = rules.get(indicator) ?? null;
  const units = await Promise.all(
    [kept?.departmentId ?? null, kept?.divisionId ?? null].map((id) => (id === null ? null : findUnit(db, code, id))),
  );
  const entry = may(person, "enter-values") ? unitFor(person, kept === null ? [] : (await loadAnswerers(db, code, now))(kept)) : null;
  const responsible = units.flatMap((unit) => unit?.name ?? []);
  return { indicatorId: indicator, kept, revisions, history, scales, overrides, responsible, entry };
}

/** Their own of several that answer. What nobody answers for is planning's. */
function unitFor(person: Person, answerers: readonly ResponsibleUnit[]): number | null {
  if (answerers.length === 0) return mayEnter(person, []) ? NOBODYS_UNIT : null;
  const own = answerers.find((answerer) => mayEnter(person, [answerer]));
  return own ? closestUnit(own) : null;
}
