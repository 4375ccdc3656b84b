import type { Indicator } from "../indicator/indicator.ts";

/** 計画: a plan, or the part of one that a document holds. */
export interface Plan {
  readonly title: string | null;
  /** Names of the levels from the top: 編, 章, 節, 基本施策. */
  readonly levels: readonly string[];
  /** 施策体系, in document order. */
  readonly nodes: readonly PlanNode[];
  /** An indicator that a summary table repeats stands once. */
  readonly indicators: readonly Indicator[];
  readonly initiatives: readonly Initiative[];
  readonly roles: readonly RoleExpectation[];
  /** 関連する個別計画. */
  readonly relatedPlans: readonly { readonly node: string; readonly title: string }[];
  /** Terms that carry a reference mark (ダイバーシティ＊), once each, without the mark. */
  readonly glossary: readonly string[];
}

/** 施策体系の項目. */
export interface PlanNode {
  /** Unique in the plan. As printed where printed (1-3-1, 施策35), else PARENT/mark (1-3-1/基本施策2/①). */
  readonly code: string;
  readonly parent: string | null;
  readonly level: string;
  readonly title: string;
  /** The sentence printed straight under the title. */
  readonly statement: string | null;
  /** 現状と課題, 目指す姿, 施策の取組方針 …; an item is a bullet or a paragraph. */
  readonly sections: readonly { readonly title: string; readonly items: readonly string[] }[];
}

/** 主な取組. */
export interface Initiative {
  readonly node: string;
  readonly group: string | null;
  /** 担当課. */
  readonly divisions: readonly string[];
  /** 取組項目. */
  readonly item: string;
  /** 具体的な内容. */
  readonly details: readonly string[];
}

/** 各主体に期待される役割. */
export interface RoleExpectation {
  readonly node: string;
  /** 市民, 事業者, 行政. */
  readonly actor: string;
  readonly expectations: readonly string[];
}
