import { isDeepStrictEqual } from "node:util";
import type { Mission } from "../../domain/mission/mission.ts";
import { likeness, textKey } from "../../domain/wording/text-key.ts";
import type { Connection } from "../../store/database.ts";
import { missionInOrder } from "../../store/mission-body.ts";
import { type KnownMission, listKnownMissions, type NewMissionRevision } from "../../store/mission-record-store.ts";
import { drawIds, groupBy } from "../../store/rows.ts";
import { recordMissions } from "../record/record-missions.ts";
import { textsOf } from "../record/texts.ts";
import { carry } from "./carry.ts";
import type { Claim } from "./claim.ts";
import { IMPORTED, type Origin } from "./keep-goals.ts";
import type { Brought } from "./merge-goal.ts";

/** Keeps the missions of a document: one that the record has gets a further revision where the document says something else, else nothing. */
export async function keepMissions(
  tx: Connection,
  municipality: string,
  { documentId, at, by, departments }: Origin,
  said: readonly Mission[],
): Promise<{ readonly added: number; readonly claims: readonly Claim[] }> {
  const missions = said.map(missionInOrder);
  const known = missions.length === 0 ? [] : await listKnownMissions(tx, municipality);
  const free = groupBy(known, ({ fiscalYear, departmentId }) => keyOf(fiscalYear, departmentId));
  const departmentOf = ({ department }: Mission) => (department === null ? null : (departments.get(textKey(department)) ?? null));
  const matches = missions.map((mission) => {
    const group = free.get(keyOf(mission.fiscalYear, departmentOf(mission))) ?? [];
    const found = group.slice(0, MOST_COMPARED).findIndex((one) => isSame(one, mission));
    return found < 0 ? null : (group.splice(found, 1)[0] ?? null);
  });
  const drawn = (await drawIds(tx, matches.filter((match) => match === null).length)).values();
  const ids = matches.map((match) => match?.id ?? drawn.next().value ?? 0);

  const revisions = missions.flatMap((mission, i): NewMissionRevision | [] => {
    const match = matches[i] ?? null;
    const { body, brought } = match ? mergeMission(match.body, mission) : { body: mission, brought: [] };
    if (match && isDeepStrictEqual(body, match.body)) return [];
    return {
      missionId: ids[i] ?? 0,
      number: (match?.revision ?? 0) + 1,
      departmentId: departmentOf(mission) ?? match?.departmentId ?? null,
      body,
      carried: match ? carry(brought, match) : [],
      at,
      by,
      reason: IMPORTED,
      documentId,
      sheetId: null,
    };
  });
  await recordMissions(tx, municipality, revisions);
  return {
    added: revisions.filter(({ number }) => number === 1).length,
    claims: ids.map((id, i) => ({ from: `/missions/${i}`, kind: "mission", id, to: "" })),
  };
}

const keyOf = (fiscalYear: number | null, departmentId: number | null): string => `${fiscalYear} ${departmentId}`;

/** Missions of no named department that are compared with each other: some, not a hostile document's thousands. */
const MOST_COMPARED = 50;

/** A head states one mission a year. Where no department is named, what is stated must be alike. Both are of one year and department. */
function isSame(known: KnownMission, mission: Mission): boolean {
  if (known.post !== null && mission.post !== null && textKey(known.post) !== textKey(mission.post)) return false;
  return known.departmentId !== null || likeness(beginningOf(known.body), beginningOf(mission)) >= 0.5;
}

function beginningOf(mission: Mission): string {
  return textsOf(mission).join("").slice(0, 2_000);
}

const FIELDS = ["department", "post", "name", "fiscalYear", "missions", "policies", "midTermGoals"] as const;

/** What is known of a mission when a further document speaks of it: what this one says, and what it leaves unsaid as it was. */
function mergeMission(before: Mission, now: Mission): { readonly body: Mission; readonly brought: readonly Brought[] } {
  const unsaid = FIELDS.filter((field) => isEmpty(now[field]) && !isEmpty(before[field]));
  const kept = Object.fromEntries(unsaid.map((field) => [field, before[field]]));
  return { body: { ...now, ...kept }, brought: unsaid.map((field) => ({ pointer: `/${field}`, from: `/${field}` })) };
}

function isEmpty(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}
