import type { GoalSheetBody, MissionSheetBody, SheetAction, SheetStep } from "../src/domain/sheet/sheet-body.ts";

const noReports = { period: null, target: null, midterm: null, result: null, issues: null, grade: null, divisions: [] };

/** Sheets with nothing in them but what a test is about. */
export const aGoalSheetBody = (given: Partial<GoalSheetBody> = {}): GoalSheetBody => ({
  ...{ kind: "goal", title: "", priority: null, placements: [], background: [], purpose: [], sdgs: [], actions: [], remarks: [] },
  ...given,
});

export const aSheetAction = (given: Partial<SheetAction> = {}): SheetAction => ({
  ...{ key: "a1", mark: "①", title: "窓口の予約制", steps: [], ...noReports },
  ...given,
});

export const aSheetStep = (given: Partial<SheetStep> = {}): SheetStep => ({
  ...{ key: "s1", mark: "(1)", text: "予約の受付", ...noReports },
  ...given,
});

export const aMissionSheetBody = (given: Partial<MissionSheetBody> = {}): MissionSheetBody => ({
  ...{ kind: "mission", post: null, name: null, missions: [], policies: [], midTermGoals: [] },
  ...given,
});
