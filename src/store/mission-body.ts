import * as v from "valibot";
import type { Mission } from "../domain/mission/mission.ts";
import { placementBody } from "./goal-body.ts";

const text = v.string();
const texts = v.array(text);
const integer = v.pipe(v.number(), v.integer());

/** The body of a mission's revision: the Mission of the reading contract, and nothing else. */
export const missionBody = v.strictObject({
  department: v.nullable(text),
  post: v.nullable(text),
  name: v.nullable(text),
  fiscalYear: v.nullable(integer),
  missions: texts,
  policies: v.array(v.strictObject({ mark: v.nullable(text), text, summary: v.nullable(text) })),
  midTermGoals: v.array(
    v.strictObject({ number: v.nullable(integer), title: text, items: texts, schedule: texts, placements: v.array(placementBody) }),
  ),
}) satisfies v.GenericSchema<unknown, Mission>;

/** A mission with its fields in the order of the contract, whoever made it. @throws where it is none. */
export function missionInOrder(mission: Mission): Mission {
  return v.parse(missionBody, mission);
}
