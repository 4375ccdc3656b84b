import type { PhaseName } from "../cycle/phase.ts";
import type { SheetKind } from "../sheet/sheet-body.ts";

/** The fields that a form can have; those of actions stand in columns beside the action and its steps. */
export const GOAL_FIELDS = ["title", "priority", "placements", "background", "purpose", "sdgs", "actions", "remarks"] as const;
export const ACTION_FIELDS = ["period", "target", "midterm", "result", "grade", "issues", "divisions"] as const;
export const MISSION_FIELDS = ["post", "name", "missions", "policies", "policySummaries", "midTermGoals"] as const;

/** Every field that a form of the kind can have, in the order in which cities print them. */
export function fieldsFor(kind: SheetKind): readonly FormFieldName[] {
  return kind === "mission" ? MISSION_FIELDS : GOAL_FIELDS.flatMap((name) => (name === "actions" ? [name, ...ACTION_FIELDS] : [name]));
}

/** True where the field stands in a column beside the action and its steps. */
export function isOfActions(name: FormFieldName): name is (typeof ACTION_FIELDS)[number] {
  return ACTION_FIELDS.some((one) => one === name);
}

export type FormFieldName = (typeof GOAL_FIELDS)[number] | (typeof ACTION_FIELDS)[number] | (typeof MISSION_FIELDS)[number];

/** A field of a form (様式). Fields stand in the order of the list. */
export interface FormField {
  readonly field: FormFieldName;
  /** As the city calls it: 現況・課題. */
  readonly label: string;
  /** What to write there; shown beside the field. */
  readonly hint: string | null;
  /** The phases in which it is written; in the others it is only read. */
  readonly phases: readonly PhaseName[];
  /** The phases in which a sheet is not handed in without it. */
  readonly required: readonly PhaseName[];
}

/** A step of a scale (評価): its code as printed, and what it means. */
export interface ScaleStep {
  readonly code: string;
  readonly label: string;
  /** From good to bad; null where it stands outside the order (取組なし, 評価できない). */
  readonly rank: number | null;
}

/** How figures are written in what Shirube writes: as people wrote them, all half-width, or all full-width. */
export type Numerals = "as-written" | "half" | "full";

/** 様式: which fields a sheet has in a year, under which labels, in which phases. Screens, checks and written documents share it. */
export interface Form {
  readonly kind: SheetKind;
  /** What the city calls the sheet: 重点目標管理シート. */
  readonly name: string;
  /** sheet: a goal on a page; list: the goals of a department as rows; statement: a head's mission statement. */
  readonly layout: "sheet" | "list" | "statement";
  readonly fields: readonly FormField[];
  /** The labels of the plans in which a goal is placed: 総合計画, 総合戦略. */
  readonly placementPlans: readonly string[];
  /** Labels of the remarks that every sheet has. */
  readonly remarkLabels: readonly string[];
  /** True where an action has steps (1)(2). */
  readonly steps: boolean;
  readonly scale: readonly ScaleStep[];
  readonly numerals: Numerals;
  /** A result below its target asks for a reason (field issues). */
  readonly reasonForShortfall: boolean;
}
