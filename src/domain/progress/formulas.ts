import type { Direction, Formula } from "../indicator/indicator-definition.ts";
import { accept, type Result, refuse } from "../result.ts";
import { compare, dividedBy, type Fraction, fractionOf, isBelowZero, minus, times } from "./fraction.ts";
import type { NoRateReason } from "./no-rate.ts";

export type BaselineIs = "usable" | "baseline-missing" | "series-broken" | "unit-differs";

/** The numbers of which a rate is made. */
export interface Amounts {
  readonly actual: Fraction;
  readonly target: Fraction;
  /** Null where none can be used; `baselineIs` says why. */
  readonly baseline: Fraction | null;
  readonly baselineIs: BaselineIs;
  /** Null where nobody says it. */
  readonly direction: Direction | null;
}

/** In percent, exactly. */
export type Rate = Result<Fraction, { readonly kind: NoRateReason }>;

interface FormulaRule {
  /** The directions in which a higher rate is a better one. */
  readonly suits: readonly Direction[];
  readonly rate: (amounts: Amounts) => Rate;
}

const HUNDRED = fractionOf(100);
const percent = (fraction: Fraction): Rate => accept(times(fraction, HUNDRED));

/**
 * The formulas that published tables use. Each is 100 exactly where the actual is the target, and each rises as things get better; where it would not, it gives no rate:
 * a negative target (▲5) turns a quotient round, and one of 0 has none.
 */
export const FORMULA_RULES = {
  /** 達成率 = 実績値 ÷ 目標値 × 100. Of what is counted or added up. */
  ratio: {
    suits: ["higher"],
    rate: ({ actual, target }) => divided(actual, target, target),
  },
  /** 達成率 = 目標値 ÷ 実績値 × 100, where less is better: 5.8 promised and 4.9 reached is 118.4. It grows without end as the actual nears 0. */
  "inverse-ratio": {
    suits: ["lower"],
    rate: ({ actual, target }) =>
      isBelowZero(actual) || actual.dividend === 0n ? firstOf(signFault(target), "actual-not-positive") : divided(target, actual, target),
  },
  /** 達成率 = 100 + (目標値 − 実績値) ÷ 目標値 × 100, where less is better: 5.8 and 4.9 is 115.5. It stays below 200, and is below 0 from twice the target on. */
  mirror: {
    suits: ["lower"],
    rate: ({ actual, target }) => divided(minus(times(target, fractionOf(2)), actual), target, target),
  },
  /** 進捗率 = (実績値 − 基準値) ÷ (目標値 − 基準値) × 100. Below 0 is a step back; it needs a target on the better side of the baseline. */
  "from-baseline": {
    suits: ["higher", "lower"],
    rate: ({ actual, target, baseline, baselineIs, direction }) => {
      if (baseline === null) return refuse({ kind: baselineIs === "usable" ? "baseline-missing" : baselineIs });
      const fault = wayFault(baseline, target, direction);
      return fault === null ? percent(dividedBy(minus(actual, baseline), minus(target, baseline))) : refuse({ kind: fault });
    },
  },
} as const satisfies Readonly<Record<Exclude<Formula, "reached">, FormulaRule>>;

/** The rate by a formula, or why there is none. */
export function rateBy(formula: Exclude<Formula, "reached">, amounts: Amounts): Rate {
  const { suits, rate }: FormulaRule = FORMULA_RULES[formula];
  if (amounts.direction === null) return refuse({ kind: "direction-missing" });
  return suits.includes(amounts.direction) ? rate(amounts) : refuse({ kind: "formula-against-direction" });
}

/** Why no way leads from the baseline to the target: 維持, or a target that is looser than what already is (5.4 → 5.8％未満). Null where one does. */
export function wayFault(
  baseline: Fraction,
  target: Fraction,
  direction: Direction | null,
): "target-equals-baseline" | "target-looser" | null {
  const way = compare(target, baseline);
  if (way === 0) return "target-equals-baseline";
  return (direction === "higher" && way < 0) || (direction === "lower" && way > 0) ? "target-looser" : null;
}

function divided(one: Fraction, other: Fraction, target: Fraction): Rate {
  const fault = signFault(target);
  return fault === null ? percent(dividedBy(one, other)) : refuse({ kind: fault });
}

function firstOf(fault: NoRateReason | null, otherwise: NoRateReason): Rate {
  return refuse({ kind: fault ?? otherwise });
}

function signFault(target: Fraction): "target-zero" | "target-negative" | null {
  if (target.dividend === 0n) return "target-zero";
  return isBelowZero(target) ? "target-negative" : null;
}
