/**
 * The demo city as its author writes it: sentences and figures without the scaffolding of the contract. `readings.ts` makes readings of it, `make-samples.ts`
 * the documents in samples/.
 */
export interface PlanContent {
  readonly title: string;
  readonly levels: readonly string[];
  readonly nodes: readonly NodeContent[];
}

export interface NodeContent {
  readonly code: string;
  readonly parent: string | null;
  readonly level: string;
  readonly title: string;
  readonly statement?: string;
  /** Heading -> items. */
  readonly sections?: Readonly<Record<string, readonly string[]>>;
  readonly indicators?: readonly IndicatorContent[];
  readonly initiatives?: readonly {
    readonly group?: string;
    readonly divisions: readonly string[];
    readonly items: Readonly<Record<string, readonly string[]>>;
  }[];
  /** Actor -> expectations. */
  readonly roles?: Readonly<Record<string, readonly string[]>>;
  readonly relatedPlans?: readonly string[];
}

export interface IndicatorContent {
  readonly name: string;
  readonly unit: string;
  /** 成果指標, 活動指標, 市民意識指標 … */
  readonly kind: string;
  /** As printed, with its year: 63.2（令和5年度）; null prints ―. */
  readonly baseline: string | null;
  /** As printed in the column of the interim year, or null. */
  readonly interim: string | null;
  readonly target: string;
  readonly division: string;
  readonly note?: string;
  readonly kpi?: boolean;
}

export interface DepartmentContent {
  readonly name: string;
  readonly post: string;
  readonly head: string;
  readonly mission: {
    readonly missions: readonly string[];
    /** Policy and, where the year is over, how it went. */
    readonly policies: readonly { readonly text: string; readonly summary?: string }[];
    readonly midTermGoals: readonly {
      readonly title: string;
      readonly items: readonly string[];
      readonly schedule: readonly string[];
      readonly placements: readonly PlacementContent[];
    }[];
  };
  /** Goals of the year that is over, with results, in the order of their priority. */
  readonly lastYear: readonly GoalContent[];
  /** Goals of this year, with midterm reports at most. */
  readonly thisYear: readonly GoalContent[];
}

/** Label of the plan, code or null, text. */
export type PlacementContent = readonly [plan: string, code: string | null, text: string];

export interface GoalContent {
  readonly title: string;
  readonly placements: readonly PlacementContent[];
  readonly background: readonly string[];
  readonly purpose: readonly string[];
  readonly sdgs: readonly number[];
  readonly actions: readonly ActionContent[];
  /** Label -> text, or null for a label with nothing beside it. */
  readonly remarks: Readonly<Record<string, string | null>>;
}

/** What is said of the action itself (an action without steps) and of its steps, (1), (2) … in order. Without marks: the forms put them. */
export interface ActionContent extends ReportContent {
  readonly title: string;
  readonly steps: readonly ({ readonly text: string } & ReportContent)[];
}

export interface ReportContent {
  readonly period?: string;
  readonly target?: string;
  readonly midterm?: string;
  readonly result?: string;
  readonly issues?: string;
}
