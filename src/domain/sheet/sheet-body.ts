import type { Goal, Placement, Reports } from "../goal/goal.ts";
import type { Mission } from "../mission/mission.ts";

/**
 * A part of a sheet that keeps its name while others are added, moved and removed around it: what two people change at the same time, a comment, a difference
 * are about `/actions/a1/steps/s2/target`, wherever that stands. Keys are letters and digits, unique in their list, and are no part of the record.
 */
export interface Keyed {
  readonly key: string;
}

export interface SheetText extends Keyed {
  readonly text: string;
}

export interface SheetPlacement extends Keyed, Placement {
  /** The node of a plan that the person chose; null where none was chosen: it is looked for by code and text. */
  readonly nodeId: number | null;
}

export interface SheetStep extends Keyed, Reports {
  readonly mark: string | null;
  readonly text: string;
}

export interface SheetAction extends Keyed, Reports {
  readonly mark: string | null;
  readonly title: string;
  readonly steps: readonly SheetStep[];
}

/** A 重点目標管理シート that is being written. Year and department are the sheet's own, not of its body. */
export interface GoalSheetBody {
  readonly kind: "goal";
  readonly title: string;
  readonly priority: number | null;
  readonly placements: readonly SheetPlacement[];
  readonly background: readonly SheetText[];
  readonly purpose: readonly SheetText[];
  readonly sdgs: readonly number[];
  readonly actions: readonly SheetAction[];
  readonly remarks: readonly (Keyed & Goal["remarks"][number])[];
}

/** A 部局運営方針 that is being written. */
export interface MissionSheetBody {
  readonly kind: "mission";
  readonly post: string | null;
  readonly name: string | null;
  readonly missions: readonly SheetText[];
  readonly policies: readonly (Keyed & Mission["policies"][number])[];
  readonly midTermGoals: readonly (Keyed & {
    readonly number: number | null;
    readonly title: string;
    readonly items: readonly SheetText[];
    readonly schedule: readonly SheetText[];
    readonly placements: readonly SheetPlacement[];
  })[];
}

export type SheetBody = GoalSheetBody | MissionSheetBody;
export type SheetKind = SheetBody["kind"];
