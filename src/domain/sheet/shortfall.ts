import type { TargetText } from "../goal/goal.ts";
import { directionByWords } from "../indicator/direction.ts";
import { amountOf, keeps } from "../indicator/target-amount.ts";
import type { Value } from "../indicator/value.ts";
import { findValues } from "../wording/value.ts";
import type { GoalSheetBody } from "./sheet-body.ts";
import words from "./shortfall-words.json" with { type: "json" };

/** A result that is below its target: 3回 where 4回以上 was promised. */
export interface Shortfall {
  readonly target: Value;
  readonly actual: Value;
}

const wordsOf = (list: string): RegExp => new RegExp(list.split(" ").join("|"), "u");
const UNCERTAIN_IN_TARGET = wordsOf(words.uncertainInTarget);
const UNCERTAIN_IN_RESULT = wordsOf(words.uncertainInResult);

/**
 * Where a result falls short of its target, as far as that is certain: one number of a unit was promised, one of the same unit is reported, and which way is better is
 * said (以上, 以内) or plain from what is counted. Everything else is for people to judge.
 *
 * @param about what the target is of, for words that tell which way is better: the titles of the step, the action and the goal.
 */
export function shortfallOf(target: TargetText, result: string, about: string): Shortfall | null {
  if (UNCERTAIN_IN_TARGET.test(target.text) || UNCERTAIN_IN_RESULT.test(result)) return null;
  const reported = findValues(result).map(({ value }) => value);
  for (const promised of target.values) {
    const actual = onlyOfUnit(reported, promised.unit);
    if (onlyOfUnit(target.values, promised.unit) !== promised || !actual || !areComparable(promised, actual)) continue;
    if (isBelow(promised, actual, `${about} ${target.text}`)) return { target: promised, actual };
  }
  return null;
}

function onlyOfUnit(values: readonly Value[], unit: string | null): Value | null {
  const [one, ...more] = values.filter((value) => value.unit === unit);
  return one !== undefined && more.length === 0 && unit !== null && one.value !== null && one.change === null && !one.maintain ? one : null;
}

function areComparable(promised: Value, actual: Value): boolean {
  if (actual.comparator !== "=" || promised.cumulative !== actual.cumulative) return false;
  return promised.fiscalYear === null || actual.fiscalYear === null || promised.fiscalYear === actual.fiscalYear;
}

/** Words that say that less is better stand in too many texts (20％減) to hold a lower number for a failure. */
function isBelow(promised: Value, actual: Value, about: string): boolean {
  if (promised.value === null || actual.value === null) return false;
  const direction = directionByWords(about, promised.unit) === "higher" ? "higher" : null;
  return keeps(amountOf(promised), actual.value, direction) === false;
}

/** The results of a sheet that are below their targets and for which nobody has given a reason (課題), by the pointer of the reason. The reason of an action holds for its steps. */
export function unexplainedShortfalls(body: GoalSheetBody): { readonly pointer: string; readonly shortfall: Shortfall }[] {
  return body.actions.flatMap((action) => {
    if (isGiven(action.issues)) return [];
    const parts = [
      { pointer: `/actions/${action.key}`, about: `${body.title} ${action.title}`, ...action },
      ...action.steps.map((step) => ({
        ...{ pointer: `/actions/${action.key}/steps/${step.key}`, about: `${body.title} ${action.title} ${step.text}` },
        ...step,
      })),
    ];
    return parts.flatMap(({ pointer, about, target, result, issues }) => {
      const shortfall = target === null || result === null || isGiven(issues) ? null : shortfallOf(target, result, about);
      return shortfall === null ? [] : [{ pointer: `${pointer}/issues`, shortfall }];
    });
  });
}

function isGiven(text: string | null): boolean {
  return text !== null && text.trim() !== "";
}
