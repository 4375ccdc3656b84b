import type { Indicator } from "../../domain/indicator/indicator.ts";
import type { KnownIndicator } from "../../store/indicator-record-store.ts";
import { indicatorCandidates, RULES, type Standing } from "./indicator-candidates.ts";

/** The indicator of the record that each indicator of a document certainly is, or null for a new one; none is taken twice. The surest matches are made first. */
export function matchIndicators(
  known: readonly KnownIndicator[],
  indicators: readonly Indicator[],
  standingOf: (indicator: Indicator) => Standing,
): (KnownIndicator | null)[] {
  const find = indicatorCandidates(known);
  const candidates = indicators.map((indicator) => find(indicator, standingOf(indicator)).filter(({ rule }) => rule !== null));
  const matches: (KnownIndicator | null)[] = indicators.map(() => null);
  const taken = new Set<KnownIndicator>();
  for (let rule = 0; rule < RULES; rule += 1)
    for (const [i, found] of candidates.entries()) {
      if (matches[i]) continue;
      const match = found.find((one) => one.rule === rule && !taken.has(one.known));
      if (!match) continue;
      matches[i] = match.known;
      taken.add(match.known);
    }
  return matches;
}
