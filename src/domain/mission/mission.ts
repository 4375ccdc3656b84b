import type { Placement } from "../goal/goal.ts";

/** 部局運営方針: what a head of department states. */
export interface Mission {
  readonly department: string | null;
  /** 補職: 部長. */
  readonly post: string | null;
  readonly name: string | null;
  readonly fiscalYear: number | null;
  /** 使命. */
  readonly missions: readonly string[];
  /** 方針と、その総括. */
  readonly policies: readonly { readonly mark: string | null; readonly text: string; readonly summary: string | null }[];
  /** 中期目標. */
  readonly midTermGoals: readonly {
    readonly number: number | null;
    readonly title: string;
    readonly items: readonly string[];
    readonly schedule: readonly string[];
    readonly placements: readonly Placement[];
  }[];
}
