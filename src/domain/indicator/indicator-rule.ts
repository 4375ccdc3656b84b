import type { Direction, Formula, TargetRole } from "./indicator-definition.ts";

/** A value that staff state: as typed, of a year, of a part or of the whole. */
export interface StatedValue {
  /** As typed: 90％以上, 1,200人, 維持. */
  readonly text: string;
  /** Of the kind that the rule says. */
  readonly year: number | null;
  /** Key of the part; null for the whole. */
  readonly part: string | null;
}

/** What a stated target was before it was revised (計画の見直し): shown beside the new one, never dropped. */
export interface FormerTarget {
  readonly text: string;
  /** Left out where it was of the same year. */
  readonly year?: number | null;
  /** ISO date from which it no longer held. */
  readonly until: string;
  readonly reason: string;
}

export interface StatedTarget extends StatedValue {
  readonly role: TargetRole;
  /** The newest first. */
  readonly former: readonly FormerTarget[];
}

/** A part of an indicator that has values of its own: 男, 女; 中央地区. */
export interface IndicatorPart {
  /** Unique among the parts of the indicator; values are kept under it. */
  readonly key: string;
  readonly name: string;
}

/** 指標の決めごと: what staff say of an indicator beyond what the plans print. null: nobody has said it, and what the program proposes holds. */
export interface IndicatorRule {
  readonly kind: "quantitative" | "qualitative" | null;
  readonly direction: Direction | null;
  readonly accumulation: "level" | "running-total" | "sum" | null;
  /** The first year of a sum. */
  readonly sumFrom: number | null;
  readonly yearKind: "fiscal" | "calendar";
  readonly formula: Formula | "automatic";
  readonly against: "year" | "final";
  /** How it is calculated, in words (算出方法). */
  readonly calculation: string | null;
  /** Where its values come from (出典). */
  readonly source: string | null;
  /** Month, 1 to 12, in which the value of a year is collected, after that year has ended; null where it is not said. */
  readonly collectionMonth: number | null;
  /** In place of the plan's; null: as the plan prints it. */
  readonly unit: string | null;
  /** In place of the plan's; null: as the plan prints it. One a part at most. */
  readonly baselines: readonly StatedValue[] | null;
  /** In place of all of the plan's; null: as the plan prints them. */
  readonly targets: readonly StatedTarget[] | null;
  readonly parts: readonly IndicatorPart[];
  /** The years from which on another definition holds, and why; in their order. */
  readonly breaks: readonly { readonly from: number; readonly reason: string }[];
  /** Id of the scale that grades it; null: the municipality's usual one. */
  readonly scale: number | null;
  /** A code that municipalities share, by which their indicators are compared. */
  readonly sharedCode: string | null;
}

/** The rule of an indicator of which nobody has said anything. */
export const NO_RULE: IndicatorRule = {
  ...{ kind: null, direction: null, accumulation: null, sumFrom: null, yearKind: "fiscal", formula: "automatic", against: "final" },
  ...{ calculation: null, source: null, collectionMonth: null, unit: null, baselines: null, targets: null },
  ...{ parts: [], breaks: [], scale: null, sharedCode: null },
};
