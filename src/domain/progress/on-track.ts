import { endOf, type MeasuredYear } from "../calendar/measured-year.ts";
import type { Actual } from "../indicator/actual.ts";
import type { IndicatorDefinition } from "../indicator/indicator-definition.ts";
import { type Compared, compareWith, finalTarget } from "./compared.ts";
import { type ExpectedPath, expectedAt, expectedPath, expectedShown } from "./expected-path.ts";
import { compare, dividedBy, type Fraction, fractionOf, isBelowZero, minus, plus, times } from "./fraction.ts";
import type { PathSettings, Standing, UnsaidReason } from "./standing.ts";

const unsaid = (reason: UnsaidReason): Standing => ({ kind: "cannot-be-said", reason });

/**
 * Where an indicator stands in a year on its way to the last target. What is to be kept (維持, a range, a target looser than the baseline) is on track while it is kept, and
 * reached only when the last year has come; anything else is reached as soon as its target is kept, and missed when the last year has gone without it.
 */
export function onTrackOf(
  definition: IndicatorDefinition,
  actuals: readonly Actual[],
  year: MeasuredYear,
  settings: PathSettings,
): Standing {
  const target = finalTarget(definition);
  if (!target) return unsaid("target-missing");
  const result = compareWith(definition, actuals, year, target);
  if (!result.ok) return unsaid(result.refusal.kind);
  const compared = result.value;
  const ended = target.year !== null && endOf(year) >= endOf(target.year);
  if (compared.kept === true) {
    const toBeKept = compared.onlyKept !== null && compared.measured.kind === "number";
    return toBeKept && !ended ? { kind: "on-track", year, expected: null } : { kind: "reached", year };
  }
  if (compared.kept === false && (ended || (compared.onlyKept !== null && compared.measured.kind === "number")))
    return { kind: "behind", year, expected: null };
  return onTheWay(compared, expectedPath(definition, settings.path), year, ended, settings.tolerance);
}

function onTheWay(
  { measured, amount, baselineIs, direction }: Compared,
  path: ExpectedPath,
  year: MeasuredYear,
  ended: boolean,
  tolerance: number,
): Standing {
  if (measured.kind === "reached") return unsaid("not-reached-yet");
  if (amount.kind === "words") return unsaid("target-words");
  if (amount.kind === "number" && amount.about && ended) return unsaid("target-about");
  if (amount.kind === "maintain") return unsaid(baselineIs === "usable" ? "baseline-missing" : baselineIs);
  if (direction !== "higher" && direction !== "lower") return unsaid("direction-missing");
  const expected = expectedAt(path, year);
  if (!expected.ok) return unsaid(expected.refusal.kind);
  const spare = times(breadthOf(path, expected.value), dividedBy(fractionOf(tolerance), fractionOf(100)));
  const actual = fractionOf(measured.value);
  const isBehind =
    direction === "higher" ? compare(plus(actual, spare), expected.value) < 0 : compare(minus(actual, spare), expected.value) > 0;
  return { kind: isBehind ? "behind" : "on-track", year, expected: expectedShown(path, expected.value) };
}

/** What the tolerance is a share of: the whole way, or the expected value where the way has no beginning. */
function breadthOf({ points }: ExpectedPath, expected: Fraction): Fraction {
  const [first, last] = [points[0], points.at(-1)];
  const breadth = first?.is === "start" && last ? minus(fractionOf(last.value), fractionOf(first.value)) : expected;
  return isBelowZero(breadth) ? minus(fractionOf(0), breadth) : breadth;
}
