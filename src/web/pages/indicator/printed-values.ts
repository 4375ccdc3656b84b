import type { Mark } from "../../../domain/chart/chart.ts";
import type { IndicatorRule } from "../../../domain/indicator/indicator-rule.ts";
import type { KeptIndicator, KeptValue } from "../../../store/indicator-store.ts";

/** Every value that documents print of an indicator and that holds. */
export function printedValues({ baseline, actuals, interimTargets, target }: KeptIndicator): KeptValue[] {
  return [baseline, ...actuals, ...interimTargets, target].filter((value) => value !== null);
}

/** The printed value that a mark of the chart shows; null where it shows what staff said. */
export function printedOf(mark: Mark, indicator: KeptIndicator, rule: IndicatorRule): KeptValue | null {
  switch (mark.kind) {
    case "baseline":
      return rule.baselines === null ? indicator.baseline : null;
    case "target":
      return rule.targets === null ? (targetsOf(indicator)[Number(mark.id.slice(1))] ?? null) : null;
    default: {
      const { actual, year } = mark;
      const text = actual.status === "final" && actual.asOf === null ? actual.measured.text : null;
      return indicator.actuals.find((value) => value.fiscalYear === year.year && value.text === text) ?? null;
    }
  }
}

/** Printed values in whose place staff have stated others. */
export function replacedBy(indicator: KeptIndicator, { baselines, targets }: IndicatorRule): KeptValue[] {
  const { baseline } = indicator;
  return [...(baselines === null || baseline === null ? [] : [baseline]), ...(targets === null ? [] : targetsOf(indicator))];
}

/** In the order in which the definition has them. */
const targetsOf = ({ interimTargets, target }: KeptIndicator): KeptValue[] => [...interimTargets, ...(target === null ? [] : [target])];
