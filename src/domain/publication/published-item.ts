import type { PhaseName } from "../cycle/phase.ts";
import type { Goal } from "../goal/goal.ts";
import type { ActualStatus } from "../indicator/actual.ts";
import type { IndicatorRule } from "../indicator/indicator-rule.ts";
import type { Value } from "../indicator/value.ts";
import type { Mission } from "../mission/mission.ts";
import type { SuccessionKind, UnitKind } from "../organisation/unit.ts";
import type { PlanNode } from "../plan/plan.ts";
import type { UngradedReason } from "../progress/grade.ts";
import type { GradeScale } from "../progress/grade-scale.ts";
import type { Progress } from "../progress/progress-outcome.ts";
import type { Standing } from "../progress/standing.ts";
import type { OfferedFile } from "./offered-file.ts";
import type { PublicProfile } from "./public-profile.ts";

/**
 * 公表した一件: one thing of a publication as it was when it was frozen. Everything that citizens read is made of these, and of nothing else; ids are those of the record and stay
 * the same in every publication, so addresses are made of them. No name of a person who works on the record is in them.
 */
export type PublishedItem =
  | PublishedMunicipality
  | PublishedPlan
  | PublishedNode
  | PublishedIndicator
  | PublishedYear
  | PublishedGoal
  | PublishedMission
  | PublishedUnit
  | PublishedScale
  | PublishedTerm
  | PublishedDocument;

/** In the order in which a publication gives them out. */
export const PUBLISHED_KINDS = [
  ...(["municipality", "plan", "node", "indicator", "year", "goal", "mission", "unit", "scale", "term", "document"] as const),
] satisfies readonly PublishedItem["kind"][];

export type PublishedKind = PublishedItem["kind"];

export type PublishedOf<Kind extends PublishedKind> = Extract<PublishedItem, { readonly kind: Kind }>;

export interface PublishedMunicipality {
  readonly kind: "municipality";
  readonly id: 0;
  /** 全国地方公共団体コード. */
  readonly code: string;
  readonly name: string | null;
  readonly profile: PublicProfile;
}

interface Explained {
  /** やさしい説明 that staff wrote; null where there is none. */
  readonly summary: string | null;
}

export interface PublishedPlan extends Explained {
  readonly kind: "plan";
  readonly id: number;
  readonly title: string | null;
  readonly levels: readonly string[];
  /** Fiscal years, inclusive. */
  readonly fromYear: number | null;
  readonly toYear: number | null;
  /** The generation before it. */
  readonly predecessor: number | null;
  /** Terms that the plan marks, in document order. */
  readonly glossary: readonly string[];
}

export interface PublishedNode extends Explained, Pick<PlanNode, "code" | "level" | "title" | "statement" | "sections"> {
  readonly kind: "node";
  readonly id: number;
  readonly plan: number;
  readonly parent: number | null;
  /** In the order of the plan: siblings are read by it. */
  readonly position: number;
  readonly initiatives: readonly PublishedInitiative[];
  readonly roles: readonly { readonly actor: string; readonly expectations: readonly string[] }[];
  readonly relatedPlans: readonly string[];
}

export interface PublishedInitiative {
  readonly id: number;
  readonly group: string | null;
  readonly item: string;
  readonly details: readonly string[];
  readonly divisions: readonly string[];
}

export interface PublishedIndicator extends Explained {
  readonly kind: "indicator";
  readonly id: number;
  readonly name: string;
  readonly unit: string | null;
  /** 成果指標, 市民意識指標 … as the document calls it. */
  readonly indicatorKind: string | null;
  readonly note: string | null;
  /** As the documents name them. */
  readonly divisions: readonly string[];
  /** Where it stands in the plans of the publication. */
  readonly placements: readonly { readonly plan: number; readonly node: number | null; readonly strategyKpi: boolean }[];
  /** As the documents print it. */
  readonly printed: {
    readonly baseline: Value | null;
    readonly interimTargets: readonly Value[];
    readonly target: Value | null;
    readonly actuals: readonly Value[];
  };
  readonly rule: IndicatorRule;
  /** Units that give its values. */
  readonly department: number | null;
  readonly division: number | null;
  /** What was said of years, beyond what the documents print: one a part and year, in their order. */
  readonly actuals: readonly PublishedActual[];
  /** What was said of it in every year of which something is known, as the rules and scales were then: by part and year. */
  readonly results: readonly PublishedResult[];
}

export interface PublishedActual {
  /** Key of the part; empty for the whole. */
  readonly part: string;
  readonly year: number;
  readonly status: ActualStatus;
  readonly text: string;
  readonly value: number | null;
  readonly reached: boolean | null;
  /** Why it cannot be calculated. */
  readonly reason: string | null;
  /** ISO date. */
  readonly asOf: string | null;
  readonly source: string | null;
  readonly note: string | null;
}

export interface PublishedResult {
  readonly part: string;
  readonly year: number;
  readonly progress: Progress;
  readonly standing: Standing;
  readonly grade: PublishedGrade;
}

export type PublishedGrade =
  | {
      readonly kind: "graded";
      /** Id of the scale; of one of the municipality's there is an item, of the others the program knows the words. */
      readonly scale: string;
      readonly code: string;
      readonly label: string | null;
      readonly because: UngradedReason | null;
      /** A person gave it in place of the scale's. */
      readonly override: { readonly reason: string; readonly proposed: string | null } | null;
    }
  | { readonly kind: "ungraded"; readonly scale: string; readonly reason: UngradedReason };

export interface PublishedYear {
  readonly kind: "year";
  /** The fiscal year itself. */
  readonly id: number;
  /** Up to which phase its goals are told: nothing of a later one is in them. */
  readonly phase: PhaseName;
}

export interface PublishedGoal extends Explained {
  readonly kind: "goal";
  readonly id: number;
  readonly fiscalYear: number;
  readonly department: number | null;
  readonly body: Goal;
  /** The plan nodes that the placements of the body mean, in their order; null where none answers. */
  readonly nodes: readonly (number | null)[];
  /** The goal of the year before that it carries on. */
  readonly continues: number | null;
}

export interface PublishedMission extends Explained {
  readonly kind: "mission";
  readonly id: number;
  readonly fiscalYear: number;
  readonly department: number | null;
  readonly body: Mission;
  /** For each mid-term goal, the plan nodes that its placements mean. */
  readonly nodes: readonly (readonly (number | null)[])[];
}

export interface PublishedUnit {
  readonly kind: "unit";
  readonly id: number;
  readonly unitKind: UnitKind;
  readonly name: string;
  readonly parent: number | null;
  /** ISO dates: the first day, and the day after the last. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly successors: readonly { readonly to: number; readonly at: string; readonly how: SuccessionKind }[];
}

export interface PublishedScale {
  readonly kind: "scale";
  readonly id: number;
  readonly scale: GradeScale;
  readonly isDefault: boolean;
  /** It grades nothing any more, but did. */
  readonly isEnded: boolean;
}

export interface PublishedTerm {
  readonly kind: "term";
  readonly id: number;
  readonly term: string;
  /** ふりがな. */
  readonly reading: string | null;
  readonly explanation: string | null;
  /** 別の言い方; left out where it has none. */
  readonly otherNames?: readonly string[];
}

/** 公表する文書: a file that citizens can download, as it was given. */
export interface PublishedDocument extends OfferedFile {
  readonly kind: "document";
  /** Of the document as it was imported. */
  readonly id: number;
  readonly title: string;
  /** ISO date: when it was made. */
  readonly day: string | null;
  /** With which plan, or with which fiscal year, it is listed. */
  readonly plan: number | null;
  readonly year: number | null;
}
