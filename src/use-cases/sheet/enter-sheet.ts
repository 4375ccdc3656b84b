import { isDeepStrictEqual } from "node:util";
import type { GoalSheetBody, MissionSheetBody, SheetBody, SheetPlacement } from "../../domain/sheet/sheet-body.ts";
import { goalOfBody } from "../../domain/sheet/sheet-goal.ts";
import { missionOfBody } from "../../domain/sheet/sheet-mission.ts";
import { saysSomething } from "../../domain/sheet/sheet-text.ts";
import type { Connection } from "../../store/database.ts";
import { findEnteredSheet } from "../../store/entered-sheet-store.ts";
import { goalInOrder } from "../../store/goal-body.ts";
import { findKnownGoal } from "../../store/goal-record-store.ts";
import { missionInOrder } from "../../store/mission-body.ts";
import { findKnownMission } from "../../store/mission-record-store.ts";
import { findKnownNodes, type PlacementKey, savePlacements } from "../../store/placement-store.ts";
import { drawId } from "../../store/rows.ts";
import type { Sheet } from "../../store/sheet-store.ts";
import { carry } from "../import/carry.ts";
import { linkPlacements } from "../import/link-placements.ts";
import { carriedOver } from "../record/carried-over.ts";
import { recordGoals } from "../record/record-goals.ts";
import { recordMissions } from "../record/record-missions.ts";

/** Why a revision was made: a sheet was accepted. */
const ACCEPTED = "sheet";

/**
 * Keeps what an accepted sheet says as a goal or a mission statement of the record: a new one, or a further revision of what it is already where it says something
 * else. Whoever calls it has the turn (awaitTurn).
 *
 * @returns the id of the goal or mission statement.
 */
export async function enterSheet(
  tx: Connection,
  municipality: string,
  sheet: Sheet,
  made: { readonly at: Date; readonly by: string | null },
): Promise<Pick<Sheet, "goalId" | "missionId">> {
  const { body } = sheet;
  return body.kind === "goal"
    ? { goalId: await enterGoal(tx, municipality, sheet, body, made), missionId: null }
    : { goalId: null, missionId: await enterMission(tx, municipality, sheet, body, made) };
}

type Made = { readonly at: Date; readonly by: string | null };

async function enterGoal(tx: Connection, municipality: string, sheet: Sheet, body: GoalSheetBody, made: Made): Promise<number> {
  const known = sheet.goalId === null ? null : await findKnownGoal(tx, municipality, sheet.goalId);
  const goal = goalInOrder(goalOfBody(body, sheet));
  const goalId = known?.id ?? (await drawId(tx));
  if (!known || !isDeepStrictEqual(known.body, goal) || known.departmentId !== sheet.departmentId)
    await recordGoals(tx, municipality, [
      {
        ...{ goalId, number: (known?.revision ?? 0) + 1, departmentId: sheet.departmentId, body: goal, ...made, reason: ACCEPTED },
        ...{ carried: known ? carry(carriedOver(known.body, goal), known) : [], documentId: null, sheetId: sheet.id },
      },
    ]);
  await place(tx, municipality, sheet, goalId);
  return goalId;
}

async function enterMission(tx: Connection, municipality: string, sheet: Sheet, body: MissionSheetBody, made: Made): Promise<number> {
  const known = sheet.missionId === null ? null : await findKnownMission(tx, municipality, sheet.missionId);
  const mission = missionInOrder(missionOfBody(body, sheet));
  const missionId = known?.id ?? (await drawId(tx));
  if (!known || !isDeepStrictEqual(known.body, mission) || known.departmentId !== sheet.departmentId)
    await recordMissions(tx, municipality, [
      {
        ...{ missionId, number: (known?.revision ?? 0) + 1, departmentId: sheet.departmentId, body: mission, ...made, reason: ACCEPTED },
        ...{ carried: known ? carry(carriedOver(known.body, mission), known) : [], documentId: null, sheetId: sheet.id },
      },
    ]);
  await place(tx, municipality, sheet, missionId);
  return missionId;
}

interface Placed {
  /** By which a placement is known again in another revision of the sheet. */
  readonly at: string;
  readonly placement: PlacementKey;
  readonly nodeId: number | null;
}

/** The placements of a sheet, at the positions that they have in the record. */
function placedIn(body: SheetBody, id: number): Placed[] {
  const placed = (placements: readonly SheetPlacement[], part: string, of: Omit<PlacementKey, "position">): Placed[] =>
    placements.filter(saysSomething).map(({ key, nodeId }, position) => ({ at: `${part}/${key}`, placement: { ...of, position }, nodeId }));
  if (body.kind === "goal") return placed(body.placements, "", { kind: "goal", id, midTermGoal: null });
  const goals = body.midTermGoals.filter(saysSomething);
  return goals.flatMap(({ key, placements }, midTermGoal) => placed(placements, key, { kind: "mission", id, midTermGoal }));
}

/** Notes the nodes that persons chose, as far as the record still has them, forgets those that they took off, and looks for the others. */
async function place(tx: Connection, municipality: string, sheet: Sheet, id: number): Promise<void> {
  const placed = placedIn(sheet.body, id);
  const before = await findEnteredSheet(tx, municipality, sheet);
  const had = new Map((before ? placedIn(before.body, id) : []).map(({ at, nodeId }) => [at, nodeId]));
  const takenOff = placed.filter(({ at, nodeId }) => nodeId === null && (had.get(at) ?? null) !== null);
  const nodes = placed.flatMap(({ nodeId }) => nodeId ?? []);
  const known = await findKnownNodes(tx, municipality, nodes);
  const chosen = placed.filter(({ nodeId }) => nodeId !== null && known.has(nodeId));
  await savePlacements(tx, municipality, takenOff);
  await savePlacements(tx, municipality, chosen, true);
  await linkPlacements(tx, municipality);
}
