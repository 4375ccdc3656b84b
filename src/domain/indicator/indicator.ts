import type { Value } from "./value.ts";

/** 指標, as a plan prints it. */
export interface Indicator {
  /** Code of the plan node that it measures. */
  readonly node: string | null;
  /** Without the unit in brackets. */
  readonly name: string;
  /** As printed, in NFKC: %, 人, 件. */
  readonly unit: string | null;
  /** 市民意識指標, 統計指標, 成果指標 … as the document calls it. */
  readonly kind: string | null;
  /** The document marks it as a KPI of the 総合戦略. */
  readonly strategyKpi: boolean;
  /** 基準値・現状値. */
  readonly baseline: Value | null;
  /** 中間目標, and yearly targets before the last one. */
  readonly interimTargets: readonly Value[];
  /** 目標値・計画目標: the last one. */
  readonly target: Value | null;
  /** 指標の説明・算出方法・出典. */
  readonly note: string | null;
  /** 担当課. */
  readonly divisions: readonly string[];
}
