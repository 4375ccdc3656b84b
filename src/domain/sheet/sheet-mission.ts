import type { Mission } from "../mission/mission.ts";
import { keyed, keyedTexts } from "./part-key.ts";
import type { MissionSheetBody } from "./sheet-body.ts";
import { placementsOf, textsOf } from "./sheet-goal.ts";
import { saysSomething, textOrNull } from "./sheet-text.ts";

/** A mission statement as a sheet that can be written on, with keys like those of a goal (bodyOfGoal). */
export function bodyOfMission(mission: Mission): MissionSheetBody {
  return {
    kind: "mission",
    post: mission.post,
    name: mission.name,
    missions: keyedTexts("m", mission.missions),
    policies: keyed("o", mission.policies),
    midTermGoals: keyed("g", mission.midTermGoals).map((goal) => ({
      ...goal,
      items: keyedTexts("i", goal.items),
      schedule: keyedTexts("h", goal.schedule),
      placements: keyed("p", goal.placements).map((placement) => ({ ...placement, nodeId: null })),
    })),
  };
}

/** What a sheet says as a mission statement of the record, as goalOfBody does it. */
export function missionOfBody(
  body: MissionSheetBody,
  { fiscalYear, department }: { readonly fiscalYear: number | null; readonly department: string | null },
): Mission {
  return {
    department,
    post: textOrNull(body.post),
    name: textOrNull(body.name),
    fiscalYear,
    missions: textsOf(body.missions),
    policies: body.policies
      .filter(saysSomething)
      .map(({ mark, text, summary }) => ({ mark: textOrNull(mark), text, summary: textOrNull(summary) })),
    midTermGoals: body.midTermGoals.filter(saysSomething).map(({ number, title, items, schedule, placements }) => ({
      ...{ number, title, items: textsOf(items), schedule: textsOf(schedule), placements: placementsOf(placements) },
    })),
  };
}
