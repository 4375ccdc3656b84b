import type { Indicator } from "../../domain/indicator/indicator.ts";
import type { Value } from "../../domain/indicator/value.ts";
import { textKey } from "../../domain/wording/text-key.ts";
import type { KnownIndicator } from "../../store/indicator-record-store.ts";
import { groupBy } from "../../store/rows.ts";

/** Where a document places an indicator. */
export interface Standing {
  readonly planId: number;
  readonly nodeId: number | null;
}

/**
 * The indicator of the record that each indicator of a document is, or null for a new one; none is taken twice.
 *
 * Of one name they are the same: at the same node of the same plan; in the same plan where one of the two stands at no node (a list of all indicators); or in
 * another plan, where unit and target are the same too.
 */
export function matchIndicators(
  known: readonly KnownIndicator[],
  indicators: readonly Indicator[],
  standingOf: (indicator: Indicator) => Standing,
): (KnownIndicator | null)[] {
  const free = groupBy(known, ({ name }) => textKey(name));
  const matches: (KnownIndicator | null)[] = indicators.map(() => null);
  const rules: readonly ((one: KnownIndicator, indicator: Indicator, standing: Standing) => boolean)[] = [
    (one, indicator, at) =>
      sameUnit(one.unit, indicator.unit) && one.placements.some(({ planId, nodeId }) => planId === at.planId && nodeId === at.nodeId),
    (one, indicator, at) =>
      sameUnit(one.unit, indicator.unit) &&
      one.placements.some(({ planId, nodeId }) => planId === at.planId && (nodeId === null || at.nodeId === null)),
    (one, indicator, at) =>
      one.unit === indicator.unit && one.placements.every(({ planId }) => planId !== at.planId) && sameTarget(one, indicator.target),
  ];
  for (const rule of rules)
    for (const [i, indicator] of indicators.entries()) {
      const candidates = free.get(textKey(indicator.name)) ?? [];
      if (matches[i] || candidates.length === 0) continue;
      const found = candidates.findIndex((one) => rule(one, indicator, standingOf(indicator)));
      if (found >= 0) matches[i] = candidates.splice(found, 1)[0] ?? null;
    }
  return matches;
}

function sameUnit(one: string | null, other: string | null): boolean {
  return one === null || other === null || one === other;
}

function sameTarget(known: KnownIndicator, target: Value | null): boolean {
  return target !== null && known.values.some(({ role, value }) => role === "target" && value.value !== null && sameValue(value, target));
}

/** Two documents say the same: in the same words, or the same number for the same year. */
export function sameValue(one: Value, other: Value): boolean {
  if (textKey(one.text) === textKey(other.text)) return one.fiscalYear === other.fiscalYear;
  return (
    one.value !== null &&
    one.value === other.value &&
    one.comparator === other.comparator &&
    one.fiscalYear === other.fiscalYear &&
    one.unit === other.unit
  );
}
