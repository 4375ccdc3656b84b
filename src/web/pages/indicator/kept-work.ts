import { type KeptActual, listActualHistory } from "../../../store/actual-store.ts";
import { type KeptOverride, listOverrides } from "../../../store/grade-override-store.ts";
import { type KeptScale, listScales } from "../../../store/grade-scale-store.ts";
import { type KeptRule, listRuleRevisions, listRules, type RuleRevision } from "../../../store/indicator-rule-store.ts";
import { findUnit } from "../../../store/organisation-store.ts";
import type { MunicipalVisit } from "../../page.ts";

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
}

export async function loadWork({ db, code }: Pick<MunicipalVisit, "db" | "code">, indicator: number): Promise<KeptWork> {
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
  return { indicatorId: indicator, kept, revisions, history, scales, overrides, responsible: units.flatMap((unit) => unit?.name ?? []) };
}
