/** How a number binds: 以上 is >=, 未満 is <, and = where no bound is printed. */
export type Comparator = "=" | ">=" | ">" | "<=" | "<";

/** A value of an indicator or of a target, as printed and as understood (基準値, 目標値, 実績値). */
export interface Value {
  /** As printed: 5.8％未満（令和7年度決算）. */
  readonly text: string;
  /** 742万 is 7420000; null where the text is no single number. */
  readonly value: number | null;
  /** In NFKC: %, 人, 万人. */
  readonly unit: string | null;
  /** Null exactly where value is null. */
  readonly comparator: Comparator | null;
  /** The Western year in which the fiscal year starts: 令和7年度 is 2025. */
  readonly fiscalYear: number | null;
  /** 累計, 延べ累計. */
  readonly cumulative: boolean;
  /** 維持. */
  readonly maintain: boolean;
  /** 13,967人→17,000人; value is then the second. */
  readonly change: { readonly from: number; readonly to: number } | null;
}
