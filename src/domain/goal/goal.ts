import type { Value } from "../indicator/value.ts";

/** 位置付け: where in a plan a goal stands. `plan` is the printed label (総合計画, 基本政策). */
export interface Placement {
  readonly plan: string;
  readonly code: string | null;
  readonly text: string;
}

/** 期間・期限. Months "2024-06", inclusive; 通年 and 年度内 are April to March. */
export interface Period {
  readonly text: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** 数値目標: the text, and every number with its unit that it promises. */
export interface TargetText {
  readonly text: string;
  readonly values: readonly Value[];
}

/** What the columns of a form say of an action or of a step. */
export interface Reports {
  readonly period: Period | null;
  /** 数値目標. */
  readonly target: TargetText | null;
  /** 中間報告. */
  readonly midterm: string | null;
  /** 期末報告・達成状況・実績. */
  readonly result: string | null;
  /** 課題・今後の方向性. */
  readonly issues: string | null;
  /** 評価・達成度 as printed: A, ◎. */
  readonly grade: string | null;
  /** 担当課. */
  readonly divisions: readonly string[];
}

/** 取組項目. */
export interface Action extends Reports {
  /** ①, (1) … as printed. */
  readonly mark: string | null;
  readonly title: string;
  readonly steps: readonly Step[];
}

/** (1), (2) … under an action or, where unmarked, its bullets. */
export interface Step extends Reports {
  readonly mark: string | null;
  readonly text: string;
}

/** 重点目標・当年度目標. */
export interface Goal {
  readonly fiscalYear: number | null;
  /** 担当部局. */
  readonly department: string | null;
  /** 優先順位, No. */
  readonly priority: number | null;
  readonly title: string;
  readonly placements: readonly Placement[];
  /** 現況・課題. */
  readonly background: readonly string[];
  /** 目的・効果. */
  readonly purpose: readonly string[];
  /** 1..17. */
  readonly sdgs: readonly number[];
  readonly actions: readonly Action[];
  /** 特記事項. */
  readonly remarks: readonly { readonly label: string; readonly text: string | null }[];
}
