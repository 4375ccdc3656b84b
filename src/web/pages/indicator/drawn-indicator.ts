import type { Chart } from "../../../domain/chart/chart.ts";
import { chartOf } from "../../../domain/chart/chart-of.ts";
import { NO_RULE } from "../../../domain/indicator/indicator-rule.ts";
import { type KnownPart, knownParts } from "../../../domain/indicator/known-parts.ts";
import { type KeptActual, listActuals } from "../../../store/actual-store.ts";
import { type KeptRule, listRules } from "../../../store/indicator-rule-store.ts";
import type { KeptIndicator } from "../../../store/indicator-store.ts";
import type { MunicipalVisit } from "../../page.ts";

/** The whole of an indicator, or a part of it, as it is shown. */
export interface DrawnPart extends KnownPart {
  readonly chart: Chart;
}

/** The whole first. A whole of which nothing is known is left out where there are parts. */
export type DrawnOf = (indicator: KeptIndicator) => readonly DrawnPart[];

/** Finds what is shown of indicators: what the plans print, with the rules and the entered actuals. Two queries, whatever their number. */
export async function loadDrawn(
  { db, code }: Pick<MunicipalVisit, "db" | "code">,
  indicators: readonly Pick<KeptIndicator, "id">[],
): Promise<DrawnOf> {
  if (indicators.length === 0) return () => [];
  const ids = indicators.map(({ id }) => id);
  const [rules, actuals] = await Promise.all([listRules(db, code, ids), listActuals(db, code, ids)]);
  const byIndicator = Map.groupBy(actuals, ({ indicatorId }) => indicatorId);
  return (indicator) => drawn(indicator, rules.get(indicator.id) ?? null, byIndicator.get(indicator.id) ?? []);
}

function drawn(indicator: KeptIndicator, kept: KeptRule | null, said: readonly KeptActual[]): DrawnPart[] {
  const parts = knownParts(indicator, kept?.rule ?? NO_RULE, said).map((known): DrawnPart => {
    return { ...known, chart: chartOf(known.definition, known.actuals) };
  });
  return parts.length > 1 ? parts.filter(({ part, chart }) => part !== null || chart.marks.length > 0) : parts;
}
