import * as v from "valibot";
import type { Goal, Placement } from "../domain/goal/goal.ts";
import type { Value } from "../domain/indicator/value.ts";

export const text = v.string();
const texts = v.array(v.string());
export const orNull = <Schema extends v.GenericSchema>(schema: Schema) => v.nullable(schema);
export const integer = v.pipe(v.number(), v.integer());
/** JSON can be given numbers that are too large to be any. */
const amount = v.pipe(v.number(), v.finite());
const month = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}$/u));

export const placementBody = v.strictObject({ plan: text, code: orNull(text), text }) satisfies v.GenericSchema<unknown, Placement>;

export const valueBody = v.strictObject({
  text,
  value: orNull(amount),
  unit: orNull(text),
  comparator: orNull(v.picklist(["=", ">=", ">", "<=", "<"])),
  fiscalYear: orNull(integer),
  cumulative: v.boolean(),
  maintain: v.boolean(),
  change: orNull(v.strictObject({ from: amount, to: amount })),
}) satisfies v.GenericSchema<unknown, Value>;

export const reportsBody = {
  period: orNull(v.strictObject({ text, from: orNull(month), to: orNull(month) })),
  target: orNull(v.strictObject({ text, values: v.array(valueBody) })),
  midterm: orNull(text),
  result: orNull(text),
  issues: orNull(text),
  grade: orNull(text),
  divisions: texts,
};

export const sdgsBody = v.array(v.pipe(integer, v.minValue(1), v.maxValue(17)));

/** The body of a goal's revision: the Goal of the reading contract, and nothing else. */
export const goalBody = v.strictObject({
  fiscalYear: orNull(integer),
  department: orNull(text),
  priority: orNull(integer),
  title: text,
  placements: v.array(placementBody),
  background: texts,
  purpose: texts,
  sdgs: sdgsBody,
  actions: v.array(
    v.strictObject({
      ...reportsBody,
      mark: orNull(text),
      title: text,
      steps: v.array(v.strictObject({ ...reportsBody, mark: orNull(text), text })),
    }),
  ),
  remarks: v.array(v.strictObject({ label: text, text: orNull(text) })),
}) satisfies v.GenericSchema<unknown, Goal>;

/** A goal with its fields in the order of the contract, whoever made it. @throws where it is none. */
export function goalInOrder(goal: Goal): Goal {
  return v.parse(goalBody, goal);
}
