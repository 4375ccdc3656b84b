import type { SheetBody, SheetKind } from "./sheet-body.ts";

/** A sheet in which nothing is written yet. */
export function blankBody(kind: SheetKind): SheetBody {
  return kind === "goal"
    ? { kind, title: "", priority: null, placements: [], background: [], purpose: [], sdgs: [], actions: [], remarks: [] }
    : { kind, post: null, name: null, missions: [], policies: [], midTermGoals: [] };
}
