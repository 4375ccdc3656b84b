import * as v from "valibot";
import { PHASES } from "../domain/cycle/phase.ts";
import { ACTION_FIELDS, type Form, GOAL_FIELDS, MISSION_FIELDS } from "../domain/form/form.ts";

const phases = v.array(v.picklist(PHASES));

/** A form as it is kept, and nothing else. What is wrong with it as a form is another question (checkForm). */
export const formBody = v.strictObject({
  kind: v.picklist(["goal", "mission"]),
  name: v.string(),
  layout: v.picklist(["sheet", "list", "statement"]),
  fields: v.array(
    v.strictObject({
      field: v.picklist([...GOAL_FIELDS, ...ACTION_FIELDS, ...MISSION_FIELDS]),
      label: v.string(),
      hint: v.nullable(v.string()),
      phases,
      required: phases,
    }),
  ),
  placementPlans: v.array(v.string()),
  remarkLabels: v.array(v.string()),
  steps: v.boolean(),
  scale: v.array(v.strictObject({ code: v.string(), label: v.string(), rank: v.nullable(v.pipe(v.number(), v.integer())) })),
  numerals: v.picklist(["as-written", "half", "full"]),
  reasonForShortfall: v.boolean(),
}) satisfies v.GenericSchema<unknown, Form>;
